package io.longbox.notification.mail;

import static org.awaitility.Awaitility.await;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.order.FindOrderNumber;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderNumber;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.notification.NotificationProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** A store with one reader and one product, and all that mail needs but the server. */
final class MailFixture {

    static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    static final String FROM = "Longbox <store@longbox.example>";

    final UserId ada = new UserId(UUID.randomUUID());
    final ProductId nemo = new ProductId(UUID.randomUUID());
    final OrderId order = new OrderId(UUID.randomUUID());
    final SettableClock clock = new SettableClock(NOW);
    final MeterRegistry meters = new SimpleMeterRegistry();
    final JdbcClient jdbc = JdbcClient.create(Database.SOURCE);
    final PlatformTransactionManager transactions = new DataSourceTransactionManager(Database.SOURCE);
    final Outbox outbox = new Outbox(jdbc, transactions);
    final NotificationProperties.Mail settings = lookingEvery(Duration.ofMillis(20));

    private final Map<UserId, UserView> readers = new ConcurrentHashMap<>();
    private final Map<ProductId, ProductView> products = new ConcurrentHashMap<>();
    private final Map<OrderId, OrderNumber> orders = new ConcurrentHashMap<>();
    private final SimpleQueryBus queryBus = SimpleQueryBus.builder().build();
    final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(queryBus).build();

    MailFixture() {
        jdbc.sql("TRUNCATE notifications.mail").update();
        new AnnotationQueryHandlerAdapter<>(this).subscribe(queryBus);
        readerIs("Ada", "ada@example.org", UserStatus.ACTIVE);
        productIs("Little Nemo");
    }

    static NotificationProperties.Mail lookingEvery(Duration poll) {
        return new NotificationProperties.Mail(
                FROM,
                Duration.ofHours(1),
                poll,
                3,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofDays(30));
    }

    void readerIs(@Nullable String name, @Nullable String address, UserStatus status) {
        readers.put(
                ada,
                new UserView(
                        ada,
                        new PersonalText(ada, name),
                        new PersonalText(ada, address),
                        status,
                        new Points(0),
                        null,
                        NOW,
                        0));
    }

    void readerIsUnknown() {
        readers.clear();
    }

    void productIs(String title) {
        products.put(
                nemo,
                new ProductView(
                        nemo,
                        ProductKind.COMIC,
                        new ProductDetails(
                                title,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                new Money(1299, Currency.getInstance("EUR"))),
                        null,
                        ProductStatus.ON_SALE,
                        NOW,
                        0));
    }

    void productIsUnknown() {
        products.clear();
    }

    void orderIs(long number) {
        orders.put(order, new OrderNumber(order, number));
    }

    @QueryHandler
    @Nullable
    OrderNumber handle(FindOrderNumber query) {
        return orders.get(query.order());
    }

    @QueryHandler
    @Nullable
    UserView handle(FindUser query) {
        return readers.get(query.user());
    }

    @QueryHandler
    @Nullable
    ProductView handle(FindProduct query) {
        return products.get(query.product());
    }

    static JavaMailSender serverAt(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return server;
    }

    MailDelivery deliveryTo(int port) {
        return deliveryTo(port, settings);
    }

    MailDelivery deliveryTo(int port, NotificationProperties.Mail to) {
        return new MailDelivery(outbox, new LetterWriter(queries), new Smtp(serverAt(port), FROM), to, clock, meters);
    }

    Notice yourTurn() {
        return yourTurn(new NotificationId(UUID.randomUUID()), NOW.plus(Duration.ofHours(24)));
    }

    Notice yourTurn(NotificationId id, Instant deadline) {
        return new Notice(
                id, new News(ada, NotificationKind.YOUR_TURN, nemo, 12L, null, deadline, null), clock.instant());
    }

    NotificationId given(Notice notice) {
        outbox.add(notice, clock.instant());
        return notice.id();
    }

    /** What became of a mail, as {@code state attempts failure}. */
    String fate(NotificationId id) {
        return jdbc.sql("""
                        SELECT concat_ws(' ', state, attempts, failure) FROM notifications.mail
                        WHERE notification_id = ?""").param(id.value()).query(String.class).optional().orElse("none");
    }

    void awaitFate(NotificationId id, String fate) {
        await().until(() -> fate(id), fate::equals);
    }

    double counted(String outcome) {
        return meters.counter("longbox.mails", "outcome", outcome).count();
    }
}
