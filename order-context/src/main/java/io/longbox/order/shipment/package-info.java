/** The parcels in which orders are sent. */
@NullMarked
package io.longbox.order.shipment;

import org.jspecify.annotations.NullMarked;
