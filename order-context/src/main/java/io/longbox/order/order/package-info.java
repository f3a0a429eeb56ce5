/** The order: what was bought, how far it has come, and what was taken back of it. */
@NullMarked
package io.longbox.order.order;

import org.jspecify.annotations.NullMarked;
