package io.longbox.query.order;

import io.longbox.api.order.FindOrder;
import io.longbox.api.order.FindOrderTimeline;
import io.longbox.api.order.ListOrders;
import io.longbox.api.order.OrderPage;
import io.longbox.api.order.OrderTimeline;
import io.longbox.api.order.OrderView;
import io.longbox.query.support.Paging;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class OrderQueries {

    private final OrderRows orders;
    private final OrderSearch search;
    private final TimelineRows timeline;

    OrderQueries(OrderRows orders, OrderSearch search, TimelineRows timeline) {
        this.orders = orders;
        this.search = search;
        this.timeline = timeline;
    }

    @QueryHandler
    @Nullable
    OrderView find(FindOrder query) {
        return orders.findById(query.order().value()).map(OrderRow::toView).orElse(null);
    }

    @QueryHandler
    OrderPage list(ListOrders query) {
        List<OrderRow> fetched =
                search.find(query, Paging.oneMoreThan(query.limit()).max());
        return new OrderPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(OrderRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), last -> OrderSearch.key(last, query.sort())));
    }

    @QueryHandler
    @Nullable
    OrderTimeline timeline(FindOrderTimeline query) {
        UUID order = query.order().value();
        return orders.existsById(order)
                ? new OrderTimeline(
                        query.order(),
                        timeline.of(order).stream().map(TimelineRow::toEntry).toList())
                : null;
    }
}
