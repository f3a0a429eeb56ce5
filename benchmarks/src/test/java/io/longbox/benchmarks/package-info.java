@NullMarked
package io.longbox.benchmarks;

import org.jspecify.annotations.NullMarked;
