/** The parcels of orders, as others see them. */
@NullMarked
package io.longbox.query.shipment;

import org.jspecify.annotations.NullMarked;
