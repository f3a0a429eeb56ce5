/** What every view shares: rows that follow an aggregate, pages, and the news that a view changed. */
@NullMarked
package io.longbox.query.support;

import org.jspecify.annotations.NullMarked;
