package io.longbox.user.payment;

import io.longbox.api.user.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works at PostgreSQL's default isolation, read committed, in the transaction Spring has bound to the thread. */
@Component
class JdbcPaymentDirectory implements PaymentDirectory {

    private final JdbcClient jdbc;

    JdbcPaymentDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // A plain insert would fail on a conflict, and with it the whole transaction; this one waits for whoever is about
    // to claim the same payment, and then does nothing.
    @Override
    public boolean claim(UserId user, String reference) {
        return jdbc.sql("INSERT INTO users.payment_claim (reference, user_id) VALUES (?, ?)"
                                + " ON CONFLICT (reference) DO NOTHING")
                        .params(reference, user.value())
                        .update()
                == 1;
    }
}
