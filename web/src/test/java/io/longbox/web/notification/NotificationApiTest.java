package io.longbox.web.notification;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.told;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.api.notification.ListNotifications;
import io.longbox.api.notification.MarkAllRead;
import io.longbox.api.notification.MarkRead;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.notification.NotificationPage;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class NotificationApiTest extends ApiTest {

    private static final String NOTIFICATIONS = USER_PATH + "/notifications";
    private static final String READ = NOTIFICATIONS + "/read";

    @BeforeEach
    void a_reader() {
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
    }

    @Test
    void what_a_reader_was_told_is_shown_in_plain_words() {
        store.answer(
                ListNotifications.class,
                list -> new NotificationPage(List.of(told(NotificationKind.PLACE_TAKEN, false)), 3, null));

        assertThat(get(NOTIFICATIONS)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"items": [{"id": "66666666-6666-4666-8666-666666666666", "kind": "PLACE_TAKEN",
                          "productId": "%s", "orderId": null, "title": "Little Nemo", "ticket": 17, "position": 3, "deadline": null,
                          "reason": null, "money": null, "text": "You are in line for \u201cLittle Nemo\u201d, as number 3 (ticket 17).",
                          "at": "2026-03-01T10:00:00Z", "read": false}],
                         "next": null, "unread": 3}""".formatted(PRODUCT));
        assertThat(store.asked(ListNotifications.class)).containsExactly(new ListNotifications(USER, false, null, 50));
    }

    @Test
    void only_what_is_unread_can_be_asked_for_page_by_page() throws Exception {
        store.answer(
                ListNotifications.class,
                list -> new NotificationPage(List.of(), 3, list.after() == null ? "key" : null));
        String first = get(NOTIFICATIONS + "?unread=true&limit=2").getResponse().getContentAsString();
        String cursor = JsonPath.read(first, "$.next");

        assertThat(get(NOTIFICATIONS + "?unread=true&limit=2&cursor=" + cursor)).hasStatusOk();
        assertThat(store.asked(ListNotifications.class)).last().isEqualTo(new ListNotifications(USER, true, "key", 2));
    }

    @Test
    void some_are_marked_as_read_each_once() {
        store.answer(FindInbox.class, find -> new InboxView(USER, 1, null, 4));
        store.answer(MarkRead.class, mark -> 4L);
        String one = "66666666-6666-4666-8666-666666666666";

        assertThat(post(READ, "{\"ids\": [\"%s\", \"%s\"]}".formatted(one, one)).exchange())
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"unread\": 1}");
        assertThat(store.theOnly(MarkRead.class)).isEqualTo(new MarkRead(USER, Set.of(NotificationId.of(one))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00+01:00, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:01Z, 2026-03-01T10:00:00Z",
        "9999-12-31T23:59:59Z, 2026-03-01T10:00:00Z"
    })
    void all_that_came_so_far_is_marked_as_read_and_nothing_to_come(String upTo, Instant marked) {
        store.answer(FindInbox.class, find -> new InboxView(USER, 0, null, 4));
        store.answer(MarkAllRead.class, mark -> 4L);

        assertThat(post(READ, "{\"upTo\": \"%s\"}".formatted(upTo)).exchange())
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"unread\": 0}");
        assertThat(store.theOnly(MarkAllRead.class)).isEqualTo(new MarkAllRead(USER, marked));
    }

    @Test
    void a_mark_whose_view_lags_is_answered_without_a_number() {
        store.answer(FindInbox.class, find -> new InboxView(USER, 2, null, 3));
        store.answer(MarkAllRead.class, mark -> 4L);

        assertThat(post(READ, "{\"upTo\": \"%s\"}".formatted(NOW)).exchange())
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"unread\": null}");
    }

    @Test
    void more_than_a_thousand_at_once_are_refused() {
        String ids =
                IntStream.rangeClosed(0, 1_000).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));

        MvcTestResult answer = post(READ, "{\"ids\": [" + ids + "]}").exchange();

        assertProblem(answer, 400, "invalid-input", "ids must not have more than 1000 elements");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void an_unknown_reader_was_told_nothing() {
        store.answer(FindUser.class, find -> null);

        assertProblem(get(NOTIFICATIONS), 404, "not-found", "no such user");
        assertProblem(post(READ, "{\"upTo\": \"%s\"}".formatted(NOW)).exchange(), 404, "not-found", "no such user");
        assertThat(store.sent()).isEmpty();
    }
}
