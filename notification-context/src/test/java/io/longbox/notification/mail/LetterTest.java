package io.longbox.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.UserStatus;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {

    private static final Instant DEADLINE = Instant.parse("2026-03-06T09:05:59Z");

    private final MailFixture store = new MailFixture();
    private final LetterWriter writer = new LetterWriter(store.queries);

    @Test
    void a_place_in_line_is_told_with_its_ticket_and_its_position() {
        Letter letter = write(NotificationKind.PLACE_TAKEN, 12L, 4L, null, null);

        assertThat(letter.address()).isEqualTo("ada@example.org");
        assertThat(letter.name()).isEqualTo("Ada");
        assertThat(letter.subject()).isEqualTo("You are in line for Little Nemo");
        assertThat(letter.body()).isEqualTo("""
                Hello Ada,

                you are in line for “Little Nemo”, as number 4.
                Your ticket is number 12. Everybody is served in the order of the tickets.
                We write again when it is your turn.

                Longbox
                """);
    }

    @Test
    void a_turn_is_told_with_its_deadline() {
        Letter letter = write(NotificationKind.YOUR_TURN, 12L, null, DEADLINE, null);

        assertThat(letter.subject()).isEqualTo("It is your turn: Little Nemo");
        assertThat(letter.body())
                .contains("your turn has come: “Little Nemo” is in your cart.")
                .contains("until 6 March 2026, 09:05 UTC.");
    }

    @Test
    void an_offer_that_is_about_to_end_is_told_with_its_deadline() {
        Letter letter = write(NotificationKind.OFFER_ENDING, 12L, null, DEADLINE, null);

        assertThat(letter.subject()).isEqualTo("Your offer ends soon: Little Nemo");
        assertThat(letter.body()).contains("until 6 March 2026, 09:05 UTC. After that it goes to the next in line.");
    }

    @Test
    void a_hold_that_is_about_to_end_is_told_with_its_deadline() {
        Letter letter = write(NotificationKind.HOLD_ENDING, null, null, DEADLINE, null);

        assertThat(letter.subject()).isEqualTo("Your cart holds it only a little longer: Little Nemo");
        assertThat(letter.body()).contains("held for you until 6 March 2026, 09:05 UTC.");
    }

    @Test
    void an_item_that_was_withdrawn_is_told() {
        Letter letter = write(NotificationKind.ITEM_WITHDRAWN, null, null, null, null);

        assertThat(letter.subject()).isEqualTo("No longer on sale: Little Nemo");
        assertThat(letter.body()).contains("“Little Nemo” is no longer on sale, and has left your cart.");
    }

    @Test
    void an_offer_whose_time_has_run_out_says_so() {
        Letter letter = write(NotificationKind.OFFER_ENDED, 12L, null, null, null);

        assertThat(letter.subject()).isEqualTo("Your offer is over: Little Nemo");
        assertThat(letter.body()).contains("your offer of “Little Nemo” is over: its time has run out.");
    }

    @ParameterizedTest
    @EnumSource(PassOverReason.class)
    void who_was_passed_over_is_told_why(PassOverReason reason) {
        assertThat(write(NotificationKind.OFFER_ENDED, 12L, null, null, reason).body())
                .containsPattern("your offer of “Little Nemo” is over: [a-z ]{5,}\\.");
        assertThat(write(NotificationKind.PLACE_LOST, 12L, null, null, reason).body())
                .containsPattern("your place in line for “Little Nemo” is over: [a-z ]{5,}\\.");
    }

    @Test
    void a_subscription_that_goes_on_is_told_with_the_end_of_its_term() {
        Letter letter = writer.write(ofPlan(NotificationKind.SUBSCRIPTION_RENEWED, DEADLINE, null));

        assertThat(letter.subject()).isEqualTo("Your subscription goes on: Gold");
        assertThat(letter.body()).contains("your subscription “Gold” goes on until 6 March 2026, 09:05 UTC.");
    }

    @ParameterizedTest
    @EnumSource
    void whose_subscription_is_over_is_told_why(SubscriptionEndReason reason) {
        Letter letter = writer.write(ofPlan(NotificationKind.SUBSCRIPTION_ENDED, null, reason));

        assertThat(letter.subject()).isEqualTo("Your subscription is over: Gold");
        assertThat(letter.body()).containsPattern("your subscription “Gold” is over: [a-z ]{5,}\\.");
    }

    private Notice ofPlan(NotificationKind kind, @Nullable Instant deadline, @Nullable SubscriptionEndReason reason) {
        NotificationId id = new NotificationId(new UUID(1, 1));
        return new Notice(
                id, new News(store.ada, kind, null, null, null, deadline, null, "Gold", reason), MailFixture.NOW);
    }

    @Test
    void an_order_is_told_of_by_its_number() {
        store.orderIs(17);

        Letter paid = writer.write(ofOrder(NotificationKind.ORDER_PAID, null, null));
        assertThat(paid.subject()).isEqualTo("Your order 17 is paid for");
        assertThat(paid.body()).contains("your order 17 is paid for. Thank you.");
        assertThat(writer.write(ofOrder(NotificationKind.ORDER_SHIPPED, null, null))
                        .body())
                .contains("a parcel of your order 17 is on its way.");
        assertThat(writer.write(ofOrder(NotificationKind.ORDER_DELIVERED, null, null))
                        .body())
                .contains("a parcel of your order 17 has arrived.");
        Money money = new Money(1299, Currency.getInstance("EUR"));
        assertThat(writer.write(ofOrder(NotificationKind.ORDER_REFUNDED, money, null))
                        .body())
                .contains("for your order 17 you get 12.99 EUR back, the way you paid.");
        assertThat(writer.write(ofOrder(NotificationKind.ORDER_REFUNDED, null, null))
                        .body())
                .contains("for your order 17 you get points back.");
    }

    @ParameterizedTest
    @EnumSource
    void whose_order_was_given_up_is_told_why(CancellationReason reason) {
        store.orderIs(17);

        Letter letter = writer.write(ofOrder(NotificationKind.ORDER_CANCELLED, null, reason));

        assertThat(letter.subject()).isEqualTo("Your order 17 was given up");
        assertThat(letter.body())
                .containsPattern("your order 17 was given up: [a-z ]{5,}\\.\nYou do not pay for it\\.");
    }

    @Test
    void an_order_that_the_views_do_not_know_yet_is_written_of_later() {
        assertThatThrownBy(() -> writer.write(ofOrder(NotificationKind.ORDER_PAID, null, null)))
                .isInstanceOfSatisfying(
                        Unwritable.class,
                        unwritable -> assertThat(unwritable.outcome())
                                .isEqualTo(new Outcome.Later("ORDER_UNKNOWN", Outcome.Cause.MAIL)));
    }

    private Notice ofOrder(NotificationKind kind, @Nullable Money money, @Nullable CancellationReason cancelled) {
        News news = new News(store.ada, kind, null, null, null, null, null, null, null, store.order, money, cancelled);
        return new Notice(new NotificationId(new UUID(1, 2)), news, MailFixture.NOW);
    }

    @Test
    void nothing_that_others_wrote_breaks_a_line() {
        store.readerIs("Ada\r\nBcc: all@example.org", " ada@example.org\r\n", UserStatus.ACTIVE);
        store.productIs("Nemo\r\nBcc: all@example.org\n\n\u2028body\u0085\u202Eend\t");

        Letter letter = write(NotificationKind.YOUR_TURN, 12L, null, DEADLINE, null);

        assertThat(letter.subject()).isEqualTo("It is your turn: Nemo Bcc: all@example.org body end");
        assertThat(letter.name()).isEqualTo("Ada Bcc: all@example.org");
        assertThat(letter.address()).isEqualTo("ada@example.org");
        assertThat(letter.body()).startsWith("Hello Ada Bcc: all@example.org,\n\n");
    }

    @Test
    void an_endless_title_is_cut_between_characters() {
        store.productIs("😀".repeat(300));

        assertThat(write(NotificationKind.PLACE_LOST, 12L, null, null, null).subject())
                .endsWith(": " + "😀".repeat(199) + "…");
    }

    @Test
    void nobody_is_written_to_who_is_suspended() {
        store.readerIs("Ada", "ada@example.org", UserStatus.SUSPENDED);

        refusesToWrite(new Outcome.Never("READER_SUSPENDED"));
    }

    @Test
    void nobody_is_written_to_who_is_erased() {
        store.readerIs(null, null, UserStatus.ACTIVE);

        refusesToWrite(new Outcome.Never("READER_ERASED"));
    }

    @Test
    void whom_the_views_do_not_know_yet_is_written_to_later() {
        store.readerIsUnknown();

        refusesToWrite(new Outcome.Later("READER_UNKNOWN", Outcome.Cause.MAIL));
    }

    @Test
    void what_the_views_do_not_know_yet_is_written_of_later() {
        store.productIsUnknown();

        refusesToWrite(new Outcome.Later("PRODUCT_UNKNOWN", Outcome.Cause.MAIL));
    }

    @Test
    void a_letter_does_not_show_whose_it_is() {
        assertThat(write(NotificationKind.YOUR_TURN, 12L, null, DEADLINE, null).toString())
                .doesNotContain("Ada")
                .doesNotContain("example.org");
    }

    private void refusesToWrite(Outcome outcome) {
        assertThatThrownBy(() -> write(NotificationKind.YOUR_TURN, 12L, null, DEADLINE, null))
                .isInstanceOfSatisfying(
                        Unwritable.class,
                        unwritable -> assertThat(unwritable.outcome()).isEqualTo(outcome));
    }

    private Letter write(
            NotificationKind kind,
            @Nullable Long ticket,
            @Nullable Long position,
            @Nullable Instant deadline,
            @Nullable PassOverReason reason) {
        NotificationId id = new NotificationId(UUID.randomUUID());
        return writer.write(new Notice(
                id, new News(store.ada, kind, store.nemo, ticket, position, deadline, reason), MailFixture.NOW));
    }
}
