package io.longbox.web.order;

import io.longbox.api.order.FindOrder;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundOrder;
import io.longbox.api.order.RequestReturn;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Orders")
@RestController
@RequestMapping(path = "/api/orders/{orderId}", produces = MediaType.APPLICATION_JSON_VALUE)
class TakingBackController {

    private final Store store;
    private final Known known;
    private final Orders orders;

    TakingBackController(Store store, Known known, Orders orders) {
        this.store = store;
        this.known = known;
        this.orders = orders;
    }

    @Operation(
            operationId = "cancelOrder",
            summary = "Gives up what is not shipped yet of an order",
            description = "All of it, or some; before it is paid for, only all of it. Money and points go back, and the"
                    + " copies to whoever waits in line first.")
    @PostMapping(path = "/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    OrderJson cancel(
            @PathVariable OrderId orderId,
            @RequestBody(required = false) @Nullable CancelInput input,
            NewId newId,
            HttpServletRequest request) {
        CancelInput wish = input == null ? new CancelInput(null, null, null) : input;
        return changed(orderId, wish.checked(orderId, new RefundId(newId.value())), request);
    }

    @Operation(
            operationId = "requestReturn",
            summary = "Asks to send back what was shipped",
            description = "Nothing is given back for it before it has arrived and is accepted.")
    @PostMapping(path = "/returns", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ReturnJson> requestReturn(
            @PathVariable OrderId orderId, @RequestBody ReturnInput input, NewId newId, HttpServletRequest request) {
        RequestReturn command = input.checked(orderId, new RefundId(newId.value()));
        OrderView order = known.order(orderId);
        ReturnJson shown = write(order, command, request).returns().stream()
                .filter(each -> each.id().equals(command.refund()))
                .findFirst()
                .map(ReturnJson::of)
                .orElseGet(() -> ReturnJson.requested(command));
        return ResponseEntity.created(Orders.address(orderId)).body(shown);
    }

    @Operation(
            operationId = "acceptReturn",
            summary = "Accepts what was sent back",
            description = "Money and points go back; the copies can be sold again, or not.")
    @PostMapping(path = "/returns/{returnId}/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
    OrderJson accept(
            @PathVariable OrderId orderId,
            @PathVariable RefundId returnId,
            @RequestBody AcceptInput input,
            HttpServletRequest request) {
        return changed(orderId, input.checked(orderId, returnId), request);
    }

    @Operation(operationId = "rejectReturn", summary = "Does not accept what was sent back")
    @PostMapping(path = "/returns/{returnId}/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    OrderJson reject(
            @PathVariable OrderId orderId,
            @PathVariable RefundId returnId,
            @RequestBody RejectInput input,
            HttpServletRequest request) {
        return changed(orderId, input.checked(orderId, returnId), request);
    }

    @Operation(
            operationId = "refundOrder",
            summary = "Gives money back without taking copies back",
            description = "No more than is left of what was paid by card.")
    @PostMapping(path = "/refunds", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CreatedRefund> refund(
            @PathVariable OrderId orderId, @RequestBody RefundInput input, NewId newId, HttpServletRequest request) {
        RefundOrder command = input.checked(orderId, new RefundId(newId.value()));
        OrderView order = known.order(orderId);
        if (!command.amount().currency().equals(order.totals().due().currency())) {
            throw new ProblemException(
                    ProblemKind.CONFLICT,
                    "The order was paid in " + order.totals().due().currency() + ".");
        }
        OrderView written = write(order, command, request);
        return ResponseEntity.created(Orders.address(orderId))
                .body(new CreatedRefund(command.refund().value(), orders.shown(written)));
    }

    /** What a refund makes: its id, and the order with it. */
    @Schema(name = "CreatedRefund")
    record CreatedRefund(UUID id, OrderJson order) {}

    private OrderJson changed(OrderId id, Object command, HttpServletRequest request) {
        return orders.shown(write(known.order(id), command, request));
    }

    /** The order as it is afterwards; or as it was, if its view lags. */
    private OrderView write(OrderView before, Object command, HttpServletRequest request) {
        Written<OrderView> written = store.sendThenRead(command, new FindOrder(before.id()), OrderView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return written.view().orElse(before);
    }
}
