/** How events, sagas, tokens and messages become bytes. */
@NullMarked
package io.longbox.runtime.serialization;

import org.jspecify.annotations.NullMarked;
