/** The language of orders: what was sold, what became of it, and what was taken back. */
@NullMarked
package io.longbox.api.order;

import org.jspecify.annotations.NullMarked;
