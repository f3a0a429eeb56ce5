package io.longbox.query.inbox;

import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a reader has read. */
@Entity
@Table(name = "inboxes")
class InboxRow extends FollowingRow {

    @Id
    @Column(name = "user_id")
    private UUID user;

    @Column(name = "all_read_up_to")
    private @Nullable Instant allReadUpTo;

    protected InboxRow() {}

    InboxRow(UUID user) {
        this.user = user;
    }

    void readAll(Instant upTo) {
        Instant stored = Stored.time(upTo);
        if (stored.isAfter(readUpTo())) {
            allReadUpTo = stored;
        }
    }

    /** Up to when all is read; earlier than anything that happened if nothing is. */
    Instant readUpTo() {
        return allReadUpTo == null ? Stored.EARLIEST : allReadUpTo;
    }
}
