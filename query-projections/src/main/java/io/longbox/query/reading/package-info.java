/** How far readers have come, and where they would go on. */
@NullMarked
package io.longbox.query.reading;

import org.jspecify.annotations.NullMarked;
