package io.longbox.api.order;

import java.util.List;

/** What has happened to an order, its payment and its parcels, the oldest first. */
public record OrderTimeline(OrderId order, List<TimelineEntry> items) {}
