/** What changes while one looks: streams of server-sent events. */
@NullMarked
package io.longbox.web.live;

import org.jspecify.annotations.NullMarked;
