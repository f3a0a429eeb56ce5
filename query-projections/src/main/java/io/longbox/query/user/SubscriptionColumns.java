package io.longbox.query.user;

import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.SubscriptionView;
import io.longbox.query.plan.TermsColumns;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The present subscription, in the columns of its reader's row. */
@Embeddable
class SubscriptionColumns {

    @Column(name = "plan_id")
    private UUID plan;

    @Column(name = "plan_name")
    private String planName;

    @Embedded
    private TermsColumns terms;

    @Column(name = "term_from")
    private Instant from;

    @Column(name = "term_until")
    private Instant until;

    private Boolean cancelled;

    private Boolean prepaid;

    @Column(name = "next_plan_id")
    private @Nullable UUID next;

    protected SubscriptionColumns() {}

    SubscriptionColumns(PlanId plan, String planName, PlanTerms terms, SubscriptionTerm term, boolean cancelled) {
        this.plan = plan.value();
        this.planName = Stored.text(planName);
        this.terms = new TermsColumns(terms);
        this.from = Stored.time(term.from());
        this.until = Stored.time(term.until());
        this.cancelled = cancelled;
        this.prepaid = false;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void cancel(boolean cancelled) {
        this.cancelled = cancelled;
    }

    void prepay() {
        prepaid = true;
    }

    void switchTo(PlanId next) {
        this.next = next.value().equals(plan) ? null : next.value();
        cancelled = false;
    }

    SubscriptionView toView() {
        return new SubscriptionView(
                new PlanId(plan),
                planName,
                terms.terms(),
                from,
                until,
                prepaid || !cancelled,
                next == null ? null : new PlanId(next),
                prepaid);
    }
}
