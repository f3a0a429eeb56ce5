/** Carts, and the processes that fill and empty them. */
@NullMarked
package io.longbox.cart;

import org.jspecify.annotations.NullMarked;
