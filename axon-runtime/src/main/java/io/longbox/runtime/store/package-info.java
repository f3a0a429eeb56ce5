/** Where events, snapshots, tokens, sagas and dead letters are kept. */
@NullMarked
package io.longbox.runtime.store;

import org.jspecify.annotations.NullMarked;
