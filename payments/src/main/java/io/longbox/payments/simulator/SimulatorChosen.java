package io.longbox.payments.simulator;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the store is to work with the simulated provider, as it does if nothing else is said. */
class SimulatorChosen implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String gateway = context.getEnvironment().getProperty("longbox.payments.gateway", SimulatedGateway.NAME);
        return SimulatedGateway.NAME.equals(gateway);
    }
}
