/** How the processes of the store stand, for those who run it. */
@NullMarked
package io.longbox.web.ops;

import org.jspecify.annotations.NullMarked;
