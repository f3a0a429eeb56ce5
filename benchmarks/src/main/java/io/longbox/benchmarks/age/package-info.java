/** Whether commands get slower, or memory larger, as events pile up. */
@NullMarked
package io.longbox.benchmarks.age;

import org.jspecify.annotations.NullMarked;
