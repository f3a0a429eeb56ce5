package io.longbox.query.inbox;

import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.notification.AllNotificationsRead;
import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxEvent;
import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationsRead;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import io.longbox.query.support.Rows;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what readers are told, and their marks. News comes from several streams, so no version guards it: a notification
 * bears the id of its event, and is there or not. A replay makes the rows again, but it is no news to anybody.
 */
@Component
@ProcessingGroup("inbox-view")
@Keeps({"notifications", "inboxes", "read_marks", "order_numbers"})
class InboxProjection {

    private final Rows<NotificationRow, UUID> notifications;
    private final FollowingRows<InboxRow, InboxEvent> inboxes;
    private final Rows<ReadMarkRow, ReadMarkRow.Id> marks;
    private final Rows<OrderNumberRow, UUID> numbers;
    private final InboxQueries queries;
    private final QueryUpdates updates;

    InboxProjection(EntityManager entities, InboxQueries queries, QueryUpdates updates) {
        this.notifications = new Rows<>(entities, NotificationRow.class, InboxProjection::notificationOf);
        this.inboxes = new FollowingRows<>(
                entities,
                InboxRow.class,
                InboxEvent.class,
                event -> event.user().value());
        this.marks = new Rows<>(entities, ReadMarkRow.class, message -> marksIn(message.getPayload()));
        this.numbers = new Rows<>(entities, OrderNumberRow.class, message -> ordersIn(message.getPayload()));
        this.queries = queries;
        this.updates = updates;
    }

    @EventHandler
    void on(WaitlistEntered event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(ItemAdded event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(HoldEnding event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(ItemRemoved event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(OfferEnded event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(PlacePassedOver event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(SubscriptionRenewed event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(SubscriptionEnded event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(OrderPlaced event) {
        UUID order = event.order().value();
        if (numbers.find(order).isEmpty()) {
            numbers.add(order, new OrderNumberRow(event));
        }
    }

    @EventHandler
    void on(OrderPaid event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(OrderCancelled event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(ItemsShipped event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(ItemsDelivered event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(RefundStarted event, EventMessage<?> message, ReplayStatus replay) {
        tell(message, replay);
    }

    @EventHandler
    void on(NotificationsRead event, @SequenceNumber long version, ReplayStatus replay) {
        follow(event, version, replay, inbox -> ReadMarkRow.Id.of(event).forEach(this::mark));
    }

    @EventHandler
    void on(AllNotificationsRead event, @SequenceNumber long version, ReplayStatus replay) {
        follow(event, version, replay, inbox -> inbox.readAll(event.upTo()));
    }

    @ResetHandler
    void reset() {
        notifications.clear();
        inboxes.clear();
        marks.clear();
        numbers.clear();
    }

    private void tell(EventMessage<?> message, ReplayStatus replay) {
        News news = News.of(message.getPayload());
        if (news == null) {
            return;
        }
        UUID id = idOf(message);
        if (notifications.find(id).isEmpty()) {
            notifications.add(id, new NotificationRow(id, news, numberOf(news), message.getTimestamp()));
            announce(news.user(), replay);
        }
    }

    private @Nullable Long numberOf(News news) {
        OrderId order = news.order();
        return order == null
                ? null
                : numbers.find(order.value())
                        .map(OrderNumberRow::number)
                        .orElseThrow(() -> new IllegalStateException(
                                "the view has not seen how the stream of " + order + " began: replay it"));
    }

    private void mark(ReadMarkRow.Id id) {
        if (marks.find(id).isEmpty()) {
            marks.add(id, new ReadMarkRow(id));
        }
    }

    private void follow(InboxEvent event, long version, ReplayStatus replay, Consumer<InboxRow> change) {
        inboxes.follow(event, version, InboxRow::new, change).ifPresent(inbox -> announce(event.user(), replay));
    }

    private void announce(UserId user, ReplayStatus replay) {
        if (!replay.isReplay()) {
            FindInbox query = new FindInbox(user);
            updates.announce(query, () -> queries.find(query));
        }
    }

    private static List<UUID> notificationOf(Message<?> message) {
        return News.of(message.getPayload()) == null ? List.of() : List.of(idOf(message));
    }

    private static List<UUID> ordersIn(Object event) {
        return event instanceof OrderEvent happened ? List.of(happened.order().value()) : List.of();
    }

    private static List<ReadMarkRow.Id> marksIn(Object event) {
        return event instanceof NotificationsRead read ? ReadMarkRow.Id.of(read) : List.of();
    }

    private static UUID idOf(Message<?> message) {
        return UUID.fromString(message.getIdentifier());
    }
}
