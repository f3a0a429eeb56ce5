package io.longbox.runtime.processing;

import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Tries the events again that a projection or a policy failed on, a bounded number of times; nothing in Axon does. What
 * has used up its tries stays, and waits for a person.
 */
class DeadLetterRetry {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterRetry.class);
    private static final String TRIES = "tries";

    private final Configuration axon;
    private final int maxTries;

    DeadLetterRetry(Configuration axon, int maxTries) {
        this.axon = axon;
        this.maxTries = maxTries;
    }

    /** Keeps every failed event, and counts how often it failed. */
    static EnqueuePolicy<EventMessage<?>> policy() {
        return (letter, cause) ->
                Decisions.enqueue(cause, l -> l.diagnostics().and(TRIES, Integer.toString(tries(l) + 1)));
    }

    @Scheduled(fixedDelayString = "${longbox.runtime.dead-letter-pause:30s}")
    void retryAll() {
        axon.eventProcessingConfiguration()
                .eventProcessors()
                .keySet()
                .forEach(group -> axon.eventProcessingConfiguration()
                        .sequencedDeadLetterProcessor(group)
                        .ifPresent(processor -> retry(group, processor)));
    }

    private void retry(String group, SequencedDeadLetterProcessor<EventMessage<?>> processor) {
        try {
            // One sequence a call: bounded, so that a long queue does not keep the other groups waiting.
            for (int sequences = 0; sequences < 100 && processor.process(this::hasTriesLeft); sequences++) {
                log.info("a dead letter of {} was handled at last", group);
            }
        } catch (RuntimeException failed) {
            log.warn("dead letters of {} could not be tried again", group, failed);
        }
    }

    private boolean hasTriesLeft(DeadLetter<? extends EventMessage<?>> letter) {
        return tries(letter) < maxTries;
    }

    private static int tries(DeadLetter<? extends EventMessage<?>> letter) {
        return Integer.parseInt((String) letter.diagnostics().getOrDefault(TRIES, "0"));
    }
}
