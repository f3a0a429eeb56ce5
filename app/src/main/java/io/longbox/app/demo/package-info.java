/** A small catalogue to look at, for whoever starts the store for the first time. */
@NullMarked
package io.longbox.app.demo;

import org.jspecify.annotations.NullMarked;
