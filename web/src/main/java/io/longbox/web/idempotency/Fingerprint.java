package io.longbox.web.idempotency;

import io.longbox.web.body.BufferedRequest;
import io.longbox.web.body.SpooledBody;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the body of one request from that of another. It is kept in a table, and the number of a card has few enough
 * digits to be found by its hash: so of a body with a card only those fields count that it may have, and of the card
 * itself only the last four digits of its number, which are no secret.
 */
final class Fingerprint {

    private static final Pattern WITH_CARD = Pattern.compile("/api/users/[^/]*/checkout/?");
    private static final List<String> FIELDS = List.of("shippingMethod", "address", "points");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN_DIGITS = 4;

    private Fingerprint() {}

    static byte[] of(HttpServletRequest request) {
        return SpooledBody.of(request).map(SpooledBody::digest).orElseGet(() -> {
            byte[] body = BufferedRequest.bodyOf(request);
            return IdempotencyKey.fingerprint(
                    WITH_CARD.matcher(request.getRequestURI()).matches() ? withoutCard(body) : body);
        });
    }

    /** What cannot be read is refused, whatever it says. */
    private static byte[] withoutCard(byte[] body) {
        ObjectNode kept = JSON.createObjectNode();
        try {
            JsonNode all = JSON.readTree(body);
            FIELDS.forEach(field -> kept.set(field, all.path(field)));
            kept.put("card", lastDigits(all.path("card").path("number")));
        } catch (JacksonException unreadable) {
            kept.removeAll();
        }
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String lastDigits(JsonNode number) {
        String digits = number.isString() ? number.stringValue().replaceAll("[^0-9]", "") : "";
        return digits.length() > SHOWN_DIGITS ? digits.substring(digits.length() - SHOWN_DIGITS) : "";
    }
}
