package io.longbox.notification.inbox;

import static io.longbox.notification.inbox.Refusals.refusal;

import io.longbox.api.Refusal.Code;
import io.longbox.api.notification.AllNotificationsRead;
import io.longbox.api.notification.MarkAllRead;
import io.longbox.api.notification.MarkRead;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationsRead;
import io.longbox.api.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");

    private final UserId ada = new UserId(UUID.randomUUID());
    private final FixtureConfiguration<Inbox> inbox =
            new AggregateTestFixture<>(Inbox.class).registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void an_inbox_begins_with_its_first_mark() {
        inbox.givenNoPriorActivity()
                .when(markRead(2, 1))
                .expectEvents(read(1, 2))
                .expectResultMessagePayload(0L);
    }

    @Test
    void an_inbox_begins_with_a_mark_on_everything() {
        inbox.givenNoPriorActivity()
                .when(new MarkAllRead(ada, NOW))
                .expectEvents(new AllNotificationsRead(ada, NOW))
                .expectResultMessagePayload(0L);
    }

    @Test
    void only_what_is_not_marked_yet_is_marked() {
        inbox.given(read(1, 2)).when(markRead(1, 2, 3)).expectEvents(read(3)).expectResultMessagePayload(1L);
    }

    @Test
    void marking_again_changes_nothing() {
        inbox.given(read(1, 2)).when(markRead(2, 1)).expectNoEvents().expectResultMessagePayload(0L);
    }

    @Test
    void marking_nothing_is_refused() {
        for (List<Object> history : List.<List<Object>>of(List.of(), List.of(read(1)))) {
            inbox.given(history)
                    .when(markRead())
                    .expectNoEvents()
                    .expectException(refusal(Code.INVALID, "name at least one notification", "ids"));
        }
    }

    @Test
    void as_many_are_marked_at_once_as_an_event_bears() {
        inbox.givenNoPriorActivity()
                .when(markRead(IntStream.range(0, 1_000).toArray()))
                .expectEvents(read(IntStream.range(0, 1_000).toArray()));
        inbox.givenNoPriorActivity()
                .when(markRead(IntStream.range(0, 1_001).toArray()))
                .expectNoEvents()
                .expectException(refusal(Code.INVALID, "at most 1000 notifications are marked at once", "ids"));
    }

    @Test
    void the_latest_marks_are_remembered_and_a_forgotten_one_is_made_again() {
        List<Object> history = new ArrayList<>();
        for (int mark = 0; mark <= RecentMarks.REMEMBERED; mark++) {
            history.add(read(mark));
        }

        inbox.given(history).when(markRead(1)).expectNoEvents();
        inbox.given(history).when(markRead(0)).expectEvents(read(0));
    }

    @Test
    void everything_up_to_a_later_time_is_marked() {
        inbox.given(new AllNotificationsRead(ada, NOW.minusSeconds(60)))
                .when(new MarkAllRead(ada, NOW.minusSeconds(59)))
                .expectEvents(new AllNotificationsRead(ada, NOW.minusSeconds(59)))
                .expectResultMessagePayload(1L);
    }

    @Test
    void everything_up_to_a_time_that_is_not_later_is_marked_already() {
        for (Instant upTo : List.of(NOW.minusSeconds(60), NOW.minusSeconds(61), Instant.EPOCH)) {
            inbox.given(new AllNotificationsRead(ada, NOW.minusSeconds(60)))
                    .when(new MarkAllRead(ada, upTo))
                    .expectNoEvents()
                    .expectResultMessagePayload(0L);
        }
    }

    @Test
    void what_is_yet_to_come_has_not_been_read() {
        for (Instant upTo : List.of(NOW.plusNanos(1), Instant.MAX)) {
            inbox.givenNoPriorActivity()
                    .when(new MarkAllRead(ada, upTo))
                    .expectEvents(new AllNotificationsRead(ada, NOW));
        }
    }

    @Test
    void a_time_that_no_store_has_seen_is_refused() {
        for (Instant upTo : List.of(Instant.EPOCH.minusNanos(1), Instant.MIN)) {
            inbox.givenNoPriorActivity()
                    .when(new MarkAllRead(ada, upTo))
                    .expectNoEvents()
                    .expectException(refusal(Code.INVALID, "there was nothing to read before 1970", "upTo"));
        }
    }

    @Test
    void a_single_one_is_marked_though_all_were_read_up_to_a_later_time() {
        // The inbox does not know of when it is; a mark too many harms nothing.
        inbox.given(new AllNotificationsRead(ada, NOW)).when(markRead(1)).expectEvents(read(1));
    }

    private MarkRead markRead(int... notifications) {
        return new MarkRead(ada, Set.copyOf(ids(notifications)));
    }

    private NotificationsRead read(int... notifications) {
        return new NotificationsRead(ada, ids(notifications));
    }

    private static List<NotificationId> ids(int... notifications) {
        return IntStream.of(notifications)
                .mapToObj(notification -> new NotificationId(new UUID(7, notification)))
                .collect(Collectors.toList());
    }
}
