package io.longbox.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some products; next is the id to go on after, or null at the end. */
public record ProductPage(List<ProductView> items, @Nullable ProductId next) {}
