package io.longbox.api.catalog;

/** How many of the products found share a value. */
public record FacetCount(String value, long count) {}
