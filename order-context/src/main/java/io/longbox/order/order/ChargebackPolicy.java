package io.longbox.order.order;

import io.longbox.api.order.RecordChargeback;
import io.longbox.api.payment.PaymentChargedBack;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** The order knows what a bank took back, so that it does not give it back once more. */
@Component
@ProcessingGroup("chargeback-policy")
@DisallowReplay
class ChargebackPolicy {

    private final CommandGateway commands;

    ChargebackPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(PaymentChargedBack event) {
        commands.sendAndWait(new RecordChargeback(event.order(), event.reference(), event.amount()));
    }
}
