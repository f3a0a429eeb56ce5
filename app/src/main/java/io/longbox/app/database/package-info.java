/** The PostgreSQL that the application brings along. */
@NullMarked
package io.longbox.app.database;

import org.jspecify.annotations.NullMarked;
