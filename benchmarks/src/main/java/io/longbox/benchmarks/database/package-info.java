/** The PostgreSQL server that everything in one run is measured on, and the databases on it. */
@NullMarked
package io.longbox.benchmarks.database;

import org.jspecify.annotations.NullMarked;
