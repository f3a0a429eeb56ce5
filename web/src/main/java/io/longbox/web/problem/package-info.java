/** How every error reads: RFC 9457 problem details. */
@NullMarked
package io.longbox.web.problem;

import org.jspecify.annotations.NullMarked;
