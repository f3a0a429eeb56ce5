package io.longbox.payments.simulator;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.payments.ProviderReport;
import io.longbox.payments.ProviderReport.Declined;
import io.longbox.payments.ProviderReport.Held;
import io.longbox.payments.ProviderReport.NotReturned;
import io.longbox.payments.ProviderReport.NotTaken;
import io.longbox.payments.ProviderReport.OfAuthorisation;
import io.longbox.payments.ProviderReport.OfCapture;
import io.longbox.payments.ProviderReport.OfRefund;
import io.longbox.payments.ProviderReport.OfVoid;
import io.longbox.payments.ProviderReport.Released;
import io.longbox.payments.ProviderReport.Returned;
import io.longbox.payments.ProviderReport.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the simulated provider knows: cards by token, what it holds, has taken and given back, and what it still has to tell.
 * Each method is a transaction of its own, never its caller's, and decides under a lock of the payment's row.
 */
class ProviderMemory {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Duration chargebackAfter;

    ProviderMemory(JdbcClient jdbc, PlatformTransactionManager transactions, Duration chargebackAfter) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.chargebackAfter = chargebackAfter;
    }

    /**
     * What was decided.
     *
     * @param report the answer
     * @param behaviour how it is given
     * @param repeat whether it had been decided before
     */
    record Decision<R extends ProviderReport>(R report, Behaviour behaviour, boolean repeat) {}

    /** A report that is to be delivered. */
    record Callback(long id, ProviderReport report, int attempt) {}

    private enum State {
        NEW,
        HELD,
        DECLINED,
        CAPTURED,
        NOT_CAPTURED,
        VOIDED
    }

    private record Known(
            OrderId order,
            State state,
            Behaviour behaviour,
            String reference,
            @Nullable Currency currency,
            long held,
            long captured,
            long refunded,
            long chargedBack,
            @Nullable String reason) {

        Money money(long minor) {
            if (currency == null) {
                throw new IllegalStateException("there is no money of " + order);
            }
            return new Money(minor, currency);
        }
    }

    private record Card(Behaviour behaviour, LocalDate expires) {}

    void keep(String token, CardBrand brand, String lastFour, YearMonth expires, Behaviour behaviour, Instant now) {
        committed(() -> jdbc.sql("""
                        INSERT INTO provider.card (token, brand, last_four, expires, behaviour, created_at)
                        VALUES (:token, :brand, :four, :expires, :behaviour, :now)""")
                .param("token", token)
                .param("brand", brand.name())
                .param("four", lastFour)
                .param("expires", expires.atDay(1))
                .param("behaviour", behaviour.name())
                .param("now", utc(now))
                .update());
    }

    Decision<OfAuthorisation> authorise(
            OrderId order, Money amount, String token, String reference, Instant now, Instant callbackAt) {
        return decide(order, known -> switch (known.state()) {
            case NEW -> firstAuthorisation(order, amount, token, reference, now, callbackAt);
            case HELD, CAPTURED, NOT_CAPTURED ->
                repeated(new Held(order, known.reference(), known.money(known.held())), known);
            case DECLINED ->
                repeated(new Declined(order, DeclineReason.valueOf(String.valueOf(known.reason()))), known);
            case VOIDED -> repeated(new Declined(order, DeclineReason.DECLINED), known);
        });
    }

    private Decision<OfAuthorisation> firstAuthorisation(
            OrderId order, Money amount, String token, String reference, Instant now, Instant callbackAt) {
        Optional<Card> card = jdbc.sql("SELECT behaviour, expires FROM provider.card WHERE token = :token")
                .param("token", token)
                .query((row, number) -> new Card(
                        Behaviour.valueOf(row.getString("behaviour")), row.getObject("expires", LocalDate.class)))
                .optional();
        Behaviour behaviour = card.map(Card::behaviour).orElse(Behaviour.APPROVED);
        DeclineReason no = card.isEmpty() ? DeclineReason.CARD_UNKNOWN : whyNot(card.get(), now);
        OfAuthorisation report = no == null ? new Held(order, reference, amount) : new Declined(order, no);
        jdbc.sql("""
                        UPDATE provider.payment
                        SET state = :state, behaviour = :behaviour, reference = :reference, currency = :currency,
                            held = :held, reason = :reason
                        WHERE order_id = :order""")
                .param("state", (no == null ? State.HELD : State.DECLINED).name())
                .param("behaviour", behaviour.name())
                .param("reference", reference)
                .param("currency", amount.currency().getCurrencyCode())
                .param("held", no == null ? amount.minor() : 0)
                .param("reason", no == null ? null : no.name())
                .param("order", order.value())
                .update();
        if (behaviour != Behaviour.SILENT) {
            tell(report, behaviour, now, callbackAt);
        }
        return new Decision<>(report, behaviour, false);
    }

    private static @Nullable DeclineReason whyNot(Card card, Instant now) {
        boolean past = YearMonth.from(card.expires()).isBefore(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
        if (past) {
            return DeclineReason.EXPIRED_CARD;
        }
        return switch (card.behaviour()) {
            case DECLINED -> DeclineReason.DECLINED;
            case INSUFFICIENT_FUNDS -> DeclineReason.INSUFFICIENT_FUNDS;
            case EXPIRED -> DeclineReason.EXPIRED_CARD;
            case APPROVED, SILENT, CHARGED_BACK, NOT_CAPTURED, SLOW, DOUBLED -> null;
        };
    }

    Decision<OfCapture> capture(OrderId order, String reference, Money amount, Instant now, Instant callbackAt) {
        return decide(order, known -> switch (known.state()) {
            case NEW, DECLINED, NOT_CAPTURED -> repeated(new NotTaken(order, PaymentFailure.REFUSED), known);
            case VOIDED -> repeated(new NotTaken(order, PaymentFailure.AUTHORISATION_EXPIRED), known);
            case CAPTURED -> repeated(new Taken(order, known.money(known.captured())), known);
            case HELD -> firstCapture(known, reference, amount, now, callbackAt);
        });
    }

    private Decision<OfCapture> firstCapture(
            Known known, String reference, Money amount, Instant now, Instant callbackAt) {
        OrderId order = known.order();
        boolean isDue = reference.equals(known.reference())
                && amount.currency().equals(known.currency())
                && amount.minor() <= known.held();
        if (!isDue) {
            // Whoever asks rightly afterwards is served: nothing was decided.
            return repeated(new NotTaken(order, PaymentFailure.REFUSED), known);
        }
        boolean taken = known.behaviour() != Behaviour.NOT_CAPTURED;
        OfCapture report = taken ? new Taken(order, amount) : new NotTaken(order, PaymentFailure.REFUSED);
        Instant chargeBackAt = known.behaviour() == Behaviour.CHARGED_BACK ? now.plus(chargebackAfter) : null;
        jdbc.sql("""
                        UPDATE provider.payment SET state = :state, captured = :captured, charge_back_at = :chargeBackAt
                        WHERE order_id = :order""")
                .param("state", (taken ? State.CAPTURED : State.NOT_CAPTURED).name())
                .param("captured", taken ? amount.minor() : 0)
                .param("chargeBackAt", chargeBackAt == null ? null : utc(chargeBackAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("order", order.value())
                .update();
        tell(report, known.behaviour(), now, callbackAt);
        return new Decision<>(report, known.behaviour(), false);
    }

    Decision<OfVoid> release(OrderId order, Instant now, Instant callbackAt) {
        return decide(order, known -> switch (known.state()) {
            case CAPTURED -> repeated(new Taken(order, known.money(known.captured())), known);
            case VOIDED -> repeated(new Released(order), known);
            case NEW, HELD, DECLINED, NOT_CAPTURED -> {
                jdbc.sql("UPDATE provider.payment SET state = 'VOIDED', held = 0 WHERE order_id = :order")
                        .param("order", order.value())
                        .update();
                OfVoid report = new Released(order);
                tell(report, known.behaviour(), now, callbackAt);
                yield new Decision<>(report, known.behaviour(), false);
            }
        });
    }

    Decision<OfRefund> refund(OrderId order, RefundId refund, Money amount, Instant now, Instant callbackAt) {
        return decide(order, known -> {
            Optional<OfRefund> before = jdbc.sql("""
                            SELECT amount, currency, done FROM provider.refund
                            WHERE order_id = :order AND refund_id = :refund""")
                    .param("order", order.value())
                    .param("refund", refund.value())
                    .query((row, number) -> refundReport(order, refund, money(row), row.getBoolean("done")))
                    .optional();
            return before.map(report -> repeated(report, known))
                    .orElseGet(() -> firstRefund(known, refund, amount, now, callbackAt));
        });
    }

    private Decision<OfRefund> firstRefund(
            Known known, RefundId refund, Money amount, Instant now, Instant callbackAt) {
        boolean done = known.state() == State.CAPTURED
                && amount.currency().equals(known.currency())
                && amount.minor() <= known.captured() - known.refunded() - known.chargedBack();
        jdbc.sql("""
                        INSERT INTO provider.refund (order_id, refund_id, amount, currency, done)
                        VALUES (:order, :refund, :amount, :currency, :done)""")
                .param("order", known.order().value())
                .param("refund", refund.value())
                .param("amount", amount.minor())
                .param("currency", amount.currency().getCurrencyCode())
                .param("done", done)
                .update();
        if (done) {
            jdbc.sql("UPDATE provider.payment SET refunded = refunded + :amount WHERE order_id = :order")
                    .param("amount", amount.minor())
                    .param("order", known.order().value())
                    .update();
        }
        OfRefund report = refundReport(known.order(), refund, amount, done);
        tell(report, known.behaviour(), now, callbackAt);
        return new Decision<>(report, known.behaviour(), false);
    }

    private static OfRefund refundReport(OrderId order, RefundId refund, Money amount, boolean done) {
        return done ? new Returned(order, refund, amount) : new NotReturned(order, refund, PaymentFailure.REFUSED);
    }

    /** Takes back, on behalf of the cardholders' banks, all that is left of what is due to go. */
    void chargeBack(Instant now) {
        committed(() -> {
            List<UUID> due =
                    jdbc.sql("""
                            SELECT order_id FROM provider.payment WHERE charge_back_at <= :now
                            ORDER BY charge_back_at LIMIT 100 FOR UPDATE SKIP LOCKED""").param("now", utc(now)).query(UUID.class).list();
            due.forEach(order -> chargeBack(lock(new OrderId(order)), now));
            return due;
        });
    }

    private void chargeBack(Known known, Instant now) {
        long left = known.captured() - known.refunded() - known.chargedBack();
        jdbc.sql("""
                        UPDATE provider.payment SET charged_back = charged_back + :left, charge_back_at = NULL
                        WHERE order_id = :order""").param("left", left).param("order", known.order().value()).update();
        if (left > 0) {
            tell(
                    new ProviderReport.ChargedBack(known.order(), "chargeback-" + known.reference(), known.money(left)),
                    known.behaviour(),
                    now,
                    now);
        }
    }

    private void tell(ProviderReport report, Behaviour behaviour, Instant now, Instant callbackAt) {
        Instant due = behaviour == Behaviour.SLOW ? now : callbackAt;
        for (int copies = behaviour == Behaviour.DOUBLED ? 2 : 1; copies > 0; copies--) {
            CallbackRow row = CallbackRow.of(report);
            jdbc.sql("""
                            INSERT INTO provider.callback
                                (order_id, report, refund_id, reference, amount, currency, reason, due_at)
                            VALUES (:order, :report, :refund, :reference, :amount, :currency, :reason, :due)""")
                    .param("order", row.order())
                    .param("report", row.report())
                    .param("refund", row.refund(), Types.OTHER)
                    .param("reference", row.reference())
                    .param("amount", row.amount(), Types.BIGINT)
                    .param("currency", row.currency())
                    .param("reason", row.reason())
                    .param("due", utc(due))
                    .update();
        }
    }

    /** Takes on the callback that has been due for longest; until then nobody else does. */
    Optional<Callback> nextCallback(Instant now, Instant until) {
        return committed(() -> jdbc.sql("""
                        UPDATE provider.callback SET attempts = attempts + 1, due_at = :until
                        WHERE id = (
                            SELECT id FROM provider.callback WHERE due_at <= :now
                            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .param("until", utc(until))
                .param("now", utc(now))
                .query((row, number) ->
                        new Callback(row.getLong("id"), CallbackRow.read(row).toReport(), row.getInt("attempts")))
                .optional());
    }

    void delivered(Callback callback) {
        committed(() -> jdbc.sql("DELETE FROM provider.callback WHERE id = :id")
                .param("id", callback.id())
                .update());
    }

    void deliverAgain(Callback callback, Instant at) {
        committed(() -> jdbc.sql("UPDATE provider.callback SET due_at = :at WHERE id = :id")
                .param("at", utc(at))
                .param("id", callback.id())
                .update());
    }

    private <R extends ProviderReport> Decision<R> decide(OrderId order, Function<Known, Decision<R>> decision) {
        return committed(() -> {
            jdbc.sql("INSERT INTO provider.payment (order_id, state) VALUES (:order, 'NEW') ON CONFLICT DO NOTHING")
                    .param("order", order.value())
                    .update();
            return decision.apply(lock(order));
        });
    }

    private Known lock(OrderId order) {
        return jdbc.sql("SELECT * FROM provider.payment WHERE order_id = :order FOR UPDATE")
                .param("order", order.value())
                .query((row, number) -> {
                    String currency = row.getString("currency");
                    return new Known(
                            order,
                            State.valueOf(row.getString("state")),
                            Behaviour.valueOf(row.getString("behaviour")),
                            String.valueOf(row.getString("reference")),
                            currency == null ? null : Currency.getInstance(currency),
                            row.getLong("held"),
                            row.getLong("captured"),
                            row.getLong("refunded"),
                            row.getLong("charged_back"),
                            row.getString("reason"));
                })
                .single();
    }

    private static <R extends ProviderReport> Decision<R> repeated(R report, Known known) {
        return new Decision<>(report, known.behaviour(), true);
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency")));
    }

    private <T> T committed(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
