/** The language of carts: asking for an item, and how the question was answered. */
@NullMarked
package io.longbox.api.cart;

import org.jspecify.annotations.NullMarked;
