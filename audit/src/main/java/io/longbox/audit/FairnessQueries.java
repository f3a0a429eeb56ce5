package io.longbox.audit;

import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.FindFairness;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.user.UserId;
import java.util.Iterator;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class FairnessQueries {

    private final StoredEvents events;

    FairnessQueries(StoredEvents events) {
        this.events = events;
    }

    @QueryHandler
    @Nullable
    FairnessReport find(FindFairness query) {
        Iterator<StoredEvent> stock = events.stockOf(query.product());
        if (stock == null) {
            return null;
        }
        FairnessAudit audit = new FairnessAudit();
        stock.forEachRemaining(event -> audit.see(event.recorded(), event.as(StockEvent.class)));
        PointsAudit points = new PointsAudit();
        for (UserId reader : audit.readers()) {
            points.see(events.read(reader.toString(), 0));
        }
        return audit.report(query.product(), points.check(audit.hasAllReaders()));
    }
}
