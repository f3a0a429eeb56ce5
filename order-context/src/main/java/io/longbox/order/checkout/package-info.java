/** The process from a cart that is checked out to an order that is paid, or back. */
@NullMarked
package io.longbox.order.checkout;

import org.jspecify.annotations.NullMarked;
