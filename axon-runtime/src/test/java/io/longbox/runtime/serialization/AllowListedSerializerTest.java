package io.longbox.runtime.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.catalog.StockReceived;
import io.longbox.runtime.privacy.KeysInMemory;
import io.longbox.runtime.privacy.PersonalTextCipher;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class AllowListedSerializerTest {

    private final AllowListedSerializer serializer = new AllowListedSerializer(
            new AnnotationRevisionResolver(), new LongboxJson(new PersonalTextCipher(new KeysInMemory())));

    private <T> T roundTrip(T object) {
        return serializer.deserialize(serializer.serialize(object, byte[].class));
    }

    @Test
    void tokens_survive_even_inside_a_replay() {
        TrackingToken gaps = GapAwareTrackingToken.newInstance(9, List.of(4L, 7L));
        TrackingToken replay = ReplayToken.createReplayToken(gaps, GapAwareTrackingToken.newInstance(2, List.of()));
        assertThat(roundTrip(gaps)).isEqualTo(gaps);
        assertThat(roundTrip(replay)).isEqualTo(replay);
        TrackingToken remote = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(5));
        assertThat(roundTrip(remote)).isEqualTo(remote);
    }

    @Test
    void metadata_and_scopes_survive() {
        MetaData metaData = MetaData.from(Map.of("traceId", "t", "correlationId", "c"));
        assertThat(roundTrip(metaData)).isEqualTo(metaData);
        SagaScopeDescriptor scope = new SagaScopeDescriptor("AddToCartSaga", "id");
        assertThat(roundTrip(scope)).isEqualTo(scope);
    }

    @Test
    void a_type_that_is_not_on_the_list_is_refused_before_it_is_looked_up() {
        for (String type : List.of(
                "java.lang.ProcessBuilder",
                "java.lang.Class",
                "java.util.HashMap",
                "javax.naming.InitialContext",
                "org.springframework.context.support.ClassPathXmlApplicationContext",
                "io.longboxes.Thing",
                "[Lio.longbox.api.Money;")) {
            assertRefused(type);
        }
    }

    @Test
    void random_type_names_never_reach_the_class_loader() {
        Random random = new Random(42);
        String alphabet = "abcjvo.$[;/LABC0\u0000 ";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(40); length >= 0; length--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertRefused(name.toString());
        }
    }

    @Test
    void json_that_names_a_class_of_its_own_choice_gets_nothing() {
        byte[] json = "{\"@class\":\"java.lang.ProcessBuilder\",\"product\":{\"@class\":\"java.net.URL\"}}".getBytes();
        SerializedObject<byte[]> forged =
                new SimpleSerializedObject<>(json, byte[].class, StockReceived.class.getName(), "1");
        assertThatThrownBy(() -> serializer.deserialize(forged)).isInstanceOf(SerializationException.class);
    }

    @Test
    void a_field_of_a_later_version_is_skipped() {
        byte[] json = """
                {"product":"00000000-0000-0001-0000-000000000001","receipt":"00000000-0000-0004-0000-000000000001",
                 "quantity":5,"warehouse":"north"}""".getBytes();
        StockReceived event = serializer.deserialize(
                new SimpleSerializedObject<>(json, byte[].class, StockReceived.class.getName(), "1"));
        assertThat(event.quantity().value()).isEqualTo(5);
    }

    private void assertRefused(String type) {
        assertThatThrownBy(() ->
                        serializer.deserialize(new SimpleSerializedObject<>("{}".getBytes(), byte[].class, type, null)))
                .as(type)
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("not allowed");
    }
}
