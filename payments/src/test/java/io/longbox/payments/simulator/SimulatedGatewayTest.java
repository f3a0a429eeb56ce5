package io.longbox.payments.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.payments.CardDetails;
import io.longbox.payments.Database;
import io.longbox.payments.Logs;
import io.longbox.payments.PaymentsProperties;
import io.longbox.payments.ProviderReport;
import io.longbox.payments.ProviderReport.ChargedBack;
import io.longbox.payments.ProviderReport.Declined;
import io.longbox.payments.ProviderReport.Held;
import io.longbox.payments.ProviderReport.NotReturned;
import io.longbox.payments.ProviderReport.NotTaken;
import io.longbox.payments.ProviderReport.Released;
import io.longbox.payments.ProviderReport.Returned;
import io.longbox.payments.ProviderReport.Taken;
import io.longbox.payments.ProviderUnavailableException;
import io.longbox.payments.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class SimulatedGatewayTest {

    private static final Money TEN = eur(1000);
    private static final Duration CHARGEBACK_AFTER = Duration.ofSeconds(30);
    private static final int THREADS = 16;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-05T14:00:00Z"));
    private final JdbcClient jdbc = Database.emptied();
    private final List<ProviderReport> told = new CopyOnWriteArrayList<>();
    private final List<SimulatedGateway> started = new ArrayList<>();
    private volatile boolean deaf;
    private SimulatedGateway provider = start(0);
    private final OrderId order = new OrderId(UUID.randomUUID());
    private final RefundId refund = new RefundId(UUID.randomUUID());

    @AfterEach
    void everythingStops() {
        started.forEach(SimulatedGateway::stop);
    }

    @ParameterizedTest
    @CsvSource({
        "4242 4242 4242 4242, VISA, 4242",
        "5555555555554444, MASTERCARD, 4444",
        "378282246310005, AMEX, 0005",
        "6011111111111117, DISCOVER, 1117"
    })
    void an_ordinary_card_pays(String number, CardBrand brand, String lastFour) {
        TokenisedCard card = card(number);
        assertThat(card.brand()).isEqualTo(brand);
        assertThat(card.lastFour()).isEqualTo(lastFour);

        Held held = (Held) authorise(card);
        assertThat(held.amount()).isEqualTo(TEN);
        assertThat(capture(held)).isEqualTo(new Taken(order, TEN));
        assertThat(provider.refund(order, refund, TEN).join()).isEqualTo(new Returned(order, refund, TEN));

        awaitTold(held, new Taken(order, TEN), new Returned(order, refund, TEN));
    }

    @ParameterizedTest
    @CsvSource({"4000000000000002, DECLINED", "4000000000009995, INSUFFICIENT_FUNDS", "4000000000000069, EXPIRED_CARD"})
    void a_card_that_does_not_pay_says_why(String number, DeclineReason reason) {
        assertThat(authorise(card(number))).isEqualTo(new Declined(order, reason));

        awaitTold(new Declined(order, reason));
    }

    @Test
    void a_card_that_has_expired_since_it_was_kept_does_not_pay() {
        TokenisedCard card = card("4242424242424242");
        clock.advance(Duration.ofDays(31));

        assertThat(authorise(card)).isEqualTo(new Declined(order, DeclineReason.EXPIRED_CARD));
    }

    @Test
    void a_card_that_was_never_kept_does_not_pay() {
        assertThat(provider.authorise(order, TEN, "forged").join())
                .isEqualTo(new Declined(order, DeclineReason.CARD_UNKNOWN));
    }

    @Test
    void a_silent_card_holds_the_money_and_says_nothing_until_it_is_voided() {
        TokenisedCard card = card("4000000000000119");
        CompletableFuture<?> first = provider.authorise(order, TEN, card.token());
        await().until(() -> state(order), "HELD 1000"::equals);

        assertThat(provider.release(order).join()).isEqualTo(new Released(order));

        awaitTold(new Released(order));
        assertThat(first).isNotDone();
        assertThat(state(order)).isEqualTo("VOIDED 0");
        assertThat(authorise(card)).isEqualTo(new Declined(order, DeclineReason.DECLINED));
    }

    @Test
    void a_card_that_is_charged_back_pays_first() {
        Held held = (Held) authorise(card("4000000000000259"));
        capture(held);
        provider.refund(order, refund, eur(300)).join();
        awaitTold(held, new Taken(order, TEN), new Returned(order, refund, eur(300)));

        clock.advance(CHARGEBACK_AFTER);

        await().until(() -> told.size() == 4);
        assertThat(told.get(3)).isEqualTo(new ChargedBack(order, "chargeback-" + held.reference(), eur(700)));
        RefundId late = new RefundId(UUID.randomUUID());
        assertThat(provider.refund(order, late, eur(1)).join())
                .isEqualTo(new NotReturned(order, late, PaymentFailure.REFUSED));
    }

    @Test
    void what_was_refunded_is_not_charged_back() {
        Held held = (Held) authorise(card("4000000000000259"));
        capture(held);
        provider.refund(order, refund, TEN).join();

        clock.advance(CHARGEBACK_AFTER);

        awaitTold(held, new Taken(order, TEN), new Returned(order, refund, TEN));
        await().until(() -> jdbc.sql("SELECT charge_back_at IS NULL FROM provider.payment")
                .query(Boolean.class)
                .single());
        assertThat(told).hasSize(3);
    }

    @Test
    void a_card_whose_capture_fails_can_still_be_voided() {
        Held held = (Held) authorise(card("4000000000000341"));
        NotTaken no = new NotTaken(order, PaymentFailure.REFUSED);
        assertThat(capture(held)).isEqualTo(no);
        assertThat(capture(held)).isEqualTo(no);

        assertThat(provider.release(order).join()).isEqualTo(new Released(order));

        awaitTold(held, no, new Released(order));
    }

    @Test
    void a_slow_card_is_told_of_before_it_is_answered() {
        TokenisedCard card = card("4000000000000127");

        CompletableFuture<ProviderReport.OfAuthorisation> answer = provider.authorise(order, TEN, card.token());

        // The slow answer takes longer than this test does.
        await().until(() -> told.size() == 1);
        assertThat(told.get(0)).isInstanceOf(Held.class);
        assertThat(answer).isNotDone();
    }

    @Test
    void a_doubled_card_is_told_of_twice() {
        Held held = (Held) authorise(card("4000000000000101"));
        Taken taken = (Taken) capture(held);

        awaitTold(held, held, taken, taken);
    }

    @Test
    void a_void_that_comes_first_bars_the_authorisation() {
        TokenisedCard card = card("4242424242424242");
        assertThat(provider.release(order).join()).isEqualTo(new Released(order));

        assertThat(authorise(card)).isEqualTo(new Declined(order, DeclineReason.DECLINED));

        assertThat(state(order)).isEqualTo("VOIDED 0");
    }

    @Test
    void what_is_voided_is_not_taken_and_what_is_taken_not_voided() {
        Held held = (Held) authorise(card("4242424242424242"));
        OrderId other = new OrderId(UUID.randomUUID());
        Held otherHeld = (Held)
                provider.authorise(other, TEN, card("4242424242424242").token()).join();

        provider.release(order).join();
        assertThat(capture(held)).isEqualTo(new NotTaken(order, PaymentFailure.AUTHORISATION_EXPIRED));

        provider.capture(other, otherHeld.reference(), TEN).join();
        assertThat(provider.release(other).join()).isEqualTo(new Taken(other, TEN));
    }

    @Test
    void nothing_is_taken_that_is_not_held() {
        assertThat(provider.capture(order, "none", TEN).join()).isEqualTo(new NotTaken(order, PaymentFailure.REFUSED));
        Held held = (Held) authorise(card("4242424242424242"));
        for (Money other : List.of(eur(1001), new Money(1000, Currency.getInstance("USD")))) {
            assertThat(provider.capture(order, held.reference(), other).join())
                    .isEqualTo(new NotTaken(order, PaymentFailure.REFUSED));
        }
        assertThat(provider.capture(order, "another", TEN).join())
                .isEqualTo(new NotTaken(order, PaymentFailure.REFUSED));
        assertThat(capture(held)).isEqualTo(new Taken(order, TEN));
    }

    @Test
    void no_more_goes_back_than_was_taken() {
        capture((Held) authorise(card("4242424242424242")));
        assertThat(provider.refund(order, refund, eur(600)).join()).isEqualTo(new Returned(order, refund, eur(600)));
        RefundId second = new RefundId(UUID.randomUUID());
        assertThat(provider.refund(order, second, eur(401)).join())
                .isEqualTo(new NotReturned(order, second, PaymentFailure.REFUSED));
        assertThat(provider.refund(order, refund, eur(600)).join())
                .as("a repeat")
                .isEqualTo(new Returned(order, refund, eur(600)));
    }

    @Test
    void each_operation_is_done_once_by_sixteen_threads() throws Exception {
        TokenisedCard card = card("4242424242424242");

        ProviderReport held = theSame(() -> provider.authorise(order, TEN, card.token()));
        assertThat(state(order)).isEqualTo("HELD 1000");
        ProviderReport taken = theSame(() -> provider.capture(order, ((Held) held).reference(), TEN));
        assertThat(taken).isEqualTo(new Taken(order, TEN));
        ProviderReport returned = theSame(() -> provider.refund(order, refund, eur(100)));
        assertThat(returned).isEqualTo(new Returned(order, refund, eur(100)));
        assertThat(jdbc.sql("SELECT refunded FROM provider.payment")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
        OrderId other = new OrderId(UUID.randomUUID());
        ProviderReport released = theSame(() -> provider.release(other));

        awaitTold(held, taken, returned, released);
    }

    @Test
    void an_authorisation_and_its_void_at_once_leave_nothing_held() throws Exception {
        TokenisedCard card = card("4242424242424242");
        for (int i = 0; i < 20; i++) {
            OrderId contested = new OrderId(UUID.randomUUID());
            CompletableFuture<?> authorised = provider.authorise(contested, TEN, card.token());
            CompletableFuture<?> released = provider.release(contested);
            CompletableFuture.allOf(authorised, released).get(10, TimeUnit.SECONDS);
            assertThat(state(contested)).isEqualTo("VOIDED 0");
        }
    }

    @Test
    void what_was_not_told_before_a_kill_is_told_after_the_restart() {
        deaf = true;
        Held held = (Held) authorise(card("4242424242424242"));
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> jdbc.sql("SELECT attempts FROM provider.callback")
                        .query(Integer.class)
                        .single()
                == 1);
        provider.stop();
        deaf = false;

        provider = start(0);
        clock.advance(Duration.ofSeconds(30));

        awaitTold(held);
        assertThat(authorise(card("5555555555554444")))
                .as("what it holds it still knows")
                .isEqualTo(held);
    }

    @Test
    void what_is_not_taken_from_it_is_told_again() {
        deaf = true;
        Held held = (Held) authorise(card("4242424242424242"));
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> jdbc.sql("SELECT attempts FROM provider.callback")
                        .query(Integer.class)
                        .single()
                == 1);

        deaf = false;
        clock.advance(Duration.ofSeconds(30));

        awaitTold(held);
        await().until(() -> jdbc.sql("SELECT count(*) FROM provider.callback")
                        .query(Long.class)
                        .single()
                == 0);
    }

    @Test
    void an_answer_may_get_lost_before_or_after_anything_was_done() {
        TokenisedCard card = card("4242424242424242");
        provider.stop();
        provider = start(100);

        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(provider.authorise(new OrderId(UUID.randomUUID()), TEN, card.token()));
        }

        await().until(() -> jdbc.sql("SELECT count(*) FROM provider.payment")
                        .query(Long.class)
                        .single()
                > 5);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void a_provider_that_is_away_says_so() {
        provider.stop();

        assertThatThrownBy(() -> provider.release(order).join()).hasCauseInstanceOf(ProviderUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4242424242424242", "4000000000000002", "4000000000000259", "5105105105105100"})
    void a_card_s_number_is_in_no_table_and_no_log_line(String number) {
        try (Logs logs = Logs.all()) {
            ProviderReport answer = authorise(card(number.replaceAll("(.{4})(?=.)", "$1-")));
            if (answer instanceof Held held) {
                capture(held);
            }
            clock.advance(CHARGEBACK_AFTER);
            await().until(() -> !told.isEmpty());

            Set<String> forbidden = new HashSet<>(List.of(number, number.substring(0, 12), number.substring(4)));
            assertThat(Database.everything()).isNotEmpty();
            for (String digits : forbidden) {
                assertThat(Database.everything()).noneMatch(row -> bare(row).contains(digits));
                assertThat(logs.lines()).noneMatch(line -> bare(line).contains(digits));
            }
            assertThat(logs.lines()).as("the log was looked at").isNotEmpty();
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[ -]", "");
    }

    private ProviderReport theSame(Supplier<CompletableFuture<? extends ProviderReport>> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<ProviderReport>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> call.get().join(), callers));
            }
            Set<ProviderReport> distinct = Collections.synchronizedSet(new HashSet<>());
            for (CompletableFuture<ProviderReport> answer : answers) {
                distinct.add(answer.get(20, TimeUnit.SECONDS));
            }
            assertThat(distinct).hasSize(1);
            return distinct.iterator().next();
        } finally {
            callers.shutdownNow();
        }
    }

    private SimulatedGateway start(int lostPercent) {
        ProviderMemory memory =
                new ProviderMemory(jdbc, new DataSourceTransactionManager(Database.SOURCE), CHARGEBACK_AFTER);
        PaymentsProperties.Simulator settings = new PaymentsProperties.Simulator(
                Duration.ZERO, Duration.ofMillis(4), Duration.ofHours(1), CHARGEBACK_AFTER, lostPercent);
        SimulatedGateway starting = new SimulatedGateway(memory, this::receive, settings, Duration.ofMillis(20), clock);
        starting.start();
        started.add(starting);
        return starting;
    }

    private void receive(ProviderReport report) {
        if (deaf) {
            throw new IllegalStateException("not now");
        }
        told.add(report);
    }

    private TokenisedCard card(String number) {
        String code = number.startsWith("37") ? "1234" : "123";
        return provider.tokenise(new CardDetails(number, "03/26", code)).join();
    }

    private ProviderReport authorise(TokenisedCard card) {
        return provider.authorise(order, TEN, card.token()).join();
    }

    private ProviderReport capture(Held held) {
        return provider.capture(order, held.reference(), TEN).join();
    }

    /** Callbacks are due once the clock has moved on; in which order they come nobody promises. */
    private void awaitTold(ProviderReport... expected) {
        clock.advance(Duration.ofMillis(10));
        await().untilAsserted(() -> assertThat(told).containsExactlyInAnyOrder(expected));
    }

    private String state(OrderId of) {
        return jdbc.sql("SELECT state || ' ' || held FROM provider.payment WHERE order_id = ?")
                .param(of.value())
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private static Money eur(long minor) {
        return new Money(minor, Currency.getInstance("EUR"));
    }
}
