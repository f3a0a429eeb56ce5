/** The gate: one aggregate a product decides who gets the next copy. */
@NullMarked
package io.longbox.catalog.stock;

import org.jspecify.annotations.NullMarked;
