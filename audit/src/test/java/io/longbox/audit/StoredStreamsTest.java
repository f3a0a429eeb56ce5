package io.longbox.audit;

import static io.longbox.audit.History.PRODUCT;
import static io.longbox.audit.History.broken;
import static io.longbox.audit.History.check;
import static io.longbox.audit.History.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.audit.EventPage;
import io.longbox.api.audit.ExplainPlace;
import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.FindFairness;
import io.longbox.api.audit.ListEvents;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
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
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handlers over an event store: events are put into it as bytes, and read back as the store would. */
class StoredStreamsTest {

    private final StoredJson json = new StoredJson();
    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Map<String, Long> lengths = new HashMap<>();

    private final StoredEvents events = new StoredEvents(store, json.serializer);
    private final EventQueries listing = new EventQueries(events);
    private final FairnessQueries fairness = new FairnessQueries(events);
    private final PlaceQueries places = new PlaceQueries(events);

    @AfterEach
    void close() {
        ((EmbeddedEventStore) store).shutDown();
    }

    // events

    @Test
    void a_stream_is_paged_in_its_order() {
        store(new History().received("first", 3).reserved("ann", 1).reserved("ben", 1));

        EventPage first = listing.list(new ListEvents("stock-" + PRODUCT, 0, 2));
        EventPage second = listing.list(new ListEvents("stock-" + PRODUCT, Objects.requireNonNull(first.next()), 2));

        assertThat(first.items()).extracting(RecordedEvent::sequence).containsExactly(0L, 1L);
        assertThat(first.next()).isEqualTo(2);
        assertThat(second.items()).extracting(RecordedEvent::sequence).containsExactly(2L);
        assertThat(second.next()).isNull();
    }

    @Test
    void a_page_that_ends_with_the_stream_has_no_next() {
        store(new History().received("first", 3).reserved("ann", 1));

        assertThat(listing.list(new ListEvents("stock-" + PRODUCT, 0, 2)).next())
                .isNull();
    }

    @Test
    void a_stream_that_does_not_exist_is_an_empty_page() {
        assertThat(listing.list(new ListEvents("stock-nowhere", 0, 10))).isEqualTo(new EventPage(List.of(), null));
    }

    @Test
    void an_event_is_told_as_it_is_stored() {
        store(new History().received("first", 3));

        RecordedEvent event =
                listing.list(new ListEvents("stock-" + PRODUCT, 0, 1)).items().get(0);

        assertThat(event.stream()).isEqualTo("stock-" + PRODUCT);
        assertThat(event.type()).isEqualTo("StockReceived");
        assertThat(event.revision()).isEqualTo("1");
        assertThat(event.at()).isEqualTo(History.START);
        assertThat(UUID.fromString(event.id())).isNotNull();
        assertThat(event.payload())
                .startsWith("{\"product\":\"" + PRODUCT + "\",\"receipt\":\"")
                .endsWith("\",\"quantity\":3}");
    }

    @Test
    void a_snapshot_is_no_event() {
        History history = new History().received("first", 3).reserved("ann", 1);
        store(history);
        store.storeSnapshot(new GenericDomainEventMessage<>("StockItem", "stock-" + PRODUCT, 1, "a snapshot"));

        assertThat(listing.list(new ListEvents("stock-" + PRODUCT, 0, 10)).items())
                .extracting(RecordedEvent::type)
                .containsExactly("StockReceived", "StockReserved");
    }

    @Test
    void personal_texts_stay_as_they_are_stored_even_when_their_key_is_gone() {
        UserId ann = reader("ann");
        UserRegistered registered =
                new UserRegistered(ann, new PersonalText(ann, "Ann"), new PersonalText(ann, "ann@example.org"));
        String stored = json.serializer.serialize(registered, String.class).getData();
        put(ann.toString(), UserRegistered.class.getName(), "1", stored);
        json.destroy(ann);

        assertThat(listing.list(new ListEvents(ann.toString(), 0, 1)).items())
                .extracting(RecordedEvent::payload)
                .containsExactly(stored);
        assertThat(stored).doesNotContain("Ann").doesNotContain("example");
    }

    @Test
    void what_was_read_by_another_serializer_is_told_as_it_is_stored_too() {
        // Where Axon Server keeps the events, the serializer of its messages is a wrapper around ours.
        StoredEvents elsewhere = new StoredEvents(store, new StoredJson().serializer);
        UserId ann = reader("ann");
        String stored = json.serializer
                .serialize(
                        new UserRegistered(ann, new PersonalText(ann, "Ann"), new PersonalText(ann, "a@b.c")),
                        String.class)
                .getData();
        put(ann.toString(), UserRegistered.class.getName(), "1", stored);

        assertThat(new EventQueries(elsewhere)
                        .list(new ListEvents(ann.toString(), 0, 1))
                        .items())
                .extracting(RecordedEvent::payload)
                .containsExactly(stored);
    }

    @Test
    void a_page_of_an_impossible_size_is_refused() {
        for (int limit : new int[] {0, -1, EventQueries.MAX_LIMIT + 1}) {
            assertRefused(new ListEvents("stock-" + PRODUCT, 0, limit), "limit");
        }
    }

    @Test
    void a_page_from_before_the_first_event_is_refused() {
        assertRefused(new ListEvents("stock-" + PRODUCT, -1, 10), "cursor");
    }

    private void assertRefused(ListEvents query, String field) {
        assertThatThrownBy(() -> listing.list(query)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.INVALID);
            assertThat(refused.refusal().field()).isEqualTo(field);
        });
    }

    // fairness

    @Test
    void a_product_that_does_not_exist_has_no_fairness_and_no_places() {
        assertThat(fairness.find(new FindFairness(PRODUCT))).isNull();
        assertThat(places.explain(new ExplainPlace(PRODUCT, reader("ann")))).isNull();
    }

    @Test
    void a_product_is_judged_by_its_own_stream() {
        createProduct();
        store(new History().received("first", 1).reserved("ann", 1).issued("ben", 1));

        FairnessReport report = found();

        assertThat(broken(report)).isEmpty();
        assertThat(report.upTo()).isEqualTo(2);
        assertThat(check(report, "points-add-up").explanation())
                .isEqualTo("2 accounts were looked at, with 0 entries of points: each balance is the sum of those"
                        + " before it.");
    }

    @Test
    void a_product_without_stock_is_fair() {
        createProduct();

        assertThat(found().fair()).isTrue();
        assertThat(found().upTo()).isEqualTo(-1);
        assertThat(Objects.requireNonNull(places.explain(new ExplainPlace(PRODUCT, reader("ann"))))
                        .summary())
                .isEqualTo("You have not asked for this product.");
    }

    @Test
    void events_that_this_version_cannot_read_crash_nothing() {
        createProduct();
        put("stock-" + PRODUCT, "io.longbox.api.catalog.StockBlessed", "1", "{\"product\":\"" + PRODUCT + "\"}");
        put("stock-" + PRODUCT, "io.longbox.api.catalog.StockReceived", "1", "{\"quantity\":-3}");

        FairnessReport report = found();

        assertThat(broken(report)).isEmpty();
        assertThat(check(report, "chain-unbroken").explanation())
                .contains("2 events of a type that this version cannot read are covered");
        assertThat(places.explain(new ExplainPlace(PRODUCT, reader("ann")))).isNotNull();
        assertThat(listing.list(new ListEvents("stock-" + PRODUCT, 0, 10)).items())
                .extracting(RecordedEvent::type)
                .containsExactly("StockBlessed", "StockReceived");
    }

    @Test
    void a_ledger_that_adds_up_is_found_to() {
        soldTo("ann");
        UserId ann = reader("ann");
        account(new PointsAdded(ann, entry("1"), new Points(10), new Points(10), "welcome"));
        account(new PointsDeducted(ann, entry("2"), new Points(4), new Points(6), "spent"));
        account(new PointsSet(ann, entry("3"), new Points(6), new Points(100), "corrected"));
        account(new PointsAdded(ann, entry("4"), new Points(1), new Points(101), "bought"));

        assertThat(broken(found())).isEmpty();
        assertThat(check(found(), "points-add-up").explanation())
                .isEqualTo("1 account was looked at, with 4 entries of points: each balance is the sum of those"
                        + " before it.");
        assertThat(check(found(), "points-add-up").events())
                .extracting(RecordedEvent::type)
                .containsExactly("PointsAdded", "PointsDeducted", "PointsSet", "PointsAdded");
    }

    @Test
    void a_ledger_of_what_was_earned_spent_and_given_back_adds_up() {
        soldTo("ann");
        UserId ann = reader("ann");
        account(new PointsEarned(
                ann, entry("1"), new Points(50), new BigDecimal("2"), new Points(100), new Points(100), "bought"));
        account(new PointsSpent(ann, entry("2"), new Points(30), new Points(70), "chapter"));
        account(new SubscriptionStarted(ann, PlanId.ofName("Gold"), "Gold", TERMS, TERM, charge("3", 20, 50), null));
        account(new SubscriptionRenewed(ann, PlanId.ofName("Gold"), "Gold", TERMS, TERM, charge("4", 20, 30), null));
        account(new SpendReversed(
                ann,
                entry("2"),
                PointsEntryId.ofReversal(entry("2")),
                new Points(30),
                new Points(60),
                "not delivered"));
        account(new PointsSettled(
                ann, entry("5"), entry("2"), Points.NONE, new Points(40), new Points(20), "returned"));
        account(new PointsSettled(
                ann, entry("6"), entry("7"), new Points(5), new Points(2), new Points(23), "returned"));

        assertThat(broken(found())).isEmpty();
        assertThat(check(found(), "points-add-up").explanation()).contains("7 entries of points");
    }

    @Test
    void a_settlement_that_does_not_add_up_is_found_out() {
        soldTo("ann");
        account(new PointsSettled(
                reader("ann"), entry("1"), entry("2"), new Points(5), new Points(2), new Points(5), "returned"));

        assertThat(broken(found())).containsExactly("points-add-up");
    }

    @Test
    void a_term_that_was_charged_wrongly_or_twice_is_found_out() {
        soldTo("ann");
        UserId ann = reader("ann");
        account(new PointsAdded(ann, entry("1"), new Points(100), new Points(100), "welcome"));
        account(new SubscriptionStarted(ann, PlanId.ofName("Gold"), "Gold", TERMS, TERM, charge("2", 20, 90), null));
        account(new SubscriptionRenewed(ann, PlanId.ofName("Gold"), "Gold", TERMS, TERM, charge("2", 20, 70), null));

        assertThat(check(found(), "points-add-up").explanation())
                .contains("Event 1: the balance with it is 80, but it says 90.")
                .contains("Event 2: an entry that had been made before was made again.");
    }

    private static final PlanTerms TERMS =
            new PlanTerms(PlanPeriod.MONTHLY, PlanPrice.of(new Points(20)), PlanBenefits.NONE);
    private static final SubscriptionTerm TERM = SubscriptionTerm.startingAt(Instant.EPOCH, 1, PlanPeriod.MONTHLY);

    private static PointsCharge charge(String entry, long amount, long balance) {
        return new PointsCharge(entry(entry), new Points(amount), new Points(balance));
    }

    @Test
    void points_that_are_off_by_one_are_found_out() {
        soldTo("ann");
        account(new PointsAdded(reader("ann"), entry("1"), new Points(10), new Points(11), "welcome"));
        account(new PointsAdded(reader("ann"), entry("2"), new Points(10), new Points(21), "again"));

        FairnessReport report = found();

        assertThat(broken(report)).containsExactly("points-add-up");
        assertThat(check(report, "points-add-up").explanation())
                .isEqualTo("1 event breaks this. Event 0: the balance with it is 10, but it says 11.");
        assertThat(check(report, "points-add-up").events())
                .extracting(RecordedEvent::stream)
                .containsExactly(reader("ann").toString());
    }

    @Test
    void points_that_are_taken_wrongly_are_found_out() {
        soldTo("ann");
        account(new PointsAdded(reader("ann"), entry("1"), new Points(10), new Points(10), "welcome"));
        account(new PointsDeducted(reader("ann"), entry("2"), new Points(1), new Points(10), "spent"));

        assertThat(broken(found())).containsExactly("points-add-up");
    }

    @Test
    void points_that_are_set_from_another_balance_are_found_out() {
        soldTo("ann");
        account(new PointsSet(reader("ann"), entry("1"), new Points(5), new Points(10), "corrected"));

        assertThat(broken(found())).containsExactly("points-add-up");
    }

    @Test
    void points_that_are_given_twice_are_found_out() {
        soldTo("ann");
        account(new PointsAdded(reader("ann"), entry("1"), new Points(10), new Points(10), "welcome"));
        account(new PointsAdded(reader("ann"), entry("1"), new Points(10), new Points(20), "welcome"));

        FairnessReport report = found();

        assertThat(broken(report)).containsExactly("points-add-up");
        assertThat(check(report, "points-add-up").explanation())
                .contains("Event 1: an entry that had been made before was made again.");
    }

    @Test
    void a_reader_is_told_their_story_from_the_store() {
        createProduct();
        store(new History().issued("ann", 1));

        assertThat(Objects.requireNonNull(places.explain(new ExplainPlace(PRODUCT, reader("ann"))))
                        .summary())
                .startsWith("You have ticket 1 and are the first in line.");
    }

    private FairnessReport found() {
        return Objects.requireNonNull(fairness.find(new FindFairness(PRODUCT)));
    }

    private void createProduct() {
        put(
                PRODUCT.toString(),
                new ProductCreated(
                        PRODUCT,
                        ProductKind.COMIC,
                        new ProductDetails(
                                "Flying Cats",
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                Money.of(BigDecimal.TEN, Currency.getInstance("EUR")))));
    }

    private void soldTo(String reader) {
        createProduct();
        store(new History().received("first", 1).reserved(reader, 1));
    }

    private void account(Object event) {
        put(reader("ann").toString(), event);
    }

    private static PointsEntryId entry(String name) {
        return new PointsEntryId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private void store(History history) {
        for (StockEvent event : history.events()) {
            put("stock-" + PRODUCT, event);
        }
    }

    private void put(String stream, Object event) {
        SerializedObject<String> stored = json.serializer.serialize(event, String.class);
        put(stream, stored.getType().getName(), stored.getType().getRevision(), stored.getData());
    }

    private void put(String stream, String type, String revision, String stored) {
        Serializer serializer = json.serializer;
        long sequence = lengths.merge(stream, 1L, Long::sum) - 1;
        store.publish(new GenericDomainEventMessage<>(
                "Any",
                stream,
                sequence,
                new SerializedMessage<>(
                        UUID.nameUUIDFromBytes((stream + sequence).getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        new SimpleSerializedObject<>(
                                stored.getBytes(StandardCharsets.UTF_8), byte[].class, type, revision),
                        serializer.serialize(MetaData.emptyInstance(), byte[].class),
                        serializer),
                History.START));
    }
}
