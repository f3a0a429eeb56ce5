package io.longbox.notification.mail;

import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PassOverReason;
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
import org.jspecify.annotations.Nullable;
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
        long ticket = event.place().ticket();
        long position = event.place().position();
        tell(id, at, event.user(), NotificationKind.PLACE_TAKEN, event.product(), ticket, position, null, null);
    }

    @EventHandler
    void on(ItemAdded event, @MessageIdentifier String id, @Timestamp Instant at) {
        if (event.ticket() != null) {
            NotificationKind kind = NotificationKind.YOUR_TURN;
            tell(id, at, event.user(), kind, event.product(), event.ticket(), null, event.heldUntil(), null);
        }
    }

    @EventHandler
    void on(HoldEnding event, @MessageIdentifier String id, @Timestamp Instant at) {
        NotificationKind kind = event.ticket() == null ? NotificationKind.HOLD_ENDING : NotificationKind.OFFER_ENDING;
        tell(id, at, event.user(), kind, event.product(), event.ticket(), null, event.heldUntil(), null);
    }

    @EventHandler
    void on(OfferEnded event, @MessageIdentifier String id, @Timestamp Instant at) {
        if (event.end() == OfferEnd.EXPIRED || event.end() == OfferEnd.PASSED_OVER) {
            NotificationKind kind = NotificationKind.OFFER_ENDED;
            tell(id, at, event.user(), kind, event.product(), event.ticket(), null, null, event.reason());
        }
    }

    @EventHandler
    void on(PlacePassedOver event, @MessageIdentifier String id, @Timestamp Instant at) {
        long ticket = event.place().ticket();
        tell(id, at, event.user(), NotificationKind.PLACE_LOST, event.product(), ticket, null, null, event.reason());
    }

    private void tell(
            String event,
            Instant at,
            UserId user,
            NotificationKind kind,
            ProductId product,
            @Nullable Long ticket,
            @Nullable Long position,
            @Nullable Instant deadline,
            @Nullable PassOverReason reason) {
        NotificationId id = NotificationId.of(event);
        Notice notice = new Notice(id, user, kind, product, ticket, position, deadline, reason, at);
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
