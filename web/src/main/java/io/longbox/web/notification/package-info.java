/** What readers were told, over HTTP. */
@NullMarked
package io.longbox.web.notification;

import org.jspecify.annotations.NullMarked;
