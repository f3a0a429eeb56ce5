/** How Axon runs here: what stores events, sagas and tokens, and how messages get from sender to handler. */
@NullMarked
package io.longbox.runtime;

import org.jspecify.annotations.NullMarked;
