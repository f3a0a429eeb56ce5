package io.longbox.web.order;

import io.longbox.api.order.FindOrderTimeline;
import io.longbox.api.order.ListOrders;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderPage;
import io.longbox.api.order.OrderTimeline;
import io.longbox.api.order.OrderView;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Page;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Orders", description = "What was bought, what became of it, and what was taken back")
@RestController
class OrderController {

    private static final String CSV = "text/csv";
    private static final int EXPORT_PAGE = 200;

    private final Store store;
    private final Known known;
    private final Orders orders;

    OrderController(Store store, Known known, Orders orders) {
        this.store = store;
        this.known = known;
        this.orders = orders;
    }

    @Operation(
            operationId = "listOrders",
            summary = "Lists orders",
            description =
                    "The latest first. With the header Accept: text/csv all of them come as a table, without names"
                            + " and addresses, and cursor and limit do not matter.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders, or all of them as a table",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = OrderList.class)),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @GetMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<OrderJson> list(@ParameterObject OrderQueryInput input) {
        return page(input.checked());
    }

    /** Writes page by page, as fast as the reader takes it: neither the store nor this side ever holds more than one. */
    @Hidden // Described with the other.
    @GetMapping(path = "/api/orders", produces = CSV)
    void export(@ParameterObject OrderQueryInput input, HttpServletResponse response) throws IOException {
        ListOrders asked = input.checked().query();
        OrderPage page = orders(asked, null);
        response.setContentType(CSV + ";charset=UTF-8;header=present");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"");
        // Closed only when all is written: a failure on the way can only break the answer off, and does.
        OrderCsv table = new OrderCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        while (true) {
            for (OrderView order : page.items()) {
                table.write(order);
            }
            table.flush();
            if (page.next() == null) {
                table.close();
                return;
            }
            page = orders(asked, page.next());
        }
    }

    private OrderPage orders(ListOrders asked, @Nullable String after) {
        return ask(new ListOrders(asked.criteria(), asked.sort(), after, EXPORT_PAGE));
    }

    @Operation(
            operationId = "listOrdersOfUser",
            summary = "Lists a reader's orders",
            description = "The latest first; the parameter user does not matter.")
    @GetMapping(path = "/api/users/{userId}/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<OrderJson> listOfUser(@PathVariable UserId userId, @ParameterObject OrderQueryInput input) {
        OrderQueryInput.Checked asked = input.checkedFor(userId);
        known.user(userId);
        return page(asked);
    }

    @Operation(operationId = "showOrder", summary = "Shows an order")
    @GetMapping(path = "/api/orders/{orderId}", produces = MediaType.APPLICATION_JSON_VALUE)
    OrderJson show(@PathVariable OrderId orderId) {
        return orders.shown(known.order(orderId));
    }

    @Operation(
            operationId = "showOrderTimeline",
            summary = "Shows what has happened to an order",
            description =
                    "One entry for each thing that happened to it, its payment and its parcels, the oldest first.")
    @GetMapping(path = "/api/orders/{orderId}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    TimelineJson timeline(@PathVariable OrderId orderId) {
        return store.ask(new FindOrderTimeline(orderId), OrderTimeline.class)
                .map(TimelineJson::of)
                .orElseThrow(() -> ProblemException.notFound("order"));
    }

    private Page<OrderJson> page(OrderQueryInput.Checked asked) {
        OrderPage page = ask(asked.query());
        return new Page<>(
                page.items().stream().map(OrderJson::of).toList(), asked.pages().encode(page.next()));
    }

    private OrderPage ask(ListOrders query) {
        return store.ask(query, OrderPage.class).orElseThrow(() -> ProblemException.notFound("list"));
    }

    @Schema(name = "OrderPage")
    private record OrderList(
            List<OrderJson> items, @Nullable String next) {}
}
