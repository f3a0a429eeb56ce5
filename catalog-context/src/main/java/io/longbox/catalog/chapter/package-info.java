/** Chapters: their pages, and who is let in. */
@NullMarked
package io.longbox.catalog.chapter;

import org.jspecify.annotations.NullMarked;
