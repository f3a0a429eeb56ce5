/** The read models: what others see of readers, products, stock and carts. */
@NullMarked
package io.longbox.query;

import org.jspecify.annotations.NullMarked;
