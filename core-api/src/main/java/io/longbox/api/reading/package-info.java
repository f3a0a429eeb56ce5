/** The language of reading: who may read what, what was unlocked, and how far somebody has come. */
@NullMarked
package io.longbox.api.reading;

import org.jspecify.annotations.NullMarked;
