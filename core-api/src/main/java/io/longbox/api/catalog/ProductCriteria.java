package io.longbox.api.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a product has to fulfil to be found; what is null is left open. Letters count without their case and accents.
 *
 * @param words all of them stand in title, authors, publisher or description, the last one perhaps with more letters
 *     after it
 * @param author words that all stand in the names of the authors
 * @param yearFrom of first publication, itself included
 * @param yearTo of first publication, itself included
 * @param kind the kind of product
 * @param language a language tag; {@code en} finds {@code en-US} as well
 * @param available whether copies are free now, or not
 * @param price what it costs
 */
public record ProductCriteria(
        @Nullable String words,
        @Nullable String author,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        @Nullable ProductKind kind,
        @Nullable String language,
        @Nullable Boolean available,
        @Nullable PriceRange price) {

    /** Everything on sale. */
    public static final ProductCriteria ANY = new ProductCriteria(null, null, null, null, null, null, null, null);
}
