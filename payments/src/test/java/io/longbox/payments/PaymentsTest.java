package io.longbox.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.TokenisedCard;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The module as the store starts it. */
class PaymentsTest {

    private static final CardDetails CARD = new CardDetails("4242 4242 4242 4242", "12/30", "123");

    private final ApplicationContextRunner store =
            new ApplicationContextRunner().withUserConfiguration(Surroundings.class, Payments.class);

    static class Surroundings {

        @Bean
        JdbcClient jdbc() {
            return Database.emptied();
        }

        @Bean
        PlatformTransactionManager transactions() {
            return new DataSourceTransactionManager(Database.SOURCE);
        }

        @Bean
        CommandGateway commands() {
            return DefaultCommandGateway.builder()
                    .commandBus(SimpleCommandBus.builder().build())
                    .build();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-03-05T14:00:00Z"), ZoneOffset.UTC);
        }
    }

    /** An adapter that somebody might write. */
    static class AnotherProvider {

        @Bean
        PaymentGateway another() {
            return new PaymentGateway() {
                @Override
                public String name() {
                    return "another";
                }

                @Override
                public CompletableFuture<TokenisedCard> tokenise(CardDetails card) {
                    return CompletableFuture.completedFuture(new TokenisedCard("another-1", CardBrand.VISA, "4242"));
                }

                @Override
                public CompletableFuture<ProviderReport.OfAuthorisation> authorise(
                        OrderId order, Money amount, String token) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public CompletableFuture<ProviderReport.OfCapture> capture(
                        OrderId order, String reference, Money amount) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public CompletableFuture<ProviderReport.OfVoid> release(OrderId order) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public CompletableFuture<ProviderReport.OfRefund> refund(OrderId order, RefundId refund, Money amount) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    @Test
    void a_card_is_kept_by_the_simulated_provider_and_that_is_said_at_the_start() {
        try (Logs logs = Logs.all()) {
            store.run(context -> {
                TokenisedCard card = context.getBean(Cards.class).tokenise(CARD);

                assertThat(card.brand()).isEqualTo(CardBrand.VISA);
                assertThat(card.lastFour()).isEqualTo("4242");
                assertThat(card.token()).startsWith("sim_");
            });
            assertThat(logs.lines())
                    .containsOnlyOnce("WARN the payment gateway is simulated: no card is charged, and no money moves");
        }
    }

    @Test
    void details_that_cannot_be_a_card_s_never_reach_the_provider() {
        store.run(context -> assertThatThrownBy(
                        () -> context.getBean(Cards.class).tokenise(new CardDetails("4242", "02/26", "123")))
                .isInstanceOfSatisfying(
                        InvalidCardException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        new CardProblem("number", "must have 13 to 19 digits"),
                                        new CardProblem("expiry", "must not be past"))));
    }

    @Test
    void a_provider_that_does_not_answer_in_time_is_unavailable() {
        store.withPropertyValues("longbox.payments.answer-within=50ms", "longbox.payments.simulator.lost-percent=100")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Cards.class).tokenise(CARD))
                        .isInstanceOf(ProviderUnavailableException.class)
                        .hasMessageNotContaining("4242"));
    }

    @Test
    void another_provider_takes_the_simulated_one_s_place() {
        try (Logs logs = Logs.all()) {
            store.withUserConfiguration(AnotherProvider.class)
                    .withPropertyValues("longbox.payments.gateway=another")
                    .run(context -> assertThat(
                                    context.getBean(Cards.class).tokenise(CARD).token())
                            .isEqualTo("another-1"));
            assertThat(logs.lines()).noneMatch(line -> line.contains("simulated"));
        }
    }

    @Test
    void a_store_whose_provider_is_not_there_does_not_start() {
        store.withPropertyValues("longbox.payments.gateway=another")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("longbox.payments.gateway is another, but there are only these: []"));
    }
}
