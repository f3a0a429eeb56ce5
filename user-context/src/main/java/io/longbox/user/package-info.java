/** The context of readers: their account and their points. */
@NullMarked
package io.longbox.user;

import org.jspecify.annotations.NullMarked;
