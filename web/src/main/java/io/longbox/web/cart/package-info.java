/** Carts, and the requests that fill them, over HTTP. */
@NullMarked
package io.longbox.web.cart;

import org.jspecify.annotations.NullMarked;
