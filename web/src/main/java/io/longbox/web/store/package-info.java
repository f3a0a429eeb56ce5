/** The way from HTTP to the rest of the store: commands out, views back. */
@NullMarked
package io.longbox.web.store;

import org.jspecify.annotations.NullMarked;
