package io.longbox.runtime.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.longbox.api.user.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keys in a table of their own. A new key is stored in the transaction of the event that needs it, so that no event is
 * ever committed without its key.
 */
public final class JdbcPersonalKeys implements PersonalKeys {

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final Cache<UserId, SecretKey> known = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    public JdbcPersonalKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public SecretKey obtain(UserId owner) {
        return find(owner).orElseGet(() -> {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            jdbc.sql("INSERT INTO axon.personal_key (owner, key) VALUES (?, ?) ON CONFLICT (owner) DO NOTHING")
                    .params(owner.value(), fresh)
                    .update();
            // Another transaction may have been faster: what the table says counts.
            return find(owner).orElseThrow(() -> new IllegalStateException("the key just stored is not there"));
        });
    }

    @Override
    public Optional<SecretKey> find(UserId owner) {
        SecretKey cached = known.getIfPresent(owner);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<SecretKey> stored = jdbc.sql("SELECT key FROM axon.personal_key WHERE owner = ?")
                .param(owner.value())
                .query(byte[].class)
                .optional()
                .map(bytes -> new SecretKeySpec(bytes, "AES"));
        stored.ifPresent(key -> remember(owner, key));
        return stored;
    }

    /** A key read inside a transaction may be of that transaction's own making: it is known once that is committed. */
    private void remember(UserId owner, SecretKey key) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    known.put(owner, key);
                }
            });
        } else {
            known.put(owner, key);
        }
    }
}
