package io.longbox.web.plan;

import io.longbox.api.plan.ChangePlan;
import io.longbox.api.plan.CreatePlan;
import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.ListPlans;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPage;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.PlanView;
import io.longbox.api.plan.RetirePlan;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Plans", description = "What readers can subscribe to")
@RestController
@RequestMapping(path = "/api/plans", produces = MediaType.APPLICATION_JSON_VALUE)
class PlanController {

    private static final Cursor<PlanId> CURSOR = new Cursor<>("plans", PlanId::of);

    private final Store store;

    PlanController(Store store) {
        this.store = store;
    }

    @Operation(
            operationId = "createPlan",
            summary = "Offers a plan",
            description = "Its id follows from its name. The name of a retired plan can be given again.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PlanJson> create(@RequestBody PlanInput input, HttpServletRequest request) {
        PlanInput.Named plan = input.checked();
        Written<PlanView> written = store.sendThenRead(
                new CreatePlan(plan.id(), plan.name(), plan.terms()), new FindPlan(plan.id()), PlanView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return shown(
                ResponseEntity.created(URI.create("/api/plans/" + plan.id())),
                written,
                plan.id(),
                plan.name(),
                plan.terms());
    }

    @Operation(
            operationId = "listPlans",
            summary = "Lists the plans on offer",
            description = "In the order of their ids.")
    @GetMapping
    Page<PlanJson> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        PlanPage page = store.ask(new ListPlans(CURSOR.decode(cursor), Limit.checked(limit)), PlanPage.class)
                .orElseThrow(() -> ProblemException.notFound("list"));
        return new Page<>(page.items().stream().map(PlanJson::of).toList(), CURSOR.encode(page.next()));
    }

    @Operation(
            operationId = "showPlan",
            summary = "Shows a plan",
            description = "A retired one as well, with its status.")
    @GetMapping("/{planId}")
    ResponseEntity<PlanJson> show(@PathVariable PlanId planId) {
        PlanView plan =
                store.ask(new FindPlan(planId), PlanView.class).orElseThrow(() -> ProblemException.notFound("plan"));
        return ResponseEntity.ok().eTag(Precondition.etag(plan.version())).body(PlanJson.of(plan));
    }

    @Operation(
            operationId = "changePlan",
            summary = "Changes what a term of a plan is",
            description = "All of it but the name. Terms that have begun, or are paid for, stay as they are; those that"
                    + " begin from now on are as it says. With If-Match, only if nobody changed it since it was read.")
    @PutMapping(path = "/{planId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PlanJson> change(
            @PathVariable PlanId planId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PlanInput input) {
        PlanTerms terms = input.checkedFor(planId);
        Written<PlanView> written = store.sendThenRead(
                new ChangePlan(planId, terms, expected(ifMatch, planId)), new FindPlan(planId), PlanView.class);
        return shown(ResponseEntity.ok(), written, planId, input.name(), terms);
    }

    @Operation(
            operationId = "retirePlan",
            summary = "Takes a plan off the offer",
            description = "It can still be read. Terms that have begun, or are paid for, go on to their end, and no"
                    + " others follow. Retiring twice changes nothing.")
    @DeleteMapping("/{planId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(
            @PathVariable PlanId planId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        store.sendThenRead(new RetirePlan(planId, expected(ifMatch, planId)), new FindPlan(planId), PlanView.class);
    }

    private @Nullable Long expected(@Nullable String ifMatch, PlanId id) {
        return Precondition.expectedVersion(ifMatch, () -> store.ask(new FindPlan(id), PlanView.class));
    }

    private static ResponseEntity<PlanJson> shown(
            ResponseEntity.BodyBuilder answer,
            Written<PlanView> written,
            PlanId id,
            @Nullable String name,
            PlanTerms terms) {
        return answer.eTag(Precondition.etag(written.shownVersion()))
                .body(written.view()
                        .map(PlanJson::of)
                        .orElseGet(() -> PlanJson.of(id, name, terms, PlanStatus.ON_OFFER, null)));
    }
}
