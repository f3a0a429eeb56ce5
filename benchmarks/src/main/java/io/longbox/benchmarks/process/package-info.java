/** The virtual machines that are measured, each a process of its own, and the processor time they take. */
@NullMarked
package io.longbox.benchmarks.process;

import org.jspecify.annotations.NullMarked;
