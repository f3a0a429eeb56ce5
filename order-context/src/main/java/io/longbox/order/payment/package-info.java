/** The payment of an order: what was asked of the provider, and what became of it. */
@NullMarked
package io.longbox.order.payment;

import org.jspecify.annotations.NullMarked;
