package io.longbox.api.plan;

import org.axonframework.serialization.Revision;

/** Terms that begin from now on are these. */
@Revision("1")
public record PlanChanged(PlanId plan, PlanTerms terms) implements PlanEvent {}
