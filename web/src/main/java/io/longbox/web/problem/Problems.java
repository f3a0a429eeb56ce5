package io.longbox.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where an exception becomes an answer. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    /**
     * @throws ProblemException the same, if the answer has begun: it must break off, lest it pass for whole
     */
    @ExceptionHandler(ProblemException.class)
    ResponseEntity<Object> known(ProblemException problem, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw problem;
        }
        return answer(problem, problem.headers());
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> unforeseen(Exception failure, HttpServletResponse response) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure) || hasLeft(failure, response)) {
            return null;
        }
        ProblemException problem = marked(failure);
        return known(problem != null ? problem : Failures.translate(failure), response);
    }

    /** Once an answer has begun, input and output are the client's alone: it does not read on, or is gone. */
    private static boolean hasLeft(Exception failure, HttpServletResponse response) {
        return response.isCommitted() && failure instanceof IOException;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(JsonProblems.of(unreadable), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return answer(
                new ProblemException(
                        ProblemKind.INVALID_PARAMETER,
                        name + " must be " + Expectation.of(mismatch.getRequiredType()) + "."),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                new ProblemException(
                        ProblemKind.INVALID_PARAMETER,
                        "The query string must have the parameter " + missing.getParameterName() + "."),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String formats = failure.getSupportedMediaTypes().stream()
                .filter(MediaType::isConcrete)
                .map(MediaType::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
        return answer(
                new ProblemException(
                        ProblemKind.NOT_ACCEPTABLE,
                        "The answer is " + (formats.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : formats)
                                + ", and the header Accept excludes it."),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                new ProblemException(
                        ProblemKind.INVALID_PARAMETER, failure.getBody().getDetail() + ""),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String[] supported = failure.getSupportedMethods();
        return answer(
                new ProblemException(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        "This address does not know the method."
                                + (supported == null ? "" : " It knows " + String.join(", ", supported) + ".")),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String supported = failure.getSupportedMediaTypes().stream()
                .filter(type -> !type.isWildcardType())
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return answer(
                new ProblemException(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        "The header Content-Type must be "
                                + (supported.isEmpty()
                                        ? MediaType.APPLICATION_JSON_VALUE
                                        : supported.replaceFirst(", ([^,]+)$", " or $1"))
                                + "."),
                headers);
    }

    /** All of Spring's other exceptions, by their status. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemException.ofStatus(status.value(), failure), headers);
    }

    /** An exception that says itself which status it means, or Tomcat's for a query string it cannot parse. */
    private static @Nullable ProblemException marked(Exception failure) {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        if (status != null) {
            return ProblemException.ofStatus(status.code().value(), failure);
        }
        return failure.getClass().getName().equals("org.apache.tomcat.util.http.InvalidParameterException")
                ? new ProblemException(ProblemKind.INVALID_PARAMETER, "The query string cannot be understood.")
                : null;
    }

    private static ResponseEntity<Object> answer(ProblemException problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.kind().status())
                .headers(headers)
                .headers(problem.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.problem());
    }
}
