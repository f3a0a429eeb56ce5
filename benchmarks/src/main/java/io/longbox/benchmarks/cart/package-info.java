/** Adding to a cart, over HTTP, from the request to its outcome. */
@NullMarked
package io.longbox.benchmarks.cart;

import org.jspecify.annotations.NullMarked;
