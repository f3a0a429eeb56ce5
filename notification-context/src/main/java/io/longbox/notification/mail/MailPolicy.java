package io.longbox.notification.mail;

import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistEntered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whenever something happens that a reader should know of, a mail is written down, in the transaction of the event. By the
 * event's id there is one mail only, however often the event comes. Old events make none: neither a replay, nor a mail
 * server that was away or is new, fills anybody's mailbox with what is over.
 */
@ProcessingGroup("mail-policy")
@DisallowReplay
class MailPolicy {

    private final Outbox outbox;
    private final MailDelivery delivery;
    private final Duration within;
    private final Clock clock;

    MailPolicy(Outbox outbox, MailDelivery delivery, Duration within, Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.within = within;
        this.clock = clock;
    }

    @EventHandler
    void on(WaitlistEntered event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(ItemAdded event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(HoldEnding event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(ItemRemoved event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(OfferEnded event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(PlacePassedOver event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(SubscriptionRenewed event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(SubscriptionEnded event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(OrderPaid event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(OrderCancelled event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(ItemsShipped event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(ItemsDelivered event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    @EventHandler
    void on(RefundStarted event, @MessageIdentifier String id, @Timestamp Instant at) {
        tell(event, id, at);
    }

    private void tell(Object event, String id, Instant at) {
        News news = News.of(event);
        if (news == null) {
            return;
        }
        Notice notice = new Notice(NotificationId.of(id), news, at);
        Instant now = clock.instant();
        if (!notice.isTooLate(now, within) && outbox.add(notice, now)) {
            onceCommitted(delivery::nudge);
        }
    }

    private static void onceCommitted(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
