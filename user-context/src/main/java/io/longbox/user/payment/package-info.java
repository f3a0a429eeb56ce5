/** What a payment was used for: none pays twice. */
@NullMarked
package io.longbox.user.payment;

import org.jspecify.annotations.NullMarked;
