package io.longbox.runtime.saga;

import org.axonframework.modelling.saga.ResourceInjector;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the processes under way, and shows them. */
@Configuration(proxyBeanMethods = false)
public class SagaConfiguration {

    @Bean
    SagaStore<Object> sagaStore(JdbcTemplate jdbc, Serializer serializer, org.axonframework.config.Configuration axon) {
        return new BatchSagaStore(
                new SagaTable(jdbc),
                serializer,
                saga -> new AnnotationSagaMetaModelFactory(
                                axon.parameterResolverFactory(), axon.handlerDefinition(saga))
                        .modelOf(saga));
    }

    @Bean
    ResourceInjector sagaResources(BeanFactory beans) {
        return new SagaResources(beans);
    }

    @Bean
    SagaQueries sagaQueries(JdbcTemplate jdbc) {
        return new SagaQueries(jdbc);
    }
}
