/** From a cart to an order over HTTP. */
@NullMarked
package io.longbox.web.checkout;

import org.jspecify.annotations.NullMarked;
