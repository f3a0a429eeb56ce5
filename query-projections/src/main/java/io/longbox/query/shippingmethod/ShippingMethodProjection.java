package io.longbox.query.shippingmethod;

import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ShippingMethodChanged;
import io.longbox.api.shipping.ShippingMethodCreated;
import io.longbox.api.shipping.ShippingMethodEvent;
import io.longbox.api.shipping.ShippingMethodRetired;
import io.longbox.query.support.FollowingRows;
import io.longbox.query.support.Keeps;
import io.longbox.query.support.QueryUpdates;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("shipping-method-view")
@Keeps("shipping_methods")
class ShippingMethodProjection {

    private final FollowingRows<ShippingMethodRow, ShippingMethodEvent> rows;
    private final QueryUpdates updates;

    ShippingMethodProjection(EntityManager entities, QueryUpdates updates) {
        this.rows = new FollowingRows<>(
                entities,
                ShippingMethodRow.class,
                ShippingMethodEvent.class,
                event -> event.method().value());
        this.updates = updates;
    }

    @EventHandler
    void on(ShippingMethodCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        announce(rows.follow(event, version, ShippingMethodRow::new, method -> method.create(event, at)));
    }

    @EventHandler
    void on(ShippingMethodChanged event, @SequenceNumber long version) {
        follow(event, version, method -> method.change(event.terms()));
    }

    @EventHandler
    void on(ShippingMethodRetired event, @SequenceNumber long version) {
        follow(event, version, ShippingMethodRow::retire);
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }

    private void follow(ShippingMethodEvent event, long version, Consumer<ShippingMethodRow> change) {
        announce(rows.followKnown(event, version, change));
    }

    private void announce(Optional<ShippingMethodRow> changed) {
        changed.ifPresent(method -> updates.announce(new FindShippingMethod(method.methodId()), method::toView));
    }
}
