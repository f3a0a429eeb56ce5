package io.longbox.runtime.privacy;

import io.longbox.api.PersonalText;
import io.longbox.api.user.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.axonframework.serialization.SerializationException;

/**
 * Turns a personal text into {@code p1.<base64url of owner, nonce, ciphertext, tag>} and back, by AES-256-GCM under the
 * owner's key, bound to the owner so that no text can be moved to somebody else. A text that is erased, or whose key is
 * gone, is {@code p0.<owner>}.
 */
public final class PersonalTextCipher {

    private static final String ENCRYPTED = "p1.";
    private static final String ERASED = "p0.";
    private static final int OWNER_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final PersonalKeys keys;
    private final SecureRandom random = new SecureRandom();

    public PersonalTextCipher(PersonalKeys keys) {
        this.keys = keys;
    }

    public String encrypt(PersonalText text) {
        String clear = text.text();
        if (clear == null) {
            return ERASED + text.owner();
        }
        byte[] owner = bytes(text.owner());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(
                Cipher.ENCRYPT_MODE, keys.obtain(text.owner()), owner, nonce, clear.getBytes(StandardCharsets.UTF_8));
        byte[] all = ByteBuffer.allocate(owner.length + nonce.length + sealed.length)
                .put(owner)
                .put(nonce)
                .put(sealed)
                .array();
        return ENCRYPTED + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * @throws SerializationException if this is not what {@link #encrypt} made, or was tampered with
     */
    public PersonalText decrypt(String stored) {
        try {
            if (stored.startsWith(ERASED)) {
                return new PersonalText(UserId.of(stored.substring(ERASED.length())), null);
            }
            if (!stored.startsWith(ENCRYPTED)) {
                throw new SerializationException("not a personal text");
            }
            byte[] all = Base64.getUrlDecoder().decode(stored.substring(ENCRYPTED.length()));
            ByteBuffer buffer = ByteBuffer.wrap(all);
            UserId owner = new UserId(new UUID(buffer.getLong(), buffer.getLong()));
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            byte[] sealed = new byte[buffer.remaining()];
            buffer.get(sealed);
            Optional<SecretKey> key = keys.find(owner);
            return new PersonalText(
                    owner,
                    key.map(k -> new String(
                                    apply(Cipher.DECRYPT_MODE, k, bytes(owner), nonce, sealed), StandardCharsets.UTF_8))
                            .orElse(null));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException malformed) {
            throw new SerializationException("not a personal text", malformed);
        }
    }

    private static byte[] apply(int mode, SecretKey key, byte[] owner, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new SerializationException(
                    "a personal text could not be " + (mode == Cipher.ENCRYPT_MODE ? "sealed" : "opened"), failed);
        }
    }

    private static byte[] bytes(UserId owner) {
        return ByteBuffer.allocate(OWNER_BYTES)
                .putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits())
                .array();
    }
}
