package io.longbox.api.user;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** No other term follows, but for one that is paid for; until is when the last one ends. */
@Revision("1")
public record SubscriptionCancelled(UserId user, Instant until) implements UserEvent {}
