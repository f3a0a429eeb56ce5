/** Every HTTP adapter of the store. */
@NullMarked
package io.longbox.web;

import org.jspecify.annotations.NullMarked;
