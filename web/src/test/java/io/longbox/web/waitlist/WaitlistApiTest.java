package io.longbox.web.waitlist;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.RECEIPT;
import static io.longbox.web.Fixtures.RECEIPT_JSON;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.product;
import static io.longbox.web.Fixtures.stock;
import static io.longbox.web.Fixtures.user;
import static io.longbox.web.Fixtures.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.LeaveWaitlist;
import io.longbox.api.waitlist.LinePage;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.ListLine;
import io.longbox.api.waitlist.ListPlaces;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlacePage;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.web.ApiTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class WaitlistApiTest extends ApiTest {

    private static final String LINE = PRODUCT_PATH + "/waitlist";
    private static final String PLACE = LINE + "/" + USER;
    private static final String PLACES = USER_PATH + "/waitlist";
    private static final String WAITING_JSON = """
            {"productId": "%s", "userId": "%s", "ticket": 17, "quantity": 2, "status": "WAITING", "position": 2,
             "ahead": 1, "joinedAt": "2026-03-01T10:00:00Z", "heldUntil": null, "reason": null, "endedAt": null,
             "receipt": %s}""".formatted(PRODUCT, USER, RECEIPT_JSON);

    @BeforeEach
    void a_product_with_a_line_and_a_reader_in_it() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.ON_SALE, 0));
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
        store.answer(FindStock.class, find -> stock(5, true, 8));
        store.answer(FindPlace.class, find -> waiting(1, 4));
    }

    @Test
    void a_line_is_shown_by_ticket_with_how_it_stands() {
        store.answer(ListLine.class, list -> new LinePage(List.of(waiting(1, 4)), 17L));

        MvcTestResult answer = get(LINE + "?limit=1");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"items": [%s], "waiting": 5, "paused": true, "linePolicy": "HOLD"}""".formatted(WAITING_JSON));
        assertThat(store.asked(ListLine.class)).containsExactly(new ListLine(PRODUCT, null, null, 1));
    }

    @Test
    void the_next_page_of_a_line_goes_on_after_the_last_ticket() throws Exception {
        store.answer(ListLine.class, list -> new LinePage(List.of(), list.after() == null ? 17L : null));
        String first = get(LINE + "?status=LEFT").getResponse().getContentAsString();
        String cursor = JsonPath.read(first, "$.next");

        assertThat(get(LINE + "?status=LEFT&cursor=" + cursor))
                .bodyJson()
                .extractingPath("$.next")
                .isNull();
        assertThat(store.asked(ListLine.class)).last().isEqualTo(new ListLine(PRODUCT, PlaceStatus.LEFT, 17L, 50));
    }

    @Test
    void an_unknown_product_has_no_line() {
        store.answer(FindStock.class, find -> null);
        store.answer(FindProduct.class, find -> null);
        store.answer(FindPlace.class, find -> null);
        store.refuse(LeaveWaitlist.class, Refusal.Code.NOT_FOUND, "there is no such waitlist");

        assertProblem(get(LINE), 404, "not-found", "no such product");
        assertProblem(get(PLACE), 404, "not-found", "no such product");
        assertProblem(delete(PLACE), 404, "not-found", "no such product");
        assertProblem(mvc.post().uri(LINE + "/pause").exchange(), 404, "not-found", "no such product");
        assertProblem(mvc.post().uri(LINE + "/resume").exchange(), 404, "not-found", "no such product");
    }

    @Test
    void a_place_in_line_is_shown_with_its_receipt() {
        assertThat(get(PLACE)).hasStatusOk().bodyJson().isStrictlyEqualTo(WAITING_JSON);
    }

    @Test
    void a_place_that_is_over_says_why_and_has_no_position() {
        store.answer(
                FindPlace.class,
                find -> new PlaceView(
                        PRODUCT,
                        RECEIPT,
                        USER,
                        new Quantity(2),
                        PlaceStatus.PASSED_OVER,
                        null,
                        NOW,
                        null,
                        PassOverReason.CART_FULL,
                        NOW.plusSeconds(60),
                        4));

        assertThat(get(PLACE)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"productId": "%s", "userId": "%s", "ticket": 17, "quantity": 2, "status": "PASSED_OVER",
                         "position": null, "ahead": null, "joinedAt": "2026-03-01T10:00:00Z", "heldUntil": null,
                         "reason": "CART_FULL", "endedAt": "2026-03-01T10:01:00Z", "receipt": %s}""".formatted(PRODUCT, USER, RECEIPT_JSON));
    }

    @Test
    void a_reader_who_was_never_in_line_has_no_place() {
        store.answer(FindPlace.class, find -> null);
        assertProblem(get(PLACE), 404, "not-found", "never been in this product's line");

        store.answer(FindUser.class, find -> null);
        assertProblem(get(PLACE), 404, "not-found", "no such user");
    }

    @Test
    void whoever_leaves_the_line_is_out_of_it_once_that_is_answered() {
        store.answer(FindLine.class, find -> new LineView(PRODUCT, 5, 0, 4));
        store.answer(LeaveWaitlist.class, leave -> {
            store.announce(new FindLine(PRODUCT), new LineView(PRODUCT, 4, 0, 5));
            return 5L;
        });

        assertThat(delete(PLACE)).hasStatus(204);
        assertThat(store.theOnly(LeaveWaitlist.class)).isEqualTo(new LeaveWaitlist(PRODUCT, USER));
        assertThat(store.asked(FindLine.class)).isEmpty();
    }

    @Test
    void whoever_is_not_in_line_cannot_leave_it() {
        store.refuse(LeaveWaitlist.class, Refusal.Code.NOT_FOUND, "the reader is not in line");
        assertProblem(delete(PLACE), 404, "not-found", "is not in this product's line");

        store.answer(FindUser.class, find -> null);
        assertProblem(delete(PLACE), 404, "not-found", "no such user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void a_line_can_be_stopped_and_moves_again(String body) {
        store.answer(PauseLine.class, pause -> 8L);
        store.answer(ResumeLine.class, resume -> 8L);

        assertThat(mvc.post().uri(LINE + "/pause").content(body).exchange())
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"productId\": \"%s\", \"waiting\": 5, \"paused\": true, \"linePolicy\": \"HOLD\"}"
                        .formatted(PRODUCT));
        store.answer(FindStock.class, find -> stock(5, false, 9));
        assertThat(mvc.post().uri(LINE + "/resume").content(body).exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.paused")
                .isEqualTo(false);
        assertThat(store.sent()).containsExactly(new PauseLine(PRODUCT), new ResumeLine(PRODUCT));
    }

    @Test
    void a_line_whose_view_lags_says_what_it_was_told() {
        store.answer(ResumeLine.class, resume -> 9L);

        assertThat(mvc.post().uri(LINE + "/resume").exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.paused")
                .isEqualTo(false);
    }

    @Test
    void the_line_of_a_withdrawn_product_is_over() {
        store.refuse(PauseLine.class, Refusal.Code.CONFLICT, "the product is off sale");
        assertProblem(mvc.post().uri(LINE + "/pause").exchange(), 409, "conflict", "off sale");

        store.reset();
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.WITHDRAWN, 1));
        assertProblem(mvc.post().uri(LINE + "/resume").exchange(), 409, "product-withdrawn", "off sale");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_readers_places_are_shown_with_titles_each_asked_for_once() {
        store.answer(ListPlaces.class, list -> new PlacePage(List.of(waiting(1, 4), waiting(0, 4)), null));

        MvcTestResult answer = get(PLACES + "?status=WAITING");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].title")
                .asArray()
                .containsExactly("Little Nemo", "Little Nemo");
        assertThat(answer).bodyJson().extractingPath("$.items[1].position").isEqualTo(1);
        assertThat(store.asked(FindProduct.class)).hasSize(1);
        assertThat(store.asked(ListPlaces.class)).containsExactly(new ListPlaces(USER, PlaceStatus.WAITING, null, 50));
    }

    @Test
    void the_next_page_of_a_readers_places_goes_on_after_the_last_key() throws Exception {
        store.answer(ListPlaces.class, list -> new PlacePage(List.of(), list.after() == null ? "a/b c" : null));
        String cursor = JsonPath.read(get(PLACES).getResponse().getContentAsString(), "$.next");

        assertThat(get(PLACES + "?cursor=" + cursor)).hasStatusOk();
        assertThat(store.asked(ListPlaces.class)).last().isEqualTo(new ListPlaces(USER, null, "a/b c", 50));
    }

    @Test
    void an_unknown_reader_has_no_places() {
        store.answer(FindUser.class, find -> null);

        assertProblem(get(PLACES), 404, "not-found", "no such user");
    }
}
