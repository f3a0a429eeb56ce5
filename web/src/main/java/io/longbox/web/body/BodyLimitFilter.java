package io.longbox.web.body;

import io.longbox.web.WebProperties;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads a body whole, up to a limit, whether or not its length was announced. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final int limit;
    private final ProblemWriter problems;

    BodyLimitFilter(WebProperties properties, ProblemWriter problems) {
        this.limit = Math.toIntExact(properties.web().maxBody().toBytes());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            problems.write(tooLarge(), request, response);
            return;
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(limit + 1);
        } catch (IOException broken) {
            problems.write(
                    new ProblemException(ProblemKind.BAD_REQUEST, "The body could not be read to its end."),
                    request,
                    response);
            return;
        }
        if (body.length > limit) {
            problems.write(tooLarge(), request, response);
            return;
        }
        chain.doFilter(body.length == 0 ? request : new BufferedRequest(request, body), response);
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                ProblemKind.BODY_TOO_LARGE,
                "The body is larger than " + limit + " bytes, which is the most that is read.");
    }
}
