/** Products as the catalogue describes them. */
@NullMarked
package io.longbox.catalog.product;

import org.jspecify.annotations.NullMarked;
