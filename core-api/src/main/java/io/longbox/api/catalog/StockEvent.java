package io.longbox.api.catalog;

/** What can happen at the gate of one product. */
public sealed interface StockEvent
        permits StockReserved,
                WaitlistTicketIssued,
                StockShortageReported,
                ReservationRefused,
                ReservationReduced,
                ReservationReleased,
                ReservationBarred,
                SaleConfirmed,
                SaleRefused,
                SaleReturned,
                SaleNotReturned,
                TicketServed,
                TicketForfeited,
                TicketNotInLine,
                LinePaused,
                LineResumed,
                SaleTermsSet,
                StockReceived,
                StockAdjusted,
                StockClosed {

    ProductId product();
}
