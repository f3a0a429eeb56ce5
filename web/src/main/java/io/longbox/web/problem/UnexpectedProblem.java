package io.longbox.web.problem;

import java.net.URI;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;

/** A failure that nobody foresaw: the caller gets an id, the log gets the rest under that id. */
final class UnexpectedProblem extends ProblemException {

    private static final Logger log = LoggerFactory.getLogger(UnexpectedProblem.class);

    private final UUID errorId = UUID.randomUUID();

    UnexpectedProblem(Throwable failure) {
        super(ProblemKind.UNEXPECTED, "Something went wrong here; the error id finds it in the store's log.");
        with("errorId", errorId.toString());
        log.error("Unexpected failure, error id {}", errorId, failure);
    }

    @Override
    ProblemDetail problem() {
        ProblemDetail problem = super.problem();
        problem.setInstance(URI.create("urn:uuid:" + errorId));
        return problem;
    }
}
