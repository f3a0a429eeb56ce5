package io.longbox.query.plan;

import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.ListPlans;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPage;
import io.longbox.api.plan.PlanView;
import io.longbox.query.support.Paging;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class PlanQueries {

    private final PlanRows plans;

    PlanQueries(PlanRows plans) {
        this.plans = plans;
    }

    @QueryHandler
    @Nullable
    PlanView find(FindPlan query) {
        return plans.findById(query.plan().value()).map(PlanRow::toView).orElse(null);
    }

    @QueryHandler
    PlanPage list(ListPlans query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        PlanId after = query.after();
        List<PlanRow> fetched = after == null ? plans.onOffer(limit) : plans.onOfferAfter(after.value(), limit);
        return new PlanPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(PlanRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), PlanRow::planId));
    }
}
