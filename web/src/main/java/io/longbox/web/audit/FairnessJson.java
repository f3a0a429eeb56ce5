package io.longbox.web.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.FairnessReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

@Schema(name = "Fairness")
record FairnessJson(
        UUID productId,

        @Schema(description = "Whether every check holds", example = "true")
        boolean fair,

        @Schema(
                description =
                        "The number of the last event of the product's stock that was looked at, or -1 if there is"
                                + " none",
                example = "41")
        long upTo,

        List<Check> checks) {

    @Schema(name = "FairnessCheck")
    record Check(
            @Schema(description = "Names the statement, for programs")
            String name,

            @Schema(description = "Whether it is true", example = "true")
            boolean holds,

            @Schema(description = "What was found, in plain words and figures")
            String explanation,

            @Schema(description = "Those that show it; where it does not hold, those that break it")
            List<EventJson> events) {

        static Check of(FairnessCheck check) {
            return new Check(
                    check.name(),
                    check.holds(),
                    check.explanation(),
                    check.events().stream().map(EventJson::of).toList());
        }
    }

    static FairnessJson of(FairnessReport report) {
        return new FairnessJson(
                report.product().value(),
                report.fair(),
                report.upTo(),
                report.checks().stream().map(Check::of).toList());
    }
}
