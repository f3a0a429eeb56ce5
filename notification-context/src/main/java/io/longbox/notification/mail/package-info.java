/** Mail to readers: written down in the transaction of its event, sent at most once. */
@NullMarked
package io.longbox.notification.mail;

import org.jspecify.annotations.NullMarked;
