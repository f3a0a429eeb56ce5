package io.longbox.web.audit;

import io.longbox.api.audit.ExplainPlace;
import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.FindFairness;
import io.longbox.api.audit.PlaceExplanation;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Audit", description = "The proof, from the events alone")
@RestController
@RequestMapping(path = "/api/audit/products/{productId}", produces = MediaType.APPLICATION_JSON_VALUE)
class ProofController {

    private final Store store;

    ProofController(Store store) {
        this.store = store;
    }

    @Operation(
            operationId = "showFairness",
            summary = "Shows whether a product was sold fairly",
            description = "Goes over all events of the product, and answers each statement with those that show it.")
    @GetMapping("/fairness")
    FairnessJson fairness(@PathVariable ProductId productId) {
        return store.askForProof(new FindFairness(productId), FairnessReport.class)
                .map(FairnessJson::of)
                .orElseThrow(() -> ProblemException.notFound("product"));
    }

    @Operation(
            operationId = "explainPlace",
            summary = "Explains why a reader is where they are",
            description = "In plain words: what happened to the reader, and who was served before, under which rule.")
    @GetMapping("/why")
    WhyJson why(@PathVariable ProductId productId, @RequestParam UserId user) {
        return store.askForProof(new ExplainPlace(productId, user), PlaceExplanation.class)
                .map(WhyJson::of)
                .orElseThrow(() -> ProblemException.notFound("product"));
    }
}
