/** The language of operations: how the processes of the store stand. */
@NullMarked
package io.longbox.api.ops;

import org.jspecify.annotations.NullMarked;
