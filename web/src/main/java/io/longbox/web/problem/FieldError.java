package io.longbox.web.problem;

/**
 * One value of a body that cannot be accepted.
 *
 * @param field where it is, such as {@code price.amount} or {@code authors[2]}
 * @param message what is expected of it
 */
public record FieldError(String field, String message) {}
