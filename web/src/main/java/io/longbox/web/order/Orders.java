package io.longbox.web.order;

import io.longbox.api.order.FindOrder;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderView;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.Shipments;
import io.longbox.web.store.Store;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Orders as they are shown: with their parcels, which are in a view of their own. */
@Component
public class Orders {

    private final Store store;

    Orders(Store store) {
        this.store = store;
    }

    public Optional<OrderView> find(OrderId order) {
        return store.ask(new FindOrder(order), OrderView.class);
    }

    public OrderJson shown(OrderView order) {
        Shipments shipments =
                store.ask(new ListShipments(order.id()), Shipments.class).orElseGet(() -> new Shipments(List.of()));
        return OrderJson.of(order, shipments.items());
    }

    public static URI address(OrderId order) {
        return URI.create("/api/orders/" + order);
    }
}
