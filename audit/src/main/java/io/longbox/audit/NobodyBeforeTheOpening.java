package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.plan.PlanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Nobody gets copies or a ticket who asked before the sale opened, but by a plan with early access, and then within its
 * window. What counts are the terms that held when the gate answered.
 */
final class NobodyBeforeTheOpening implements Statement {

    private final Finding finding = new Finding("nobody-before-the-opening");
    private @Nullable Opening opening;
    private long openings;
    private long letIn;
    private long early;

    @Override
    public void before(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        if (event instanceof SaleTermsSet set) {
            opening = set.terms().opening();
            if (opening != null) {
                openings++;
                finding.concerns(recorded);
            }
        } else if (event instanceof StockReserved reserved) {
            judge(recorded, reserved.askedAt(), reserved.earlyAccess());
        } else if (event instanceof WaitlistTicketIssued issued) {
            judge(recorded, issued.askedAt(), issued.earlyAccess());
        }
    }

    private void judge(RecordedEvent recorded, Instant askedAt, @Nullable PlanId plan) {
        Opening then = opening;
        if (then == null) {
            return;
        }
        letIn++;
        finding.concerns(recorded);
        if (!askedAt.isBefore(then.at())) {
            return;
        }
        if (plan == null) {
            finding.breaks(
                    recorded,
                    "asked on %s, and the sale opened on %s".formatted(Words.time(askedAt), Words.time(then.at())));
        } else if (then.earlyAccess() == null) {
            finding.breaks(
                    recorded,
                    "asked on %s by a plan, and the sale opened for all on %s"
                            .formatted(Words.time(askedAt), Words.time(then.at())));
        } else if (askedAt.isBefore(then.at().minus(then.earlyAccess()))) {
            finding.breaks(
                    recorded,
                    "asked on %s by a plan, and early access began on %s"
                            .formatted(Words.time(askedAt), Words.time(then.at().minus(then.earlyAccess()))));
        } else {
            early++;
        }
    }

    @Override
    public FairnessCheck check(StockReplay stock) {
        return finding.check(
                openings == 0
                        ? "The product was never sold from a moment on."
                        : "%s %s let in while a moment of opening was set: %d by early access, and nobody before that."
                                .formatted(Words.count(letIn, "question", "questions"), Words.were(letIn), early));
    }
}
