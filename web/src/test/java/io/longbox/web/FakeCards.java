package io.longbox.web;

import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.payments.CardDetails;
import io.longbox.payments.CardProblem;
import io.longbox.payments.Cards;
import io.longbox.payments.ProviderUnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that knows every card whose number is there, and may be silent. */
public class FakeCards implements Cards {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean silent;

    @Override
    public List<CardProblem> problemsOf(CardDetails card) {
        return card.number() == null || card.number().length() < 13
                ? List.of(new CardProblem("number", "must have 13 to 19 digits"))
                : List.of();
    }

    @Override
    public TokenisedCard tokenise(CardDetails card) {
        asked.incrementAndGet();
        if (silent) {
            throw new ProviderUnavailableException(null);
        }
        String digits = card.digits();
        return new TokenisedCard("tok_1", CardBrand.VISA, digits.substring(digits.length() - 4));
    }

    public void fallSilent() {
        silent = true;
    }

    /** How many cards it was told of. */
    public int asked() {
        return asked.get();
    }

    void reset() {
        asked.set(0);
        silent = false;
    }
}
