package io.longbox.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container reports on its own, outside of any controller, reads like every other error. */
@Hidden
@RestController
class ErrorDispatch implements ErrorController {

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void report(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // The container breaks the connection off: what was sent so far must not be added to.
            return;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        // What the client got wrong has an exception too, but no news in it.
        if (status >= 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            throw Failures.translate(thrown);
        }
        throw ProblemException.ofStatus(status, new IllegalStateException("the container answered " + status));
    }
}
