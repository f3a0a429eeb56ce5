package io.longbox.api.order;

import java.util.List;

/** What was sold and what became of the money: a row for each key and currency, by key; of products the best first. */
public record Revenue(List<RevenueRow> items) {}
