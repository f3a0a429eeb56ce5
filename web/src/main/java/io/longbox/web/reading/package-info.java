/** Unlocking, access and progress over HTTP. */
@NullMarked
package io.longbox.web.reading;

import org.jspecify.annotations.NullMarked;
