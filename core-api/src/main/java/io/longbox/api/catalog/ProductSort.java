package io.longbox.api.catalog;

/** In which order products are found. What has no value to sort by comes last, whichever way the order goes. */
public enum ProductSort {
    ID,
    /** What fits the words best comes first; without words it is {@link #ID}. */
    RELEVANCE,
    TITLE,
    TITLE_DESCENDING,
    YEAR,
    YEAR_DESCENDING,
    PRICE,
    PRICE_DESCENDING,
    /** What entered the catalogue last comes first. */
    NEWEST
}
