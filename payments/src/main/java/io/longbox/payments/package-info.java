/** The payment provider: one interface, calls that survive a kill, and a simulated provider. */
@NullMarked
package io.longbox.payments;

import org.jspecify.annotations.NullMarked;
