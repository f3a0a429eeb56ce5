/** The proof: events as they are stored, and what they show. */
@NullMarked
package io.longbox.web.audit;

import org.jspecify.annotations.NullMarked;
