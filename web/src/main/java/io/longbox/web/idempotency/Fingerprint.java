package io.longbox.web.idempotency;

import io.longbox.web.body.BufferedRequest;
import io.longbox.web.body.SpooledBody;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the body of one request from that of another. It is kept in a table, and the number of a card has few enough
 * digits to be found by its hash. So wherever a card is in a body, whatever the address that it was sent to, only those
 * fields count that may stand beside it, and of the card itself only the last four digits of its number, which are no
 * secret.
 */
final class Fingerprint {

    /** A name may be written with escapes; then the body is read to find out. */
    private static final Pattern MAY_HOLD_CARD = Pattern.compile("card|\\\\u", Pattern.CASE_INSENSITIVE);

    private static final Pattern TO_CHECKOUT = Pattern.compile("checkout|%", Pattern.CASE_INSENSITIVE);
    /** As long as the number of a card, with spaces and dashes or without. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){12,}");

    private static final String CARD = "card";
    private static final List<String> FIELDS = List.of("shippingMethod", "address", "points");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN_DIGITS = 4;

    private Fingerprint() {}

    static byte[] of(HttpServletRequest request) {
        return SpooledBody.of(request).map(SpooledBody::digest).orElseGet(() -> {
            return of(request.getRequestURI(), BufferedRequest.bodyOf(request));
        });
    }

    static byte[] of(String path, byte[] body) {
        return IdempotencyKey.fingerprint(mayHoldCard(path, body) ? withoutCard(body) : body);
    }

    /**
     * Whether the fingerprint leaves something out. Then two different requests may have the same, and what is wrong with
     * the one may not be said of the other.
     */
    static boolean isPartial(HttpServletRequest request) {
        return SpooledBody.of(request).isEmpty()
                && mayHoldCard(request.getRequestURI(), BufferedRequest.bodyOf(request));
    }

    private static boolean mayHoldCard(String path, byte[] body) {
        return TO_CHECKOUT.matcher(path).find()
                || MAY_HOLD_CARD
                        .matcher(new String(body, StandardCharsets.UTF_8))
                        .find();
    }

    /** What cannot be read is refused, whatever it says. */
    private static byte[] withoutCard(byte[] body) {
        try {
            JsonNode all = JSON.readTree(body);
            if (!(all instanceof ObjectNode object) || object.propertyStream().noneMatch(Fingerprint::isCard)) {
                return withoutDigits(all);
            }
            ObjectNode kept = JSON.createObjectNode();
            FIELDS.forEach(field -> kept.set(field, all.path(field)));
            kept.put(CARD, lastDigits(all.path(CARD).path("number")));
            return kept.toString().getBytes(StandardCharsets.UTF_8);
        } catch (JacksonException unreadable) {
            return new byte[0];
        }
    }

    private static boolean isCard(Map.Entry<String, JsonNode> member) {
        return member.getKey().equalsIgnoreCase(CARD);
    }

    /** A number that stands elsewhere than it should. */
    private static byte[] withoutDigits(JsonNode body) {
        return LONG_NUMBER.matcher(body.toString()).replaceAll("#").getBytes(StandardCharsets.UTF_8);
    }

    private static String lastDigits(JsonNode number) {
        String digits = number.isString() ? number.stringValue().replaceAll("[^0-9]", "") : "";
        return digits.length() > SHOWN_DIGITS ? digits.substring(digits.length() - SHOWN_DIGITS) : "";
    }
}
