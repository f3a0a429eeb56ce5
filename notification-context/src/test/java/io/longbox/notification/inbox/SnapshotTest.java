package io.longbox.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.notification.AllNotificationsRead;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationsRead;
import io.longbox.api.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot is the aggregate's fields as JSON. */
class SnapshotTest {

    private static final JsonMapper FIELDS_ALONE = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    private final UserId ada = new UserId(UUID.randomUUID());

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        Inbox inbox = used();

        Inbox restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(inbox), Inbox.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(inbox);
    }

    @Test
    void a_restored_inbox_forgets_its_oldest_mark_first() {
        Inbox inbox = used();
        Inbox restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(inbox), Inbox.class);

        inbox.on(new NotificationsRead(ada, List.of(new NotificationId(new UUID(8, 1)))));
        restored.on(new NotificationsRead(ada, List.of(new NotificationId(new UUID(8, 1)))));

        assertThat(FIELDS_ALONE.writeValueAsString(restored)).isEqualTo(FIELDS_ALONE.writeValueAsString(inbox));
    }

    private Inbox used() {
        Inbox inbox = new Inbox();
        for (int mark = 0; mark < RecentMarks.REMEMBERED; mark++) {
            inbox.on(new NotificationsRead(ada, List.of(new NotificationId(new UUID(7, mark)))));
        }
        inbox.on(new AllNotificationsRead(ada, Instant.parse("2026-03-05T14:00:00.123456Z")));
        return inbox;
    }
}
