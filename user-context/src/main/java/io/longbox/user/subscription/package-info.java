/** The process that renews and ends subscriptions. */
@NullMarked
package io.longbox.user.subscription;

import org.jspecify.annotations.NullMarked;
