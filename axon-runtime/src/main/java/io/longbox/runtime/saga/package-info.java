/** Where the processes under way are kept, and how they stand. */
@NullMarked
package io.longbox.runtime.saga;

import org.jspecify.annotations.NullMarked;
