/** The language of stored images: what an event says of content that is kept elsewhere. */
@NullMarked
package io.longbox.api.media;

import org.jspecify.annotations.NullMarked;
