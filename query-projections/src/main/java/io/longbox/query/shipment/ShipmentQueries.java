package io.longbox.query.shipment;

import io.longbox.api.shipping.FindShipment;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.api.shipping.Shipments;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ShipmentQueries {

    private final ShipmentRows shipments;

    ShipmentQueries(ShipmentRows shipments) {
        this.shipments = shipments;
    }

    @QueryHandler
    @Nullable
    ShipmentView find(FindShipment query) {
        return shipments
                .findById(query.shipment().value())
                .map(ShipmentRow::toView)
                .orElse(null);
    }

    @QueryHandler
    Shipments list(ListShipments query) {
        return new Shipments(shipments.of(query.order().value()).stream()
                .map(ShipmentRow::toView)
                .toList());
    }
}
