package io.longbox.catalog.product;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.CoverRemoved;
import io.longbox.api.catalog.CoverSet;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductUpdated;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.api.catalog.RemoveCover;
import io.longbox.api.catalog.SetCover;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.api.catalog.WithdrawProduct;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A product as the catalogue describes it. How many copies there are is no matter of its: that is the gate's. */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("2")
class Product {

    @AggregateIdentifier
    private @Nullable ProductId id;

    private @Nullable ProductKind kind;
    private @Nullable ProductDetails details;
    private @Nullable Cover cover;
    private boolean withdrawn;

    Product() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CreateProduct command) {
        if (id == null) {
            apply(new ProductCreated(command.product(), command.kind(), command.details()));
        } else if (kind != command.kind() || !command.details().equals(details)) {
            throw new RefusedException(Refusal.Code.ALREADY_TAKEN, "there is another product by the id " + id);
        }
        return getVersion();
    }

    @CommandHandler
    long handle(UpdateProduct command) {
        refuseStale(command.expectedVersion());
        if (withdrawn) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the product is withdrawn and cannot be changed");
        }
        if (!command.details().equals(details)) {
            apply(new ProductUpdated(command.product(), command.details()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(WithdrawProduct command) {
        if (!withdrawn) {
            refuseStale(command.expectedVersion());
            apply(new ProductWithdrawn(command.product()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(SetCover command) {
        refuseChangeOfCover();
        if (!command.cover().equals(cover)) {
            apply(new CoverSet(command.product(), command.cover()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RemoveCover command) {
        refuseChangeOfCover();
        if (cover != null) {
            apply(new CoverRemoved(command.product()));
        }
        return getVersion();
    }

    private void refuseChangeOfCover() {
        if (withdrawn) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the product is withdrawn and its cover stays");
        }
    }

    private static void refuseStale(@Nullable Long expectedVersion) {
        if (expectedVersion != null && !expectedVersion.equals(getVersion())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "the product is at version " + getVersion() + ", not " + expectedVersion);
        }
    }

    @EventSourcingHandler
    void on(ProductCreated event) {
        id = event.product();
        kind = event.kind();
        details = event.details();
    }

    @EventSourcingHandler
    void on(ProductUpdated event) {
        details = event.details();
    }

    @EventSourcingHandler
    void on(CoverSet event) {
        cover = event.cover();
    }

    @EventSourcingHandler
    void on(CoverRemoved event) {
        cover = null;
    }

    @EventSourcingHandler
    void on(ProductWithdrawn event) {
        withdrawn = true;
    }
}
