package io.longbox.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.notification.News;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistEntered;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MailPolicyTest {

    private static final Instant HELD_UNTIL = MailFixture.NOW.plus(Duration.ofHours(24));

    private final MailFixture store = new MailFixture();
    private final ReservationId reservation = new ReservationId(UUID.randomUUID());
    private final LineReceipt place = new LineReceipt(store.nemo, 12, 4, 30, ChainHash.START);
    private final TokenStore tokens = new InMemoryTokenStore();
    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private @Nullable MailDelivery delivery;
    private @Nullable Configuration axon;

    @AfterEach
    void everythingStops() {
        if (axon != null) {
            axon.shutdown();
        }
        if (delivery != null) {
            delivery.stop();
        }
    }

    @Test
    void each_kind_of_news_makes_a_mail() {
        Configuration running = start();

        List<NotificationId> told = List.of(
                publish(running, new WaitlistEntered(store.nemo, place, store.ada, new Quantity(1), reservation)),
                publish(running, added(12L)),
                publish(running, new HoldEnding(store.ada, reservation, store.nemo, HELD_UNTIL, 12L)),
                publish(running, ended(OfferEnd.EXPIRED, null)),
                publish(running, ended(OfferEnd.PASSED_OVER, PassOverReason.CART_FULL)),
                publish(
                        running,
                        new PlacePassedOver(
                                store.nemo, place, store.ada, reservation, PassOverReason.PRODUCT_WITHDRAWN)),
                publish(running, new HoldEnding(store.ada, reservation, store.nemo, HELD_UNTIL, null)));

        awaitHandled(running);
        assertThat(told.stream().map(this::row))
                .containsExactly(
                        "PLACE_TAKEN 12 4",
                        "YOUR_TURN 12 2026-03-06 14:00:00",
                        "OFFER_ENDING 12 2026-03-06 14:00:00",
                        "OFFER_ENDED 12",
                        "OFFER_ENDED 12 CART_FULL",
                        "PLACE_LOST 12 PRODUCT_WITHDRAWN",
                        "HOLD_ENDING 2026-03-06 14:00:00");
    }

    @Test
    void an_order_s_news_makes_a_mail_that_is_read_back_as_it_was() {
        Configuration running = start();
        Money money = new Money(1299, Currency.getInstance("EUR"));
        ShipmentId parcel = new ShipmentId(UUID.randomUUID());
        List<NotificationId> told = List.of(
                publish(running, new OrderPaid(store.order, store.ada, money, new Points(0))),
                publish(running, new ItemsShipped(store.order, parcel, store.ada, OrderStatus.SHIPPED)),
                publish(running, new ItemsDelivered(store.order, parcel, store.ada, OrderStatus.DELIVERED)),
                publish(
                        running,
                        new OrderCancelled(store.order, store.ada, CancellationReason.SOLD_OUT, Actor.STORE, null)),
                publish(
                        running,
                        new RefundStarted(
                                store.order,
                                new RefundId(UUID.randomUUID()),
                                store.ada,
                                RefundCause.GOODWILL,
                                List.of(),
                                false,
                                money,
                                new Points(0),
                                new Points(0),
                                OrderStatus.DELIVERED,
                                Actor.SHOP,
                                "damaged")));
        awaitHandled(running);

        List<News> news = told.stream()
                .map(id -> store.outbox
                        .claim(store.clock.instant(), store.clock.instant().plusSeconds(1))
                        .orElseThrow()
                        .notice()
                        .news())
                .toList();
        assertThat(news)
                .containsExactlyInAnyOrder(
                        ofOrder(NotificationKind.ORDER_PAID, null, null),
                        ofOrder(NotificationKind.ORDER_SHIPPED, null, null),
                        ofOrder(NotificationKind.ORDER_DELIVERED, null, null),
                        ofOrder(NotificationKind.ORDER_CANCELLED, null, CancellationReason.SOLD_OUT),
                        ofOrder(NotificationKind.ORDER_REFUNDED, money, null));
    }

    private News ofOrder(NotificationKind kind, @Nullable Money money, @Nullable CancellationReason cancelled) {
        return new News(store.ada, kind, null, null, null, null, null, null, null, store.order, money, cancelled);
    }

    @Test
    void a_subscription_s_news_makes_a_mail_with_the_plan_s_name() {
        Configuration running = start();
        PlanTerms terms = new PlanTerms(PlanPeriod.MONTHLY, PlanPrice.of(new Points(2)), PlanBenefits.NONE);
        SubscriptionTerm term = SubscriptionTerm.startingAt(HELD_UNTIL, 2, PlanPeriod.MONTHLY);
        PlanId gold = PlanId.ofName("Gold");

        List<NotificationId> told = List.of(
                publish(running, new SubscriptionRenewed(store.ada, gold, "Gold", terms, term, null, null)),
                publish(running, new SubscriptionEnded(store.ada, gold, "Gold", 2, SubscriptionEndReason.NOT_PAID)));

        awaitHandled(running);
        assertThat(told.stream()
                        .map(id -> store.jdbc
                                .sql("""
                                        SELECT concat_ws(' ', kind, product_id, plan_name, deadline AT TIME ZONE 'UTC', ended)
                                        FROM notifications.mail WHERE notification_id = ?""")
                                .param(id.value())
                                .query(String.class)
                                .single()))
                .containsExactly("SUBSCRIPTION_RENEWED Gold 2026-04-06 14:00:00", "SUBSCRIPTION_ENDED Gold NOT_PAID");
    }

    @Test
    void a_walk_in_s_item_is_no_news() {
        Configuration running = start();

        NotificationId walkIn = publish(running, added(null));

        awaitHandled(running);
        assertThat(store.fate(walkIn)).isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource(
            value = OfferEnd.class,
            mode = Mode.EXCLUDE,
            names = {"EXPIRED", "PASSED_OVER"})
    void an_offer_that_ended_as_the_reader_wanted_is_no_news(OfferEnd end) {
        Configuration running = start();

        NotificationId own = publish(running, ended(end, null));

        awaitHandled(running);
        assertThat(store.fate(own)).isEqualTo("none");
    }

    @Test
    void news_is_mailed_at_once() {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        MailDelivery sending =
                store.deliveryTo(server.getSmtp().getPort(), MailFixture.lookingEvery(Duration.ofDays(1)));
        delivery = sending;
        sending.start();
        Configuration running = start(sending);

        store.awaitFate(publish(running, added(12L)), "SENT 1");
        store.awaitFate(publish(running, added(12L)), "SENT 1");

        assertThat(server.getReceivedMessages()).hasSize(2);
        server.stop();
    }

    @Test
    void events_that_come_again_make_no_second_mail() {
        Configuration running = start();
        NotificationId turn = publish(running, added(12L));
        awaitHandled(running);
        claimAndFinish(turn);

        processor(running).shutDown();
        tokens.storeToken(new GlobalSequenceTrackingToken(-1), "mail-policy", 0);
        processor(running).start();

        awaitHandled(running);
        assertThat(store.fate(turn)).isEqualTo("SENT 1");
        assertThat(mails()).isEqualTo(3);
    }

    @Test
    void the_policy_is_never_reset() {
        assertThat(processor(start()).supportsReset()).isFalse();
    }

    @Test
    void a_replay_makes_no_mail() {
        NotificationId before = publishBeforeStart(added(12L), MailFixture.NOW);

        // A processor that is new on a store with events replays them.
        Configuration running = start();

        awaitHandled(running);
        assertThat(store.fate(before)).isEqualTo("none");
        assertThat(mails()).isOne();
    }

    @Test
    void mail_that_was_off_for_a_while_does_not_tell_of_what_is_old_by_now() {
        tokens.initializeTokenSegments("mail-policy", 1);
        NotificationId old = publishBeforeStart(
                added(12L), MailFixture.NOW.minus(Duration.ofHours(1)).minusMillis(1));
        NotificationId recent = publishBeforeStart(added(12L), MailFixture.NOW.minus(Duration.ofHours(1)));

        Configuration running = start();

        awaitHandled(running);
        assertThat(store.fate(old)).isEqualTo("none");
        assertThat(store.fate(recent)).isEqualTo("PENDING 0");
    }

    @Test
    void mail_that_was_off_for_a_while_does_not_tell_of_a_deadline_that_is_over() {
        tokens.initializeTokenSegments("mail-policy", 1);
        NotificationId over = publishBeforeStart(
                new HoldEnding(store.ada, reservation, store.nemo, MailFixture.NOW, 12L),
                MailFixture.NOW.minus(Duration.ofMinutes(5)));

        Configuration running = start();

        awaitHandled(running);
        assertThat(store.fate(over)).isEqualTo("none");
    }

    private Configuration start() {
        return start(store.deliveryTo(25));
    }

    private Configuration start(MailDelivery to) {
        MailPolicy policy = new MailPolicy(store.outbox, to, store.settings.within(), store.clock);
        Configuration started = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(config -> events)
                .configureTransactionManager(config -> new SpringTransactionManager(store.transactions))
                .eventProcessing(processing -> processing
                        .registerEventHandler(config -> policy)
                        .registerTokenStore(config -> tokens)
                        .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.INSTANCE)
                        .usingPooledStreamingEventProcessors((config, processor) -> processor.initialSegmentCount(1)))
                .start();
        axon = started;
        return started;
    }

    private static StreamingEventProcessor processor(Configuration running) {
        return running.eventProcessingConfiguration()
                .eventProcessor("mail-policy", StreamingEventProcessor.class)
                .orElseThrow();
    }

    private NotificationId publish(Configuration running, Object event) {
        EventMessage<Object> message = message(event, MailFixture.NOW);
        running.eventStore().publish(message);
        return NotificationId.of(message.getIdentifier());
    }

    private NotificationId publishBeforeStart(Object event, Instant at) {
        EventMessage<Object> message = message(event, at);
        events.appendEvents(message);
        return NotificationId.of(message.getIdentifier());
    }

    private static EventMessage<Object> message(Object event, Instant at) {
        return new GenericEventMessage<>(UUID.randomUUID().toString(), event, MetaData.emptyInstance(), at);
    }

    /** Events are handled in order: once a later one has its mail, those before it have been handled. */
    private void awaitHandled(Configuration running) {
        store.awaitFate(publish(running, added(99L)), "PENDING 0");
    }

    private void claimAndFinish(NotificationId turn) {
        Instant now = store.clock.instant();
        await().until(() -> store.outbox
                .claim(now, now)
                .filter(claim -> claim.notice().id().equals(turn))
                .isPresent());
        store.outbox.finish(turn, MailState.SENT, null);
    }

    private long mails() {
        return store.jdbc
                .sql("SELECT count(*) FROM notifications.mail")
                .query(Long.class)
                .single();
    }

    private String row(NotificationId id) {
        return store.jdbc
                .sql("""
                        SELECT concat_ws(' ', kind, ticket, position, deadline AT TIME ZONE 'UTC', reason)
                        FROM notifications.mail
                        WHERE notification_id = ? AND user_id = ? AND product_id = ?""")
                .params(id.value(), store.ada.value(), store.nemo.value())
                .query(String.class)
                .single();
    }

    private ItemAdded added(@Nullable Long ticket) {
        Money price = new Money(1299, Currency.getInstance("EUR"));
        return new ItemAdded(store.ada, reservation, store.nemo, new Quantity(1), price, HELD_UNTIL, ticket);
    }

    private OfferEnded ended(OfferEnd end, @Nullable PassOverReason reason) {
        return new OfferEnded(store.nemo, place, store.ada, reservation, reservation, end, reason);
    }
}
