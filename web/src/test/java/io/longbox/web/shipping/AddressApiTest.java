package io.longbox.web.shipping;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.PersonalText;
import io.longbox.api.Refusal;
import io.longbox.api.shipping.Address;
import io.longbox.api.user.AddressBookView;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressView;
import io.longbox.api.user.FindAddresses;
import io.longbox.api.user.RemoveAddress;
import io.longbox.api.user.SaveAddress;
import io.longbox.web.ApiTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AddressApiTest extends ApiTest {

    private static final String BOOK = USER_PATH + "/addresses";
    private static final AddressId HOME = AddressId.of("88888888-8888-4888-8888-888888888888");
    private static final String PATH = BOOK + "/" + HOME;
    private static final Address ADDRESS = new Address(
            text("Ada Lovelace"), text("12 St James's Square"), null, text("SW1Y 4LB"), text("London"), null, "GB");
    private static final String HOME_JSON = """
            {"label": " Home ", "address": {"recipient": "Ada Lovelace ", "street": "12 St James's Square", "extra": " ",
             "postalCode": "SW1Y 4LB", "city": "London", "country": "GB"}}""";

    @Test
    void a_saved_address_is_answered_as_the_view_shows_it() {
        store.answer(SaveAddress.class, save -> 4L);
        store.answer(FindAddresses.class, find -> {
            AddressId id = store.theOnly(SaveAddress.class).id();
            return book(6, saved(HOME, "Other", 3), saved(id, "Home", 4));
        });

        MvcTestResult answer = post(BOOK, HOME_JSON).exchange();

        SaveAddress sent = store.theOnly(SaveAddress.class);
        assertThat(sent).isEqualTo(new SaveAddress(USER, sent.id(), text("Home"), ADDRESS, null));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", BOOK + "/" + sent.id())
                .hasHeader("ETag", "\"4\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "label": "Home",
                         "address": {"recipient": "Ada Lovelace", "street": "12 St James's Square", "extra": null,
                          "postalCode": "SW1Y 4LB", "city": "London", "region": null, "country": "GB"},
                         "savedAt": "2026-03-01T10:00:00Z"}""".formatted(sent.id()));
    }

    @Test
    void an_address_whose_view_lags_is_answered_from_what_is_known() {
        store.answer(SaveAddress.class, save -> 4L);
        store.answer(FindAddresses.class, find -> book(3));

        MvcTestResult answer = post(BOOK, HOME_JSON).exchange();

        assertThat(answer).hasStatus(201).hasHeader("ETag", "\"4\"");
        assertThat(answer).bodyJson().extractingPath("$.address.city").isEqualTo("London");
        assertThat(answer).bodyJson().extractingPath("$.savedAt").isNull();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        MvcTestResult answer =
                post(BOOK, """
                        {"label": "%s", "address": {"recipient": "Ada\\nLovelace", "street": " ", "postalCode": "%s",
                         "country": "UK"}}""".formatted("x".repeat(51), "1".repeat(21))).exchange();

        assertProblem(answer, 400, "invalid-input", "label");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "label",
                        "address.recipient",
                        "address.street",
                        "address.postalCode",
                        "address.city",
                        "address.country");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-input | address is required",
                "{\"address\": null} | invalid-input | address is required",
                "{\"address\": \"London\"} | malformed-json | address",
                "{\"address\": {\"planet\": \"Earth\"}} | malformed-json | planet",
                "{\"address\": {\"recipient\": \"A\", \"street\": \"B\", \"city\": \"C\"}}"
                        + " | invalid-input | address.country is required",
                "{\"address\": {\"recipient\": \"A\", \"street\": \"B\", \"city\": \"C\", \"country\": \"gb\"}}"
                        + " | invalid-input | address.country"
            })
    void what_is_no_address_is_refused(String body, String kind, String detail) {
        assertProblem(post(BOOK, body).exchange(), 400, kind, detail);
    }

    @Test
    void a_full_book_takes_no_more() {
        store.answer(FindAddresses.class, find -> book(3));
        store.refuse(SaveAddress.class, Refusal.Code.CONFLICT, "an address book holds 20 addresses");

        assertProblem(post(BOOK, HOME_JSON).exchange(), 409, "conflict", "20 addresses");
    }

    @Test
    void addresses_are_listed() {
        store.answer(FindAddresses.class, find -> {
            assertThat(find).isEqualTo(new FindAddresses(USER));
            return book(4, saved(HOME, null, 3));
        });

        MvcTestResult answer = get(BOOK);

        assertThat(answer).bodyJson().extractingPath("$.items[0].id").isEqualTo(HOME.toString());
        assertThat(answer).bodyJson().extractingPath("$.items[0].label").isNull();
        assertThat(answer).bodyJson().extractingPath("$.next").isNull();
    }

    @Test
    void an_address_is_shown_with_its_own_version() {
        store.answer(FindAddresses.class, find -> book(9, saved(HOME, "Home", 3)));

        assertThat(get(PATH)).hasStatusOk().hasHeader("ETag", "\"3\"");
    }

    @Test
    void an_unknown_reader_or_address_is_not_found() {
        store.answer(FindAddresses.class, find -> null);
        assertProblem(get(BOOK), 404, "not-found", "no such user");

        store.answer(FindAddresses.class, find -> book(0));
        assertProblem(get(PATH), 404, "not-found", "no such address");
        assertProblem(put(PATH, HOME_JSON).exchange(), 404, "not-found", "no such address");
        assertProblem(get(BOOK + "/home"), 400, "invalid-parameter", "addressId");
    }

    @Test
    void an_address_is_changed_if_nobody_else_changed_it() {
        store.answer(SaveAddress.class, save -> 5L);
        store.answer(
                FindAddresses.class,
                find -> store.sent().isEmpty() ? book(4, saved(HOME, null, 3)) : book(5, saved(HOME, "Home", 5)));

        MvcTestResult answer = put(PATH, HOME_JSON).header("If-Match", "\"3\"").exchange();

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"5\"");
        assertThat(store.theOnly(SaveAddress.class)).isEqualTo(new SaveAddress(USER, HOME, text("Home"), ADDRESS, 3L));
    }

    @Test
    void a_stale_change_is_refused() {
        store.answer(FindAddresses.class, find -> book(4, saved(HOME, null, 3)));
        store.refuse(SaveAddress.class, Refusal.Code.STALE_VERSION, "the address is at version 3, not 1");

        assertProblem(put(PATH, HOME_JSON).header("If-Match", "\"1\"").exchange(), 412, "stale-version", "version 3");
    }

    @Test
    void an_address_is_removed() {
        store.answer(RemoveAddress.class, remove -> 5L);
        store.answer(FindAddresses.class, find -> book(5));

        assertThat(delete(PATH)).hasStatus(204);
        assertThat(store.theOnly(RemoveAddress.class)).isEqualTo(new RemoveAddress(USER, HOME, null));
    }

    @Test
    void what_was_erased_is_not_shown() {
        PersonalText erased = new PersonalText(USER, null);
        Address gone = new Address(erased, erased, null, null, erased, null, "GB");
        store.answer(FindAddresses.class, find -> book(5, new AddressView(HOME, null, gone, NOW, 5)));

        assertThat(get(PATH)).bodyJson().extractingPath("$.address.recipient").isNull();
    }

    @Test
    void an_address_shows_in_no_log() {
        AddressInput input = new AddressInput("Ada Lovelace", "Square", null, null, "London", null, "GB");

        assertThat(new SavedAddressInput("Home", input) + " " + input + AddressJson.of(ADDRESS)
                        + SavedAddressJson.of(saved(HOME, "Home", 1)))
                .doesNotContain("Ada", "Square", "London", "Home");
    }

    private static AddressBookView book(long version, AddressView... addresses) {
        return new AddressBookView(USER, List.of(addresses), version);
    }

    private static AddressView saved(AddressId id, @Nullable String label, long version) {
        return new AddressView(id, label == null ? null : text(label), ADDRESS, NOW, version);
    }

    private static PersonalText text(String text) {
        return new PersonalText(USER, text);
    }
}
