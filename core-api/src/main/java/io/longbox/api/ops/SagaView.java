package io.longbox.api.ops;

/**
 * A process under way.
 *
 * @param id names the instance
 * @param process its kind, such as {@code AddToCartSaga}
 * @param key the business key that it is found by
 * @param step what it is waiting for
 * @param resting whether it waits for a person or a deadline, rather than for an answer
 * @param attempt how often the pending command was sent
 */
public record SagaView(String id, String process, String key, String step, boolean resting, int attempt) {}
