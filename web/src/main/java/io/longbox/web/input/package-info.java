/** What a request says, checked before anything is done with it. */
@NullMarked
package io.longbox.web.input;

import org.jspecify.annotations.NullMarked;
