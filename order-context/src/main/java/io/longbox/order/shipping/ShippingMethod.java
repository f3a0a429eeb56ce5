package io.longbox.order.shipping;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.shipping.ChangeShippingMethod;
import io.longbox.api.shipping.CreateShippingMethod;
import io.longbox.api.shipping.RetireShippingMethod;
import io.longbox.api.shipping.ShippingMethodChanged;
import io.longbox.api.shipping.ShippingMethodCreated;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodRetired;
import io.longbox.api.shipping.ShippingTerms;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A way to send orders. Which orders are sent by it is no matter of its: an order keeps the price that it was placed for. */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class ShippingMethod {

    @AggregateIdentifier
    private @Nullable ShippingMethodId id;

    private @Nullable ShippingTerms terms;
    private boolean retired;

    ShippingMethod() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CreateShippingMethod command) {
        if (id == null) {
            apply(new ShippingMethodCreated(command.method(), command.terms()));
        } else if (retired || !command.terms().equals(terms)) {
            throw new RefusedException(Refusal.Code.ALREADY_TAKEN, "there is another shipping method by this id");
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ChangeShippingMethod command) {
        refuseStale(command.expectedVersion());
        if (retired) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the shipping method is retired and cannot be changed");
        }
        if (!command.terms().equals(terms)) {
            apply(new ShippingMethodChanged(command.method(), command.terms()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RetireShippingMethod command) {
        if (!retired) {
            refuseStale(command.expectedVersion());
            apply(new ShippingMethodRetired(command.method()));
        }
        return getVersion();
    }

    private static void refuseStale(@Nullable Long expectedVersion) {
        if (expectedVersion != null && !expectedVersion.equals(getVersion())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "the shipping method is at version " + getVersion() + ", not " + expectedVersion);
        }
    }

    @EventSourcingHandler
    void on(ShippingMethodCreated event) {
        id = event.method();
        terms = event.terms();
    }

    @EventSourcingHandler
    void on(ShippingMethodChanged event) {
        terms = event.terms();
    }

    @EventSourcingHandler
    void on(ShippingMethodRetired event) {
        retired = true;
    }
}
