@NullMarked
package io.longbox.benchmarks.store;

import org.jspecify.annotations.NullMarked;
