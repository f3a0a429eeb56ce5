/** The description of the API, and the way to it. */
@NullMarked
package io.longbox.web.openapi;

import org.jspecify.annotations.NullMarked;
