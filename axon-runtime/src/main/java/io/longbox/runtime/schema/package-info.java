/** Who owns which tables, and how they come to be. */
@NullMarked
package io.longbox.runtime.schema;

import org.jspecify.annotations.NullMarked;
