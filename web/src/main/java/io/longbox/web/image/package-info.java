/** Images over HTTP: how they come in, how they are named, and how they are served. */
@NullMarked
package io.longbox.web.image;

import org.jspecify.annotations.NullMarked;
