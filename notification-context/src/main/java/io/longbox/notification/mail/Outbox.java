package io.longbox.notification.mail;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mail that is to be sent, and what became of it. Only {@link #add} takes part in the transaction around it; whatever
 * else is written is committed when the method returns, because the network acts on it and cannot be rolled back.
 */
class Outbox {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Outbox(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A mail that somebody has taken on to send.
     *
     * @param notice what it tells
     * @param attempt the how-manieth try this is, the first being 1
     */
    record Claim(Notice notice, int attempt) {}

    /** Answers false if there is a mail for this notice already, whatever became of it; then nothing changed. */
    boolean add(Notice notice, Instant now) {
        News news = notice.news();
        ProductId product = news.product();
        PassOverReason reason = news.reason();
        SubscriptionEndReason ended = news.ended();
        OrderId order = news.order();
        Money money = news.money();
        CancellationReason cancelled = news.cancelled();
        return jdbc.sql("""
                        INSERT INTO notifications.mail
                            (notification_id, user_id, kind, product_id, ticket, position, deadline, reason, plan_name, ended,
                             order_id, money_minor, currency, cancelled, created_at, next_attempt_at)
                        VALUES (:id, :user, :kind, :product, :ticket, :position, :deadline, :reason, :plan, :ended,
                                :order, :money, :currency, :cancelled, :at, :now)
                        ON CONFLICT (notification_id) DO NOTHING""")
                        .param("id", notice.id().value())
                        .param("user", news.user().value())
                        .param("kind", news.kind().name())
                        .param("product", product == null ? null : product.value())
                        .param("ticket", news.ticket())
                        .param("position", news.position())
                        .param("deadline", utc(news.deadline()))
                        .param("reason", reason == null ? null : reason.name())
                        .param("plan", news.planName())
                        .param("ended", ended == null ? null : ended.name())
                        .param("order", order == null ? null : order.value())
                        .param("money", money == null ? null : money.minor())
                        .param(
                                "currency",
                                money == null ? null : money.currency().getCurrencyCode())
                        .param("cancelled", cancelled == null ? null : cancelled.name())
                        .param("at", utc(notice.at()))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /**
     * Takes on the mail that has been due for longest. One at a time: what a process had taken on when it died may have
     * been sent.
     *
     * @param until when the taker will be taken to be dead
     * @return nothing if none is due
     */
    Optional<Claim> claim(Instant now, Instant until) {
        return committed(() -> jdbc.sql("""
                        UPDATE notifications.mail
                        SET state = 'SENDING', attempts = attempts + 1, next_attempt_at = :until
                        WHERE notification_id = (
                            SELECT notification_id FROM notifications.mail
                            WHERE state = 'PENDING' AND next_attempt_at <= :now
                            ORDER BY next_attempt_at LIMIT 1
                            FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .param("now", utc(now))
                .param("until", utc(until))
                .query(Outbox::read)
                .optional());
    }

    /** Puts a mail that was certainly not sent back until then. */
    void putBack(NotificationId id, Instant until, String failure) {
        move(id, MailState.PENDING, until, failure);
    }

    /** Tells what became of a mail. */
    void finish(NotificationId id, MailState end, @Nullable String failure) {
        move(id, end, null, failure);
    }

    // Only out of SENDING: what was given up in the meantime stays so, because a mail is never sent again after that.
    private void move(NotificationId id, MailState state, @Nullable Instant nextAttempt, @Nullable String failure) {
        committed(() -> jdbc.sql("""
                        UPDATE notifications.mail
                        SET state = :state, next_attempt_at = coalesce(:next, next_attempt_at), failure = :failure
                        WHERE notification_id = :id AND state = 'SENDING'""")
                .param("id", id.value())
                .param("state", state.name())
                .param("next", utc(nextAttempt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("failure", failure)
                .update());
    }

    /** Gives up the mail of those who are taken to be dead: whether it was sent is not known. Answers which. */
    List<NotificationId> giveUpLost(Instant now) {
        return committed(() -> jdbc.sql("""
                        UPDATE notifications.mail
                        SET state = 'UNCERTAIN', failure = 'SENDER_LOST'
                        WHERE state = 'SENDING' AND next_attempt_at < :now
                        RETURNING notification_id""").param("now", utc(now)).query(UUID.class).list().stream()
                .map(NotificationId::new)
                .toList());
    }

    /** Forgets what became of mail that is older than that. */
    void forget(Instant before) {
        committed(() -> jdbc.sql("""
                        DELETE FROM notifications.mail
                        WHERE created_at < :before AND state NOT IN ('PENDING', 'SENDING')""").param("before", utc(before)).update());
    }

    private <T> T committed(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static Claim read(ResultSet row, int number) throws SQLException {
        OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
        String reason = row.getString("reason");
        String ended = row.getString("ended");
        UUID product = row.getObject("product_id", UUID.class);
        UUID order = row.getObject("order_id", UUID.class);
        String currency = row.getString("currency");
        String cancelled = row.getString("cancelled");
        News news = new News(
                new UserId(row.getObject("user_id", UUID.class)),
                NotificationKind.valueOf(row.getString("kind")),
                product == null ? null : new ProductId(product),
                row.getObject("ticket", Long.class),
                row.getObject("position", Long.class),
                deadline == null ? null : deadline.toInstant(),
                reason == null ? null : PassOverReason.valueOf(reason),
                row.getString("plan_name"),
                ended == null ? null : SubscriptionEndReason.valueOf(ended),
                order == null ? null : new OrderId(order),
                currency == null ? null : new Money(row.getLong("money_minor"), Currency.getInstance(currency)),
                cancelled == null ? null : CancellationReason.valueOf(cancelled));
        Notice notice = new Notice(
                new NotificationId(row.getObject("notification_id", UUID.class)),
                news,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
        return new Claim(notice, row.getInt("attempts"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
