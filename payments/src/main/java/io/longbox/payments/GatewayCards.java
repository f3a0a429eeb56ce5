package io.longbox.payments;

import io.longbox.api.payment.TokenisedCard;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Cards that the provider keeps. */
class GatewayCards implements Cards {

    private final PaymentGateway gateway;
    private final Duration answerWithin;
    private final Clock clock;

    GatewayCards(PaymentGateway gateway, Duration answerWithin, Clock clock) {
        this.gateway = gateway;
        this.answerWithin = answerWithin;
        this.clock = clock;
    }

    @Override
    public List<CardProblem> problemsOf(CardDetails card) {
        return card.problems(clock);
    }

    @Override
    public TokenisedCard tokenise(CardDetails card) {
        List<CardProblem> problems = problemsOf(card);
        if (!problems.isEmpty()) {
            throw new InvalidCardException(problems);
        }
        CompletableFuture<TokenisedCard> answer = gateway.tokenise(card);
        try {
            return answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new ProviderUnavailableException(failed.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new ProviderUnavailableException(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailableException(interrupted);
        }
    }
}
