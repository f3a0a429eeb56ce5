package io.longbox.web.notification;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.notification.NotificationView;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.web.input.MoneyJson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationTextTest {

    private static final OrderId ORDER = new OrderId(new UUID(0, 2));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PLACE_TAKEN | | You are in line for \u201cNemo\u201d, as number 3 (ticket 17).
            YOUR_TURN | | It is your turn: \u201cNemo\u201d is in your cart until 1 March 2026, 10:00 UTC.
            OFFER_ENDING | | Your offer ends soon: \u201cNemo\u201d is in your cart until 1 March 2026, 10:00 UTC, and then goes to the next in line.
            OFFER_ENDED | | Your offer of \u201cNemo\u201d is over, because its time ran out.
            OFFER_ENDED | PRODUCT_WITHDRAWN | Your turn for \u201cNemo\u201d is over, because it is off sale for good.
            PLACE_LOST | READER_SUSPENDED | Your place in line for \u201cNemo\u201d (ticket 17) is over, because your account is suspended.
            ITEM_WITHDRAWN | | \u201cNemo\u201d has left your cart, because it is off sale for good.
            HOLD_ENDING | | Your cart holds \u201cNemo\u201d only a little longer, until 1 March 2026, 10:00 UTC.
            """)
    void each_kind_is_told_in_one_sentence(NotificationKind kind, @Nullable PassOverReason reason, String text) {
        assertThat(NotificationText.of(new NotificationView(
                        new NotificationId(new UUID(0, 1)),
                        USER,
                        kind,
                        PRODUCT,
                        "Nemo",
                        17L,
                        3L,
                        NOW,
                        reason,
                        NOW,
                        false)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUBSCRIPTION_RENEWED | | Your subscription \u201cGold\u201d goes on until 1 March 2026, 10:00 UTC.
            SUBSCRIPTION_ENDED | CANCELLED | Your subscription \u201cGold\u201d is over, because it was cancelled.
            SUBSCRIPTION_ENDED | PLAN_RETIRED | Your subscription \u201cGold\u201d is over, because the plan is no longer on offer.
            SUBSCRIPTION_ENDED | BALANCE_TOO_LOW | Your subscription \u201cGold\u201d is over, because your points did not cover another term.
            SUBSCRIPTION_ENDED | NOT_PAID | Your subscription \u201cGold\u201d is over, because another term was not paid for.
            SUBSCRIPTION_ENDED | READER_SUSPENDED | Your subscription \u201cGold\u201d is over, because your account is suspended.
            """)
    void a_subscription_is_told_of_too(NotificationKind kind, @Nullable SubscriptionEndReason ended, String text) {
        NotificationView told = new NotificationView(
                new NotificationId(new UUID(0, 1)), USER, kind, null, "Gold", null, null, NOW, null, ended, NOW, false);

        assertThat(NotificationText.of(told)).isEqualTo(text);
        assertThat(NotificationJson.of(told).productId()).isNull();
        assertThat(NotificationJson.of(told).reason()).isEqualTo(ended == null ? null : ended.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ORDER_PAID | | | Your order 17 is paid for.
            ORDER_CANCELLED | | PAYMENT_DECLINED | Your order 17 was given up, because the card was declined.
            ORDER_SHIPPED | | | A parcel of your order 17 is on its way.
            ORDER_DELIVERED | | | A parcel of your order 17 has arrived.
            ORDER_REFUNDED | 1299 | | For your order 17 you get 12.99 EUR back.
            ORDER_REFUNDED | | | For your order 17 you get points back.
            """)
    void an_order_is_told_of_too(
            NotificationKind kind, @Nullable Long cents, @Nullable CancellationReason cancelled, String text) {
        NotificationView told = ofOrder(kind, cents == null ? null : new Money(cents, EUR), cancelled);

        assertThat(NotificationText.of(told)).isEqualTo(text);
        assertThat(NotificationJson.of(told).orderId()).isEqualTo(ORDER.value());
        assertThat(NotificationJson.of(told).money()).isEqualTo(cents == null ? null : new MoneyJson("12.99", "EUR"));
        assertThat(NotificationJson.of(told).reason()).isEqualTo(cancelled == null ? null : cancelled.name());
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_of_an_order_can_be_told(CancellationReason reason) {
        assertThat(NotificationText.of(ofOrder(NotificationKind.ORDER_CANCELLED, null, reason)))
                .contains("because ")
                .doesNotContain("_");
    }

    private static NotificationView ofOrder(
            NotificationKind kind, @Nullable Money money, @Nullable CancellationReason cancelled) {
        return new NotificationView(
                new NotificationId(new UUID(0, 1)),
                USER,
                kind,
                null,
                "17",
                null,
                null,
                null,
                null,
                null,
                ORDER,
                money,
                cancelled,
                NOW,
                false);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_known_is_left_out(NotificationKind kind) {
        assertThat(text(kind, null)).contains("Nemo").endsWith(".").doesNotContain("null", "  ", " .", ",.");
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_can_be_told(PassOverReason reason) {
        assertThat(text(NotificationKind.PLACE_LOST, reason))
                .contains("because ")
                .doesNotContain("_");
    }

    @Test
    void a_title_is_told_as_it_is() {
        NotificationView told = new NotificationView(
                new NotificationId(new UUID(0, 1)),
                USER,
                NotificationKind.PLACE_LOST,
                PRODUCT,
                "100 % <b>\"$1\" {0}</b>",
                null,
                null,
                null,
                null,
                NOW,
                false);

        assertThat(NotificationText.of(told)).contains("\u201c100 % <b>\"$1\" {0}</b>\u201d");
    }

    private static String text(NotificationKind kind, @Nullable PassOverReason reason) {
        return NotificationText.of(new NotificationView(
                new NotificationId(new UUID(0, 1)), USER, kind, PRODUCT, "Nemo", null, null, null, reason, NOW, false));
    }
}
