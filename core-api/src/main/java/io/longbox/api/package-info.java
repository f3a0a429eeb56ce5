/** What every context shares: identifiers, value objects, and how a command is refused. */
@NullMarked
package io.longbox.api;

import org.jspecify.annotations.NullMarked;
