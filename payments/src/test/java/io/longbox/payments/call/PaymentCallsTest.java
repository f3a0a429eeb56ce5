package io.longbox.payments.call;

import static io.longbox.payments.call.CallFixture.TEN;
import static io.longbox.payments.call.CallFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.payments.Logs;
import io.longbox.payments.ProviderReport;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentCallsTest {

    private final CallFixture store = new CallFixture();

    @AfterEach
    void everythingStops() {
        store.stop();
    }

    @Test
    void a_call_is_made_its_answer_recorded_and_its_token_forgotten() {
        OrderId order = store.authorise();

        store.start();

        store.awaitCalls(order, "AUTHORISE DONE 1");
        assertThat(store.reports).containsExactly(held(order));
        assertThat(store.meters
                        .counter("longbox.payment.calls", "operation", "authorise", "outcome", "held")
                        .count())
                .isOne();
    }

    @Test
    void each_operation_is_made_as_it_was_asked_for() {
        OrderId order = CallFixture.order();
        RefundId refund = CallFixture.refund();
        store.table.add(new Call.Capture(order, "reference", TEN), store.clock.instant());
        store.table.add(new Call.Refund(order, refund, TEN), store.clock.instant());
        store.table.add(new Call.Void(order), store.clock.instant());

        store.start();

        store.awaitCalls(order, "CAPTURE DONE 1", "REFUND DONE 1", "VOID DONE 1");
        assertThat(store.reports)
                .containsExactlyInAnyOrder(
                        new ProviderReport.Taken(order, TEN),
                        new ProviderReport.Returned(order, refund, TEN),
                        new ProviderReport.Released(order));
    }

    @Test
    void a_new_call_does_not_wait_for_the_next_look() {
        PaymentCalls calls = store.start(Duration.ofSeconds(10), Duration.ofDays(1));
        OrderId order = store.authorise();

        calls.nudge();

        store.awaitCalls(order, "AUTHORISE DONE 1");
    }

    @Test
    void the_same_call_is_written_down_once() {
        OrderId order = store.authorise();

        assertThat(store.table.add(new Call.Authorise(order, TEN, TOKEN), store.clock.instant()))
                .isFalse();
        store.start();
        store.awaitCalls(order, "AUTHORISE DONE 1");

        assertThat(store.table.add(new Call.Authorise(order, TEN, TOKEN), store.clock.instant()))
                .isFalse();
        assertThat(store.calls(order)).containsExactly("AUTHORISE DONE 1");
    }

    @Test
    void an_answer_that_does_not_come_is_asked_for_again_after_growing_pauses_without_end() {
        OrderId order = store.authorise();
        store.gateway.silent.add(order);
        store.start(Duration.ofMillis(10), Duration.ofMillis(20));

        for (int attempt = 1; attempt < 10; attempt++) {
            store.awaitCalls(order, "AUTHORISE PENDING " + attempt + " TimeoutException " + TOKEN);
            long pause = Math.min(60, 1L << (attempt - 1));
            store.clock.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(store.table.claim(true, 1, store.clock.instant(), store.clock.instant()))
                    .isEmpty();
            store.clock.advance(Duration.ofMillis(1));
        }
        store.awaitCalls(order, "AUTHORISE PENDING 10 TimeoutException " + TOKEN);
        store.gateway.silent.clear();
        store.clock.advance(Duration.ofMinutes(1));

        store.awaitCalls(order, "AUTHORISE DONE 11");
        assertThat(store.reports).containsExactly(held(order));
    }

    @Test
    void a_provider_that_is_silent_about_some_holds_up_no_others() {
        for (int i = 0; i < 80; i++) {
            store.gateway.silent.add(store.authorise());
        }
        store.start();
        await().until(() -> store.gateway.asked.size() == 80);

        for (int i = 0; i < 200; i++) {
            store.authorise();
        }

        store.awaitDone(200);
    }

    @Test
    void calls_that_are_made_again_leave_room_for_new_ones() {
        for (int i = 0; i < 200; i++) {
            store.gateway.silent.add(store.authorise());
        }
        store.jdbc.sql("UPDATE payments.call SET attempts = 5").update();
        store.start();
        await().until(() -> store.gateway.asked.size() == 32);

        OrderId fresh = store.authorise();

        store.awaitCalls(fresh, "AUTHORISE DONE 1");
        assertThat(store.gateway.asked).hasSize(33);
    }

    @Test
    void killed_before_the_call_was_made_it_is_made_when_the_lease_is_over() {
        OrderId order = store.authorise();
        store.takenOnByTheDead();
        store.start();
        store.awaitCalls(store.authorise(), "AUTHORISE DONE 1");
        assertThat(store.calls(order))
                .as("its lease is not over")
                .containsExactly("AUTHORISE PENDING 1 UNDER_WAY " + TOKEN);

        store.clock.advance(CallFixture.LEASE.plusMillis(1));

        store.awaitCalls(order, "AUTHORISE DONE 2");
    }

    @Test
    void killed_after_the_call_or_its_answer_it_is_made_again_and_answered_the_same() {
        OrderId order = store.authorise();
        // What the dead heard, nobody knows.
        store.takenOnByTheDead().call().askOf(store.gateway).join();
        store.clock.advance(CallFixture.LEASE.plusMillis(1));

        store.start();

        store.awaitCalls(order, "AUTHORISE DONE 2");
        assertThat(store.reports).containsExactly(held(order));
    }

    @Test
    void killed_after_the_report_it_is_reported_again() {
        OrderId order = store.authorise();
        ProviderReport answer =
                store.takenOnByTheDead().call().askOf(store.gateway).join();
        store.reports.add(answer);
        store.clock.advance(CallFixture.LEASE.plusMillis(1));

        store.start();

        store.awaitCalls(order, "AUTHORISE DONE 2");
        assertThat(store.reports).containsExactly(held(order), held(order));
    }

    @Test
    void an_answer_that_could_not_be_recorded_is_asked_for_again() {
        OrderId order = store.authorise();
        store.deaf = true;
        store.start();
        store.awaitCalls(order, "AUTHORISE PENDING 1 IllegalStateException " + TOKEN);

        store.deaf = false;
        store.clock.advance(Duration.ofSeconds(1));

        store.awaitCalls(order, "AUTHORISE DONE 2");
    }

    @Test
    void who_stops_leaves_its_calls_to_who_starts_next() {
        OrderId order = store.authorise();
        store.gateway.silent.add(order);
        PaymentCalls first = store.start();
        await().until(() -> store.gateway.asked.size() == 1);

        first.stop();
        store.gateway.silent.clear();
        store.start();

        store.awaitCalls(order, "AUTHORISE DONE 2");
    }

    @Test
    void whoever_waits_for_an_answer_keeps_its_lease() {
        OrderId order = store.authorise();
        store.gateway.silent.add(order);
        store.start();
        await().until(() -> store.gateway.asked.size() == 1);

        store.clock.advance(CallFixture.LEASE.minusSeconds(1));
        await().until(() -> store.jdbc
                .sql("SELECT next_attempt_at > ?::timestamptz FROM payments.call")
                .param(store.clock.instant().plusSeconds(2).toString())
                .query(Boolean.class)
                .single());
    }

    @Test
    void several_processes_make_each_call_and_lose_none() {
        for (int i = 0; i < 300; i++) {
            store.authorise();
        }

        store.start();
        store.start();
        store.start();

        store.awaitDone(300);
        assertThat(store.reports).hasSize(300);
        assertThat(new HashSet<>(store.reports)).hasSize(300);
    }

    @Test
    void an_authorisation_that_is_obsolete_is_not_made_any_more() {
        OrderId order = store.authorise();
        store.gateway.silent.add(order);
        store.start(Duration.ofMillis(10), Duration.ofMillis(20));
        store.awaitCalls(order, "AUTHORISE PENDING 1 TimeoutException " + TOKEN);

        store.table.makeObsolete(order, store.clock.instant());
        store.clock.advance(Duration.ofMinutes(5));

        store.awaitCalls(store.authorise(), "AUTHORISE DONE 1");
        assertThat(store.calls(order)).containsExactly("AUTHORISE OBSOLETE 1 TimeoutException");
    }

    @Test
    void what_was_taken_in_spite_of_a_void_goes_back() {
        OrderId order = CallFixture.order();
        store.gateway.takenAlready.put(order, TEN);
        store.table.add(new Call.Void(order), store.clock.instant());

        store.start();

        store.awaitCalls(order, "VOID DONE 1");
        assertThat(store.gateway.asked).containsExactly("void", "refund 10.00 EUR");
        assertThat(store.reports).containsExactly(new ProviderReport.Released(order));
    }

    @Test
    void how_much_there_is_to_do_is_measured() {
        OrderId order = store.authorise();
        store.gateway.silent.add(order);
        store.start();
        store.clock.advance(Duration.ofSeconds(7));

        await().until(
                        () -> store.meters
                                .get("longbox.payment.calls.pending")
                                .gauge()
                                .value(),
                        pending -> pending == 1);
        assertThat(store.meters.get("longbox.payment.calls.oldest").gauge().value())
                .isEqualTo(7);
    }

    @Test
    void calls_that_were_made_are_forgotten_after_a_while_and_pending_ones_never() {
        OrderId made = store.authorise();
        PaymentCalls first = store.start();
        store.awaitCalls(made, "AUTHORISE DONE 1");
        first.stop();
        OrderId pending = store.authorise();
        store.gateway.silent.add(pending);
        store.clock.advance(Duration.ofDays(30).plusMillis(1));

        store.start();

        store.awaitCalls(made);
        assertThat(store.calls(pending)).hasSize(1);
    }

    @Test
    void no_log_line_holds_a_token() {
        try (Logs logs = Logs.all()) {
            OrderId order = store.authorise();
            store.gateway.down = true;
            store.start();
            for (int attempt = 1; attempt <= 4; attempt++) {
                store.awaitCalls(order, "AUTHORISE PENDING " + attempt + " IllegalStateException " + TOKEN);
                store.clock.advance(Duration.ofMinutes(1));
            }

            assertThat(logs.lines()).anyMatch(line -> line.contains("no answer to AUTHORISE of order " + order));
            assertThat(logs.lines().stream().filter(line -> line.contains("io.longbox") || line.contains("order ")))
                    .noneMatch(line -> line.contains(TOKEN));
        }
    }

    private static ProviderReport held(OrderId order) {
        return new ProviderReport.Held(order, "ref-" + order, TEN);
    }
}
