package io.longbox.payments;

import io.longbox.api.payment.TokenisedCard;
import java.util.List;

/** Where the details of a card go that a reader has typed in: to the payment provider, and nowhere else. */
public interface Cards {

    /** What is wrong with the details, in the order of the fields; empty if they can be those of a card. */
    List<CardProblem> problemsOf(CardDetails card);

    /**
     * Has the provider keep a card, and answers what it calls it. Waits for that, outside of any transaction.
     *
     * @throws InvalidCardException if there are problems with the details
     * @throws ProviderUnavailableException if the provider does not answer in time
     */
    TokenisedCard tokenise(CardDetails card);
}
