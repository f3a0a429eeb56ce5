package io.longbox.order.order;

import static io.longbox.order.OrderFixture.CARD;
import static io.longbox.order.OrderFixture.EURO;
import static io.longbox.order.OrderFixture.NEMO;
import static io.longbox.order.OrderFixture.line;
import static io.longbox.order.OrderFixture.shipping;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.plan.PlanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes back in whatever parts, what goes back adds up. */
class SettlementTest {

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void all_parts_together_give_back_all_that_was_paid_and_no_part_gives_back_too_much(long seed) {
        Random random = new Random(seed);
        List<OrderLine> lines = new ArrayList<>();
        for (int n = 1; n <= 1 + random.nextInt(4); n++) {
            lines.add(new OrderLine(
                    line(n),
                    NEMO,
                    "Little Nemo",
                    new Quantity(1 + random.nextInt(5)),
                    new Money(random.nextInt(3_000), EURO)));
        }
        PlanDiscount discount =
                random.nextBoolean() ? new PlanDiscount(PlanId.ofName("Gold"), "Gold", 1 + random.nextInt(100)) : null;
        long total = OrderTotals.of(lines, new CheckoutTerms(shipping(), discount, null, CARD))
                .total()
                .minor();
        int worthOfOne = 1 + random.nextInt(7);
        long points = total / worthOfOne == 0 ? 0 : random.nextLong(total / worthOfOne + 1);
        PointsPayment paid =
                points == 0 ? null : new PointsPayment(new Points(points), new Money(points * worthOfOne, EURO));
        OrderTotals totals = OrderTotals.of(lines, new CheckoutTerms(shipping(), discount, paid, CARD));
        long reward = totals.due().minor() / 100 * (1 + random.nextInt(3));
        Settlement settlement = new Settlement();
        settlement.open(totals, paid);
        settlement.earn(new Points(reward));

        List<Long> copies = new ArrayList<>();
        lines.forEach(line -> {
            for (int i = 0; i < line.quantity().value(); i++) {
                copies.add(line.unitPrice().minor());
            }
        });
        long money = 0;
        long returned = 0;
        long revoked = 0;
        while (!copies.isEmpty()) {
            long gift = 0;
            if (random.nextInt(4) == 0 && settlement.left().minor() > 0) {
                gift = 1 + random.nextLong(settlement.left().minor());
            }
            long price = gift > 0 ? 0 : copies.remove(random.nextInt(copies.size()));
            Settlement.Back back = settlement.quote(price, copies.isEmpty(), gift);
            settlement.book(price, copies.isEmpty(), gift, back);
            if (gift > 0) {
                assertThat(back.money().minor()).isEqualTo(gift);
            }
            money += back.money().minor();
            returned += back.returned().value();
            revoked += back.revoked().value();
            assertThat(money).isLessThanOrEqualTo(totals.due().minor());
            assertThat(returned).isLessThanOrEqualTo(points);
            assertThat(revoked).isLessThanOrEqualTo(reward);
        }

        assertThat(money).isEqualTo(totals.due().minor());
        assertThat(returned).isEqualTo(points);
        assertThat(revoked).isEqualTo(totals.due().isZero() ? 0 : reward);
    }
}
