package io.longbox.query.cart;

import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.CartView;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.user.UserId;
import io.longbox.query.user.UserLookup;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CartQueries {

    private final CartRows carts;
    private final CartRequestRows requests;
    private final CartViews views;
    private final UserLookup users;

    CartQueries(CartRows carts, CartRequestRows requests, CartViews views, UserLookup users) {
        this.carts = carts;
        this.requests = requests;
        this.views = views;
        this.users = users;
    }

    @QueryHandler
    @Nullable
    CartView find(FindCart query) {
        UserId user = query.user();
        return carts.findById(user.value()).map(views::of).orElseGet(() -> neverUsed(user));
    }

    @QueryHandler
    @Nullable
    CartRequestView find(FindCartRequest query) {
        return requests.findById(query.reservation().value())
                .map(CartRequestRow::toView)
                .orElse(null);
    }

    private @Nullable CartView neverUsed(UserId user) {
        return users.exists(user) ? views.of(new CartRow(user.value())) : null;
    }
}
