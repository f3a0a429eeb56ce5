/** Chapters as readers find them. */
@NullMarked
package io.longbox.query.chapter;

import org.jspecify.annotations.NullMarked;
