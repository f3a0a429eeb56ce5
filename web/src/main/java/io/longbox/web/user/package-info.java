/** Readers and their points over HTTP. */
@NullMarked
package io.longbox.web.user;

import org.jspecify.annotations.NullMarked;
