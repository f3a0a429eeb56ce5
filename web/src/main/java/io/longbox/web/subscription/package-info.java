/** Subscriptions over HTTP. */
@NullMarked
package io.longbox.web.subscription;

import org.jspecify.annotations.NullMarked;
