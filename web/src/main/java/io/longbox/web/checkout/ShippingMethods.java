package io.longbox.web.checkout;

import io.longbox.api.Money;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ListShippingMethods;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodPage;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.web.problem.FieldError;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ways to send a cart. */
@Component
class ShippingMethods {

    private static final int SHOWN = 200;

    private final Store store;

    ShippingMethods(Store store) {
        this.store = store;
    }

    /**
     * @param items what the cart costs, after any discount
     * @throws ProblemException if there is no such method on offer, or not for this cart
     */
    ShippingChoice choose(ShippingMethodId id, Money items, Address address) {
        ShippingMethodView method = onOffer(id);
        return new ShippingChoice(id, method.terms().name(), price(method, items, address.country()), address);
    }

    /** What it costs to send a cart there, or wherever that may be. */
    Money price(ShippingMethodView method, Money items, @Nullable String country) {
        return method.terms()
                .priceFor(items, country)
                .orElseThrow(() -> refused("has no price in " + items.currency()
                        + (country == null ? "" : ", or does not go to " + country)));
    }

    ShippingMethodView onOffer(ShippingMethodId id) {
        ShippingMethodView method = store.ask(new FindShippingMethod(id), ShippingMethodView.class)
                .orElseThrow(() -> refused("must be the id of a shipping method"));
        if (method.status() == ShippingMethodStatus.RETIRED) {
            throw refused("is not on offer any more");
        }
        return method;
    }

    List<ShippingMethodView> onOffer(@Nullable String country, Currency currency) {
        return store.ask(new ListShippingMethods(country, currency, null, SHOWN), ShippingMethodPage.class)
                .map(ShippingMethodPage::items)
                .orElse(List.of());
    }

    private static ProblemException refused(String message) {
        return ProblemException.invalid(List.of(new FieldError("shippingMethod", message)));
    }
}
