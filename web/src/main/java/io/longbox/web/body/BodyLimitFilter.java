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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body whole, up to a limit, whether or not its length was announced. A body that is a file is left to whoever
 * asks for it, see {@link SpooledBody}, and deleted in the end.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final int limit;
    private final UploadLimits uploads;
    private final ProblemWriter problems;

    BodyLimitFilter(WebProperties properties, UploadLimits uploads, ProblemWriter problems) {
        this.limit = Math.toIntExact(properties.web().maxBody().toBytes());
        this.uploads = uploads;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!UploadTypes.isUpload(request.getContentType())) {
            filterText(request, response, chain);
            return;
        }
        if (!hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        SpooledBody body = SpooledBody.attach(request, uploads);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            // Where the connection broke, the container has answered, and whatever else was to be said is no news.
            if (!body.isBroken() || !response.isCommitted()) {
                throw failure;
            }
        } finally {
            body.delete();
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        return announced > 0 || announced < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private void filterText(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            problems.write(tooLarge(request), request, response);
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
            problems.write(tooLarge(request), request, response);
            return;
        }
        chain.doFilter(body.length == 0 ? request : new BufferedRequest(request, body), response);
    }

    private ProblemException tooLarge(HttpServletRequest request) {
        if (String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            // What curl says of a file unless it is told better.
            return new ProblemException(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "A file is not sent as " + MediaType.APPLICATION_FORM_URLENCODED_VALUE
                            + ": the header Content-Type must say what it is, such as " + UploadTypes.ZIP + ".");
        }
        return new ProblemException(
                ProblemKind.BODY_TOO_LARGE,
                "The body is larger than " + limit + " bytes, which is the most that is read.");
    }
}
