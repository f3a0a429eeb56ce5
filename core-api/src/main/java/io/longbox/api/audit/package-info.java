/** The language of proof: what the events of a product show. */
@NullMarked
package io.longbox.api.audit;

import org.jspecify.annotations.NullMarked;
