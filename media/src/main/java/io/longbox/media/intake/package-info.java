/** How images are checked as they come in: one by one, and packed as a chapter. */
@NullMarked
package io.longbox.media.intake;

import org.jspecify.annotations.NullMarked;
