/** A reader's account: who the reader is, whether the reader may ask for things, and the points. */
@NullMarked
package io.longbox.user.account;

import org.jspecify.annotations.NullMarked;
