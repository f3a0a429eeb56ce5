/** The plans that the store offers. */
@NullMarked
package io.longbox.user.plan;

import org.jspecify.annotations.NullMarked;
