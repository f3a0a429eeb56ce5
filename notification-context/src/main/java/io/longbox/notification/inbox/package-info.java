/** What a reader has marked as read. */
@NullMarked
package io.longbox.notification.inbox;

import org.jspecify.annotations.NullMarked;
