/** Shipping over HTTP: methods, parcels, and readers' addresses. */
@NullMarked
package io.longbox.web.shipping;

import org.jspecify.annotations.NullMarked;
