package io.longbox.query.inbox;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.notification.NotificationView;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a reader was told; it never changes. */
@Entity
@Table(name = "notifications")
class NotificationRow {

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID user;

    @Enumerated(EnumType.STRING)
    private NotificationKind kind;

    @Column(name = "product_id")
    private @Nullable UUID product;

    private @Nullable Long ticket;

    private @Nullable Long position;

    private @Nullable Instant deadline;

    @Enumerated(EnumType.STRING)
    private @Nullable PassOverReason reason;

    @Column(name = "plan_name")
    private @Nullable String planName;

    @Enumerated(EnumType.STRING)
    private @Nullable SubscriptionEndReason ended;

    @Column(name = "order_id")
    private @Nullable UUID order;

    @Column(name = "order_number")
    private @Nullable Long orderNumber;

    @Column(name = "money_minor")
    private @Nullable Long moneyMinor;

    private @Nullable Currency currency;

    @Enumerated(EnumType.STRING)
    private @Nullable CancellationReason cancelled;

    private Instant at;

    protected NotificationRow() {}

    /**
     * @param orderNumber what readers call the order by, if it is about one
     */
    NotificationRow(UUID id, News news, @Nullable Long orderNumber, Instant at) {
        this.id = id;
        this.user = news.user().value();
        this.kind = news.kind();
        this.product = news.product() == null ? null : news.product().value();
        this.ticket = news.ticket();
        this.position = news.position();
        this.deadline = news.deadline() == null ? null : Stored.time(news.deadline());
        this.reason = news.reason();
        this.planName = Stored.text(news.planName());
        this.ended = news.ended();
        this.order = news.order() == null ? null : news.order().value();
        this.orderNumber = orderNumber;
        this.moneyMinor = news.money() == null ? null : news.money().minor();
        this.currency = news.money() == null ? null : news.money().currency();
        this.cancelled = news.cancelled();
        this.at = Stored.time(at);
    }

    UUID id() {
        return id;
    }

    @Nullable
    ProductId productId() {
        return product == null ? null : new ProductId(product);
    }

    @Nullable
    String planName() {
        return planName;
    }

    @Nullable
    Long orderNumber() {
        return orderNumber;
    }

    Instant at() {
        return at;
    }

    NotificationView toView(String title, boolean read) {
        return new NotificationView(
                new NotificationId(id),
                new UserId(user),
                kind,
                productId(),
                title,
                ticket,
                position,
                deadline,
                reason,
                ended,
                order == null ? null : new OrderId(order),
                moneyMinor == null || currency == null ? null : new Money(moneyMinor, currency),
                cancelled,
                at,
                read);
    }
}
