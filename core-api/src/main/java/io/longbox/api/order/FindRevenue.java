package io.longbox.api.order;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks what was sold, and what became of the money; answers {@link Revenue}. What happened on a day counts for that day:
 * a refund not for the day of its sale.
 *
 * @param by what it is added up by
 * @param from the first day, in UTC, or null for the first of all
 * @param to the last day, in UTC, or null for today
 */
public record FindRevenue(
        RevenueBy by, @Nullable LocalDate from, @Nullable LocalDate to) {}
