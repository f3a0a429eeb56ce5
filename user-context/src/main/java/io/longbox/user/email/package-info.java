/** Whose an e-mail address is: no two readers share one. */
@NullMarked
package io.longbox.user.email;

import org.jspecify.annotations.NullMarked;
