package io.longbox.web.imports;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductKind;
import io.longbox.imports.ImportTerms;
import io.longbox.web.input.Check;
import io.longbox.web.input.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What is said about a file as a whole, as it came. */
record ImportInput(
        @Parameter(
                description = "Names the source, by letters, digits, dots, dashes and underscores: the same row of the"
                        + " same source is the same product, whenever it is imported",
                schema = @Schema(type = "string", maxLength = 100, defaultValue = STANDARD_CATALOGUE))
        @Nullable
        String catalogue,

        @Parameter(
                description = "Of rows that name none",
                schema = @Schema(implementation = ProductKind.class, defaultValue = "COMIC"))
        @Nullable
        String kind,

        @Parameter(
                description =
                        "Of rows that name none, in major units; without it they have no price, and nobody can buy"
                                + " them yet",
                example = "12.99")
        @Nullable
        String price,

        @Parameter(description = "Of the price, and of rows that name a price alone (ISO 4217)", example = "EUR")
        @Nullable
        String currency,

        @Parameter(
                description = "Whether to check only, and change nothing",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false"}))
        @Nullable
        String dryRun)
        implements QueryString {

    private static final String STANDARD_CATALOGUE = "default";

    ImportTerms checked() {
        Check check = Check.ofParameters();
        String name = Check.isBlank(catalogue) ? STANDARD_CATALOGUE : String.valueOf(catalogue);
        if (!ImportTerms.isCatalogue(name)) {
            check.refuse("catalogue", "must be up to 100 letters, digits, dots, dashes and underscores");
        }
        ProductKind checkedKind = kind(check);
        Currency checkedCurrency = Check.isBlank(currency) ? null : check.currency("currency", currency);
        Money checkedPrice = null;
        if (!Check.isBlank(price)) {
            if (Check.isBlank(currency)) {
                check.refuse("currency", "is required with a price");
            } else if (checkedCurrency != null) {
                checkedPrice = check.amount("price", String.valueOf(price).strip(), checkedCurrency);
            }
        }
        if (!Check.isBlank(dryRun) && !"true".equals(dryRun) && !"false".equals(dryRun)) {
            check.refuse("dryRun", "must be true or false");
        }
        Money money = checkedPrice;
        return check.thenMake(() -> new ImportTerms(name, checkedKind, money, checkedCurrency, "true".equals(dryRun)));
    }

    private ProductKind kind(Check check) {
        ProductKind wished = check.oneOf("kind", kind, ProductKind.class);
        return wished == null ? ProductKind.COMIC : wished;
    }
}
