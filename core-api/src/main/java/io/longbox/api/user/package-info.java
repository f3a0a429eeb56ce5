/** The language of readers: their account, their points. */
@NullMarked
package io.longbox.api.user;

import org.jspecify.annotations.NullMarked;
