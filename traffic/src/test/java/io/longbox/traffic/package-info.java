/** Tests of the traffic program, with a small store of their own to drive. */
@NullMarked
package io.longbox.traffic;

import org.jspecify.annotations.NullMarked;
