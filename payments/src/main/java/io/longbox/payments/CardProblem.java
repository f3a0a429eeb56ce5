package io.longbox.payments;

/**
 * What is wrong with the details of a card.
 *
 * @param field {@code number}, {@code expiry} or {@code code}
 * @param message a clause such as "must be a card's number"; it never repeats the value
 */
public record CardProblem(String field, String message) {}
