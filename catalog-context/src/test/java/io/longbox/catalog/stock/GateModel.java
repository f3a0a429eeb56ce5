package io.longbox.catalog.stock;

import static io.longbox.api.catalog.OnShortage.WAIT;
import static io.longbox.catalog.stock.GateFixture.PRODUCT;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.SetSaleTerms;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.order.OrderId;
import io.longbox.api.plan.PlanId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the gate is to do, said as plainly as possible: it never forgets, keeps every ticket by itself, and does one thing
 * after another; and after each, it goes through the line from the front. Answers the events that a command leads to; none also stands for a refusal by exception.
 */
class GateModel {

    private int onHand;
    private int received;
    private int sold;
    private boolean closed;
    private long lastTicket;
    private final Set<Object> deliveries = new HashSet<>();
    private final Map<ReservationId, Integer> live = new LinkedHashMap<>();
    private final Set<ReservationId> over = new HashSet<>();
    private final Map<ReservationId, OrderId> buyers = new HashMap<>();
    private final Map<ReservationId, Integer> out = new HashMap<>();
    private final Set<List<Object>> returns = new HashSet<>();
    private final TreeMap<Long, Integer> line = new TreeMap<>();
    private SaleTerms terms = SaleTerms.STANDARD;
    private boolean paused;
    private long recorded;
    private ChainHash chain = ChainHash.START;

    int received() {
        return received;
    }

    int reservedOrSold() {
        return reserved() + sold;
    }

    private int reserved() {
        return live.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<Object> handle(Object command) {
        List<Object> events = new ArrayList<>(decide(command));
        if (!events.isEmpty()) {
            events.addAll(serve());
        }
        for (Object event : events) {
            chain = chain.then(recorded++, (StockEvent) event);
        }
        return events;
    }

    private List<Object> serve() {
        List<Object> events = new ArrayList<>();
        if (paused) {
            return events;
        }
        for (Long ticket : List.copyOf(line.keySet())) {
            int quantity = line.get(ticket);
            if (quantity <= onHand - reserved()) {
                line.remove(ticket);
                ReservationId reservation = ReservationId.ofTicket(PRODUCT, ticket);
                live.put(reservation, quantity);
                events.add(new TicketServed(PRODUCT, ticket, reservation, new Quantity(quantity), terms.offer()));
            } else if (terms.linePolicy() == LinePolicy.HOLD) {
                return events;
            }
        }
        return events;
    }

    private List<Object> decide(Object command) {
        if (command instanceof ReserveStock c) {
            return reserve(c);
        } else if (command instanceof ForfeitTicket c) {
            return forfeit(c);
        } else if (command instanceof ReleaseReservation c) {
            return release(c);
        } else if (command instanceof ReduceReservation c) {
            return reduce(c);
        } else if (command instanceof ConfirmSale c) {
            return sell(c);
        } else if (command instanceof ReturnSale c) {
            return giveBack(c);
        } else if (command instanceof ReceiveStock c) {
            if (closed || !deliveries.add(c.receipt())) {
                return List.of();
            }
            onHand += c.quantity().value();
            received += c.quantity().value();
            return List.of(new StockReceived(c.product(), c.receipt(), c.quantity()));
        } else if (command instanceof AdjustStock c) {
            if (deliveries.contains(c.adjustment()) || onHand + c.change() < reserved()) {
                return List.of();
            }
            deliveries.add(c.adjustment());
            onHand += c.change();
            received += c.change();
            return List.of(new StockAdjusted(c.product(), c.adjustment(), c.change(), c.reason()));
        } else if (command instanceof SetSaleTerms c) {
            if (closed || c.terms().equals(terms)) {
                return List.of();
            }
            terms = c.terms();
            return List.of(new SaleTermsSet(c.product(), c.terms()));
        } else if (command instanceof PauseLine c) {
            if (closed || paused) {
                return List.of();
            }
            paused = true;
            return List.of(new LinePaused(c.product()));
        } else if (command instanceof ResumeLine c) {
            if (closed || !paused) {
                return List.of();
            }
            paused = false;
            return List.of(new LineResumed(c.product()));
        } else if (command instanceof CloseStock c) {
            return close(c);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    private List<Object> forfeit(ForfeitTicket c) {
        ReservationId served = ReservationId.ofTicket(c.product(), c.ticket());
        if (line.remove(c.ticket()) != null) {
            return List.of(new TicketForfeited(c.product(), c.reservation(), c.ticket(), c.reason()));
        }
        List<Object> events = new ArrayList<>();
        if (live.containsKey(served)) {
            events.addAll(release(new ReleaseReservation(c.product(), served, ReleaseReason.TICKET_FORFEITED)));
        }
        events.add(new TicketNotInLine(c.product(), c.reservation(), c.ticket()));
        return events;
    }

    private List<Object> reserve(ReserveStock c) {
        if (live.containsKey(c.reservation()) || over.contains(c.reservation())) {
            return List.of();
        }
        int quantity = c.quantity().value();
        int available = onHand - reserved();
        if (closed) {
            over.add(c.reservation());
            return List.of(new ReservationRefused(
                    c.product(), c.reservation(), c.user(), RefusalReason.PRODUCT_WITHDRAWN, c.askedAt()));
        }
        boolean open =
                terms.opening() == null || c.askedAt().compareTo(terms.opening().at()) >= 0;
        boolean early = !open
                && c.earlyAccess() != null
                && terms.opening().earlyAccess() != null
                && c.askedAt()
                                .plus(terms.opening().earlyAccess())
                                .compareTo(terms.opening().at())
                        >= 0;
        if (!open && !early) {
            over.add(c.reservation());
            return List.of(new ReservationRefused(
                    c.product(), c.reservation(), c.user(), RefusalReason.NOT_OPEN_YET, c.askedAt()));
        }
        PlanId plan = early ? c.earlyAccess() : null;
        if (line.isEmpty() && quantity <= available) {
            live.put(c.reservation(), quantity);
            return List.of(
                    new StockReserved(c.product(), c.reservation(), c.user(), c.quantity(), null, plan, c.askedAt()));
        }
        over.add(c.reservation());
        if (c.onShortage() == WAIT) {
            lastTicket++;
            line.put(lastTicket, quantity);
            return List.of(new WaitlistTicketIssued(
                    c.product(),
                    c.reservation(),
                    c.user(),
                    c.quantity(),
                    lastTicket,
                    line.size(),
                    chain,
                    plan,
                    c.askedAt()));
        }
        return List.of(new StockShortageReported(
                c.product(), c.reservation(), c.user(), c.quantity(), available, line.size(), c.askedAt()));
    }

    private List<Object> release(ReleaseReservation c) {
        Integer quantity = live.remove(c.reservation());
        over.add(c.reservation());
        if (quantity != null) {
            return List.of(new ReservationReleased(c.product(), c.reservation(), new Quantity(quantity), c.reason()));
        }
        return List.of(new ReservationBarred(c.product(), c.reservation(), c.reason()));
    }

    private List<Object> reduce(ReduceReservation c) {
        Integer quantity = live.get(c.reservation());
        int keep = c.keep().value();
        if (quantity == null || keep >= quantity) {
            return List.of();
        }
        live.put(c.reservation(), keep);
        return List.of(new ReservationReduced(c.product(), c.reservation(), new Quantity(quantity - keep), c.keep()));
    }

    private List<Object> sell(ConfirmSale c) {
        Integer held = live.get(c.reservation());
        if (held == null && c.order().equals(buyers.get(c.reservation()))) {
            return List.of();
        }
        boolean givenUp = returns.contains(List.of(c.reservation(), RestockId.of(c.order())));
        if (held == null || givenUp || (c.quantity() != null && c.quantity().value() > held)) {
            return List.of(new SaleRefused(c.product(), c.reservation(), RefusalReason.NOT_RESERVED, c.order()));
        }
        List<Object> events = new ArrayList<>();
        int quantity = c.quantity() == null ? held : c.quantity().value();
        if (quantity < held) {
            events.addAll(reduce(new ReduceReservation(c.product(), c.reservation(), new Quantity(quantity))));
            events.addAll(serve());
        }
        live.remove(c.reservation());
        over.add(c.reservation());
        buyers.put(c.reservation(), c.order());
        out.put(c.reservation(), quantity);
        onHand -= quantity;
        sold += quantity;
        events.add(new SaleConfirmed(c.product(), c.reservation(), new Quantity(quantity), c.order()));
        return events;
    }

    private List<Object> giveBack(ReturnSale c) {
        if (!returns.add(List.of(c.reservation(), c.restock()))) {
            return List.of();
        }
        int quantity = c.order().equals(buyers.get(c.reservation()))
                ? Math.min(c.quantity().value(), out.get(c.reservation()))
                : 0;
        if (quantity == 0) {
            return List.of(new SaleNotReturned(c.product(), c.reservation(), c.order(), c.restock()));
        }
        out.merge(c.reservation(), -quantity, Integer::sum);
        onHand += quantity;
        sold -= quantity;
        return List.of(new SaleReturned(c.product(), c.reservation(), c.order(), c.restock(), new Quantity(quantity)));
    }

    private List<Object> close(CloseStock c) {
        if (closed) {
            return List.of();
        }
        closed = true;
        line.clear();
        List<Object> events = new ArrayList<>();
        events.add(new StockClosed(c.product()));
        live.forEach((reservation, quantity) -> events.add(new ReservationReleased(
                c.product(), reservation, new Quantity(quantity), ReleaseReason.PRODUCT_WITHDRAWN)));
        over.addAll(live.keySet());
        live.clear();
        return events;
    }
}
