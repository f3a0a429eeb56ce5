package io.longbox.web.user;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.DeductPoints;
import io.longbox.api.user.EarnPoints;
import io.longbox.api.user.FindPointsLedger;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsEntryView;
import io.longbox.api.user.PointsLedgerPage;
import io.longbox.api.user.PointsOperation;
import io.longbox.api.user.SetPoints;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PointsApiTest extends ApiTest {

    private static final String POINTS = USER_PATH + "/points";

    @Test
    void adding_points_answers_the_balance_and_the_entry() {
        store.answer(AddPoints.class, add -> 1L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 1));

        MvcTestResult answer = post(POINTS, "{\"operation\": \"ADD\", \"amount\": 250, \"reason\": \"welcome\"}")
                .exchange();

        AddPoints add = store.theOnly(AddPoints.class);
        assertThat(add).isEqualTo(new AddPoints(USER, add.entry(), new Points(250), "welcome"));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", POINTS)
                .bodyJson()
                .isStrictlyEqualTo("{\"id\": \"%s\", \"balance\": 250}".formatted(add.entry()));
    }

    @Test
    void points_can_be_deducted_and_set() {
        store.answer(DeductPoints.class, deduct -> 1L);
        store.answer(SetPoints.class, set -> 1L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 1));

        assertThat(post(POINTS, "{\"operation\": \"DEDUCT\", \"amount\": 5, \"reason\": \"spent\"}")
                        .exchange())
                .hasStatus(201);
        assertThat(post(POINTS, "{\"operation\": \"SET\", \"amount\": 0, \"reason\": \"reset\"}")
                        .exchange())
                .hasStatus(201);
        assertThat(store.theOnly(DeductPoints.class).amount()).isEqualTo(new Points(5));
        assertThat(store.theOnly(SetPoints.class).balance()).isEqualTo(Points.NONE);
    }

    @Test
    void points_can_be_earned() {
        store.answer(EarnPoints.class, earn -> 1L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 1));

        assertThat(post(POINTS, "{\"operation\": \"EARN\", \"amount\": 5, \"reason\": \"bought\"}")
                        .exchange())
                .hasStatus(201);
        EarnPoints earn = store.theOnly(EarnPoints.class);
        assertThat(earn).isEqualTo(new EarnPoints(USER, earn.entry(), new Points(5), "bought", earn.at()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPEND", "REVERSAL", "SUBSCRIPTION"})
    void what_a_reader_buys_is_not_entered_from_outside(String operation) {
        assertProblem(
                post(POINTS, "{\"operation\": \"%s\", \"amount\": 5, \"reason\": \"x\"}".formatted(operation))
                        .exchange(),
                400,
                "malformed-json",
                "one of ADD, DEDUCT, SET, EARN");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_balance_that_is_not_known_yet_is_null() {
        store.answer(AddPoints.class, add -> 7L);
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 6));

        MvcTestResult answer = post(POINTS, "{\"operation\": \"ADD\", \"amount\": 1, \"reason\": \"x\"}")
                .exchange();

        assertThat(answer).hasStatus(201).bodyJson().extractingPath("$.balance").isNull();
    }

    @Test
    void a_balance_that_does_not_cover_it_is_a_conflict() {
        store.refuse(DeductPoints.class, new Refusal(Refusal.Code.CONFLICT, "the balance is 3", "amount"));

        assertProblem(
                post(POINTS, "{\"operation\": \"DEDUCT\", \"amount\": 5, \"reason\": \"x\"}")
                        .exchange(),
                409,
                "conflict",
                "the balance is 3");
    }

    @Test
    void the_ledger_shows_the_newest_entry_first_and_goes_on() {
        PointsEntryId entry = PointsEntryId.of("44444444-4444-4444-8444-444444444444");
        store.answer(FindPointsLedger.class, find -> {
            assertThat(find.user()).isEqualTo(USER);
            return find.before() == null
                    ? new PointsLedgerPage(
                            new Points(90),
                            List.of(new PointsEntryView(
                                    entry, 7, PointsOperation.DEDUCT, -10, new Points(90), "spent", NOW)),
                            7L)
                    : new PointsLedgerPage(new Points(90), List.of(), null);
        });

        MvcTestResult first = get(POINTS);

        assertThat(first).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"balance": 90, "items": [{"id": "44444444-4444-4444-8444-444444444444", "operation": "DEDUCT",
                          "change": -10, "balance": 90, "reason": "spent", "at": "2026-03-01T10:00:00Z"}],
                         "next": "Mjpwb2ludHM6N2MzM2FkMGE5"}""");
        assertThat(get(POINTS + "?cursor=Mjpwb2ludHM6N2MzM2FkMGE5"))
                .bodyJson()
                .extractingPath("$.next")
                .isNull();
    }

    @Test
    void an_unknown_reader_has_no_ledger() {
        store.answer(FindPointsLedger.class, find -> null);

        assertProblem(get(POINTS), 404, "not-found", "no such user");
    }
}
