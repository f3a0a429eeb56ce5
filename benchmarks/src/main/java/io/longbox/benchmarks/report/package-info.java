/** What a benchmark says when it is done: the machine it ran on, tables in Markdown, and the figures in them. */
@NullMarked
package io.longbox.benchmarks.report;

import org.jspecify.annotations.NullMarked;
