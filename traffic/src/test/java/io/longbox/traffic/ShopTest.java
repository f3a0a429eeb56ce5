package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.traffic.FakeShop.Flaw;
import io.longbox.traffic.FakeShop.Mood;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program against a shop of the test's own. */
class ShopTest {

    private record Run(int exit, String out, String err) {

        JsonNode json() {
            return JsonMapper.builder().build().readTree(out.strip().lines().reduce("", (one, other) -> other));
        }

        long number(String field) {
            assertThat(json().path(field).isNumber()).as(field + " in " + out).isTrue();
            return json().path(field).asLong();
        }

        long found(ShopFigure figure) {
            return json().path("discrepanciesBy").path(figure.json()).asLong(-1);
        }
    }

    private static Run play(FakeShop shop, String... more) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--url", shop.url());
        options.put("--duration", "1s");
        options.put("--rate", "200");
        options.put("--seed", "7");
        options.put("--readers", "60");
        options.put("--products", "12");
        options.put("--clients", "16");
        options.put("--settle", "3");
        options.put("--patience", "9");
        options.put("--chargebacks", "0.03");
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        List<String> arguments = new ArrayList<>(List.of("shop"));
        options.forEach((option, value) -> arguments.addAll(List.of(option, value)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Traffic.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private static Run play(Set<Flaw> flaws, Set<Mood> moods, String... more) {
        try (FakeShop shop = new FakeShop(flaws, moods)) {
            return play(shop, more);
        }
    }

    @Test
    void a_shop_whose_books_balance_is_told_so() {
        Run run = play(Set.of(), Set.of());

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Traffic.KEPT);
        assertThat(run.number("discrepancies")).isZero();
        assertThat(run.number("failed")).isZero();
        assertThat(run.number("unstarted")).isZero();
        assertThat(run.json().path("perSecond").asDouble()).isBetween(1.0, 300.0);
        assertThat(run.json().path("checkoutP99Ms").asDouble()).isPositive();
        assertThat(run.out()).contains("The books balance");
        // Everything that can happen did.
        EnumSet<ShopCount> rare =
                EnumSet.of(ShopCount.FAILED, ShopCount.UNSTARTED, ShopCount.LATE_NO, ShopCount.GOODWILL);
        for (ShopCount count : EnumSet.complementOf(rare)) {
            assertThat(run.number(count.json())).as(count.json()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void a_shop_whose_books_do_not_balance_is_found_out(Flaw flaw) {
        Run run = play(Set.of(flaw), Set.of(), "--settle", "1");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Traffic.BROKEN);
        assertThat(run.found(flaw.figure())).as(run.out()).isPositive();
        assertThat(run.out().lines())
                .as("it says which order, product or reader")
                .anySatisfy(line -> assertThat(line)
                        .containsPattern(
                                "  " + flaw.figure().label() + ": .*(order|reader|product|revenue|Saga).*: .+"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {
                "IS_RESTARTED",
                "IS_BUSY",
                "LAGS",
                "TAKES_ITS_TIME",
                "PASSES_ON_LATER",
                "KNOWS_NO_DISCOUNTS",
                "IS_TERSE"
            })
    void a_difficult_shop_is_no_wrong_one(Mood mood) {
        Run run = play(Set.of(), Set.of(mood));

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Traffic.KEPT);
        assertThat(run.number("paid")).isPositive();
        assertThat(run.out().contains("nobody had a discount")).isEqualTo(mood == Mood.KNOWS_NO_DISCOUNTS);
    }

    @Test
    void a_shop_that_takes_cards_that_are_none_has_failed() {
        Run run = play(Set.of(), Set.of(Mood.TAKES_ANY_CARD));

        assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
        assertThat(run.out()).contains("checked out with an invalid card");
    }

    @Test
    void a_shop_that_breaks_has_failed() {
        Run run = play(Set.of(), Set.of(Mood.BREAKS));

        assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
        assertThat(run.number("failed")).isPositive();
        assertThat(run.number("discrepancies")).as(run.out()).isZero();
    }

    @Test
    void a_slow_shop_is_not_flattered() {
        Run run = play(Set.of(), Set.of(Mood.IS_SLOW), "--clients", "2", "--settle", "20", "--patience", "1");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Traffic.KEPT);
        assertThat(run.number("unstarted")).isPositive();
        assertThat(run.number("discrepancies")).as(run.out()).isZero();
        // Whoever asks late has waited since they should have asked.
        assertThat(run.json().path("p99Ms").asDouble()).isGreaterThan(500);
    }

    @Test
    void the_same_seed_begins_the_same_journeys() {
        Run one = play(Set.of(), Set.of(), "--rate", "40");
        Run other = play(Set.of(), Set.of(), "--rate", "40");

        assertThat(other.number("journeys")).isEqualTo(one.number("journeys"));
        assertThat(other.number("looked")).isEqualTo(one.number("looked"));
    }

    @Test
    void without_a_store_nothing_is_played() {
        Run none = play(Set.of(), Set.of(Mood.IS_NO_STORE));
        assertThat(none.exit()).isEqualTo(Traffic.UNUSABLE);
        assertThat(none.err()).contains("does not answer as a store does");
        assertThat(none.out()).isEmpty();
    }
}
