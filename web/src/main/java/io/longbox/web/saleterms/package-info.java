/** How a product is sold, over HTTP. */
@NullMarked
package io.longbox.web.saleterms;

import org.jspecify.annotations.NullMarked;
