package io.longbox.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Requests that Tomcat turns away before the application sees them get a problem, not a page. */
@Component
class ContainerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            ProblemKind kind = status < 500 ? ProblemKind.BAD_REQUEST : ProblemKind.UNEXPECTED;
            HttpStatus known = HttpStatus.resolve(status);
            String problem = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                    .formatted(
                            kind.type(),
                            known == null ? kind.title() : known.getReasonPhrase(),
                            status,
                            status < 500
                                    ? "The request is not well-formed HTTP, or its path or headers cannot be read."
                                    : "Something went wrong here.");
            try {
                byte[] body = problem.getBytes(StandardCharsets.UTF_8);
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // The client has left, or the answer has begun: there is nobody to tell.
            }
        }
    }
}
