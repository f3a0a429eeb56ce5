package io.longbox.web.shipping;

import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shipping method, as the API shows one. What the store has not caught up with yet is null. */
@Schema(name = "ShippingMethod")
record ShippingMethodJson(
        UUID id,
        @Schema(example = "Standard") String name,
        MoneyJson price,
        @Nullable MoneyJson freeFrom,

        @Schema(description = "None: everywhere", example = "[\"AT\", \"DE\"]")
        List<String> countries,

        @Nullable DaysJson days,
        ShippingMethodStatus status,
        @Nullable Instant createdAt) {

    static ShippingMethodJson of(ShippingMethodView method) {
        return of(method.id(), method.terms(), method.status(), method.createdAt());
    }

    static ShippingMethodJson of(
            ShippingMethodId id, ShippingTerms terms, ShippingMethodStatus status, @Nullable Instant createdAt) {
        return new ShippingMethodJson(
                id.value(),
                terms.name(),
                MoneyJson.of(terms.price()),
                terms.freeFrom() == null ? null : MoneyJson.of(terms.freeFrom()),
                terms.countries(),
                DaysJson.of(terms.days()),
                status,
                createdAt);
    }
}
