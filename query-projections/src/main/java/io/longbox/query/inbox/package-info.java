/** What readers are told, and what of it they have read. */
@NullMarked
package io.longbox.query.inbox;

import org.jspecify.annotations.NullMarked;
