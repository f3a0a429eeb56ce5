package io.longbox.web.saleterms;

import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        LinePolicy linePolicy,

        @Schema(
                description =
                        "From when on it can be asked for: a drop; null if it always can. Who is in line by then stays"
                                + " there",
                example = "2030-03-01T18:00:00Z")
        @Nullable
        String opensAt,

        @Schema(
                description =
                        "How long before that subscribers may ask whose plan has early access, as an ISO 8601 duration"
                                + " from PT1S to P365D; null if nobody may",
                example = "PT1H")
        @Nullable
        String earlyAccess) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static SaleTermsJson of(SaleTerms terms) {
        Opening opening = terms.opening();
        return new SaleTermsJson(
                text(terms.hold()),
                text(terms.offer()),
                terms.linePolicy(),
                opening == null ? null : opening.at().toString(),
                opening == null ? null : text(opening.earlyAccess()));
    }

    SaleTerms checked() {
        Check check = new Check();
        Duration checkedHold = check.duration("hold", hold, SHORTEST, LONGEST);
        Duration checkedOffer = check.duration("offer", offer, SHORTEST, LONGEST);
        LinePolicy policy = check.required("linePolicy", linePolicy, LinePolicy.HOLD);
        Opening opening = opening(check);
        return check.thenMake(() -> new SaleTerms(checkedHold, checkedOffer, policy, opening));
    }

    private @Nullable Opening opening(Check check) {
        Duration early = check.duration("earlyAccess", earlyAccess, SHORTEST, LONGEST);
        if (opensAt == null) {
            if (earlyAccess != null) {
                check.refuse("earlyAccess", "needs an opensAt that it is earlier than");
            }
            return null;
        }
        Instant at = check.time("opensAt", opensAt);
        if (at.isAfter(LATEST)) {
            check.refuse("opensAt", "must not be after the year 9999");
        }
        return new Opening(at.truncatedTo(ChronoUnit.MILLIS), early);
    }

    private static @Nullable String text(@Nullable Duration time) {
        return time == null ? null : time.toString();
    }
}
