/** What readers unlock with points, and how far they have come in what they read. */
@NullMarked
package io.longbox.reading;

import org.jspecify.annotations.NullMarked;
