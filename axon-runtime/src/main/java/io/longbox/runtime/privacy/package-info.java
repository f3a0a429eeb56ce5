/** Texts about people, readable as long as their key exists. */
@NullMarked
package io.longbox.runtime.privacy;

import org.jspecify.annotations.NullMarked;
