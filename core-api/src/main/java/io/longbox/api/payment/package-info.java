/** The language of payments: how the money of an order is asked for, taken, and given back. */
@NullMarked
package io.longbox.api.payment;

import org.jspecify.annotations.NullMarked;
