@NullMarked
package io.longbox.benchmarks.http;

import org.jspecify.annotations.NullMarked;
