package io.longbox.query.inbox;

import io.longbox.api.notification.NotificationsRead;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One notification that a reader has marked as read. The mark may be known before the notification is. */
@Entity
@Table(name = "read_marks")
class ReadMarkRow {

    @EmbeddedId
    private Id id;

    /** Who read what. */
    @Embeddable
    record Id(
            @Column(name = "user_id") UUID user,
            @Column(name = "notification_id") UUID notification) {

        static List<Id> of(NotificationsRead event) {
            return event.notifications().stream()
                    .map(notification -> new Id(event.user().value(), notification.value()))
                    .toList();
        }
    }

    protected ReadMarkRow() {}

    ReadMarkRow(Id id) {
        this.id = id;
    }
}
