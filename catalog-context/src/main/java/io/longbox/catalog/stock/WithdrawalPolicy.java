package io.longbox.catalog.stock;

import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.ProductWithdrawn;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Whenever a product is withdrawn, its gate closes. The gate closes once, so a repeat does nothing. */
@Component
@ProcessingGroup("withdrawal-policy")
@DisallowReplay
class WithdrawalPolicy {

    private final CommandGateway commands;

    WithdrawalPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ProductWithdrawn event) {
        commands.sendAndWait(new CloseStock(event.product()));
    }
}
