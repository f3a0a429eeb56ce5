/** Measured comparisons, one command each: what the store does in a second, and what that is worth beside others. */
@NullMarked
package io.longbox.benchmarks;

import org.jspecify.annotations.NullMarked;
