package io.longbox.api.shipping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some shipping methods; next is the id to go on after, or null at the end. */
public record ShippingMethodPage(
        List<ShippingMethodView> items, @Nullable ShippingMethodId next) {}
