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
                TicketForfeited,
                TicketNotInLine,
                StockReceived,
                StockAdjusted,
                StockClosed {

    ProductId product();
}
