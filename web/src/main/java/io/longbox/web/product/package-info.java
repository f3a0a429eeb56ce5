/** The catalogue over HTTP. */
@NullMarked
package io.longbox.web.product;

import org.jspecify.annotations.NullMarked;
