package io.longbox.payments.call;

import static org.awaitility.Awaitility.await;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.payments.Database;
import io.longbox.payments.PaymentsProperties;
import io.longbox.payments.ProviderReport;
import io.longbox.payments.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Everything around the calls. */
final class CallFixture {

    static final Money TEN = new Money(1000, Currency.getInstance("EUR"));
    static final String TOKEN = "token-of-the-card";
    static final Duration LEASE = Duration.ofSeconds(30);

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-05T14:00:00Z"));
    final JdbcClient jdbc = Database.emptied();
    final PlatformTransactionManager transactions = new DataSourceTransactionManager(Database.SOURCE);
    final CallTable table = new CallTable(jdbc, transactions);
    final ScriptedGateway gateway = new ScriptedGateway();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final List<ProviderReport> reports = new CopyOnWriteArrayList<>();
    volatile boolean deaf;

    private final List<PaymentCalls> started = Collections.synchronizedList(new ArrayList<>());

    static OrderId order() {
        return new OrderId(UUID.randomUUID());
    }

    static RefundId refund() {
        return new RefundId(UUID.randomUUID());
    }

    PaymentCalls start() {
        return start(Duration.ofSeconds(10), Duration.ofMillis(20));
    }

    PaymentCalls start(Duration answerWithin, Duration poll) {
        PaymentCalls calls = new PaymentCalls(
                table,
                gateway,
                this::receive,
                new PaymentsProperties(
                        "scripted",
                        answerWithin,
                        128,
                        poll,
                        Duration.ofSeconds(1),
                        poll.plus(LEASE),
                        Duration.ofDays(30),
                        new PaymentsProperties.Simulator(
                                Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0)),
                clock,
                meters);
        started.add(calls);
        calls.start();
        return calls;
    }

    private void receive(ProviderReport report) {
        if (deaf) {
            throw new IllegalStateException("not now");
        }
        reports.add(report);
    }

    void stop() {
        started.forEach(PaymentCalls::stop);
    }

    OrderId authorise() {
        OrderId order = order();
        table.add(new Call.Authorise(order, TEN, TOKEN), clock.instant());
        return order;
    }

    /** Takes a call on as a process does that is killed before it has made it. */
    CallTable.Claim takenOnByTheDead() {
        return table.claim(false, 1, clock.instant(), clock.instant().plus(LEASE))
                .get(0);
    }

    /** How the calls of an order stand, as {@code operation state attempts [UNDER_WAY] failure token}. */
    List<String> calls(OrderId order) {
        return jdbc.sql("""
                        SELECT concat_ws(' ', operation, state, attempts, CASE WHEN under_way THEN 'UNDER_WAY' END, failure, token) FROM payments.call
                        WHERE order_id = ? ORDER BY id""").param(order.value()).query(String.class).list();
    }

    void awaitDone(int calls) {
        await().until(() -> jdbc.sql("SELECT count(*) FROM payments.call WHERE state = 'DONE' AND attempts = 1")
                        .query(Long.class)
                        .single()
                == calls);
    }

    void awaitCalls(OrderId order, String... expected) {
        await().until(() -> calls(order), List.of(expected)::equals);
    }
}
