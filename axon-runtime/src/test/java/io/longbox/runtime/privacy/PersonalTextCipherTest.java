package io.longbox.runtime.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.PersonalText;
import io.longbox.api.user.UserId;
import java.util.Base64;
import java.util.UUID;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;

class PersonalTextCipherTest {

    private static final UserId ADA = new UserId(new UUID(1, 1));

    private final KeysInMemory keys = new KeysInMemory();
    private final PersonalTextCipher cipher = new PersonalTextCipher(keys);

    @Test
    void a_text_comes_back_as_it_was() {
        PersonalText text = new PersonalText(ADA, "Ada Løvelace 🖋");
        assertThat(cipher.decrypt(cipher.encrypt(text))).isEqualTo(text);
    }

    @Test
    void a_stored_text_shows_nothing_and_never_looks_the_same_twice() {
        PersonalText text = new PersonalText(ADA, "Ada Lovelace");
        String once = cipher.encrypt(text);
        assertThat(once).doesNotContain("Ada").isNotEqualTo(cipher.encrypt(text));
    }

    @Test
    void a_text_whose_key_is_destroyed_is_erased() {
        String stored = cipher.encrypt(new PersonalText(ADA, "Ada Lovelace"));
        keys.destroy(ADA);
        assertThat(cipher.decrypt(stored)).isEqualTo(new PersonalText(ADA, null));
    }

    @Test
    void an_erased_text_stays_erased_when_it_is_stored_again() {
        assertThat(cipher.decrypt(cipher.encrypt(new PersonalText(ADA, null))).isErased())
                .isTrue();
    }

    @Test
    void a_text_that_was_tampered_with_is_refused() {
        String stored = cipher.encrypt(new PersonalText(ADA, "Ada Lovelace"));
        byte[] bytes = Base64.getUrlDecoder().decode(stored.substring(3));
        bytes[bytes.length - 1] ^= 1;
        String tampered = "p1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatThrownBy(() -> cipher.decrypt(tampered)).isInstanceOf(SerializationException.class);
    }

    @Test
    void a_text_cannot_be_moved_to_somebody_else() {
        UserId eve = new UserId(new UUID(1, 2));
        keys.obtain(eve);
        String stored = cipher.encrypt(new PersonalText(ADA, "Ada Lovelace"));
        byte[] bytes = Base64.getUrlDecoder().decode(stored.substring(3));
        bytes[15] = 2;
        String moved = "p1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatThrownBy(() -> cipher.decrypt(moved)).isInstanceOf(SerializationException.class);
    }

    @Test
    void what_was_never_encrypted_is_refused() {
        for (String nonsense : new String[] {"", "Ada", "p1.", "p1.AAAA", "p1.%%%", "p0.nobody", "p2.x"}) {
            assertThatThrownBy(() -> cipher.decrypt(nonsense)).as(nonsense).isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void a_personal_text_does_not_show_in_a_log() {
        assertThat(new PersonalText(ADA, "Ada Lovelace").toString()).doesNotContain("Ada");
    }
}
