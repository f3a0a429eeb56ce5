package io.longbox.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some events of one stream; next is the number to go on from, or null at the end. */
public record EventPage(List<RecordedEvent> items, @Nullable Long next) {}
