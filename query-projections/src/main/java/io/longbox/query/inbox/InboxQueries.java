package io.longbox.query.inbox;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.api.notification.ListNotifications;
import io.longbox.api.notification.NotificationPage;
import io.longbox.api.notification.NotificationView;
import io.longbox.api.order.FindOrderNumber;
import io.longbox.api.order.OrderNumber;
import io.longbox.api.user.UserId;
import io.longbox.query.product.ProductLookup;
import io.longbox.query.support.PageKey;
import io.longbox.query.support.Paging;
import io.longbox.query.support.Stored;
import io.longbox.query.user.UserLookup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class InboxQueries {

    private final InboxRows inboxes;
    private final NotificationRows notifications;
    private final ProductLookup products;
    private final UserLookup users;
    private final OrderNumberRows numbers;

    InboxQueries(
            InboxRows inboxes,
            NotificationRows notifications,
            ProductLookup products,
            UserLookup users,
            OrderNumberRows numbers) {
        this.inboxes = inboxes;
        this.notifications = notifications;
        this.products = products;
        this.users = users;
        this.numbers = numbers;
    }

    /** The values that order a reader's notifications. */
    private record Key(Instant at, UUID id) {

        static final Key LATEST = new Key(Stored.LATEST, new UUID(-1, -1));

        static Key read(String after) {
            return PageKey.read(after, 2, key -> new Key(key.time(0), key.id(1)));
        }

        static String after(Told last) {
            NotificationRow notification = last.notification();
            return PageKey.of(notification.at(), notification.id());
        }
    }

    @QueryHandler
    @Nullable
    InboxView find(FindInbox query) {
        UserId user = query.user();
        // The marks first: their version must not be newer than what is shown with it.
        InboxRow inbox = inbox(user);
        List<Told> latest =
                notifications.told(user.value(), inbox.readUpTo(), Key.LATEST.at(), Key.LATEST.id(), Limit.of(1));
        if (latest.isEmpty() && !users.exists(user)) {
            return null;
        }
        return new InboxView(
                user,
                notifications.countUnread(user.value(), inbox.readUpTo()),
                views(latest).stream().findFirst().orElse(null),
                inbox.version());
    }

    @QueryHandler
    NotificationPage list(ListNotifications query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        Key before = query.after() == null ? Key.LATEST : Key.read(query.after());
        UUID user = query.user().value();
        Instant readUpTo = inbox(query.user()).readUpTo();
        List<Told> fetched = query.unreadOnly()
                ? notifications.unread(user, readUpTo, before.at(), before.id(), limit)
                : notifications.told(user, readUpTo, before.at(), before.id(), limit);
        return new NotificationPage(
                views(Paging.page(fetched, query.limit())),
                notifications.countUnread(user, readUpTo),
                Paging.next(fetched, query.limit(), Key::after));
    }

    @QueryHandler
    @Nullable
    OrderNumber find(FindOrderNumber query) {
        return numbers.findById(query.order().value())
                .map(row -> new OrderNumber(query.order(), row.number()))
                .orElse(null);
    }

    private InboxRow inbox(UserId user) {
        return inboxes.findById(user.value()).orElseGet(() -> new InboxRow(user.value()));
    }

    private List<NotificationView> views(List<Told> told) {
        Map<ProductId, String> titles = products.titles(told.stream()
                .map(item -> item.notification().productId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return told.stream()
                .map(item -> view(item.notification(), item.read(), titles))
                .toList();
    }

    private static NotificationView view(NotificationRow row, boolean read, Map<ProductId, String> titles) {
        ProductId product = row.productId();
        if (product == null) {
            Long number = row.orderNumber();
            return row.toView(
                    number == null ? Objects.requireNonNullElse(row.planName(), "") : number.toString(), read);
        }
        // The catalogue's view may be behind this one, as while it is replayed.
        return row.toView(titles.getOrDefault(product, product.toString()), read);
    }
}
