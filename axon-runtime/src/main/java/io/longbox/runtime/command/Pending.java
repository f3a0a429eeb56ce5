package io.longbox.runtime.command;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command on its way to its handler, and whom to answer: once. */
final class Pending<C, R> {

    private static final Logger log = LoggerFactory.getLogger(Pending.class);

    private final CommandMessage<C> message;
    private final MessageHandler<? super CommandMessage<?>> handler;
    private final CommandCallback<? super C, ? super R> callback;
    private final Consumer<Pending<C, R>> alone;
    private final long since = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * @param alone how to handle it in a transaction of its own
     */
    Pending(
            CommandMessage<C> message,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback,
            Consumer<Pending<C, R>> alone) {
        this.message = message;
        this.handler = handler;
        this.callback = callback;
        this.alone = alone;
    }

    CommandMessage<C> message() {
        return message;
    }

    MessageHandler<? super CommandMessage<?>> handler() {
        return handler;
    }

    /** Nanoseconds since it was sent. */
    long waited() {
        return System.nanoTime() - since;
    }

    void handleAlone() {
        alone.accept(this);
    }

    /** A sender that fails on its answer spoils nothing for the others. */
    void answer(CommandResultMessage<?> result) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            @SuppressWarnings("unchecked")
            CommandResultMessage<R> answer = (CommandResultMessage<R>) result;
            callback.onResult(message, answer);
        } catch (RuntimeException failure) {
            log.warn("the sender of {} failed on its answer", message.getCommandName(), failure);
        }
    }
}
