package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.order.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation is made once, and ends at most once, as sold or released, with all the copies it holds; only a live one
 * is reduced; and of one that was sold no more comes back than was sold, from whoever bought it. To tell that one is made
 * twice, the ids of all that were ever made are kept, some 80 bytes each, and some 100 more for each that was sold.
 */
final class ReservationsEndOnce implements Statement {

    private final Finding finding = new Finding("reservations-end-once");
    private final Set<UUID> made = new HashSet<>();
    private final Set<UUID> barred = new HashSet<>();
    private long reservations;
    private long sold;
    private long released;
    private long returned;
    private final Map<UUID, Sale> sales = new HashMap<>();

    /** How many copies are out, and who bought them: nobody knows of a sale from before there were orders. */
    private record Sale(@Nullable OrderId order, int out) {}

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
            sales.put(
                    end.reservation().value(),
                    new Sale(end.order(), end.quantity().value()));
        } else if (event instanceof SaleReturned back) {
            wrong = takeBack(back);
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

    private @Nullable String takeBack(SaleReturned back) {
        int copies = back.quantity().value();
        returned += copies;
        Sale sale = sales.get(back.reservation().value());
        if (sale == null) {
            return Words.copies(copies) + " came back of a reservation that was never sold";
        }
        sales.put(back.reservation().value(), new Sale(sale.order(), Math.max(0, sale.out() - copies)));
        if (sale.order() != null && !sale.order().equals(back.order())) {
            return Words.copies(copies) + " came back of an order that had not bought them";
        }
        return copies <= sale.out()
                ? null
                : "of a sale of which %d %s out, %s came back"
                        .formatted(sale.out(), Words.were(sale.out()), Words.copies(copies));
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
        String back = returned == 0
                ? ""
                : " %s of what was sold %s back.".formatted(Words.copies(returned), Words.are(returned));
        return finding.check("%s %s made: %d ended as sold, %d as released, none twice; %d %s live and %s %s.%s"
                .formatted(
                        Words.count(reservations, "reservation", "reservations"),
                        Words.were(reservations),
                        sold,
                        released,
                        stock.liveReservations(),
                        Words.are(stock.liveReservations()),
                        stock.liveReservations() == 1 ? "holds" : "hold",
                        Words.copies(stock.held()),
                        back));
    }
}
