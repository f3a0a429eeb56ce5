package io.longbox.cart;

import io.longbox.api.cart.CloseCart;
import io.longbox.api.cart.ReopenCart;
import io.longbox.api.user.UserReinstated;
import io.longbox.api.user.UserSuspended;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Whenever a reader is suspended, the cart closes; whenever the suspension ends, it opens again. */
@Component
@ProcessingGroup("suspension-policy")
@DisallowReplay
class SuspensionPolicy {

    private final CommandGateway commands;

    SuspensionPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(UserSuspended event, @SequenceNumber long version) {
        commands.sendAndWait(new CloseCart(event.user(), version));
    }

    @EventHandler
    void on(UserReinstated event, @SequenceNumber long version) {
        commands.sendAndWait(new ReopenCart(event.user(), version));
    }
}
