package io.longbox.benchmarks.axondefaults;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

record ReserveStock(@TargetAggregateIdentifier UUID product, UUID reservation, UUID user, int quantity) {}
