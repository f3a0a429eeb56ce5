/** HTTP as cheaply as it can be had: one thread, connections that are kept, requests made beforehand. */
@NullMarked
package io.longbox.benchmarks.http;

import org.jspecify.annotations.NullMarked;
