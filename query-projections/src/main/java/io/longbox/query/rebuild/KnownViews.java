package io.longbox.query.rebuild;

import io.longbox.query.support.Keeps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The views of this process, by name: every projection that says which tables it keeps. */
@Component
class KnownViews {

    private final ListableBeanFactory beans;

    KnownViews(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Optional<View> find(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    Collection<View> all() {
        return byName().values();
    }

    private Map<String, View> byName() {
        Map<String, List<String>> beansOf = new TreeMap<>();
        for (String bean : beans.getBeanNamesForAnnotation(Keeps.class)) {
            ProcessingGroup group =
                    Objects.requireNonNull(beans.findAnnotationOnBean(bean, ProcessingGroup.class), bean);
            beansOf.computeIfAbsent(group.value(), name -> new ArrayList<>()).add(bean);
        }
        Map<String, View> views = new TreeMap<>();
        beansOf.forEach((name, projections) -> views.put(name, view(name, projections)));
        return views;
    }

    private View view(String name, List<String> projections) {
        List<String> tables = projections.stream()
                .map(bean -> Objects.requireNonNull(beans.findAnnotationOnBean(bean, Keeps.class)))
                .flatMap(keeps -> List.of(keeps.value()).stream())
                .toList();
        return new View(
                name,
                tables,
                projections.stream()
                        .map(beans::getBean)
                        .map(AnnotationEventHandlerAdapter::new)
                        .toList());
    }
}
