/** The language of what readers are told. */
@NullMarked
package io.longbox.api.notification;

import org.jspecify.annotations.NullMarked;
