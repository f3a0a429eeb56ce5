package io.longbox.web.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.catalog.StockView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a product's stock stands. What the store has not caught up with yet is null.
 *
 * @param id the delivery or correction that this answers, if it answers one
 */
@Schema(name = "Stock")
public record StockJson(
        @Schema(description = "The delivery or correction that this answers")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID id,

        @Schema(description = "Copies in the house, reserved ones included", example = "12") @Nullable
        Integer onHand,

        @Schema(description = "Copies set aside for readers", example = "3") @Nullable
        Integer reserved,

        @Schema(description = "On hand and not reserved", example = "9") @Nullable
        Integer available,

        @Schema(example = "40") @Nullable Integer sold,

        @Schema(description = "Outstanding tickets", example = "0") @Nullable
        Long waiting,

        @Schema(description = "Whether the line stands still", example = "false") @Nullable
        Boolean linePaused) {

    public static StockJson of(StockView stock) {
        return of(null, stock);
    }

    static StockJson of(@Nullable UUID id, StockView stock) {
        return new StockJson(
                id,
                stock.onHand(),
                stock.reserved(),
                stock.available(),
                stock.sold(),
                stock.waiting(),
                stock.linePaused());
    }

    static StockJson unknown(UUID id) {
        return new StockJson(id, null, null, null, null, null, null);
    }
}
