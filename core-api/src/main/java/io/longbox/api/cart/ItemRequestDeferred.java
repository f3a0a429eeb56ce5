package io.longbox.api.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A reader asked for an item while an earlier question for the same product is open; it is asked once that one is answered. */
@Revision("1")
public record ItemRequestDeferred(
        UserId user,
        ReservationId reservation,
        ProductId product,
        Quantity quantity,
        Money unitPrice,
        OnShortage onShortage,
        @Nullable PlanId earlyAccess)
        implements CartEvent {}
