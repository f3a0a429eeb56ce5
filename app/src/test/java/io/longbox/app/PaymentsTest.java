package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.AuthorisePayment;
import io.longbox.api.payment.CapturePayment;
import io.longbox.api.payment.PaymentId;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.payment.VoidPayment;
import io.longbox.api.user.UserId;
import io.longbox.payments.CardDetails;
import io.longbox.payments.Cards;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments from the command to the provider and back, by each of the test cards. */
@TestStore
class PaymentsTest {

    private static final Money TEN = new Money(1000, Currency.getInstance("EUR"));

    @Autowired
    private Cards cards;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcClient jdbc;

    private final UserId ada = new UserId(UUID.randomUUID());

    @Test
    void each_test_card_does_what_it_is_for() {
        OrderId paid = order("4242424242424242");
        OrderId declined = order("4000000000000002");
        OrderId poor = order("4000000000009995");
        OrderId expired = order("4000000000000069");
        OrderId silent = order("4000000000000119");
        OrderId uncapturable = order("4000000000000341");
        OrderId slow = order("4000000000000127");
        OrderId doubled = order("4000000000000101");

        awaitEvents(paid, "AuthorisationRequested", "PaymentAuthorised");
        awaitEvents(uncapturable, "AuthorisationRequested", "PaymentAuthorised");
        awaitEvents(slow, "AuthorisationRequested", "PaymentAuthorised");
        awaitEvents(doubled, "AuthorisationRequested", "PaymentAuthorised");
        List.of(paid, uncapturable, slow, doubled).forEach(order -> commands.sendAndWait(new CapturePayment(order)));
        commands.sendAndWait(new VoidPayment(silent));

        String taken = "AuthorisationRequested PaymentAuthorised CaptureRequested PaymentCaptured";
        awaitEvents(slow, taken.split(" "));
        awaitEvents(doubled, taken.split(" "));
        awaitEvents(paid, taken.split(" "));
        awaitEvents(declined, "AuthorisationRequested", "PaymentDeclined");
        awaitEvents(poor, "AuthorisationRequested", "PaymentDeclined");
        awaitEvents(expired, "AuthorisationRequested", "PaymentDeclined");
        awaitEvents(silent, "AuthorisationRequested", "VoidRequested", "PaymentVoided");
        awaitEvents(uncapturable, "AuthorisationRequested", "PaymentAuthorised", "CaptureRequested", "CaptureFailed");

        commands.sendAndWait(new VoidPayment(uncapturable));
        commands.sendAndWait(new RefundPayment(paid, new RefundId(UUID.randomUUID()), TEN));
        awaitEvents(paid, (taken + " RefundRequested PaymentRefunded").split(" "));
        awaitEvents(
                uncapturable,
                "AuthorisationRequested PaymentAuthorised CaptureRequested CaptureFailed VoidRequested PaymentVoided"
                        .split(" "));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("SELECT count(*) FROM payments.call WHERE state = 'PENDING'")
                                .query(Long.class)
                                .single()
                        == 0);
        for (String number : List.of("4242424242424242", "4000000000000002", "4000000000000341")) {
            assertThat(rowsWith(number)).as("rows that hold a card's number").isZero();
        }
        assertThat(rowsWith("sim_")).as("the search finds what is there").isPositive();
    }

    private OrderId order(String number) {
        OrderId order = new OrderId(UUID.randomUUID());
        commands.sendAndWait(
                new AuthorisePayment(order, ada, TEN, cards.tokenise(new CardDetails(number, "12/99", "123"))));
        return order;
    }

    private void awaitEvents(OrderId order, String... expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events.readEvents(new PaymentId(order).toString())
                                .asStream()
                                .map(DomainEventMessage::getPayloadType)
                                .map(Class::getSimpleName))
                        .containsExactly(expected));
    }

    /** In whatever table, as text or in stored events. */
    private long rowsWith(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return jdbc.sql("""
                        SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
                        FROM information_schema.tables
                        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')""").query(String.class).list().stream()
                .mapToLong(table -> jdbc.sql("SELECT count(*) FROM " + table + " t"
                                + " WHERE to_jsonb(t)::text LIKE :text OR to_jsonb(t)::text LIKE :hex")
                        .param("text", "%" + text + "%")
                        .param("hex", "%" + hex + "%")
                        .query(Long.class)
                        .single())
                .sum();
    }
}
