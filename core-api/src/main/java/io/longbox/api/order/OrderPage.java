package io.longbox.api.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some orders; next is where the page after it begins, or null on the last. */
public record OrderPage(List<OrderView> items, @Nullable String next) {}
