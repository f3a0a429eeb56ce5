package io.longbox.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.RefusedException;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.AuthorisePayment;
import io.longbox.api.payment.CapturePayment;
import io.longbox.api.payment.CaptureRequested;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.ChargeBackPayment;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.PaymentId;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.payment.RecordAuthorisation;
import io.longbox.api.payment.RecordCapture;
import io.longbox.api.payment.RecordCaptureFailure;
import io.longbox.api.payment.RecordDecline;
import io.longbox.api.payment.RecordRefund;
import io.longbox.api.payment.RecordRefundFailure;
import io.longbox.api.payment.RecordVoid;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.payment.RefundRequested;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.payment.VoidPayment;
import io.longbox.api.payment.VoidRequested;
import io.longbox.api.user.UserId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

/** Random commands and reports, in any order, doubled, late, and of any amount: the books are never wrong. */
class PaymentInvariantTest {

    private static final int RUNS = 200;
    private static final int COMMANDS = 60;
    private static final Money ASKED = eur(100);

    private final UserId ada = new UserId(UUID.randomUUID());

    @Test
    void whatever_comes_in_whatever_order_the_books_are_right() {
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureAggregate(Payment.class)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .buildConfiguration();
        axon.start();
        Set<Class<?>> seen = new HashSet<>();
        try {
            for (int seed = 0; seed < RUNS; seed++) {
                OrderId order = new OrderId(new UUID(0, seed));
                run(axon.commandGateway(), order, new Random(seed));
                List<Object> history = axon.eventStore()
                        .readEvents(new PaymentId(order).toString())
                        .asStream()
                        .<Object>map(DomainEventMessage::getPayload)
                        .toList();
                check(history, seed);
                history.forEach(event -> seen.add(event.getClass()));
            }
        } finally {
            axon.shutdown();
        }
        assertThat(seen)
                .as("what the runs led to")
                .contains(PaymentCaptured.class, PaymentVoided.class, PaymentRefunded.class, PaymentChargedBack.class);
    }

    private void run(CommandGateway commands, OrderId order, Random random) {
        // Half of them begin as most payments do, so that what comes after a capture is met often.
        if (random.nextBoolean()) {
            commands.sendAndWait(
                    new AuthorisePayment(order, ada, ASKED, new TokenisedCard("token", CardBrand.VISA, "4242")));
            commands.sendAndWait(new RecordAuthorisation(order, "ref", ASKED));
            commands.sendAndWait(new CapturePayment(order));
        }
        for (int i = 0; i < COMMANDS; i++) {
            try {
                commands.<Object>send(any(order, random)).join();
            } catch (CompletionException refused) {
                assertThat(refused.getCause())
                        .isInstanceOfAny(RefusedException.class, AggregateNotFoundException.class);
            }
        }
    }

    private Object any(OrderId order, Random random) {
        Money some = random.nextInt(4) > 0 ? ASKED : amount(random);
        RefundId refund = new RefundId(new UUID(1, random.nextInt(6)));
        // The same refund is always asked with the same amount, as a process does, and mostly reported so.
        Money share = eur(10 + 10 * Math.floorMod(refund.value().getLeastSignificantBits(), 6));
        return switch (random.nextInt(14)) {
            case 0 -> new AuthorisePayment(order, ada, ASKED, new TokenisedCard("token", CardBrand.VISA, "4242"));
            case 1 -> new RecordAuthorisation(order, "ref", some);
            case 2 -> new RecordDecline(order, DeclineReason.DECLINED);
            case 3 -> new CapturePayment(order);
            case 4 -> new RecordCapture(order, some);
            case 5 -> new RecordCaptureFailure(order, PaymentFailure.REFUSED);
            case 6 -> new VoidPayment(order);
            case 7 -> new RecordVoid(order);
            case 8, 9 -> new RefundPayment(order, refund, share);
            case 10, 11 -> new RecordRefund(order, refund, random.nextInt(5) > 0 ? share : amount(random));
            case 12 -> new RecordRefundFailure(order, refund, PaymentFailure.REFUSED);
            default -> new ChargeBackPayment(order, "c" + random.nextInt(5), amount(random));
        };
    }

    private static Money amount(Random random) {
        Currency currency = Currency.getInstance(random.nextInt(10) == 0 ? "USD" : "EUR");
        return new Money(random.nextInt(150), currency);
    }

    private static void check(List<Object> history, int seed) {
        long captured = 0;
        long gone = 0;
        int captures = 0;
        Set<Object> once = new HashSet<>();
        boolean voided = false;
        for (Object event : history) {
            if (event instanceof AuthorisationRequested
                    || event instanceof PaymentAuthorised
                    || event instanceof PaymentDeclined
                    || event instanceof CaptureRequested
                    || event instanceof VoidRequested) {
                assertThat(once.add(event.getClass()))
                        .as("once, in run %s", seed)
                        .isTrue();
            } else if (event instanceof PaymentCaptured taken) {
                assertThat(voided)
                        .as("captured after it was voided, in run %s", seed)
                        .isFalse();
                assertThat(taken.amount()).isEqualTo(ASKED);
                captured += taken.amount().minor();
                captures++;
            } else if (event instanceof PaymentVoided) {
                assertThat(captures)
                        .as("voided after it was captured, in run %s", seed)
                        .isZero();
                voided = true;
            } else if (event instanceof RefundRequested asked) {
                assertThat(once.add(asked.refund())).as("once, in run %s", seed).isTrue();
            } else if (event instanceof PaymentRefunded refunded) {
                gone += refunded.amount().minor();
                assertThat(refunded.amount().currency()).isEqualTo(ASKED.currency());
                assertThat(once.add(List.of("refunded", refunded.refund()))).isTrue();
            } else if (event instanceof PaymentChargedBack chargedBack) {
                gone += chargedBack.amount().minor();
                assertThat(chargedBack.amount().currency()).isEqualTo(ASKED.currency());
                assertThat(once.add(chargedBack.reference())).isTrue();
            }
            assertThat(gone).as("gone back, in run %s", seed).isLessThanOrEqualTo(captured);
        }
        assertThat(captures).as("captures in run %s", seed).isLessThanOrEqualTo(1);
    }

    private static Money eur(long minor) {
        return new Money(minor, Currency.getInstance("EUR"));
    }
}
