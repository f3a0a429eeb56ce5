/** The language of chapters: what is read, in which order, and what it takes to be let in. */
@NullMarked
package io.longbox.api.chapter;

import org.jspecify.annotations.NullMarked;
