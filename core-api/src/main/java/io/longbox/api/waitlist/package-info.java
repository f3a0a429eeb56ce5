/** The language of the line: who waits for a product, and what becomes of it. */
@NullMarked
package io.longbox.api.waitlist;

import org.jspecify.annotations.NullMarked;
