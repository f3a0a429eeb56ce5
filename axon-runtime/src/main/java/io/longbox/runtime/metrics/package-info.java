/** What an operator sees of messages. */
@NullMarked
package io.longbox.runtime.metrics;

import org.jspecify.annotations.NullMarked;
