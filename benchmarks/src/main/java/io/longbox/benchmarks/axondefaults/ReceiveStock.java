package io.longbox.benchmarks.axondefaults;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

record ReceiveStock(@TargetAggregateIdentifier UUID product, int quantity) {}
