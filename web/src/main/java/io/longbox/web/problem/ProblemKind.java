package io.longbox.web.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Every kind of problem the API answers with; the name is the last part of the problem's {@code type}. */
public enum ProblemKind {
    MALFORMED_JSON(
            HttpStatus.BAD_REQUEST,
            "Not the expected JSON",
            "The body is not well-formed JSON, names a field that does not exist, or has a value of the wrong type."),
    INVALID_INPUT(
            HttpStatus.BAD_REQUEST,
            "Invalid input",
            "The body can be read, but some of its values cannot be accepted. Each is listed in errors."),
    INVALID_PARAMETER(
            HttpStatus.BAD_REQUEST,
            "Invalid parameter",
            "A part of the path or of the query string cannot be understood."),
    INVALID_HEADER(HttpStatus.BAD_REQUEST, "Invalid header", "A header cannot be understood."),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad request", "The request cannot be understood."),
    INVALID_FILE(
            HttpStatus.BAD_REQUEST,
            "Invalid file",
            "The file is of a kind that is taken, but damaged, empty or unsafe. Nothing of it is kept."),
    PAYMENT_DECLINED(
            HttpStatus.PAYMENT_REQUIRED,
            "Payment declined",
            "The card does not pay; the reason says why, and orderId names the order that was given up. Nothing is charged,"
                    + " and what was in the cart still is."),
    CHAPTER_LOCKED(
            HttpStatus.FORBIDDEN,
            "Chapter locked",
            "The reader may not read the chapter. Its access says why, and price and inPlans what it takes."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "There is nothing at this address, or what it names does not exist."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "Method not allowed",
            "The address exists, but not for this method. The header Allow lists those it knows."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE, "Not acceptable", "The answer is in a format that the header Accept excludes."),
    CONFLICT(HttpStatus.CONFLICT, "Conflict", "The input is fine, but the present state does not allow it."),
    ALREADY_TAKEN(HttpStatus.CONFLICT, "Already taken", "Something else holds this name, address or number already."),
    SOLD_OUT(
            HttpStatus.CONFLICT,
            "Sold out",
            "Not enough copies are free, or a line comes first. With onShortage WAIT the answer is a place in line."),
    NOT_OPEN_YET(
            HttpStatus.CONFLICT,
            "Not open yet",
            "The product can be asked for from opensAt on; by subscribers whose plan has early access, for as long before"
                    + " that as earlyAccess says. Asking again then needs a new idempotency key."),
    PRODUCT_WITHDRAWN(HttpStatus.CONFLICT, "Product withdrawn", "The product is off sale for good."),
    ACCOUNT_SUSPENDED(
            HttpStatus.CONFLICT, "Account suspended", "The reader may not ask for anything until reinstated."),
    CART_CLOSED(
            HttpStatus.CONFLICT, "Cart closed", "The cart takes nothing, because the reader's account is suspended."),
    REQUEST_TIMED_OUT(
            HttpStatus.CONFLICT,
            "Request timed out",
            "The store could not finish the request in time. Nothing is held, and asking again, under a new idempotency key, is safe."),
    LEFT_LINE(HttpStatus.CONFLICT, "Left the line", "The reader has left the line in which the request waited."),
    PASSED_OVER(
            HttpStatus.CONFLICT,
            "Passed over",
            "The request's turn in line came, and the reader's cart could not take the copies."),
    CART_EMPTY(HttpStatus.CONFLICT, "Cart empty", "There is nothing in the cart that could be paid for."),
    POINTS_TOO_LOW(
            HttpStatus.CONFLICT,
            "Points too low",
            "What was asked for costs more points than the reader has. Nothing is charged."),
    NOT_ENOUGH_POINTS(
            HttpStatus.CONFLICT,
            "Not enough points",
            "The order was to be paid with more points than the reader has. Nothing is charged."),
    PRICE_CHANGED(
            HttpStatus.CONFLICT,
            "Price changed",
            "What was asked for costs something else than the reader saw. Nothing is charged."),
    CHAPTER_WITHDRAWN(HttpStatus.CONFLICT, "Chapter withdrawn", "The chapter is not offered any more."),
    IDEMPOTENCY_KEY_IN_USE(
            HttpStatus.CONFLICT,
            "Idempotency key in use",
            "A request with the same idempotency key is still under way. Repeat it later to get its answer."),
    STALE_VERSION(
            HttpStatus.PRECONDITION_FAILED,
            "Stale version",
            "What was edited is no longer the present version. Read it again and repeat the change."),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "Body too large",
            "The body, or something in it, is larger than what is taken."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Unsupported media type",
            "The header Content-Type must say what is sent, and be one that the address takes."),
    RANGE_NOT_SATISFIABLE(
            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            "Range not satisfiable",
            "None of the bytes that are asked for exists. The header Content-Range says how many there are."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Idempotency key reused",
            "The idempotency key was used before with a different body. A new request needs a new key."),
    UNEXPECTED(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Unexpected error",
            "The store failed in a way it should not. The errorId finds it in the store's log."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Temporarily unavailable",
            "The store cannot answer at the moment. Whether a change took effect is not known; repeating it under its idempotency key is safe.");

    private final HttpStatus status;
    private final String title;
    private final String meaning;

    ProblemKind(HttpStatus status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /** As the last part of the type. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI type() {
        return URI.create("/problems/" + slug());
    }

    static Optional<ProblemKind> bySlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
