/** The language of readers: their account, their points, their subscription. */
@NullMarked
package io.longbox.api.user;

import org.jspecify.annotations.NullMarked;
