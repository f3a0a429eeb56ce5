/** Calls to the payment provider: written down with the event that asks for them, and made until they are answered. */
@NullMarked
package io.longbox.payments.call;

import org.jspecify.annotations.NullMarked;
