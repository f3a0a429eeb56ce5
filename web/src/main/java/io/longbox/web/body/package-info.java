/** Request bodies, bounded. */
@NullMarked
package io.longbox.web.body;

import org.jspecify.annotations.NullMarked;
