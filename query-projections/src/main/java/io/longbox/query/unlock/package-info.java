/** What readers have unlocked, and what they may read. */
@NullMarked
package io.longbox.query.unlock;

import org.jspecify.annotations.NullMarked;
