package io.longbox.web.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/** Ends a request with a problem. An answer rather than a fault: it has no stack trace. */
public class ProblemException extends RuntimeException {

    private final ProblemKind kind;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    /**
     * @param kind what kind of problem
     * @param detail one sentence for the caller; no personal data, no internals
     */
    public ProblemException(ProblemKind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemKind.NOT_FOUND, "There is no such " + what + ".");
    }

    /** One or more values of the body cannot be accepted. */
    public static ProblemException invalid(List<FieldError> errors) {
        return invalid(ProblemKind.INVALID_INPUT, errors);
    }

    /** One or more values cannot be accepted; the kind tells where they stood. */
    public static ProblemException invalid(ProblemKind kind, List<FieldError> errors) {
        FieldError first = errors.get(0);
        String detail = first.field() + " " + first.message()
                + (errors.size() == 1 ? "." : "; " + (errors.size() - 1) + " more in errors.");
        return new ProblemException(kind, detail).with("errors", errors);
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(ProblemKind.UNAVAILABLE, detail).retryAfter(Duration.ofSeconds(1));
    }

    /** The problem a bare status stands for; the failure behind it is logged if it is the store's. */
    static ProblemException ofStatus(int status, Throwable failure) {
        return switch (status) {
            case 404 -> new ProblemException(ProblemKind.NOT_FOUND, "There is nothing at this address.");
            case 405 -> new ProblemException(ProblemKind.METHOD_NOT_ALLOWED, "This address does not know the method.");
            case 406 ->
                new ProblemException(
                        ProblemKind.NOT_ACCEPTABLE,
                        "The answer is application/json, and the header Accept excludes it.");
            case 413 -> new ProblemException(ProblemKind.BODY_TOO_LARGE, "The body is too large.");
            case 415 ->
                new ProblemException(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The header Content-Type must be application/json.");
            case 503 -> unavailable("The store cannot answer at the moment; please try again shortly.");
            default ->
                status < 500
                        ? new ProblemException(ProblemKind.BAD_REQUEST, "The request cannot be understood.")
                        : new UnexpectedProblem(failure);
        };
    }

    /** Adds an extension member. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemException retryAfter(Duration delay) {
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, delay.toSeconds())));
        return this;
    }

    public ProblemKind kind() {
        return kind;
    }

    HttpHeaders headers() {
        return headers;
    }

    ProblemDetail problem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(kind.status(), String.valueOf(getMessage()));
        problem.setType(kind.type());
        problem.setTitle(kind.title());
        members.forEach(problem::setProperty);
        return problem;
    }
}
