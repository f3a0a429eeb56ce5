package io.longbox.api.audit;

import io.longbox.api.catalog.ProductId;
import java.util.List;

/**
 * What the events of a product show.
 *
 * @param product which
 * @param fair whether every check holds
 * @param checks the statements, each with what shows it
 * @param upTo the number of the last event of the product's stock that was looked at, or -1 if there is none
 */
public record FairnessReport(ProductId product, boolean fair, List<FairnessCheck> checks, long upTo) {}
