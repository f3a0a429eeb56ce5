package io.longbox.payments;

import java.util.List;
import java.util.stream.Collectors;

/** Those cannot be the details of a card that pays. */
public class InvalidCardException extends RuntimeException {

    private final transient List<CardProblem> problems;

    InvalidCardException(List<CardProblem> problems) {
        // An answer, not a fault: it needs no stack trace.
        super(
                problems.stream()
                        .map(problem -> problem.field() + " " + problem.message())
                        .collect(Collectors.joining("; ")),
                null,
                false,
                false);
        this.problems = problems;
    }

    /** At least one, in the order of the fields. */
    public List<CardProblem> problems() {
        return problems;
    }
}
