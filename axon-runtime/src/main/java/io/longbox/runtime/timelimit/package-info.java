/** How long a unit of work may take. */
@NullMarked
package io.longbox.runtime.timelimit;

import org.jspecify.annotations.NullMarked;
