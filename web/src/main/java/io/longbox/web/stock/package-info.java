/** Deliveries and corrections of stock over HTTP. */
@NullMarked
package io.longbox.web.stock;

import org.jspecify.annotations.NullMarked;
