/** Chapters and their pages as readers see them. */
@NullMarked
package io.longbox.query.chapter;

import org.jspecify.annotations.NullMarked;
