package io.longbox.query.plan;

import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.PlanChanged;
import io.longbox.api.plan.PlanCreated;
import io.longbox.api.plan.PlanEvent;
import io.longbox.api.plan.PlanRetired;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("plan-view")
@Keeps("plans")
class PlanProjection {

    private final FollowingRows<PlanRow, PlanEvent> rows;
    private final QueryUpdates updates;

    PlanProjection(EntityManager entities, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities, PlanRow.class, PlanEvent.class, event -> event.plan().value());
        this.updates = updates;
    }

    @EventHandler
    void on(PlanCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, PlanRow::new, plan -> plan.create(event, at)));
    }

    @EventHandler
    void on(PlanChanged event, @SequenceNumber long version) {
        follow(event, version, plan -> plan.change(event.terms()));
    }

    @EventHandler
    void on(PlanRetired event, @SequenceNumber long version) {
        follow(event, version, PlanRow::retire);
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void follow(PlanEvent event, long version, Consumer<PlanRow> change) {
        announce(rows.followKnown(event, version, change));
    }

    private void announce(Optional<PlanRow> changed) {
        changed.ifPresent(plan -> updates.announce(new FindPlan(plan.planId()), plan::toView));
    }
}
