package io.longbox.order;

import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** What the processes around an order work with. Axon hands it to each instance; it is no part of their state. */
public abstract class OrderProcess {

    @Autowired
    private transient @Nullable CommandGateway commands;

    @Autowired
    private transient @Nullable DeadlineManager deadlines;

    @Autowired
    private transient @Nullable OrderProperties properties;

    protected final CommandGateway commands() {
        return Objects.requireNonNull(commands);
    }

    protected final DeadlineManager deadlines() {
        return Objects.requireNonNull(deadlines);
    }

    protected final OrderProperties properties() {
        return Objects.requireNonNull(properties);
    }
}
