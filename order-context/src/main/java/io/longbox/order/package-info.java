/** Orders, from the checkout of a cart to the delivery of the parcels, and whatever is taken back. */
@NullMarked
package io.longbox.order;

import org.jspecify.annotations.NullMarked;
