package io.longbox.web.order;

import io.longbox.api.order.Revenue;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Revenue", description = "What was sold, and what became of the money")
@RestController
@RequestMapping(path = "/api/revenue", produces = MediaType.APPLICATION_JSON_VALUE)
class RevenueController {

    private final Store store;

    RevenueController(Store store) {
        this.store = store;
    }

    @Operation(
            operationId = "showRevenue",
            summary = "Adds up what was sold",
            description = "By day, product, or the present status of the orders. What happened counts for its day: a"
                    + " refund not for the day of its sale. What an order costs as a whole is spread over its products,"
                    + " and no cent is lost: by whatever it is added up, the sums are the same.")
    @GetMapping
    RevenueJson show(@ParameterObject RevenueInput input) {
        return store.ask(input.checked(), Revenue.class)
                .map(RevenueJson::of)
                .orElseThrow(() -> ProblemException.unavailable("There are no figures at the moment."));
    }
}
