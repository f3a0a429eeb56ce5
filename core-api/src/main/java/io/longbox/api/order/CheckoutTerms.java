package io.longbox.api.order;

import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.shipping.ShippingChoice;
import org.jspecify.annotations.Nullable;

/**
 * How a reader buys what is in the cart.
 *
 * @param shipping how and where it is sent to
 * @param discount what the reader's plan takes off, or null
 * @param points the points that the reader pays with, or null
 * @param card the card that pays the rest, or null if nothing is left to pay
 */
public record CheckoutTerms(
        ShippingChoice shipping,
        @Nullable PlanDiscount discount,
        @Nullable PointsPayment points,
        @Nullable TokenisedCard card) {}
