/** The line of each product: who waits, and the process that brings what is set aside into a cart. */
@NullMarked
package io.longbox.waitlist;

import org.jspecify.annotations.NullMarked;
