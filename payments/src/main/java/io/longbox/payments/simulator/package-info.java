/** A simulated card provider: it behaves like a remote service, with a memory of its own. */
@NullMarked
package io.longbox.payments.simulator;

import org.jspecify.annotations.NullMarked;
