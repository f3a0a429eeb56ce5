package io.longbox.web.openapi;

import io.longbox.web.body.Upload;
import io.longbox.web.body.UploadTypes;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.input.Limit;
import io.longbox.web.problem.ProblemKind;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** What holds for every address of the API, said once. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final Set<ProblemKind> EVERYWHERE = EnumSet.of(
            ProblemKind.INVALID_PARAMETER, ProblemKind.NOT_ACCEPTABLE, ProblemKind.UNEXPECTED, ProblemKind.UNAVAILABLE);
    private static final Set<ProblemKind> WITH_BODY = EnumSet.of(
            ProblemKind.MALFORMED_JSON,
            ProblemKind.INVALID_INPUT,
            ProblemKind.BODY_TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    private static final Set<ProblemKind> WITH_FILE = EnumSet.of(
            ProblemKind.BAD_REQUEST,
            ProblemKind.INVALID_FILE,
            ProblemKind.BODY_TOO_LARGE,
            ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    private static final Set<ProblemKind> KEYED = EnumSet.of(
            ProblemKind.INVALID_HEADER, ProblemKind.IDEMPOTENCY_KEY_IN_USE, ProblemKind.IDEMPOTENCY_KEY_REUSED);

    /** What there is no sense in once a product is off sale. */
    private static final Set<String> FOR_SALE_ONLY =
            Set.of("/chapters", "/cover", "/stock/receipts", "/waitlist/pause", "/waitlist/resume", "/sale-terms");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(NewId.class, Upload.class);
    }

    @Bean
    OpenAPI longboxApi() {
        return new OpenAPI().info(new Info().title("Longbox").version("1").description("""
                                A store for things that are scarce: it cannot oversell, and nobody can jump the line.

                                Errors are problem details (RFC 9457). Every POST accepts an `Idempotency-Key`: a repeat \
                                under the same key has one effect and one answer. Where a client edits what it read, the \
                                `ETag` goes back as `If-Match`. Lists come in pages: `next` is the `cursor` of the page \
                                after. Money is an amount in major units and an ISO 4217 currency, times are ISO 8601 in \
                                UTC, ids are strings.
                                """));
    }

    @Bean
    OpenApiCustomizer apiConventions() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
        };
    }

    /** A file is the body itself, of any type that the address takes, or the one file of a form. */
    @Bean
    OperationCustomizer uploads() {
        return (operation, handler) -> {
            RequestMapping mapping =
                    AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
            boolean takesUpload = Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == Upload.class);
            if (mapping != null && takesUpload) {
                Schema<?> file = new StringSchema().format("binary");
                Content content = new Content();
                for (String type : mapping.consumes()) {
                    boolean form = type.equals(UploadTypes.FORM);
                    content.addMediaType(
                            type, new MediaType().schema(form ? new ObjectSchema().addProperty("file", file) : file));
                }
                operation.setRequestBody(new RequestBody().required(true).content(content));
            }
            return operation;
        };
    }

    private static boolean takesFile(Operation operation) {
        return operation.getRequestBody().getContent().containsKey(UploadTypes.FORM);
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ApiDescription::describe);
        }
        Set<ProblemKind> problems = EnumSet.copyOf(EVERYWHERE);
        if (path.contains("{")) {
            problems.add(ProblemKind.NOT_FOUND);
        }
        if (method != HttpMethod.GET) {
            problems.add(ProblemKind.CONFLICT);
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(takesFile(operation) ? WITH_FILE : WITH_BODY);
        }
        if (path.contains("/chapters/{chapterId}/pages") && method == HttpMethod.GET) {
            problems.add(ProblemKind.CHAPTER_LOCKED);
        }
        if (method == HttpMethod.GET && (path.endsWith("/pages/{n}") || path.endsWith("/cover"))) {
            problems.addAll(Set.of(ProblemKind.RANGE_NOT_SATISFIABLE, ProblemKind.STALE_VERSION));
        }
        if (takes(operation, "If-Match")) {
            problems.addAll(Set.of(ProblemKind.INVALID_HEADER, ProblemKind.STALE_VERSION));
        }
        if ((path.endsWith("/users") || path.endsWith("/plans")) && method == HttpMethod.POST) {
            problems.add(ProblemKind.ALREADY_TAKEN);
        }
        if (path.contains("/cart/items") && operation.getRequestBody() != null) {
            problems.addAll(Set.of(
                    ProblemKind.SOLD_OUT,
                    ProblemKind.PRODUCT_WITHDRAWN,
                    ProblemKind.ACCOUNT_SUSPENDED,
                    ProblemKind.CART_CLOSED,
                    ProblemKind.LEFT_LINE,
                    ProblemKind.PASSED_OVER,
                    ProblemKind.REQUEST_TIMED_OUT));
        }
        if (path.endsWith("/subscription") && operation.getRequestBody() != null) {
            problems.add(ProblemKind.ACCOUNT_SUSPENDED);
        }
        if (path.endsWith("/checkout/begin")) {
            problems.addAll(Set.of(ProblemKind.CART_EMPTY, ProblemKind.ACCOUNT_SUSPENDED));
        }
        if (path.endsWith("/checkout")) {
            problems.addAll(Set.of(ProblemKind.CART_EMPTY, ProblemKind.INVALID_INPUT, ProblemKind.CONFLICT));
            if (method == HttpMethod.POST) {
                problems.addAll(Set.of(
                        ProblemKind.ACCOUNT_SUSPENDED,
                        ProblemKind.PAYMENT_DECLINED,
                        ProblemKind.NOT_ENOUGH_POINTS,
                        ProblemKind.SOLD_OUT));
            }
        }
        if (path.endsWith("/invoice")) {
            problems.add(ProblemKind.CONFLICT);
        }
        if (path.endsWith("/unlocks") && method == HttpMethod.POST) {
            problems.addAll(Set.of(
                    ProblemKind.POINTS_TOO_LOW,
                    ProblemKind.PRICE_CHANGED,
                    ProblemKind.CHAPTER_WITHDRAWN,
                    ProblemKind.ACCOUNT_SUSPENDED,
                    ProblemKind.REQUEST_TIMED_OUT));
        }
        if (path.endsWith("/reading/{chapterId}") && method == HttpMethod.PUT) {
            problems.add(ProblemKind.CHAPTER_LOCKED);
        }
        if (method != HttpMethod.GET && FOR_SALE_ONLY.stream().anyMatch(path::endsWith)) {
            problems.add(ProblemKind.PRODUCT_WITHDRAWN);
        }
        if (method == HttpMethod.POST) {
            problems.addAll(KEYED);
            operation.addParametersItem(idempotencyKey());
            operation
                    .getResponses()
                    .values()
                    .forEach(response -> response.addHeaderObject("Idempotent-Replay", replay()));
        }
        problems.stream().map(ProblemKind::status).distinct().forEach(status -> {
            Collection<ProblemKind> kinds =
                    problems.stream().filter(kind -> kind.status() == status).toList();
            operation.getResponses().addApiResponse(Integer.toString(status.value()), answer(kinds));
        });
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "cursor" -> parameter.description("The next of the page before");
            case "limit" -> {
                parameter.description("How many items a page holds at most");
                parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Limit.MAX));
            }
            case "If-Match" ->
                parameter.description("The ETag of what was edited").example("\"3\"");
            case "status" -> {
                if (parameter.getDescription() == null) {
                    parameter.description("Only places that stand like this");
                }
            }
            case "unread" -> parameter.description("Whether to leave out what is marked as read");
            case "n" -> {
                parameter.description("The number of a page, from 1");
                parameter.getSchema().minimum(BigDecimal.ONE);
            }
            case "v" -> parameter.description("The hash of the content: with it, the answer may be kept for good");
            case "size" -> parameter.description("original, large or small").example("small");
            case "stream" ->
                parameter
                        .description(
                                "The stream: the id of a user or product, or stock-, waitlist-, cart- or inbox- and"
                                        + " such an id")
                        .example("stock-5c51f3da-2db8-4eb6-bb88-41e20f805b85");
            case "process" ->
                parameter.description("Only processes of this kind").example("AddToCartSaga");
            case "resting" ->
                parameter.description("Whether they wait for a person or a deadline, rather than for an answer");
            default -> {
                if (parameter.getDescription() == null) {
                    parameter.getSchema().format("uuid");
                }
            }
        }
    }

    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static HeaderParameter idempotencyKey() {
        HeaderParameter key = new HeaderParameter();
        key.name("Idempotency-Key")
                .required(false)
                .description("Names this request, such as a UUID. A repeat with the same body has no further effect and"
                        + " gets the same answer, with the header Idempotent-Replay.")
                .schema(new StringSchema().pattern("^[\\x21-\\x7E]{1,200}$"))
                .example("5b0f3c1e-order-1");
        return key;
    }

    private static Header replay() {
        return new Header()
                .description("true if the answer is a repeat of an earlier one")
                .schema(new StringSchema());
    }

    private static ApiResponse answer(Collection<ProblemKind> kinds) {
        return new ApiResponse()
                .description(kinds.stream()
                        .map(kind -> "`" + kind.slug() + "`: " + kind.meaning())
                        .collect(Collectors.joining("\n\n")))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("A problem detail, RFC 9457")
                .addProperty(
                        "type",
                        new StringSchema()
                                .format("uri-reference")
                                .description("One of "
                                        + Arrays.stream(ProblemKind.values())
                                                .map(kind -> kind.type().toString())
                                                .collect(Collectors.joining(", ")))
                                .example(ProblemKind.INVALID_INPUT.type().toString()))
                .addProperty("title", new StringSchema().example(ProblemKind.INVALID_INPUT.title()))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty("detail", new StringSchema().example("quantity must lie between 1 and 1000000."))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("errors", errors())
                .addProperty("reason", new StringSchema().description("Why a request was rejected"))
                .addProperty("orderId", new StringSchema().format("uuid").description("The order that was given up"))
                .addProperty("access", new StringSchema().description("Why a reader may not read a chapter"))
                .addProperty("price", new IntegerSchema().description("What unlocking a chapter costs, in points"))
                .addProperty("inPlans", new BooleanSchema().description("Whether plans include the chapter"))
                .addProperty("errorId", new StringSchema().description("Finds an unexpected error in the store's log"));
    }

    private static Schema<?> errors() {
        ArraySchema errors = new ArraySchema();
        errors.setDescription("The values that cannot be accepted");
        errors.setItems(new ObjectSchema()
                .addProperty("field", new StringSchema().example("quantity"))
                .addProperty("message", new StringSchema().example("must lie between 1 and 1000000")));
        return errors;
    }
}
