@NullMarked
package io.longbox.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
