package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.TicketServed;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation is made once, and ends at most once, as sold or released, with all the copies it holds; only a live one
 * is reduced. To tell that one is made twice, the ids of all that were ever made are kept, some 80 bytes each.
 */
final class ReservationsEndOnce implements Statement {

    private final Finding finding = new Finding("reservations-end-once");
    private final Set<UUID> made = new HashSet<>();
    private final Set<UUID> barred = new HashSet<>();
    private long reservations;
    private long sold;
    private long released;

    @Override
    public void before(RecordedEvent recorded, StockEvent event, StockReplay stock) {
        String wrong;
        if (event instanceof StockReserved reserved) {
            wrong = make(reserved.reservation());
            if (barred.contains(reserved.reservation().value())) {
                wrong = "a reservation that had been given up was made";
            }
        } else if (event instanceof TicketServed served) {
            wrong = make(served.reservation());
        } else if (event instanceof ReservationReduced reduced) {
            int before = reduced.remaining().value() + reduced.released().value();
            wrong = wrongWith(stock.heldBy(reduced.reservation()), before, "reduced from");
        } else if (event instanceof ReservationReleased end) {
            released++;
            wrong = wrongWith(stock.heldBy(end.reservation()), end.quantity().value(), "released with");
        } else if (event instanceof SaleConfirmed end) {
            sold++;
            wrong = wrongWith(stock.heldBy(end.reservation()), end.quantity().value(), "sold with");
        } else {
            if (event instanceof ReservationBarred giveUp) {
                barred.add(giveUp.reservation().value());
            }
            return;
        }
        finding.concerns(recorded);
        if (wrong != null) {
            finding.breaks(recorded, wrong);
        }
    }

    private @Nullable String make(ReservationId reservation) {
        reservations++;
        return made.add(reservation.value()) ? null : "a reservation that had been made before was made again";
    }

    private static @Nullable String wrongWith(@Nullable Integer held, int said, String what) {
        if (held == null) {
            return "a reservation that was not live was %s %s".formatted(what, Words.copies(said));
        }
        return held == said ? null : "a reservation that held %d was %s %s".formatted(held, what, Words.copies(said));
    }

    @Override
    public FairnessCheck check(StockReplay stock) {
        if (reservations == 0) {
            return finding.check("No reservation was ever made.");
        }
        return finding.check("%s %s made: %d ended as sold, %d as released, none twice; %d %s live and %s %s."
                .formatted(
                        Words.count(reservations, "reservation", "reservations"),
                        Words.were(reservations),
                        sold,
                        released,
                        stock.liveReservations(),
                        Words.are(stock.liveReservations()),
                        stock.liveReservations() == 1 ? "holds" : "hold",
                        Words.copies(stock.held())));
    }
}
