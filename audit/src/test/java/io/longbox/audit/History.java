package io.longbox.audit;

import io.longbox.api.Quantity;
import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.PlaceExplanation;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.order.OrderId;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream of one product's stock, written down event by event as the gate would or, for a negative control, as it never
 * should. Readers and reservations go by names.
 */
final class History {

    static final ProductId PRODUCT = ProductId.of("00000000-0000-4000-8000-000000000001");
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final Instant ASKED_AT = START.minusNanos(876_543_000);
    private static final StoredJson JSON = new StoredJson();

    private final List<StockEvent> events = new ArrayList<>();
    private ChainHash chain = ChainHash.START;
    private long waiting;
    private long tickets;

    static UserId reader(String name) {
        return new UserId(named("reader " + name));
    }

    static ReservationId reservation(String name) {
        return new ReservationId(named("reservation " + name));
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    History received(String delivery, int copies) {
        return add(new StockReceived(PRODUCT, new ReceiptId(named(delivery)), new Quantity(copies)));
    }

    History adjusted(String correction, int change) {
        return add(new StockAdjusted(PRODUCT, new AdjustmentId(named(correction)), change, "counted"));
    }

    /** A walk-in whose reservation goes by the reader's name. */
    History reserved(String reader, int copies) {
        return reserved(reader, reader, copies);
    }

    History reserved(String reader, String reservation, int copies) {
        return add(new StockReserved(
                PRODUCT,
                reservation(reservation),
                reader(reader),
                new Quantity(copies),
                Duration.ofMinutes(15),
                null,
                ASKED_AT));
    }

    History opening(Instant at, @Nullable Duration earlyAccess) {
        return add(new SaleTermsSet(PRODUCT, new SaleTerms(null, null, LinePolicy.HOLD, new Opening(at, earlyAccess))));
    }

    /** A walk-in who asked at some moment, perhaps by a plan. */
    History reservedAt(String reader, Instant askedAt, @Nullable PlanId plan) {
        return add(
                new StockReserved(PRODUCT, reservation(reader), reader(reader), new Quantity(1), null, plan, askedAt));
    }

    /** The next ticket, for whoever asked at some moment, perhaps by a plan. */
    History issuedAt(String reader, Instant askedAt, @Nullable PlanId plan) {
        tickets++;
        waiting++;
        return add(new WaitlistTicketIssued(
                PRODUCT,
                reservation("ticket of " + reader),
                reader(reader),
                new Quantity(1),
                tickets,
                waiting,
                chain,
                plan,
                askedAt));
    }

    History shortage(String reader, int copies, int available, long waiting) {
        return add(new StockShortageReported(
                PRODUCT, reservation(reader), reader(reader), new Quantity(copies), available, waiting, ASKED_AT));
    }

    History refused(String reader, RefusalReason reason) {
        return add(new ReservationRefused(PRODUCT, reservation(reader), reader(reader), reason, ASKED_AT));
    }

    /** The next ticket. */
    History issued(String reader, int copies) {
        return issued(reader, copies, tickets + 1, waiting + 1, chain);
    }

    History issued(String reader, int copies, long ticket, long position, ChainHash chain) {
        tickets = ticket;
        waiting++;
        return add(new WaitlistTicketIssued(
                PRODUCT,
                reservation("ticket of " + reader),
                reader(reader),
                new Quantity(copies),
                ticket,
                position,
                chain,
                null,
                ASKED_AT));
    }

    History served(long ticket, int copies) {
        waiting--;
        return add(new TicketServed(PRODUCT, ticket, ofTicket(ticket), new Quantity(copies), null));
    }

    static ReservationId ofTicket(long ticket) {
        return ReservationId.ofTicket(PRODUCT, ticket);
    }

    History forfeited(long ticket) {
        waiting--;
        return add(new TicketForfeited(PRODUCT, reservation("any"), ticket, ForfeitReason.LEFT));
    }

    History reduced(ReservationId reservation, int released, int remaining) {
        return add(new ReservationReduced(PRODUCT, reservation, new Quantity(released), new Quantity(remaining)));
    }

    History released(ReservationId reservation, int copies) {
        return released(reservation, copies, ReleaseReason.HOLD_EXPIRED);
    }

    History released(ReservationId reservation, int copies, ReleaseReason reason) {
        return add(new ReservationReleased(PRODUCT, reservation, new Quantity(copies), reason));
    }

    History barred(ReservationId reservation) {
        return add(new ReservationBarred(PRODUCT, reservation, ReleaseReason.NOT_ADDED));
    }

    History sold(ReservationId reservation, int copies) {
        return add(new SaleConfirmed(PRODUCT, reservation, new Quantity(copies), null));
    }

    History sold(ReservationId reservation, int copies, OrderId order) {
        return add(new SaleConfirmed(PRODUCT, reservation, new Quantity(copies), order));
    }

    static OrderId order(String name) {
        return new OrderId(named(name));
    }

    /** By a way back of that name. */
    History returned(ReservationId reservation, int copies, OrderId order, String restock) {
        return add(new SaleReturned(
                PRODUCT, reservation, order, new RestockId(order(restock).value()), new Quantity(copies)));
    }

    History paused() {
        return add(new LinePaused(PRODUCT));
    }

    History resumed() {
        return add(new LineResumed(PRODUCT));
    }

    History policy(LinePolicy policy) {
        return add(new SaleTermsSet(PRODUCT, new SaleTerms(null, Duration.ofHours(24), policy, null)));
    }

    History closed() {
        waiting = 0;
        return add(new StockClosed(PRODUCT));
    }

    History add(StockEvent event) {
        chain = chain.then(events.size(), event);
        events.add(event);
        return this;
    }

    /** Puts another event in the place of one, as somebody might who can write to the database. */
    History tamperedWith(int sequence, StockEvent other) {
        events.set(sequence, other);
        return this;
    }

    ChainHash chain() {
        return chain;
    }

    List<StockEvent> events() {
        return events;
    }

    FairnessReport judged() {
        FairnessAudit audit = new FairnessAudit();
        for (int sequence = 0; sequence < events.size(); sequence++) {
            audit.see(recorded(sequence, events.get(sequence)), events.get(sequence));
        }
        return audit.report(PRODUCT, new PointsAudit().check(true));
    }

    PlaceExplanation toldTo(String reader) {
        PlaceStory story = new PlaceStory(PRODUCT, reader(reader));
        for (int sequence = 0; sequence < events.size(); sequence++) {
            story.see(sequence, START.plusSeconds(sequence), events.get(sequence));
        }
        return story.tell();
    }

    static RecordedEvent recorded(long sequence, StockEvent event) {
        return new RecordedEvent(
                "event " + sequence,
                "stock-" + PRODUCT,
                sequence,
                event.getClass().getSimpleName(),
                "1",
                START.plusSeconds(sequence),
                JSON.serializer.serialize(event, String.class).getData());
    }

    static FairnessCheck check(FairnessReport report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> broken(FairnessReport report) {
        return report.checks().stream()
                .filter(check -> !check.holds())
                .map(FairnessCheck::name)
                .toList();
    }
}
