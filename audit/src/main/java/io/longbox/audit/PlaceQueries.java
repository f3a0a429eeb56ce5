package io.longbox.audit;

import io.longbox.api.audit.ExplainPlace;
import io.longbox.api.audit.PlaceExplanation;
import io.longbox.api.catalog.StockEvent;
import java.util.Iterator;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class PlaceQueries {

    private final StoredEvents events;

    PlaceQueries(StoredEvents events) {
        this.events = events;
    }

    @QueryHandler
    @Nullable
    PlaceExplanation explain(ExplainPlace query) {
        Iterator<StoredEvent> stock = events.stockOf(query.product());
        if (stock == null) {
            return null;
        }
        PlaceStory story = new PlaceStory(query.product(), query.user());
        while (stock.hasNext()) {
            StoredEvent stored = stock.next();
            StockEvent event = stored.as(StockEvent.class);
            if (event != null) {
                story.see(stored.sequence(), stored.at(), event);
            }
        }
        return story.tell();
    }
}
