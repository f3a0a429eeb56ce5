/** The catalogue as readers see it. */
@NullMarked
package io.longbox.query.product;

import org.jspecify.annotations.NullMarked;
