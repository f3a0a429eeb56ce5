/** What carts hold, and how requests for items stand. */
@NullMarked
package io.longbox.query.cart;

import org.jspecify.annotations.NullMarked;
