/** The store inside this process, as the application starts it. */
@NullMarked
package io.longbox.benchmarks.store;

import org.jspecify.annotations.NullMarked;
