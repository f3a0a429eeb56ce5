package io.longbox.api.catalog;

import io.longbox.api.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a product is described and what one copy costs.
 *
 * @param title never blank
 * @param authors in the order of the title page; may be empty
 * @param publisher who published it, if known
 * @param year of first publication, if known; negative before the common era
 * @param isbn ten or thirteen characters without separators, if it has one
 * @param language an ISO 639 code or a BCP 47 tag, if known
 * @param description free text, if there is one
 * @param price of one copy, or null if it has none yet: then nobody can buy it
 */
public record ProductDetails(
        String title,
        List<String> authors,
        @Nullable String publisher,
        @Nullable Integer year,
        @Nullable String isbn,
        @Nullable String language,
        @Nullable String description,
        @Nullable Money price) {

    public ProductDetails {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a product has a title");
        }
        authors = List.copyOf(authors);
    }
}
