/** A POST that is repeated under the same key has one effect and one answer. */
@NullMarked
package io.longbox.web.idempotency;

import org.jspecify.annotations.NullMarked;
