package io.longbox.web.order;

import io.longbox.api.order.LineCount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Some copies of a product, whichever lines of the order they are in. */
@Schema(name = "ItemCount")
public record ItemJson(
        UUID productId, @Schema(example = "1") int quantity) {

    static List<ItemJson> of(List<LineCount> lines) {
        Map<UUID, Integer> copies = new LinkedHashMap<>();
        lines.forEach(
                line -> copies.merge(line.product().value(), line.quantity().value(), Integer::sum));
        return copies.entrySet().stream()
                .map(entry -> new ItemJson(entry.getKey(), entry.getValue()))
                .toList();
    }
}
