package io.longbox.query.shippingmethod;

import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ListShippingMethods;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodPage;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.query.support.Paging;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class ShippingMethodQueries {

    /** No method has it, and PostgreSQL has none before it. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final String NO_COUNTRY = "";
    private static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    private final ShippingMethodRows methods;

    ShippingMethodQueries(ShippingMethodRows methods) {
        this.methods = methods;
    }

    @QueryHandler
    @Nullable
    ShippingMethodView find(FindShippingMethod query) {
        return methods.findById(query.method().value())
                .map(ShippingMethodRow::toView)
                .orElse(null);
    }

    @QueryHandler
    ShippingMethodPage list(ListShippingMethods query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        ShippingMethodId after = query.after();
        List<ShippingMethodRow> fetched = methods.onOffer(
                query.country() == null,
                Objects.requireNonNullElse(query.country(), NO_COUNTRY),
                query.currency() == null,
                Objects.requireNonNullElse(query.currency(), NO_CURRENCY),
                after == null ? FIRST : after.value(),
                limit);
        return new ShippingMethodPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(ShippingMethodRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), ShippingMethodRow::methodId));
    }
}
