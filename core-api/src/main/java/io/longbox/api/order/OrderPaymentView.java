package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import org.jspecify.annotations.Nullable;

/**
 * How an order is paid by card.
 *
 * @param status how far that has come
 * @param amount how much was asked for
 * @param captured how much was taken
 * @param refunded how much of that has gone back
 * @param chargedBack how much the cardholder's bank has taken back
 * @param brand who issued the card
 * @param lastFour the last four digits of its number
 * @param declineReason why the card does not pay, or null
 */
public record OrderPaymentView(
        OrderPaymentStatus status,
        Money amount,
        Money captured,
        Money refunded,
        Money chargedBack,
        CardBrand brand,
        String lastFour,
        @Nullable DeclineReason declineReason) {}
