/** The language of products and of the gate that hands out their copies. */
@NullMarked
package io.longbox.api.catalog;

import org.jspecify.annotations.NullMarked;
