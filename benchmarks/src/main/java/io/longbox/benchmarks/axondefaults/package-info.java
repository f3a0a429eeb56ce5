/** The store's reservation on Axon Framework as its own auto-configuration makes it, for comparison. */
@NullMarked
package io.longbox.benchmarks.axondefaults;

import org.jspecify.annotations.NullMarked;
