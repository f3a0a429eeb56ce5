package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import org.axonframework.serialization.Revision;

/** The line is over for good. */
@Revision("1")
public record WaitlistClosed(ProductId product) implements WaitlistEvent {}
