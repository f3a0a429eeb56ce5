/** A checkout with every fault at every point of it, on the real aggregates and processes. */
@NullMarked
package io.longbox.app.checkout;

import org.jspecify.annotations.NullMarked;
