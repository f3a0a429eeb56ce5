package io.longbox.web.product;

import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.RemoveCover;
import io.longbox.api.catalog.SetCover;
import io.longbox.api.media.StoredImage;
import io.longbox.web.body.Upload;
import io.longbox.web.body.UploadTypes;
import io.longbox.web.image.ImageServer;
import io.longbox.web.image.Images;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Covers", description = "The pictures of products")
@RestController
@RequestMapping("/api/products/{productId}/cover")
class CoverController {

    private final Store store;
    private final Known known;
    private final Images images;
    private final ImageServer server;

    CoverController(Store store, Known known, Images images, ImageServer server) {
        this.store = store;
        this.known = known;
        this.images = images;
        this.server = server;
    }

    @Operation(
            operationId = "putCover",
            summary = "Gives a product its cover",
            description = "A PNG, JPEG, WebP or GIF, told by its content; two smaller ones are made from it.")
    @PutMapping(
            consumes = {UploadTypes.IMAGE, UploadTypes.ANY, UploadTypes.FORM},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CoverJson> put(@PathVariable ProductId productId, Upload upload) {
        known.onSale(productId);
        Cover cover = images.cover(upload);
        store.sendThenRead(new SetCover(productId, cover), new FindProduct(productId), ProductView.class);
        return ResponseEntity.ok().eTag(ImageServer.etag(cover.original())).body(CoverJson.of(productId, cover));
    }

    @Operation(
            operationId = "showCover",
            summary = "Shows a product's cover",
            description = "Whole or in parts. The addresses that a product's JSON has may be kept for good.")
    @ApiResponse(
            responseCode = "200",
            description = "The image",
            content = {
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_GIF_VALUE, schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping(
            produces = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, "image/webp", MediaType.IMAGE_GIF_VALUE})
    void show(
            @PathVariable ProductId productId,
            @RequestParam(defaultValue = "original") String size,
            @RequestParam(required = false) @Nullable String v,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Cover cover = known.product(productId).cover();
        if (cover == null) {
            throw ProblemException.notFound("cover");
        }
        StoredImage image = switch (size) {
            case "original" -> cover.original();
            case "large" -> cover.large();
            case "small" -> cover.small();
            default ->
                throw new ProblemException(
                        ProblemKind.INVALID_PARAMETER, "size must be one of original, large, small.");
        };
        server.serve(new ImageServer.Asked(image, "cover", true, v), request, response);
    }

    @Operation(
            operationId = "removeCover",
            summary = "Takes a product's cover away",
            description = "Where there is none, nothing changes.")
    @DeleteMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable ProductId productId) {
        store.sendThenRead(new RemoveCover(productId), new FindProduct(productId), ProductView.class);
    }
}
