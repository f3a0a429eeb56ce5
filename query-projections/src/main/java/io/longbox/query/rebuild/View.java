package io.longbox.query.rebuild;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;

/**
 * A view that can be rebuilt: its tables, and the very projections that keep them live.
 *
 * @param name its processing group
 */
record View(
        String name,
        List<String> tables,
        List<AnnotationEventHandlerAdapter> projections,
        Map<Class<?>, Boolean> known) {

    View(String name, List<String> tables, List<AnnotationEventHandlerAdapter> projections) {
        this(name, List.copyOf(tables), List.copyOf(projections), new ConcurrentHashMap<>());
    }

    /** Whether it is about such events at all. */
    boolean handles(Class<?> payload) {
        return known.computeIfAbsent(
                payload, type -> projections.stream().anyMatch(projection -> projection.canHandleType(type)));
    }

    void handle(EventMessage<?> event) throws Exception {
        for (AnnotationEventHandlerAdapter projection : projections) {
            projection.handle(event);
        }
    }
}
