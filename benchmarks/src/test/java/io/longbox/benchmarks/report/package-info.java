@NullMarked
package io.longbox.benchmarks.report;

import org.jspecify.annotations.NullMarked;
