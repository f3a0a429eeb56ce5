/** What is for sale, and the gate that hands out its copies. */
@NullMarked
package io.longbox.catalog;

import org.jspecify.annotations.NullMarked;
