package io.longbox.web.audit;

import io.longbox.api.audit.PlaceExplanation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Schema(name = "PlaceExplanation")
record WhyJson(
        UUID productId,
        UUID userId,

        @Schema(description = "The answer in one or two sentences")
        String summary,

        @Schema(description = "What happened to the reader, first things first")
        List<Step> story,

        @Schema(description = "Who was served while the reader waited")
        List<Served> servedBefore) {

    @Schema(name = "StoryStep")
    record Step(
            @Schema(description = "The number of the event in the product's stock", example = "41")
            long sequence,

            Instant at,
            @Schema(description = "What happened") String text) {}

    @Schema(name = "ServedBefore")
    record Served(
            @Schema(example = "6") long ticket,

            @Schema(description = "The number of the event that served it", example = "48")
            long sequence,

            Instant at,

            @Schema(description = "Why it was served before")
            String rule) {}

    static WhyJson of(PlaceExplanation why) {
        return new WhyJson(
                why.product().value(),
                why.user().value(),
                why.summary(),
                why.story().stream()
                        .map(step -> new Step(step.sequence(), step.at(), step.text()))
                        .toList(),
                why.servedBefore().stream()
                        .map(served -> new Served(served.ticket(), served.sequence(), served.at(), served.rule()))
                        .toList());
    }
}
