/** The line of each product and the places in it, as others see them. */
@NullMarked
package io.longbox.query.waitlist;

import org.jspecify.annotations.NullMarked;
