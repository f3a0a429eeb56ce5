package io.longbox.query.rebuild;

import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps the live views up to date: their processors, and the tokens that say where these stand. */
@Component
class LiveViews {

    private final TokenStore tokens;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final TransactionTemplate transactions;

    LiveViews(
            TokenStore tokens,
            ObjectProvider<EventProcessingConfiguration> processing,
            PlatformTransactionManager transactions) {
        this.tokens = tokens;
        this.processing = processing;
        this.transactions = new TransactionTemplate(transactions);
        // Whoever asks may be in a transaction, which is not to be rolled back.
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Where a view stands; empty if another process follows it, and knows.
     *
     * @throws IllegalStateException if it is followed in several segments, which stand at several places
     */
    Optional<Covered> position(View view) {
        try {
            return Optional.ofNullable(transactions.execute(status -> {
                // The token cannot be read without claiming it.
                status.setRollbackOnly();
                return hold(view);
            }));
        } catch (UnableToClaimTokenException others) {
            return Optional.empty();
        }
    }

    /**
     * Has nobody else move the view until the end of the present transaction.
     *
     * @return where it stands
     * @throws UnableToClaimTokenException if another process follows it
     */
    Covered hold(View view) {
        int segments = tokens.fetchSegments(view.name()).length;
        if (segments > 1) {
            throw new IllegalStateException(
                    view.name() + " is followed in " + segments + " segments: merge them into one before");
        }
        return segments == 0 ? Covered.NOTHING : Covered.by(tokens.fetchToken(view.name(), 0));
    }

    /** Does something while this process's processor of the view, if it runs, stands still. */
    void whilePaused(View view, Runnable task) {
        Optional<EventProcessor> processor = Optional.ofNullable(processing.getIfAvailable())
                .<EventProcessor>flatMap(axon -> axon.eventProcessor(view.name()))
                .filter(EventProcessor::isRunning);
        processor.ifPresent(EventProcessor::shutDown);
        try {
            task.run();
        } finally {
            processor.ifPresent(EventProcessor::start);
        }
    }

    /** Forgets the events that the live view failed on, because another one that has handled them takes its place. */
    void forgetDeadLetters(View view) {
        Optional.ofNullable(processing.getIfAvailable())
                .flatMap(axon -> axon.deadLetterQueue(view.name()))
                .ifPresent(SequencedDeadLetterQueue::clear);
    }
}
