/** Chapters and their pages over HTTP. */
@NullMarked
package io.longbox.web.chapter;

import org.jspecify.annotations.NullMarked;
