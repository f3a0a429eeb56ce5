/** The one application: it puts the modules together, and brings a database where none is configured. */
@NullMarked
package io.longbox.app;

import org.jspecify.annotations.NullMarked;
