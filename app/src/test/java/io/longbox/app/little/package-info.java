/** A store on one thread, for tests that have every message between its parts in their hands. */
@NullMarked
package io.longbox.app.little;

import org.jspecify.annotations.NullMarked;
