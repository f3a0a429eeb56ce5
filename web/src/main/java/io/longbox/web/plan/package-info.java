/** Plans over HTTP. */
@NullMarked
package io.longbox.web.plan;

import org.jspecify.annotations.NullMarked;
