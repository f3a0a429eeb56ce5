/** What readers are told: which of it they have read, and what they get by mail. */
@NullMarked
package io.longbox.notification;

import org.jspecify.annotations.NullMarked;
