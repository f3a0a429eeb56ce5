/** How the API reads and writes JSON. */
@NullMarked
package io.longbox.web.json;

import org.jspecify.annotations.NullMarked;
