package io.longbox.api.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some processes; total counts all that match; next is the id to go on after, or null at the end. */
public record SagaPage(
        List<SagaView> items, long total, @Nullable String next) {}
