/** What runs differently where Axon Server carries the messages. */
@NullMarked
package io.longbox.runtime.axonserver;

import org.jspecify.annotations.NullMarked;
