/** The ways in which orders are sent, as others see them. */
@NullMarked
package io.longbox.query.shippingmethod;

import org.jspecify.annotations.NullMarked;
