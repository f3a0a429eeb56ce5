/** The language of premium plans: what a subscriber gets, for how long, and for what. */
@NullMarked
package io.longbox.api.plan;

import org.jspecify.annotations.NullMarked;
