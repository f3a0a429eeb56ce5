package io.longbox.cart;

import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** What the processes around a cart work with. Axon hands it to each instance; it is no part of their state. */
public abstract class CartProcess {

    @Autowired
    private transient @Nullable CommandGateway commands;

    @Autowired
    private transient @Nullable DeadlineManager deadlines;

    @Autowired
    private transient @Nullable CartProperties properties;

    final CommandGateway commands() {
        return Objects.requireNonNull(commands);
    }

    final DeadlineManager deadlines() {
        return Objects.requireNonNull(deadlines);
    }

    final CartProperties properties() {
        return Objects.requireNonNull(properties);
    }
}
