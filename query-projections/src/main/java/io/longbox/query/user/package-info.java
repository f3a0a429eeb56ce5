/** Readers and their points, as others see them. */
@NullMarked
package io.longbox.query.user;

import org.jspecify.annotations.NullMarked;
