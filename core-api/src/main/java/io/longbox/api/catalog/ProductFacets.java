package io.longbox.api.catalog;

import java.util.List;

/**
 * What is found, counted by its properties; products that lack one are not counted there.
 *
 * @param kinds by kind, the most frequent first
 * @param languages by language, the most frequent first
 * @param decades by the first year of the decade of publication, in the order of time
 * @param authors the most frequent authors, twenty at most
 * @param availability {@code true} for those of which copies are free, {@code false} for the others
 */
public record ProductFacets(
        List<FacetCount> kinds,
        List<FacetCount> languages,
        List<FacetCount> decades,
        List<FacetCount> authors,
        List<FacetCount> availability) {}
