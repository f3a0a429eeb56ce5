package io.longbox.audit;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.audit.EventPage;
import io.longbox.api.audit.ListEvents;
import io.longbox.api.audit.RecordedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

@Component
class EventQueries {

    /** The largest page. */
    static final int MAX_LIMIT = 1_000;

    private final StoredEvents events;

    EventQueries(StoredEvents events) {
        this.events = events;
    }

    @QueryHandler
    EventPage list(ListEvents query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw invalid("limit", "a page holds between 1 and " + MAX_LIMIT + " events, not " + query.limit());
        }
        if (query.from() < 0) {
            throw invalid("cursor", "events are numbered from 0, so none has the number " + query.from());
        }
        Iterator<StoredEvent> stream = events.read(query.stream(), query.from());
        List<RecordedEvent> page = new ArrayList<>();
        while (page.size() < query.limit() && stream.hasNext()) {
            page.add(stream.next().recorded());
        }
        boolean more = page.size() == query.limit() && stream.hasNext();
        return new EventPage(page, more ? page.get(page.size() - 1).sequence() + 1 : null);
    }

    private static RefusedException invalid(String field, String why) {
        return new RefusedException(new Refusal(Refusal.Code.INVALID, why, field));
    }
}
