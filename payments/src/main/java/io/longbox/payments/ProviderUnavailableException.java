package io.longbox.payments;

import org.jspecify.annotations.Nullable;

/**
 * The payment provider has not answered, or could not be reached. Whether it has done what it was asked for is not known;
 * the same can be asked again. Its message never holds anything of a card.
 */
public class ProviderUnavailableException extends RuntimeException {

    public ProviderUnavailableException(@Nullable Throwable cause) {
        super("the payment provider does not answer", cause);
    }
}
