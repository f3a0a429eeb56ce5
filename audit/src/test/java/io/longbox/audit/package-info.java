/** What proves the store's promises is held to its own. */
@NullMarked
package io.longbox.audit;

import org.jspecify.annotations.NullMarked;
