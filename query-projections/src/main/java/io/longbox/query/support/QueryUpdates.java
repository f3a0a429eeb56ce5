package io.longbox.query.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells those who subscribed to a query that its answer changed: once a batch and query, after the commit, and only if
 * somebody listens. News is a convenience: when it fails, the view is right all the same.
 */
@Component
public class QueryUpdates {

    private static final Logger log = LoggerFactory.getLogger(QueryUpdates.class);
    private static final String PENDING = QueryUpdates.class.getName();
    private static final String SILENT = PENDING + " silent";

    private final QueryUpdateEmitter emitter;

    QueryUpdates(QueryUpdateEmitter emitter) {
        this.emitter = emitter;
    }

    /** Nobody is told of what happens in this unit of work: it is not about the live views. */
    public static void silence(UnitOfWork<?> work) {
        work.root().resources().put(SILENT, true);
    }

    /**
     * @param query the query whose answer changed; subscriptions to an equal one are told
     * @param answer makes the new answer; called after the commit, and not at all if nobody listens
     */
    public void announce(Object query, Supplier<?> answer) {
        if (!CurrentUnitOfWork.isStarted()) {
            send(Map.of(query, answer));
            return;
        }
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        if (work.resources().containsKey(SILENT)) {
            return;
        }
        Map<Object, Supplier<?>> pending = work.getOrComputeResource(PENDING, key -> {
            Map<Object, Supplier<?>> answers = new LinkedHashMap<>();
            work.afterCommit(done -> send(answers));
            return answers;
        });
        pending.put(query, answer);
    }

    // Who listens is asked after the commit: whoever subscribes later reads the new state, whoever subscribed before
    // may have read the old one.
    private void send(Map<Object, Supplier<?>> answers) {
        try {
            Set<Object> awaited = emitter.activeSubscriptions().stream()
                    .map(Message::getPayload)
                    .filter(answers::containsKey)
                    .collect(Collectors.toSet());
            for (Object query : awaited) {
                emitter.emit(query.getClass(), query::equals, answers.get(query).get());
            }
        } catch (RuntimeException failure) {
            log.warn("Subscribers were not told of changed views: {}", failure.toString());
        }
    }
}
