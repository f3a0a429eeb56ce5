package io.longbox.web.problem;

import static io.longbox.web.Fixtures.USER_JSON;
import static io.longbox.web.Fixtures.USER_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.RegisterUser;
import io.longbox.web.ApiTest;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ProblemTest extends ApiTest {

    @Test
    void a_store_without_its_database_is_unavailable() {
        store.answer(ListUsers.class, list -> {
            throw new CannotGetJdbcConnectionException("password=secret");
        });

        MvcTestResult answer = get("/api/users");

        assertProblem(answer, 503, "unavailable", "try again");
        assertThat(answer).hasHeader("Retry-After", "1").bodyText().doesNotContain("secret");
    }

    @Test
    void a_command_that_keeps_losing_races_is_unavailable() {
        store.answer(RegisterUser.class, register -> {
            throw new ConcurrencyException("somebody else was first");
        });

        assertProblem(post("/api/users", USER_JSON).exchange(), 503, "unavailable", "try again");
    }

    @Test
    void a_view_that_fails_after_the_command_does_not_undo_the_answer() {
        store.answer(RegisterUser.class, register -> 0L);
        store.answer(FindUser.class, find -> {
            throw new CannotGetJdbcConnectionException("gone");
        });

        assertThat(post("/api/users", USER_JSON).exchange()).hasStatus(201);
    }

    @Test
    void a_bug_tells_nothing_but_an_id() {
        store.answer(FindUser.class, find -> {
            throw new IllegalStateException("secret");
        });

        MvcTestResult answer = get(USER_PATH);

        assertProblem(answer, 500, "unexpected", "error id");
        assertThat(answer).bodyText().doesNotContain("secret", "IllegalState");
        assertThat(answer).bodyJson().extractingPath("$.errorId").asString().hasSize(36);
        assertThat(answer).bodyJson().extractingPath("$.instance").asString().startsWith("urn:uuid:");
    }

    @Test
    void a_client_that_asks_for_a_page_gets_its_problem_as_json_all_the_same() {
        store.answer(FindUser.class, find -> null);

        assertProblem(
                mvc.get()
                        .uri(USER_PATH)
                        .accept(MediaType.TEXT_HTML, MediaType.ALL)
                        .exchange(),
                404,
                "not-found",
                "no such user");
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_problem_is_explained_at_its_type(ProblemKind kind) {
        assertThat(get(kind.type().toString())).hasStatusOk().bodyText().contains(kind.title(), kind.meaning());
    }

    @Test
    void an_unknown_kind_of_problem_is_not_found() {
        assertProblem(get("/problems/none"), 404, "not-found", "no such kind");
    }

    @Test
    void the_error_address_itself_is_not_found() {
        assertProblem(get("/error"), 404, "not-found", "nothing");
    }
}
