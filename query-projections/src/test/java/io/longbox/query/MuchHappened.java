package io.longbox.query;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestDeferred;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.CoverSet;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductUpdated;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterCreated;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterUpdated;
import io.longbox.api.chapter.ChapterWithdrawn;
import io.longbox.api.chapter.NotAdmittedReason;
import io.longbox.api.chapter.PagePut;
import io.longbox.api.chapter.PageRemoved;
import io.longbox.api.chapter.PagesReplaced;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.api.notification.AllNotificationsRead;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationsRead;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundId;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanCreated;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanRetired;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.reading.ChapterFinished;
import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.PageReached;
import io.longbox.api.reading.ReadingId;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockRefused;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentCreated;
import io.longbox.api.shipping.ShipmentDelivered;
import io.longbox.api.shipping.ShipmentDispatched;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodCreated;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodRetired;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressRemoved;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsDeducted;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSet;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.user.UserUpdated;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistClosed;
import io.longbox.api.waitlist.WaitlistEntered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A history in which every view has rows that were made, read again and changed. */
public final class MuchHappened {

    private static final ChapterNumber ONE = ChapterNumber.of("1");
    private static final Instant ASKED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Money PRICE = new Money(500, Currency.getInstance("EUR"));

    private final Store store;
    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ChapterId chapter = ChapterId.of(nemo, ONE);
    private final ReservationId first = new ReservationId(UUID.randomUUID());
    private final ReservationId second = new ReservationId(UUID.randomUUID());
    private final ReservationId third = new ReservationId(UUID.randomUUID());
    private final ReservationId fourth = new ReservationId(UUID.randomUUID());
    private final ReservationId offer = ReservationId.ofTicket(nemo, 1);

    private MuchHappened(Store store) {
        this.store = store;
    }

    public static void in(Store store) {
        new MuchHappened(store).happen();
    }

    private void happen() {
        store.happened(
                new UserRegistered(ada, personal("Ada"), personal("ada@example.org")),
                new ProductCreated(nemo, ProductKind.COMIC, details("Little Nemo")),
                received(3));
        store.happened(
                new PointsAdded(ada, entry(), new Points(10), new Points(10), "gift"),
                new PointsDeducted(ada, entry(), new Points(4), new Points(6), "spent"),
                new ItemRequested(ada, first, nemo, new Quantity(2), PRICE, OnShortage.WAIT, null),
                new ItemRequestDeferred(ada, second, nemo, new Quantity(1), PRICE, OnShortage.WAIT, null));
        store.happened(
                new StockReserved(nemo, first, ada, new Quantity(2), null, null, ASKED),
                new ItemAdded(ada, first, nemo, new Quantity(2), PRICE, ASKED.plusSeconds(900), null),
                new ItemRequested(ada, second, nemo, new Quantity(1), PRICE, OnShortage.WAIT, null));
        store.happened(
                new WaitlistTicketIssued(nemo, second, ada, new Quantity(2), 1, 1, ChainHash.START, null, ASKED),
                new ItemRequestQueued(ada, second, place(1)),
                new WaitlistEntered(nemo, place(1), ada, new Quantity(2), second),
                new WaitlistEntered(nemo, place(2), bob, new Quantity(1), fourth),
                new ItemRequested(ada, third, nemo, new Quantity(9), PRICE, OnShortage.REJECT, null));
        store.happened(
                new StockShortageReported(nemo, third, ada, new Quantity(9), 1, 1, ASKED),
                new ItemRequestRejected(ada, third, nemo, RejectionReason.SOLD_OUT),
                new ItemReduced(ada, first, nemo, new Quantity(1), new Quantity(1)),
                new ItemRemoved(ada, first, nemo, new Quantity(1), RemovalReason.BY_READER, null),
                new ReservationReleased(nemo, first, new Quantity(2), ReleaseReason.REMOVED_FROM_CART));
        store.happened(
                new TicketServed(nemo, 1, offer, new Quantity(2), null),
                new PlaceOffered(nemo, place(1), ada, second, offer, new Quantity(2), ASKED.plusSeconds(900)),
                new ItemAdded(ada, offer, nemo, new Quantity(2), PRICE, ASKED.plusSeconds(900), 1L));
        store.happened(
                new NotificationsRead(ada, List.of(new NotificationId(store.newestId()))),
                new HoldExtended(ada, offer, nemo, ASKED.plusSeconds(1_800)));
        store.happened(
                new HoldEnding(ada, offer, nemo, ASKED.plusSeconds(1_800), 1L),
                new AllNotificationsRead(bob, ASKED.plusSeconds(20)),
                new ItemRemoved(ada, offer, nemo, new Quantity(2), RemovalReason.HOLD_EXPIRED, 1L),
                new OfferEnded(nemo, place(1), ada, second, offer, OfferEnd.EXPIRED, null),
                new LinePaused(nemo),
                new SaleTermsSet(
                        nemo,
                        new SaleTerms(
                                Duration.ofMinutes(5),
                                null,
                                LinePolicy.SKIP,
                                new Opening(Instant.parse("2026-03-02T18:00:00Z"), Duration.ofHours(1)))),
                new WaitlistClosed(nemo),
                new PlacePassedOver(nemo, place(2), bob, fourth, PassOverReason.PRODUCT_WITHDRAWN));
        somethingWasCheckedOut();
        somethingWasSubscribedTo();
        somethingWasPublished();
        store.happened(
                new PointsSet(ada, entry(), new Points(6), new Points(60), "counted"),
                new UserUpdated(ada, personal("Countess"), personal("c@example.org")),
                new UserSuspended(ada, "chargebacks"),
                new ProductUpdated(nemo, details("Nemo")),
                new ProductWithdrawn(nemo));
        muchWasRead();
        somethingWasSent();
        somethingWasBought();
    }

    private void somethingWasSent() {
        PersonalText text = personal("Home");
        Address home = new Address(text, text, text, text, text, text, "GB");
        ShippingTerms terms = new ShippingTerms("Standard", PRICE, null, List.of("GB"), null);
        ShippingMethodId method = new ShippingMethodId(UUID.randomUUID());
        ShipmentId parcel = new ShipmentId(UUID.randomUUID());
        OrderId order = new OrderId(UUID.randomUUID());
        AddressId gone = new AddressId(UUID.randomUUID());
        store.happened(
                new AddressSaved(ada, new AddressId(UUID.randomUUID()), text, home),
                new AddressSaved(ada, gone, null, home),
                new ShippingMethodCreated(method, terms),
                new ShipmentCreated(
                        parcel,
                        order,
                        ada,
                        List.of(new LineCount(first, nemo, new Quantity(1))),
                        new Parcel("Night Mail", null)),
                new ShipmentDispatched(parcel, order, "1234"),
                new OrderPlaced(
                        order,
                        17,
                        ada,
                        List.of(new OrderLine(first, nemo, "Nemo", new Quantity(1), PRICE)),
                        new CheckoutTerms(new ShippingChoice(method, "Standard", PRICE, home), null, null, null),
                        new OrderTotals(PRICE, PRICE, PRICE, PRICE, PRICE),
                        Points.NONE));
        store.happened(
                new AddressRemoved(ada, gone),
                new ShippingMethodRetired(method),
                new ShipmentDelivered(parcel, order),
                new OrderPaid(order, ada, PRICE, Points.NONE));
    }

    private void somethingWasCheckedOut() {
        ReservationId sold = new ReservationId(UUID.randomUUID());
        ReservationId lost = new ReservationId(UUID.randomUUID());
        OrderId order = new OrderId(UUID.randomUUID());
        List<OrderLine> lines = List.of(
                new OrderLine(sold, nemo, "Nemo", new Quantity(2), PRICE),
                new OrderLine(lost, nemo, "Nemo", new Quantity(1), PRICE));
        PersonalText text = personal("text");
        CheckoutTerms terms = new CheckoutTerms(
                new ShippingChoice(
                        new ShippingMethodId(UUID.randomUUID()),
                        "By post",
                        PRICE,
                        new Address(text, text, null, null, text, null, "DE")),
                null,
                null,
                null);
        store.happened(
                new ItemAdded(bob, sold, nemo, new Quantity(2), PRICE, ASKED.plusSeconds(900), null),
                new ItemAdded(bob, lost, nemo, new Quantity(1), PRICE, ASKED.plusSeconds(900), null),
                new StockReserved(nemo, sold, bob, new Quantity(2), null, null, ASKED),
                new CheckoutRequested(bob, order, lines, terms, OrderTotals.of(lines, terms)));
        store.happened(
                new SaleConfirmed(nemo, sold, new Quantity(2), order),
                new CheckoutAbandoned(bob, order, List.of(lost)),
                new SaleReturned(nemo, sold, order, RestockId.of(order), new Quantity(1)));
        store.happened(
                new CheckoutRequested(bob, order, lines, terms, OrderTotals.of(lines, terms)),
                new PointsSettled(ada, entry(), entry(), Points.NONE, new Points(0), new Points(6), "what came back"));
    }

    private void somethingWasBought() {
        Purchase purchase =
                Purchase.of(ada).line(nemo, 3, 1000).line(nemo, 1, 250).shipping(490);
        RefundId refund = new RefundId(UUID.randomUUID());
        store.happened(purchase.bought());
        store.happened(
                purchase.refundStarted(refund, RefundCause.CANCELLED, OrderStatus.PAID, 900, purchase.count(0, 1)),
                purchase.refunded(refund, 900),
                purchase.refundCompleted(refund, OrderStatus.PAID));
    }

    private void somethingWasSubscribedTo() {
        PlanTerms terms = new PlanTerms(PlanPeriod.MONTHLY, PlanPrice.of(new Points(2)), PlanBenefits.NONE);
        SubscriptionTerm term = SubscriptionTerm.startingAt(ASKED, 1, PlanPeriod.MONTHLY);
        PlanId gold = PlanId.ofName("Gold");
        PlanId silver = PlanId.ofName("Silver");
        PointsEntryId bought = entry();
        store.happened(
                new PlanCreated(gold, "Gold", terms),
                new PlanCreated(silver, "Silver", terms),
                new SubscriptionStarted(
                        ada, gold, "Gold", terms, term, new PointsCharge(entry(), new Points(2), new Points(4)), null),
                new PointsSpent(ada, bought, new Points(1), new Points(3), "chapter 1"));
        store.happened(
                new PlanRetired(gold),
                new SubscriptionSwitched(ada, silver, "Silver"),
                new SpendReversed(
                        ada, bought, PointsEntryId.ofReversal(bought), new Points(1), new Points(4), "not delivered"),
                new PointsEarned(ada, entry(), new Points(2), BigDecimal.ONE, new Points(2), new Points(6), "bought"),
                new SubscriptionRenewed(ada, silver, "Silver", terms, term.followedBy(PlanPeriod.MONTHLY), null, null));
    }

    private void somethingWasPublished() {
        ChapterDetails priced = new ChapterDetails("The walking bed", new ChapterAccess(new Points(30), true));
        store.happened(
                new ReaderNotAdmitted(chapter, UnlockId.of(ada, chapter).entry(1), ada, NotAdmittedReason.NOT_OFFERED),
                new ChapterCreated(chapter, nemo, ONE, priced),
                new PagesReplaced(chapter, List.of(image(1), image(2), image(3))),
                new CoverSet(nemo, new Cover(image(7), image(8), image(9))));
        store.happened(
                new PageRemoved(chapter, 1),
                new PagePut(chapter, 3, image(4)),
                new ReaderAdmitted(chapter, UnlockId.of(ada, chapter).entry(2), ada, new Points(30)),
                new ChapterUpdated(chapter, new ChapterDetails(null, ChapterAccess.FREE)));
        store.happened(
                new ChapterWithdrawn(chapter),
                new ChapterCreated(chapter, nemo, ONE, priced),
                new PagePut(chapter, 1, image(5)),
                new PagePut(chapter, 2, image(6)),
                new PageRemoved(chapter, 1));
    }

    private void muchWasRead() {
        ChapterId chapter = new ChapterId(UUID.randomUUID());
        UnlockId unlock = UnlockId.of(ada, chapter);
        ReadingId reading = ReadingId.of(ada, chapter);
        store.happened(
                new UnlockRequested(unlock, ada, chapter, new Points(3), unlock.entry(1), 1),
                new UnlockRefused(unlock, ada, chapter, unlock.entry(1), UnlockRefusalReason.PRICE_CHANGED));
        store.happened(
                new UnlockRequested(unlock, ada, chapter, new Points(2), unlock.entry(2), 2),
                new ChapterUnlocked(unlock, ada, chapter, new Points(2), unlock.entry(2)),
                new PageReached(reading, ada, chapter, nemo, 1, 2));
        store.happened(
                new PageReached(reading, ada, chapter, nemo, 2, 2),
                new ChapterFinished(reading, ada, chapter, nemo, 2),
                new PageReached(reading, ada, chapter, nemo, 1, 2));
    }

    private static StoredImage image(int n) {
        return new StoredImage(new ContentHash("%064x".formatted(n)), ImageType.PNG, 1_000L + n, 600, 800);
    }

    private LineReceipt place(long ticket) {
        return new LineReceipt(nemo, ticket, ticket, ticket, ChainHash.START);
    }

    private StockReceived received(int copies) {
        return new StockReceived(nemo, new ReceiptId(UUID.randomUUID()), new Quantity(copies));
    }

    private PersonalText personal(String text) {
        return new PersonalText(ada, text);
    }

    private static PointsEntryId entry() {
        return new PointsEntryId(UUID.randomUUID());
    }

    private static ProductDetails details(String title) {
        return new ProductDetails(title, List.of("Winsor McCay"), null, 1905, null, "en", null, PRICE);
    }
}
