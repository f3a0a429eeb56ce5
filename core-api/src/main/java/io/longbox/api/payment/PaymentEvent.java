package io.longbox.api.payment;

import io.longbox.api.order.OrderId;

/** What can happen to the payment of an order. */
public sealed interface PaymentEvent
        permits AuthorisationRequested,
                PaymentAuthorised,
                PaymentDeclined,
                CaptureRequested,
                PaymentCaptured,
                CaptureFailed,
                VoidRequested,
                PaymentVoided,
                RefundRequested,
                PaymentRefunded,
                RefundFailed,
                PaymentChargedBack {

    OrderId order();
}
