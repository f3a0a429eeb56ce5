/** How the stock of each product stands. */
@NullMarked
package io.longbox.query.stock;

import org.jspecify.annotations.NullMarked;
