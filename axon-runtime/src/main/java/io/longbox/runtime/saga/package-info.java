/** How the processes under way stand. */
@NullMarked
package io.longbox.runtime.saga;

import org.jspecify.annotations.NullMarked;
