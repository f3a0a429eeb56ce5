/** Parts of the store by themselves, measured with JMH. */
@NullMarked
package io.longbox.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
