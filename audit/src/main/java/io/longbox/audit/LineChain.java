package io.longbox.audit;

import io.longbox.api.audit.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hash over the events of a product's stock, computed from the JSON as anybody could who has nothing but an export.
 * What it is made of is said at {@link io.longbox.api.catalog.ChainHash} and kept apart from it here, so that one can
 * prove the other.
 */
final class LineChain {

    /** What comes before the first event. */
    static final String START = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.shared();

    private LineChain() {}

    /**
     * The link that covers one more event.
     *
     * @throws tools.jackson.core.JacksonException if the event's content is not JSON
     */
    static String then(String link, RecordedEvent event) {
        SortedMap<String, String> values = new TreeMap<>();
        flatten("", JSON.readTree(event.payload()), values);
        StringBuilder text = new StringBuilder(link)
                .append('\n')
                .append(event.sequence())
                .append('\n')
                .append(event.type())
                .append('\n');
        values.forEach((path, value) -> text.append(path)
                .append(':')
                .append(value.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(value)
                .append('\n'));
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void flatten(String path, JsonNode node, SortedMap<String, String> into) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node.isObject()) {
            node.properties().forEach(property -> flatten(prefix + property.getKey(), property.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(prefix + i, node.get(i), into);
            }
        } else if (!node.isNull()) {
            into.put(path, node.asString());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
