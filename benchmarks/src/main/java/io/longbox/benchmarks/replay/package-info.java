/** Rebuilding views from events alone. */
@NullMarked
package io.longbox.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
