package io.longbox.web.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.catalog.FacetCount;
import io.longbox.api.catalog.ProductFacets;
import io.longbox.api.catalog.ProductPage;
import io.longbox.web.input.Cursor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of what was found. */
@Schema(name = "ProductSearch")
record ProductSearchJson(
        List<ProductJson> items,
        @Nullable String next,

        @Schema(description = "How many were found, on all pages")
        long total,

        @Schema(description = "There only if asked for") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        FacetsJson facets) {

    /** What was found, counted by its properties. */
    @Schema(name = "ProductFacets")
    record FacetsJson(
            List<CountJson> kinds,
            List<CountJson> languages,

            @Schema(description = "By decade of publication")
            List<DecadeJson> years,

            @Schema(description = "The twenty most frequent ones")
            List<CountJson> authors,

            List<CountJson> availability) {}

    /** How many share a value, which can be given as the parameter of that name. */
    @Schema(name = "FacetCount")
    record CountJson(@Schema(example = "COMIC") String value, long count) {}

    /** How many are from these years. */
    @Schema(name = "DecadeCount")
    record DecadeJson(
            @Schema(example = "1990") int from,
            @Schema(example = "1999") int to,
            long count) {}

    static ProductSearchJson of(ProductPage page, Cursor<String> pages) {
        return new ProductSearchJson(
                page.items().stream().map(ProductJson::of).toList(),
                pages.encode(page.next()),
                page.total(),
                page.facets() == null ? null : facets(page.facets()));
    }

    private static FacetsJson facets(ProductFacets facets) {
        return new FacetsJson(
                counts(facets.kinds()),
                counts(facets.languages()),
                facets.decades().stream().map(ProductSearchJson::decade).toList(),
                counts(facets.authors()),
                counts(facets.availability()));
    }

    private static List<CountJson> counts(List<FacetCount> counts) {
        return counts.stream()
                .map(count -> new CountJson(count.value(), count.count()))
                .toList();
    }

    private static DecadeJson decade(FacetCount count) {
        int from = Integer.parseInt(count.value());
        return new DecadeJson(from, from + 9, count.count());
    }
}
