/** Catalogues that come as files, and what becomes of them. */
@NullMarked
package io.longbox.web.imports;

import org.jspecify.annotations.NullMarked;
