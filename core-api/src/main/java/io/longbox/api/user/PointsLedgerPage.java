package io.longbox.api.user;

import io.longbox.api.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The balance, and some entries of the ledger; next is the position to go on before, or null at the end. */
public record PointsLedgerPage(
        Points balance,
        List<PointsEntryView> items,
        @Nullable Long next) {}
