package io.longbox.web.chapter;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.web.input.Check;
import io.longbox.web.input.DecimalText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

@Schema(name = "ChapterInput")
record ChapterInput(
        @Schema(
                description = "Where it stands among the product's chapters, from 0 to 99999, with at most two"
                        + " decimals; left out for the next whole number. It never changes.",
                type = "number",
                example = "1")
        @JsonDeserialize(using = DecimalText.class)
        @Nullable
        String number,

        @Schema(example = "The walking bed", maxLength = TITLE_MAX) @Nullable
        String title,

        @Schema(
                description = "What unlocking it costs, in points; left out if everybody may read it",
                example = "30",
                minimum = "1",
                maximum = "1000000000000")
        @Nullable
        Long unlockPrice,

        @Schema(description = "Whether plans that include chapters include this one", defaultValue = "true") @Nullable
        Boolean inPlans) {

    private static final int TITLE_MAX = 500;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    CheckedChapter checked() {
        Check check = new Check();
        ChapterNumber checkedNumber = checkedNumber(check);
        String checkedTitle = check.optionalText("title", title, TITLE_MAX);
        Points price = unlockPrice == null ? null : new Points(check.number("unlockPrice", unlockPrice, 1, Points.MAX));
        boolean included = inPlans == null || inPlans;
        if (price == null && !included) {
            check.refuse("inPlans", "must not be false for a chapter that everybody may read");
        }
        return check.thenMake(() -> new CheckedChapter(
                checkedNumber, new ChapterDetails(checkedTitle, new ChapterAccess(price, included))));
    }

    private @Nullable ChapterNumber checkedNumber(Check check) {
        if (number == null) {
            return null;
        }
        if (NUMBER.matcher(number).matches()) {
            try {
                return ChapterNumber.of(number);
            } catch (IllegalArgumentException outOfRange) {
                // Refused below.
            }
        }
        check.refuse("number", "must be a number from 0 to 99999 with at most two decimals, such as 2 or 2.5");
        return null;
    }
}
