/** The process that brings back what is taken back of a paid order: copies, money and points. */
@NullMarked
package io.longbox.order.refund;

import org.jspecify.annotations.NullMarked;
