/** Images: checked as they come in, kept by their content, and collected when no event speaks of them. */
@NullMarked
package io.longbox.media;

import org.jspecify.annotations.NullMarked;
