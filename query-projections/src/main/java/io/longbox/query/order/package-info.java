/** Orders as readers and the shop see them: what was bought, how it was paid, what became of it, and when. */
@NullMarked
package io.longbox.query.order;

import org.jspecify.annotations.NullMarked;
