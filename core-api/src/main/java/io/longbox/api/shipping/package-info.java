/** The language of shipping: where to, by which method, and the parcels of an order. */
@NullMarked
package io.longbox.api.shipping;

import org.jspecify.annotations.NullMarked;
