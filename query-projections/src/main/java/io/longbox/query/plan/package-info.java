/** The plans that the store offers, as others see them. */
@NullMarked
package io.longbox.query.plan;

import org.jspecify.annotations.NullMarked;
