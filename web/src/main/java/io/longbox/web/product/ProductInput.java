package io.longbox.web.product;

import static io.longbox.api.catalog.ProductBounds.AUTHORS_MAX;
import static io.longbox.api.catalog.ProductBounds.AUTHOR_MAX;
import static io.longbox.api.catalog.ProductBounds.DESCRIPTION_MAX;
import static io.longbox.api.catalog.ProductBounds.LANGUAGE_MAX;
import static io.longbox.api.catalog.ProductBounds.PUBLISHER_MAX;
import static io.longbox.api.catalog.ProductBounds.TITLE_MAX;
import static io.longbox.api.catalog.ProductBounds.YEAR_MAX;
import static io.longbox.api.catalog.ProductBounds.YEAR_MIN;

import io.longbox.api.Money;
import io.longbox.api.catalog.Isbn;
import io.longbox.api.catalog.ProductBounds;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductKind;
import io.longbox.web.input.Check;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "ProductInput")
record ProductInput(
        @Schema(example = "COMIC", requiredMode = RequiredMode.REQUIRED) @Nullable
        ProductKind kind,

        @Schema(example = "Little Nemo in Slumberland", maxLength = TITLE_MAX, requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String title,

        @Schema(example = "[\"Winsor McCay\"]") @Nullable List<@Nullable String> authors,

        @Schema(example = "New York Herald", maxLength = PUBLISHER_MAX) @Nullable
        String publisher,

        @Schema(description = "Of first publication", example = "1905", minimum = "-3000", maximum = "2200") @Nullable
        Long year,

        @Schema(
                description = "ISBN-10 or ISBN-13; separators and lost leading zeros are mended, and a wrong check"
                        + " digit is accepted",
                example = "978-0-930193-64-7")
        @Nullable
        String isbn,

        @Schema(description = "BCP 47 or ISO 639", example = "en-US", maxLength = LANGUAGE_MAX) @Nullable
        String language,

        @Schema(example = "A boy dreams, and falls out of bed.", maxLength = DESCRIPTION_MAX) @Nullable
        String description,

        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        MoneyJson price) {

    CheckedProduct checked() {
        Check check = new Check();
        ProductKind checkedKind = check.required("kind", kind, ProductKind.COMIC);
        String checkedTitle = check.text("title", title, TITLE_MAX);
        List<String> checkedAuthors = check.texts("authors", authors, AUTHORS_MAX, AUTHOR_MAX);
        String checkedPublisher = check.optionalText("publisher", publisher, PUBLISHER_MAX);
        Integer checkedYear = year == null ? null : (int) check.number("year", year, YEAR_MIN, YEAR_MAX);
        String checkedIsbn = check.rule(
                "isbn",
                check.optionalText("isbn", isbn, Isbn.LONGEST_INPUT),
                Isbn::normalised,
                "must have the shape of an ISBN-10 or ISBN-13");
        String checkedLanguage = check.rule(
                "language",
                check.optionalText("language", language, LANGUAGE_MAX),
                tag -> ProductBounds.isLanguageTag(tag) ? tag : null,
                "must be a language tag such as en, eng or en-US");
        String checkedDescription = check.optionalProse("description", description, DESCRIPTION_MAX);
        Money checkedPrice = check.money("price", price);
        return check.thenMake(() -> new CheckedProduct(
                checkedKind,
                new ProductDetails(
                        checkedTitle,
                        checkedAuthors,
                        checkedPublisher,
                        checkedYear,
                        checkedIsbn,
                        checkedLanguage,
                        checkedDescription,
                        checkedPrice)));
    }
}
