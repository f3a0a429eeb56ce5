package io.longbox.web.user;

import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_JSON;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UpdateUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserPage;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.web.ApiTest;
import io.longbox.web.Fixtures;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class UserApiTest extends ApiTest {

    @Test
    void a_registered_reader_is_answered_as_the_view_shows_it() {
        store.answer(RegisterUser.class, register -> 0L);
        store.answer(FindUser.class, find -> user(find.user(), UserStatus.ACTIVE, 0));

        MvcTestResult answer = post("/api/users", "{\"name\": \"  Ada Lovelace \", \"email\": \"ada@example.org\"}")
                .exchange();

        RegisterUser register = store.theOnly(RegisterUser.class);
        assertThat(register.name()).isEqualTo(new PersonalText(register.user(), "Ada Lovelace"));
        assertThat(register.email()).isEqualTo(new PersonalText(register.user(), "ada@example.org"));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", "/api/users/" + register.user())
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "name": "Ada Lovelace", "email": "ada@example.org", "status": "ACTIVE",
                         "points": 250, "subscription": {"status": "NIL", "plan": null, "planName": null,
                          "from": null, "until": null, "renews": null, "next": null, "prepaid": null, "benefits": null},
                         "registeredAt": "2026-03-01T10:00:00Z"}""".formatted(register.user()));
    }

    @Test
    void a_registration_whose_view_lags_is_answered_from_what_is_known() {
        store.answer(RegisterUser.class, register -> 0L);
        store.answer(FindUser.class, find -> null);

        MvcTestResult answer = post("/api/users", USER_JSON).exchange();

        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"0\"");
        assertThat(answer).bodyJson().extractingPath("$.name").isEqualTo("Ada Lovelace");
        assertThat(answer).bodyJson().extractingPath("$.registeredAt").isNull();
    }

    @Test
    void news_of_the_view_ends_the_wait() {
        store.answer(FindUser.class, find -> null);
        store.answer(RegisterUser.class, register -> {
            store.announce(new FindUser(register.user()), user(register.user(), UserStatus.ACTIVE, 0));
            return 0L;
        });

        assertThat(post("/api/users", USER_JSON).exchange())
                .bodyJson()
                .extractingPath("$.registeredAt")
                .isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void an_address_that_is_taken_is_a_conflict_naming_the_field() {
        store.refuse(
                RegisterUser.class,
                new Refusal(Refusal.Code.ALREADY_TAKEN, "another reader has this e-mail address", "email"));

        MvcTestResult answer = post("/api/users", USER_JSON).exchange();

        assertProblem(answer, 409, "already-taken", "another reader");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("email");
    }

    @Test
    void an_erased_reader_has_no_name() {
        store.answer(
                FindUser.class,
                find -> new UserView(
                        USER,
                        new PersonalText(USER, null),
                        new PersonalText(USER, null),
                        UserStatus.ACTIVE,
                        Points.NONE,
                        null,
                        Fixtures.NOW,
                        9));

        MvcTestResult answer = get(USER_PATH);

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"9\"");
        assertThat(answer).bodyJson().extractingPath("$.name").isNull();
    }

    @Test
    void an_unknown_reader_is_not_found() {
        store.answer(FindUser.class, find -> null);

        assertProblem(get(USER_PATH), 404, "not-found", "no such user");
    }

    @Test
    void a_reader_the_client_has_already_is_not_sent_again() {
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 4));

        assertThat(mvc.get().uri(USER_PATH).header("If-None-Match", "\"4\"").exchange())
                .hasStatus(304);
    }

    @Test
    void a_list_goes_on_where_its_cursor_says() {
        UserId other = UserId.of("33333333-3333-4333-8333-333333333333");
        store.answer(
                ListUsers.class,
                list -> list.after() == null
                        ? new UserPage(List.of(user(USER, UserStatus.ACTIVE, 0)), USER)
                        : new UserPage(List.of(user(other, UserStatus.ACTIVE, 0)), null));

        MvcTestResult first = get("/api/users?limit=1");
        assertThat(first).hasStatusOk();
        String next = JsonPath.read(body(first), "$.next");
        MvcTestResult second = get("/api/users?limit=1&cursor=" + next);

        assertThat(second).bodyJson().extractingPath("$.items[0].id").isEqualTo(other.toString());
        assertThat(second).bodyJson().extractingPath("$.next").isNull();
    }

    @Test
    void a_page_has_fifty_items_unless_told_otherwise() {
        store.answer(ListUsers.class, list -> {
            assertThat(list).isEqualTo(new ListUsers(null, 50));
            return new UserPage(List.of(), null);
        });

        assertThat(get("/api/users")).bodyJson().isStrictlyEqualTo("{\"items\": [], \"next\": null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=201", "limit=many", "cursor=nonsense", "cursor=MTpwcm9kdWN0czp4", "limit=-1"})
    void a_page_that_makes_no_sense_is_refused(String query) {
        assertProblem(get("/api/users?" + query), 400, "invalid-parameter", query.substring(0, query.indexOf('=')));
    }

    @Test
    void an_update_says_which_version_was_edited() {
        store.answer(UpdateUser.class, update -> 4L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 4));

        MvcTestResult answer =
                put(USER_PATH, USER_JSON).header("If-Match", "\"3\"").exchange();

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"4\"");
        assertThat(store.theOnly(UpdateUser.class).expectedVersion()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*"})
    void an_update_without_a_version_overwrites(String ifMatch) {
        store.answer(UpdateUser.class, update -> 4L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 4));

        var request = put(USER_PATH, USER_JSON);
        assertThat((ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch)).exchange())
                .hasStatusOk();
        assertThat(store.theOnly(UpdateUser.class).expectedVersion()).isNull();
    }

    @Test
    void of_several_versions_the_present_one_counts() {
        store.answer(UpdateUser.class, update -> 5L);
        store.answer(
                FindUser.class,
                find -> user(USER, UserStatus.ACTIVE, store.sent().isEmpty() ? 4 : 5));

        assertThat(put(USER_PATH, USER_JSON).header("If-Match", "\"3\", \"4\"").exchange())
                .hasStatusOk();
        assertThat(store.theOnly(UpdateUser.class).expectedVersion()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"4\"", "\"abc\"", "\"3\", \"5\""})
    void a_tag_that_cannot_be_the_present_version_is_stale(String ifMatch) {
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 4));

        assertProblem(
                put(USER_PATH, USER_JSON).header("If-Match", ifMatch).exchange(),
                412,
                "stale-version",
                "present version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "w/\"3\"", "\"3\",", "'3'"})
    void a_malformed_tag_is_refused(String ifMatch) {
        assertProblem(
                put(USER_PATH, USER_JSON).header("If-Match", ifMatch).exchange(), 400, "invalid-header", "If-Match");
    }

    @ParameterizedTest
    @CsvSource({
        "STALE_VERSION, 412, stale-version",
        "NOT_FOUND, 404, not-found",
        "CONFLICT, 409, conflict",
        "ALREADY_TAKEN, 409, already-taken",
        "INVALID, 400, invalid-input"
    })
    void each_kind_of_refusal_has_its_status(Refusal.Code code, int status, String kind) {
        store.refuse(UpdateUser.class, code, "because of a rule");

        assertProblem(put(USER_PATH, USER_JSON).exchange(), status, kind, "because of a rule");
    }

    @Test
    void an_update_whose_view_lags_shows_what_was_sent() {
        store.answer(UpdateUser.class, update -> 4L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.SUSPENDED, 3));

        MvcTestResult answer = put(USER_PATH, "{\"name\": \"Grace\", \"email\": \"grace@example.org\"}")
                .exchange();

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"4\"");
        assertThat(answer).bodyJson().extractingPath("$.name").isEqualTo("Grace");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo("SUSPENDED");
    }

    @Test
    void a_reader_can_be_suspended_and_reinstated() {
        store.answer(SuspendUser.class, suspend -> 1L);
        store.answer(ReinstateUser.class, reinstate -> 2L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.SUSPENDED, 2));

        MvcTestResult suspended =
                post(USER_PATH + "/suspension", "{\"reason\": \"chargeback\"}").exchange();
        assertThat(suspended).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(suspended).bodyJson().extractingPath("$.status").isEqualTo("SUSPENDED");
        assertThat(store.theOnly(SuspendUser.class)).isEqualTo(new SuspendUser(USER, "chargeback"));

        assertThat(delete(USER_PATH + "/suspension")).hasStatus(204);
        assertThat(store.theOnly(ReinstateUser.class)).isEqualTo(new ReinstateUser(USER));
    }

    @Test
    void an_unknown_reader_cannot_be_suspended_or_reinstated() {
        store.refuse(SuspendUser.class, Refusal.Code.NOT_FOUND, "there is no such user");
        store.refuse(ReinstateUser.class, Refusal.Code.NOT_FOUND, "there is no such user");

        assertProblem(
                post(USER_PATH + "/suspension", "{\"reason\": \"x\"}").exchange(), 404, "not-found", "no such user");
        assertProblem(delete(USER_PATH + "/suspension"), 404, "not-found", "no such user");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
