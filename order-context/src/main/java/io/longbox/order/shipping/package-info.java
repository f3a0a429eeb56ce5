/** The ways in which orders are sent. */
@NullMarked
package io.longbox.order.shipping;

import org.jspecify.annotations.NullMarked;
