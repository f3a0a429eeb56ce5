package io.longbox.app.demo;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.api.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What {@code demo.json} holds. Ids follow from the names, so that what is loaded twice is there once. */
record Demo(
        List<Comic> comics, List<Reader> readers, List<Plan> plans, List<Chapter> chapters, List<Shipping> shipping) {

    record Comic(
            String title,
            List<String> authors,
            String publisher,
            int year,
            @Nullable String language,
            BigDecimal price,
            int copies) {

        ProductId id() {
            return new ProductId(named("comic", title));
        }
    }

    record Reader(String name, String email, int points) {

        UserId id() {
            return new UserId(named("reader", email));
        }
    }

    /** @param points what a term costs */
    record Plan(
            String name,
            PlanPeriod period,
            int points,
            boolean earlyAccess,
            BigDecimal pointsMultiplier,
            boolean chaptersIncluded,
            @Nullable Integer discountPercent) {

        PlanTerms terms() {
            return new PlanTerms(
                    period,
                    PlanPrice.of(new Points(points)),
                    new PlanBenefits(earlyAccess, pointsMultiplier, chaptersIncluded, discountPercent));
        }
    }

    /** @param price what unlocking it costs, or null if it is free */
    record Chapter(
            String comic,
            BigDecimal number,
            String title,
            int pages,
            @Nullable Integer price) {

        ProductId product() {
            return new ProductId(named("comic", comic));
        }

        ChapterNumber chapterNumber() {
            return new ChapterNumber(number);
        }

        ChapterId id() {
            return ChapterId.of(product(), chapterNumber());
        }

        ChapterDetails details() {
            return new ChapterDetails(
                    title, price == null ? ChapterAccess.FREE : new ChapterAccess(new Points(price), true));
        }
    }

    /**
     * A way to send orders.
     *
     * @param freeFrom what the items have to cost for it to be free, or null if it never is
     * @param countries where it goes; none for everywhere
     */
    record Shipping(
            String name,
            BigDecimal price,
            @Nullable BigDecimal freeFrom,
            List<String> countries,
            int daysFrom,
            int daysTo) {

        ShippingMethodId id() {
            return new ShippingMethodId(named("shipping", name));
        }

        ShippingTerms terms() {
            Currency euro = Currency.getInstance("EUR");
            return new ShippingTerms(
                    name,
                    Money.of(price, euro),
                    freeFrom == null ? null : Money.of(freeFrom, euro),
                    countries,
                    new DeliveryDays(daysFrom, daysTo));
        }
    }

    static Demo read(JsonMapper json) throws IOException {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream("/demo.json"))) {
            return json.readValue(in, Demo.class);
        }
    }

    static UUID named(String kind, String name) {
        return UUID.nameUUIDFromBytes(("longbox-demo/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
