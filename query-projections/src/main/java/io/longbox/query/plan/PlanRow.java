package io.longbox.query.plan;

import io.longbox.api.plan.PlanCreated;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.PlanView;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "plans")
class PlanRow extends FollowingRow {

    @Id
    private UUID id;

    private String name;

    @Embedded
    private TermsColumns terms;

    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    @Column(name = "created_at")
    private Instant createdAt;

    protected PlanRow() {}

    PlanRow(UUID id) {
        this.id = id;
    }

    /** For the first time, or again. */
    void create(PlanCreated event, Instant at) {
        name = Stored.text(event.name());
        status = PlanStatus.ON_OFFER;
        createdAt = Stored.time(at);
        change(event.terms());
    }

    void change(PlanTerms changed) {
        terms = new TermsColumns(changed);
    }

    void retire() {
        status = PlanStatus.RETIRED;
    }

    PlanId planId() {
        return new PlanId(id);
    }

    PlanView toView() {
        return new PlanView(planId(), name, terms.terms(), status, createdAt, version());
    }
}
