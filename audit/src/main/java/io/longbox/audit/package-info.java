/** Proves what the store promises, from its events alone: no view is asked, and nothing is changed. */
@NullMarked
package io.longbox.audit;

import org.jspecify.annotations.NullMarked;
