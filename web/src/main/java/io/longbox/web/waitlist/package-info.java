/** Lines over HTTP: who waits for a product, and where. */
@NullMarked
package io.longbox.web.waitlist;

import org.jspecify.annotations.NullMarked;
