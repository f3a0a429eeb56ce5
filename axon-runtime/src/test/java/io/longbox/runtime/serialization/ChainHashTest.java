package io.longbox.runtime.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.StockEvent;
import io.longbox.runtime.privacy.KeysInMemory;
import io.longbox.runtime.privacy.PersonalTextCipher;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The store hashes what it holds in memory, a checker hashes the JSON of an export: they must come to the same. */
class ChainHashTest {

    private final AllowListedSerializer serializer = new AllowListedSerializer(
            new AnnotationRevisionResolver(), new LongboxJson(new PersonalTextCipher(new KeysInMemory())));

    static Stream<Class<?>> events() {
        return Arrays.stream(StockEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_link_can_be_derived_from_stored_json(Class<?> type) throws Exception {
        String name = type.getSimpleName();
        String stored = golden(name);
        StockEvent event =
                serializer.deserialize(new SimpleSerializedObject<>(stored, String.class, type.getName(), "1"));

        SortedMap<String, String> values = new TreeMap<>();
        flatten("", JsonMapper.shared().readTree(stored), values);
        StringBuilder text = new StringBuilder(ChainHash.START.value() + "\n7\n" + name + "\n");
        values.forEach((path, value) ->
                text.append("%s:%d:%s\n".formatted(path, value.getBytes(StandardCharsets.UTF_8).length, value)));
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(ChainHash.START.then(7, event).value())
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    private static void flatten(String path, JsonNode node, SortedMap<String, String> into) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into);
            }
        } else if (!node.isNull()) {
            into.put(path, node.asString());
        }
    }

    private static String golden(String name) throws Exception {
        try (InputStream in = ChainHashTest.class.getResourceAsStream("/events/" + name + ".1.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
