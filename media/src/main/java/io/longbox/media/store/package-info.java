/** Where content is kept, what refers to it, and how what nothing refers to is collected. */
@NullMarked
package io.longbox.media.store;

import org.jspecify.annotations.NullMarked;
