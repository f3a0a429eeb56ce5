package io.longbox.web.idempotency;

import io.longbox.web.WebProperties;
import io.longbox.web.problem.Failures;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a POST that is repeated under its {@code Idempotency-Key} the answer it had the first time. Failures of the
 * store and provisional answers are not kept, so that a repeat tries again.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String REPLAY = "Idempotent-Replay";

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final long FIRST_PAUSE_MILLIS = 15;
    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final IdempotencyTable table;
    private final ProblemWriter problems;
    private final Duration waitAtMost;

    IdempotencyFilter(IdempotencyTable table, ProblemWriter problems, WebProperties properties) {
        this.table = table;
        this.problems = problems;
        this.waitAtMost = properties.web().idempotency().waitAtMost();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(IdempotencyKey.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        IdempotencyKey key;
        Claim claim;
        try {
            key = IdempotencyKey.of(request).orElseThrow();
            claim = claim(key, Fingerprint.of(request));
        } catch (RuntimeException failure) {
            problems.write(Failures.translate(failure), request, response);
            return;
        }
        if (claim instanceof Claim.Granted granted) {
            run(request, response, chain, key, granted.owner());
        } else if (claim instanceof Claim.Answered answered) {
            replay(answered.answer(), response);
        } else {
            problems.write(refusal(claim, key), request, response);
        }
    }

    /** Waits for a request under way; takes its place if it lets go. */
    private Claim claim(IdempotencyKey key, byte[] fingerprint) {
        long deadline = System.nanoTime() + waitAtMost.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            Claim claim = table.claim(key, fingerprint);
            if (!(claim instanceof Claim.UnderWay) || System.nanoTime() >= deadline) {
                return claim;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return claim;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private void run(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, IdempotencyKey key, UUID owner)
            throws ServletException, IOException {
        ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, recorded);
            answered = true;
        } finally {
            settle(key, owner, answered ? keepable(request, recorded) : Optional.empty());
        }
        recorded.copyBodyToResponse();
    }

    /** Never fails: what the caller asked for is done, and the table only spares a repeat the work. */
    private void settle(IdempotencyKey key, UUID owner, Optional<StoredAnswer> answer) {
        try {
            answer.ifPresentOrElse(kept -> table.answer(key, owner, kept), () -> table.release(key, owner));
        } catch (RuntimeException failure) {
            log.warn("The answer under an idempotency key was not kept: {}", failure.toString());
        }
    }

    private static Optional<StoredAnswer> keepable(HttpServletRequest request, ContentCachingResponseWrapper response) {
        byte[] body = response.getContentAsByteArray();
        // An error without a body is still to be described, by the container's error dispatch.
        boolean unfinished = response.getStatus() >= 400 && body.length == 0;
        // Another body may have the same fingerprint, and nothing wrong with it.
        boolean refused = response.getStatus() == HttpServletResponse.SC_BAD_REQUEST && Fingerprint.isPartial(request);
        if (response.getStatus() >= 500 || unfinished || refused || Provisional.is(request)) {
            return Optional.empty();
        }
        return Optional.of(new StoredAnswer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getHeader(HttpHeaders.ETAG),
                body));
    }

    private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAY, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, answer.etag());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static ProblemException refusal(Claim claim, IdempotencyKey key) {
        return claim instanceof Claim.Reused
                ? new ProblemException(
                        ProblemKind.IDEMPOTENCY_KEY_REUSED,
                        "The idempotency key " + key.key() + " was used before with a different body.")
                : new ProblemException(
                                ProblemKind.IDEMPOTENCY_KEY_IN_USE,
                                "The request with the idempotency key " + key.key() + " is still under way.")
                        .retryAfter(RETRY_AFTER);
    }
}
