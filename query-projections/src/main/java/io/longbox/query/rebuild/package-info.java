/** Makes a view anew from the events, beside the live one, compares the two, and swaps them. */
@NullMarked
package io.longbox.query.rebuild;

import org.jspecify.annotations.NullMarked;
