package io.longbox.app.little;

import java.util.List;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/**
 * Who plays in a little store.
 *
 * @param aggregates how their commands are handled
 * @param sagas the processes
 * @param policies the names of the policies, each made of a command gateway
 * @param resources what they are given by its type
 * @param parameters how handlers find it
 */
public record Cast(
        List<AggregateModel<?>> aggregates,
        List<Class<?>> sagas,
        List<String> policies,
        List<Object> resources,
        ParameterResolverFactory parameters) {

    /**
     * @param aggregates their names: most of them are nobody's business outside of their package
     */
    public static Cast of(
            List<String> aggregates, List<Class<?>> sagas, List<String> policies, List<Object> resources) {
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Cast.class),
                new SimpleResourceParameterResolverFactory(resources));
        List<AggregateModel<?>> models = aggregates.stream()
                .<AggregateModel<?>>map(
                        name -> AnnotatedAggregateMetaModelFactory.inspectAggregate(named(name), parameters))
                .toList();
        return new Cast(models, sagas, policies, resources, parameters);
    }

    Object resource(Class<?> type) {
        return resources.stream()
                .filter(type::isInstance)
                .findAny()
                .orElseThrow(() -> new IllegalStateException("nobody has said which " + type + " there is"));
    }

    static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
