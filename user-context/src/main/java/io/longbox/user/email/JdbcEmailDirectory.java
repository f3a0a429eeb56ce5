package io.longbox.user.email;

import io.longbox.api.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a SHA-256 of each address, never the address. That is a pseudonym, not anonymous: who knows an address can look
 * it up. So a claim is personal data, and is deleted with the person.
 *
 * <p>Works at PostgreSQL's default isolation, read committed, in the transaction Spring has bound to the thread.
 */
@Component
class JdbcEmailDirectory implements EmailDirectory {

    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;

    JdbcEmailDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean claim(UserId user, String address) {
        byte[] hash = hash(address);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (insert(user, hash)) {
                giveUpOthers(user, hash);
                return true;
            }
            Optional<UUID> holder = holder(hash);
            if (holder.isPresent()) {
                return holder.get().equals(user.value());
            }
            // Its holder gave the address up between the two statements: it is free now.
        }
        throw new ConcurrencyFailureException("an e-mail address kept changing hands");
    }

    // A plain insert would fail on a conflict, and with it the whole transaction; this one waits for whoever is about
    // to claim the same address, and then does nothing.
    private boolean insert(UserId user, byte[] hash) {
        return jdbc.sql("INSERT INTO users.email_claim (email_hash, user_id) VALUES (?, ?)"
                                + " ON CONFLICT (email_hash) DO NOTHING")
                        .params(hash, user.value())
                        .update()
                == 1;
    }

    private Optional<UUID> holder(byte[] hash) {
        return jdbc.sql("SELECT user_id FROM users.email_claim WHERE email_hash = ?")
                .param(hash)
                .query(UUID.class)
                .optional();
    }

    private void giveUpOthers(UserId user, byte[] hash) {
        jdbc.sql("DELETE FROM users.email_claim WHERE user_id = ? AND email_hash <> ?")
                .params(user.value(), hash)
                .update();
    }

    private static byte[] hash(String address) {
        String normalised = address.strip().toLowerCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(normalised.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
