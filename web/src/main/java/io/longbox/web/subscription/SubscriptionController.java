package io.longbox.web.subscription;

import io.longbox.api.plan.FindPlan;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanView;
import io.longbox.api.user.CancelSubscription;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.Subscribe;
import io.longbox.api.user.SubscriptionView;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Subscriptions", description = "Which plan a reader has, until when, and what follows")
@RestController
@RequestMapping(path = "/api/users/{userId}/subscription", produces = MediaType.APPLICATION_JSON_VALUE)
class SubscriptionController {

    private final Store store;
    private final Known known;
    private final Clock clock;

    SubscriptionController(Store store, Known known, Clock clock) {
        this.store = store;
        this.known = known;
        this.clock = clock;
    }

    @Operation(
            operationId = "subscribe",
            summary = "Subscribes a reader to a plan",
            description =
                    "Without a subscription, a term begins at once and is charged: in points, or by the payment that"
                            + " was received, which must be exactly the price. The present plan again changes nothing;"
                            + " a cancelled one goes on, and another payment pays the next term. Another plan begins"
                            + " with the next term and costs nothing now, or with NOW at once: then the rest of the"
                            + " present term is given up.")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SubscriptionJson subscribe(@PathVariable UserId userId, @RequestBody SubscriptionInput input) {
        SubscriptionInput.Checked wanted = input.checked();
        UserView user = known.activeUser(userId);
        PlanView plan = onOffer(wanted.plan());
        Subscribe command = new Subscribe(
                userId,
                // Of two requests that saw the same account, one is charged.
                PointsEntryId.ofSubscription(userId, plan.id(), user.version()),
                plan.id(),
                plan.name(),
                plan.terms(),
                wanted.payment(),
                wanted.now(),
                clock.instant());
        return store.sendThenRead(command, new FindUser(userId), UserView.class)
                .view()
                .map(seen -> SubscriptionJson.of(seen.subscription()))
                .orElseGet(() -> lagging(user, plan));
    }

    @Operation(
            operationId = "showSubscription",
            summary = "Shows a reader's subscription",
            description = "With the status NIL if there is none.")
    @GetMapping
    SubscriptionJson show(@PathVariable UserId userId) {
        return SubscriptionJson.of(known.user(userId).subscription());
    }

    @Operation(
            operationId = "cancelSubscription",
            summary = "Cancels a reader's subscription",
            description = "It goes on to the end of its term, or of the next if that is paid for. Cancelling twice"
                    + " changes nothing.")
    @DeleteMapping
    SubscriptionJson cancel(@PathVariable UserId userId) {
        return SubscriptionJson.of(
                store.sendThenRead(new CancelSubscription(userId), new FindUser(userId), UserView.class)
                        .view()
                        .orElseGet(() -> known.user(userId))
                        .subscription());
    }

    private PlanView onOffer(PlanId id) {
        PlanView plan =
                store.ask(new FindPlan(id), PlanView.class).orElseThrow(() -> ProblemException.notFound("plan"));
        if (plan.status() == PlanStatus.RETIRED) {
            throw new ProblemException(ProblemKind.CONFLICT, "The plan is not on offer any more.");
        }
        return plan;
    }

    private static SubscriptionJson lagging(UserView before, PlanView plan) {
        SubscriptionView present = before.subscription();
        return present == null ? SubscriptionJson.beginning(plan) : SubscriptionJson.of(present);
    }
}
