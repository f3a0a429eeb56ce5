package io.longbox.web.cart;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.cart;
import static io.longbox.web.Fixtures.item;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Refusal;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.StartCheckout;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class BeginApiTest extends ApiTest {

    private static final String CHECKOUT = USER_PATH + "/checkout/begin";

    @BeforeEach
    void a_reader_with_a_cart() {
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
        store.answer(FindCart.class, find -> store.sent().isEmpty() ? cart(6, item(2)) : cart(7, item(2)));
        store.answer(StartCheckout.class, start -> 7L);
    }

    @Test
    void who_begins_to_pay_gets_the_cart() {
        MvcTestResult answer = mvc.post().uri(CHECKOUT).exchange();

        assertThat(answer).hasStatusOk().hasHeader("ETag", "\"7\"");
        assertThat(answer).bodyJson().extractingPath("$.total.amount").isEqualTo("25.98");
        assertThat(store.theOnly(StartCheckout.class)).isEqualTo(new StartCheckout(USER, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " { } ", "null"})
    void nothing_needs_to_be_said(String body) {
        assertThat(post(CHECKOUT, body).exchange()).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "7", "{\"coupon\": \"x\"}"})
    void what_cannot_be_understood_begins_nothing(String body) {
        assertProblem(post(CHECKOUT, body).exchange(), 400, "malformed-json", "");
        assertThat(store.sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "NOT_FOUND"})
    void an_empty_cart_cannot_be_paid_for(Refusal.Code code) {
        store.refuse(StartCheckout.class, code, "the cart is empty");

        assertProblem(mvc.post().uri(CHECKOUT).exchange(), 409, "cart-empty", "nothing in the cart");
    }

    @Test
    void a_cart_whose_view_lags_is_shown_as_it_was() {
        store.answer(FindCart.class, find -> cart(6, item(2)));

        assertThat(mvc.post().uri(CHECKOUT).exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].quantity")
                .isEqualTo(2);
    }

    @Test
    void an_unknown_or_suspended_reader_pays_for_nothing() {
        store.answer(FindUser.class, find -> null);
        assertProblem(mvc.post().uri(CHECKOUT).exchange(), 404, "not-found", "no such user");

        store.answer(FindUser.class, find -> user(USER, UserStatus.SUSPENDED, 1));
        assertProblem(mvc.post().uri(CHECKOUT).exchange(), 409, "account-suspended", "suspended");
        assertThat(store.sent()).isEmpty();
    }
}
