/** How event processors run, and what becomes of events they fail on. */
@NullMarked
package io.longbox.runtime.processing;

import org.jspecify.annotations.NullMarked;
