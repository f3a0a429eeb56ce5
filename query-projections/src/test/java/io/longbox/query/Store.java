package io.longbox.query;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.longbox.api.cart.CartEvent;
import io.longbox.api.cart.CartId;
import io.longbox.api.catalog.ProductEvent;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockItemId;
import io.longbox.api.chapter.ChapterEvent;
import io.longbox.api.notification.InboxEvent;
import io.longbox.api.notification.InboxId;
import io.longbox.api.ops.FindRebuild;
import io.longbox.api.ops.ListViews;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.StartRebuild;
import io.longbox.api.ops.SwapRule;
import io.longbox.api.ops.Views;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.payment.PaymentEvent;
import io.longbox.api.payment.PaymentId;
import io.longbox.api.plan.PlanEvent;
import io.longbox.api.reading.ReadingEvent;
import io.longbox.api.reading.UnlockEvent;
import io.longbox.api.shipping.ShipmentEvent;
import io.longbox.api.shipping.ShippingMethodEvent;
import io.longbox.api.user.UserEvent;
import io.longbox.api.waitlist.WaitlistEvent;
import io.longbox.api.waitlist.WaitlistId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The views on a real PostgreSQL, fed with hand-made events as a streaming processor would feed them: in batches, each
 * one unit of work and one transaction.
 */
public final class Store {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TABLES = List.of(
            "users",
            "points_entries",
            "plans",
            "products",
            "chapters",
            "chapter_pages",
            "stock",
            "carts",
            "cart_requests",
            "waitlists",
            "places",
            "notifications",
            "inboxes",
            "read_marks",
            "unlocks",
            "readings",
            "addresses",
            "shipping_methods",
            "shipments",
            "order_numbers",
            "orders",
            "order_timeline",
            "revenue_orders",
            "revenue_lines",
            "revenue_refunds",
            "revenue_entries");

    private static @Nullable ConfigurableApplicationContext shared;

    private final ConfigurableApplicationContext context;
    private final QueryGateway queries;
    private final Map<String, Long> nextSequenceNumbers = new HashMap<>();
    private final List<DomainEventMessage<?>> stream = new ArrayList<>();

    private Store(ConfigurableApplicationContext context) {
        this.context = context;
        this.queries = context.getBean(QueryGateway.class);
        context.getBean(Past.class).events = stream;
        stand();
    }

    /** A store in which nothing has happened. */
    public static synchronized Store empty() {
        if (shared == null) {
            shared = start();
        }
        TABLES.forEach(table ->
                shared.getBean(JdbcClient.class).sql("TRUNCATE query." + table).update());
        shared.getBean(JdbcClient.class).sql("TRUNCATE query.rebuilds").update();
        shared.getBean(ChapterShelf.class).clear();
        return new Store(shared);
    }

    /** The chapters that other views find. */
    public ChapterShelf chapters() {
        return context.getBean(ChapterShelf.class);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.jpa.hibernate.ddl-auto=validate",
                        "spring.jpa.properties.hibernate.generate_statistics=true",
                        "spring.flyway.locations=classpath:db/query",
                        "spring.flyway.schemas=query",
                        "logging.level.root=warn")
                .run();
    }

    /** Events happen and are handled, all of them in one batch. */
    public Store happened(Object... events) {
        List<DomainEventMessage<?>> batch =
                Arrays.stream(events).<DomainEventMessage<?>>map(this::append).toList();
        deliver(batch);
        return this;
    }

    /** Events happen that no view has handled. */
    public Store happenedUnseen(Object... events) {
        Arrays.stream(events).forEach(this::append);
        stand();
        return this;
    }

    /** All events that happened so far are delivered once more. */
    public void deliverAgain() {
        deliver(stream);
    }

    /** The views are reset, and all events that happened so far are replayed. */
    public void replay() {
        reset();
        deliver(replayed());
    }

    /** The views are reset, and all events are handled again, each on its own, as dead letters are. */
    public void replayOneByOne() {
        reset();
        replayed().forEach(event -> handle(new DefaultUnitOfWork<>(event)));
    }

    public void reset() {
        new SpringTransactionManager(context.getBean(PlatformTransactionManager.class))
                .executeInTransaction(() -> projections().forEach(AnnotationEventHandlerAdapter::prepareReset));
    }

    /** When the newest event happened, as a view shows it. */
    public Instant now() {
        return stream.get(stream.size() - 1).getTimestamp().truncatedTo(ChronoUnit.MICROS);
    }

    /** The id of the newest event. */
    public UUID newestId() {
        return idOf(stream.size() - 1);
    }

    /** The id of the event that happens next. */
    public UUID nextId() {
        return idOf(stream.size());
    }

    /** The answer to a query, or null if it finds nothing. */
    public <A> @Nullable A answer(Object query, Class<A> type) {
        return queries.query(query, type).join();
    }

    public <A> SubscriptionQueryResult<A, A> subscribe(Object query, Class<A> type) {
        return queries.subscriptionQuery(query, ResponseTypes.instanceOf(type), ResponseTypes.instanceOf(type));
    }

    /** Has a view rebuilt, and waits until that is over. */
    public RebuildReport rebuild(String view, SwapRule swap) {
        order(new StartRebuild(view, swap));
        return await().until(
                        () -> answer(new FindRebuild(view), RebuildReport.class),
                        report -> report.state().isOver());
    }

    /** Sends a command to the views. */
    public void order(Object command) {
        context.getBean(CommandGateway.class).sendAndWait(command);
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Every row of every table, as text. */
    public Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    context.getBean(JdbcClient.class)
                            .sql("SELECT to_jsonb(t)::text FROM query." + table + " t ORDER BY 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    /** Personal texts are gone from a table. */
    public void erase(String update) {
        context.getBean(JdbcClient.class).sql(update).update();
    }

    /** What Hibernate did since they were last cleared. */
    public Statistics statistics() {
        return context.getBean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
    }

    private DomainEventMessage<?> append(Object event) {
        String stream = streamOf(event);
        long sequenceNumber = nextSequenceNumbers.merge(stream, 0L, (known, zero) -> known + 1);
        DomainEventMessage<?> message = new GenericDomainEventMessage<>(
                "stream",
                stream,
                sequenceNumber,
                event,
                MetaData.emptyInstance(),
                nextId().toString(),
                // Finer than a microsecond, as clocks are.
                BEGINNING.plusNanos(this.stream.size() * 1_000_000_789L));
        this.stream.add(message);
        return message;
    }

    private static UUID idOf(int event) {
        return new UUID(0, event);
    }

    private List<? extends DomainEventMessage<?>> replayed() {
        TrackingToken end = new GlobalSequenceTrackingToken(stream.size());
        return stream.stream()
                .map(event -> new GenericTrackedDomainEventMessage<>(
                        ReplayToken.createReplayToken(end, new GlobalSequenceTrackingToken(stream.indexOf(event))),
                        event))
                .toList();
    }

    private static String streamOf(Object event) {
        if (event instanceof UserEvent user) {
            return user.user().toString();
        }
        if (event instanceof PlanEvent plan) {
            return plan.plan().toString();
        }
        if (event instanceof ProductEvent product) {
            return product.product().toString();
        }
        if (event instanceof StockEvent stock) {
            return new StockItemId(stock.product()).toString();
        }
        if (event instanceof ChapterEvent chapter) {
            return chapter.chapter().toString();
        }
        if (event instanceof CartEvent cart) {
            return new CartId(cart.user()).toString();
        }
        if (event instanceof WaitlistEvent waitlist) {
            return new WaitlistId(waitlist.product()).toString();
        }
        if (event instanceof InboxEvent inbox) {
            return new InboxId(inbox.user()).toString();
        }
        if (event instanceof UnlockEvent unlock) {
            return unlock.unlock().toString();
        }
        if (event instanceof ReadingEvent reading) {
            return reading.reading().toString();
        }
        if (event instanceof OrderEvent order) {
            return order.order().toString();
        }
        if (event instanceof ShippingMethodEvent method) {
            return method.method().toString();
        }
        if (event instanceof PaymentEvent payment) {
            return new PaymentId(payment.order()).toString();
        }
        if (event instanceof ShipmentEvent shipment) {
            return shipment.shipment().toString();
        }
        throw new IllegalArgumentException("not an event of a view: " + event);
    }

    private void deliver(List<? extends DomainEventMessage<?>> batch) {
        handle(new BatchingUnitOfWork<>(batch));
        stand();
    }

    /** The processors of all views have handled what has happened so far. */
    private void stand() {
        TokenStore tokens = context.getBean(TokenStore.class);
        for (Views.Standing view : answer(new ListViews(), Views.class).items()) {
            if (tokens.fetchSegments(view.name()).length == 0) {
                tokens.initializeTokenSegments(view.name(), 1);
            }
            tokens.storeToken(
                    stream.isEmpty() ? null : new GlobalSequenceTrackingToken(stream.size() - 1), view.name(), 0);
        }
    }

    private void handle(UnitOfWork<? extends DomainEventMessage<?>> work) {
        work.attachTransaction(new SpringTransactionManager(context.getBean(PlatformTransactionManager.class)));
        List<AnnotationEventHandlerAdapter> projections = projections();
        ResultMessage<Object> result = work.executeWithResult(() -> {
            for (AnnotationEventHandlerAdapter projection : projections) {
                EventMessage<?> event = work.getMessage();
                if (projection.canHandle(event)) {
                    projection.handle(event);
                }
            }
            return null;
        });
        if (result.isExceptional()) {
            throw failure(result.exceptionResult());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    private List<AnnotationEventHandlerAdapter> projections() {
        return context.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .map(AnnotationEventHandlerAdapter::new)
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(QueryProjections.class)
    static class Wiring {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(postgres.getPostgresDatabase());
            pool.setSchema("query");
            return new HikariDataSource(pool);
        }

        @Bean
        @Primary
        ChapterShelf chapterShelf() {
            return new ChapterShelf();
        }

        @Bean
        TokenStore tokenStore() {
            return new InMemoryTokenStore();
        }

        @Bean
        @Qualifier("pastEvents")
        Past past() {
            return new Past();
        }

        @Bean
        CommandGateway commandGateway(ConfigurableApplicationContext context) {
            SimpleCommandBus bus = SimpleCommandBus.builder().build();
            context.getBeansOfType(Object.class, false, false).entrySet().stream()
                    .filter(bean -> bean.getKey().endsWith("Commands"))
                    .forEach(bean -> new AnnotationCommandHandlerAdapter<>(bean.getValue()).subscribe(bus));
            return DefaultCommandGateway.builder().commandBus(bus).build();
        }

        @Bean
        QueryUpdateEmitter queryUpdateEmitter() {
            return SimpleQueryUpdateEmitter.builder().build();
        }

        @Bean
        QueryGateway queryGateway(QueryUpdateEmitter emitter, ConfigurableApplicationContext context) {
            SimpleQueryBus bus =
                    SimpleQueryBus.builder().queryUpdateEmitter(emitter).build();
            context.getBeansOfType(Object.class, false, false).entrySet().stream()
                    .filter(bean -> bean.getKey().endsWith("Queries"))
                    .forEach(bean -> new AnnotationQueryHandlerAdapter<>(bean.getValue()).subscribe(bus));
            return DefaultQueryGateway.builder().queryBus(bus).build();
        }
    }

    /** What happened, for whoever reads it again. */
    static final class Past implements StreamableMessageSource<TrackedEventMessage<?>> {

        private volatile List<DomainEventMessage<?>> events = List.of();

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
            List<DomainEventMessage<?>> all = List.copyOf(events);
            int first = after == null ? 0 : (int) after.position().orElseThrow() + 1;
            return new PastStream(IntStream.range(first, all.size())
                    .<TrackedEventMessage<?>>mapToObj(event -> new GenericTrackedDomainEventMessage<>(
                            new GlobalSequenceTrackingToken(event), all.get(event)))
                    .iterator());
        }
    }

    private record PastStream(Iterator<TrackedEventMessage<?>> events)
            implements BlockingStream<TrackedEventMessage<?>> {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return events.hasNext();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return events.next();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
