package io.longbox.payments.call;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The calls that are to be made, and what became of them. {@link #add}, {@link #settle} and {@link #makeObsolete} take part
 * in the transaction around them; whatever else is written is committed when the method returns.
 */
class CallTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CallTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A call that somebody has taken on to make.
     *
     * @param attempt the how-manieth time this is, the first being 1
     */
    record Claim(long id, Call call, int attempt) {

        boolean isRepeat() {
            return attempt > 1;
        }
    }

    /**
     * How much there is to do.
     *
     * @param oldest when the oldest of the pending calls was written down, if there is one
     */
    record Pending(long calls, @Nullable Instant oldest) {}

    /** Answers false if this call is written down already, whatever became of it; then nothing changed. */
    boolean add(Call call, Instant now) {
        Money amount = null;
        RefundId refund = null;
        String reference = null;
        String token = null;
        if (call instanceof Call.Authorise authorise) {
            amount = authorise.amount();
            token = authorise.token();
        } else if (call instanceof Call.Capture capture) {
            amount = capture.amount();
            reference = capture.reference();
        } else if (call instanceof Call.Refund giveBack) {
            amount = giveBack.amount();
            refund = giveBack.refund();
        }
        return jdbc.sql("""
                        INSERT INTO payments.call
                            (order_id, operation, refund_id, amount, currency, reference, token, created_at, next_attempt_at)
                        VALUES (:order, :operation, :refund, :amount, :currency, :reference, :token, :now, :now)
                        ON CONFLICT (order_id, operation, refund_id) DO NOTHING""")
                        .param("order", call.order().value())
                        .param("operation", call.operation().name())
                        .param("refund", refund == null ? null : refund.value(), Types.OTHER)
                        .param("amount", amount == null ? null : amount.minor(), Types.BIGINT)
                        .param(
                                "currency",
                                amount == null ? null : amount.currency().getCurrencyCode())
                        .param("reference", reference)
                        .param("token", token)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** What it asks for is known by now, whoever told it: it need not be made any more. */
    void settle(OrderId order, Operation operation, @Nullable RefundId refund, Instant now) {
        end(order, operation, refund, "DONE", now);
    }

    /** Nobody wants an authorisation any more that was not answered. */
    void makeObsolete(OrderId order, Instant now) {
        end(order, Operation.AUTHORISE, null, "OBSOLETE", now);
    }

    private void end(OrderId order, Operation operation, @Nullable RefundId refund, String state, Instant now) {
        jdbc.sql("""
                        UPDATE payments.call SET state = :state, under_way = false, token = NULL, ended_at = :now
                        WHERE order_id = :order AND operation = :operation AND refund_id IS NOT DISTINCT FROM :refund
                          AND state = 'PENDING'""")
                .param("state", state)
                .param("now", utc(now))
                .param("order", order.value())
                .param("operation", operation.name())
                .param("refund", refund == null ? null : refund.value(), Types.OTHER)
                .update();
    }

    /**
     * Takes on the calls that have been due for longest.
     *
     * @param repeats whether those that were made before, or those that were not
     * @param most how many at most
     * @param until when the taker will be taken to be dead
     */
    List<Claim> claim(boolean repeats, int most, Instant now, Instant until) {
        return committed(() -> jdbc.sql("""
                        UPDATE payments.call
                        SET attempts = attempts + 1, under_way = true, next_attempt_at = :until
                        WHERE id IN (
                            SELECT id FROM payments.call
                            WHERE state = 'PENDING' AND next_attempt_at <= :now AND (attempts > 0) = :repeats
                            ORDER BY next_attempt_at LIMIT :most
                            FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .param("until", utc(until))
                .param("now", utc(now))
                .param("repeats", repeats)
                .param("most", most)
                .query(CallTable::read)
                .list());
    }

    /** Whoever has taken on these is still alive. */
    void renew(Collection<Long> ids, Instant until) {
        committed(() -> jdbc.sql("""
                        UPDATE payments.call SET next_attempt_at = :until
                        WHERE id = ANY(:ids) AND state = 'PENDING' AND under_way""")
                .param("until", utc(until))
                .param("ids", ids.toArray(Long[]::new))
                .update());
    }

    /** Its answer has been recorded. */
    void finish(Claim claim, Instant now) {
        committed(() ->
                jdbc.sql("""
                        UPDATE payments.call SET state = 'DONE', under_way = false, token = NULL, ended_at = :now, failure = NULL
                        WHERE id = :id AND state = 'PENDING'""").param("now", utc(now)).param("id", claim.id()).update());
    }

    /** It is to be made again then, unless it has ended, or somebody else has taken it on. */
    void putBack(Claim claim, Instant until, String failure) {
        committed(() -> jdbc.sql("""
                        UPDATE payments.call SET under_way = false, next_attempt_at = :until, failure = :failure
                        WHERE id = :id AND state = 'PENDING' AND attempts = :attempt""")
                .param("until", utc(until))
                .param("failure", failure)
                .param("id", claim.id())
                .param("attempt", claim.attempt())
                .update());
    }

    Pending pending() {
        return jdbc.sql(
                        "SELECT count(*) AS calls, min(created_at) AS oldest FROM payments.call WHERE state = 'PENDING'")
                .query((row, number) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Pending(row.getLong("calls"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** Forgets which calls were made before that. */
    void forget(Instant before) {
        committed(() -> jdbc.sql("DELETE FROM payments.call WHERE state <> 'PENDING' AND ended_at < :before")
                .param("before", utc(before))
                .update());
    }

    private <T> T committed(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static Claim read(ResultSet row, int number) throws SQLException {
        OrderId order = new OrderId(row.getObject("order_id", UUID.class));
        Call call = switch (Operation.valueOf(row.getString("operation"))) {
            case AUTHORISE -> new Call.Authorise(order, amount(row), row.getString("token"));
            case CAPTURE -> new Call.Capture(order, row.getString("reference"), amount(row));
            case VOID -> new Call.Void(order);
            case REFUND -> new Call.Refund(order, new RefundId(row.getObject("refund_id", UUID.class)), amount(row));
        };
        return new Claim(row.getLong("id"), call, row.getInt("attempts"));
    }

    private static Money amount(ResultSet row) throws SQLException {
        return new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
