package io.longbox.web.product;

import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.ProductId;
import io.longbox.web.image.ImageJson;
import io.swagger.v3.oas.annotations.media.Schema;

/** A product's picture, as it was uploaded and in two smaller sizes. */
@Schema(name = "Cover")
record CoverJson(ImageJson original, ImageJson large, ImageJson small) {

    static CoverJson of(ProductId product, Cover cover) {
        String path = "/api/products/" + product + "/cover";
        return new CoverJson(
                ImageJson.of(cover.original(), path),
                ImageJson.of(cover.large(), path + "?size=large"),
                ImageJson.of(cover.small(), path + "?size=small"));
    }
}
