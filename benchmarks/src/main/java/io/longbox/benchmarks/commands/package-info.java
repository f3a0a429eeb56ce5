/** Commands a second, the store's and those of others that do the same work. */
@NullMarked
package io.longbox.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
