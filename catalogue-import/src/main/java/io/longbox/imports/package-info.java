/** Catalogues that come as CSV files: a background job that goes on where it stopped, row by row. */
@NullMarked
package io.longbox.imports;

import org.jspecify.annotations.NullMarked;
