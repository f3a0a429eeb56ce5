package io.longbox.web.saleterms;

import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a product is sold; the same in both directions. */
@Schema(name = "SaleTerms")
record SaleTermsJson(
        @Schema(
                description =
                        "How long a cart holds its copies, as an ISO 8601 duration from PT1S to P365D; null for the"
                                + " store's own time",
                example = "PT15M")
        @Nullable
        String hold,

        @Schema(
                description = "How long a cart holds copies that were offered to somebody in line, likewise",
                example = "PT24H")
        @Nullable
        String offer,

        @Schema(
                description =
                        "What happens when the head of the line wants more copies than are free: the line waits with"
                                + " it, or the first who wants no more than is free is served",
                example = "HOLD",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        LinePolicy linePolicy) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    static SaleTermsJson of(SaleTerms terms) {
        return new SaleTermsJson(text(terms.hold()), text(terms.offer()), terms.linePolicy());
    }

    SaleTerms checked() {
        Check check = new Check();
        Duration checkedHold = check.duration("hold", hold, SHORTEST, LONGEST);
        Duration checkedOffer = check.duration("offer", offer, SHORTEST, LONGEST);
        LinePolicy policy = check.required("linePolicy", linePolicy, LinePolicy.HOLD);
        return check.thenMake(() -> new SaleTerms(checkedHold, checkedOffer, policy));
    }

    private static @Nullable String text(@Nullable Duration time) {
        return time == null ? null : time.toString();
    }
}
