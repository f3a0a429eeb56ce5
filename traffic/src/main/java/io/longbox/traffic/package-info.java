/** Drives a running store from outside, over HTTP only, and judges it by its answers and its events. */
@NullMarked
package io.longbox.traffic;

import org.jspecify.annotations.NullMarked;
