package io.longbox.media.store;

import io.longbox.media.MediaProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

/** The content store as it is configured: in PostgreSQL, in an S3-compatible store, or moving from one to the other. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Axon Server sends only every thousandth of the events that a processor has said it does not handle. */
    private static final long LEFT_OUT_BY_AXON_SERVER = 1000;

    @Bean
    References mediaReferences(JdbcClient jdbc) {
        return new References(jdbc);
    }

    @Bean
    ContentIndex contentIndex(JdbcClient jdbc) {
        return new ContentIndex(jdbc);
    }

    @Bean
    S3Connection s3Connection(MediaProperties properties) {
        boolean used = properties.store() == MediaProperties.Store.S3
                || StringUtils.hasText(properties.s3().bucket());
        return new S3Connection(used ? S3Clients.of(properties.s3()) : null);
    }

    @Bean
    IndexedStore contentStore(
            JdbcClient jdbc,
            ContentIndex index,
            PlatformTransactionManager transactions,
            S3Connection s3,
            MediaProperties properties,
            Clock clock) {
        Map<Place, Bytes> places = new EnumMap<>(Place.class);
        places.put(Place.POSTGRES, new PostgresBytes(jdbc, index, transactions));
        if (s3.client() != null) {
            places.put(Place.S3, new S3Bytes(s3.client(), properties.s3().bucket(), index));
        }
        return new IndexedStore(
                index,
                places,
                switch (properties.store()) {
                    case POSTGRES -> Place.POSTGRES;
                    case S3 -> Place.S3;
                },
                clock);
    }

    @Bean
    Collector mediaCollector(
            ContentIndex index,
            IndexedStore store,
            References references,
            org.axonframework.config.Configuration axon,
            PlatformTransactionManager transactions,
            MediaProperties properties,
            Clock clock,
            ObjectProvider<MeterRegistry> meters,
            @Value("${axon.axonserver.enabled:true}") boolean axonServer) {
        return new Collector(
                index,
                store,
                references,
                new ReferenceProgress(axon, axonServer ? LEFT_OUT_BY_AXON_SERVER : 0)::missing,
                transactions,
                properties,
                clock,
                meters.getIfUnique(CompositeMeterRegistry::new));
    }
}
