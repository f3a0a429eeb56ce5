/** Drives a running store from outside, over HTTP only, and judges it by what it answers. */
@NullMarked
package io.longbox.traffic;

import org.jspecify.annotations.NullMarked;
