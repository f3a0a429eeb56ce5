/** What was sold, and what became of the money: a ledger whose sums are answered by day, product and state. */
@NullMarked
package io.longbox.query.revenue;

import org.jspecify.annotations.NullMarked;
