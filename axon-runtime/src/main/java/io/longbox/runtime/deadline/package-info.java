/** Deadlines of processes, kept in the database. */
@NullMarked
package io.longbox.runtime.deadline;

import org.jspecify.annotations.NullMarked;
