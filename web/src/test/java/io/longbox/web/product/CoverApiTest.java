package io.longbox.web.product;

import static io.longbox.web.Fixtures.DETAILS;
import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Refusal;
import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.RemoveCover;
import io.longbox.api.catalog.SetCover;
import io.longbox.media.MediaRefusedException;
import io.longbox.web.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CoverApiTest extends ApiTest {

    private static final String PATH = PRODUCT_PATH + "/cover";

    private Cover cover;

    @BeforeEach
    void a_product_with_a_cover() {
        cover = new Cover(media.image("nemo"), media.image("large nemo"), media.image("small nemo"));
        store.answer(
                FindProduct.class,
                find -> new ProductView(PRODUCT, ProductKind.COMIC, DETAILS, cover, ProductStatus.ON_SALE, NOW, 2));
    }

    @Test
    void a_product_tells_where_its_cover_is() {
        assertThat(get(PRODUCT_PATH))
                .bodyJson()
                .extractingPath("$.cover")
                .convertTo(CoverJson.class)
                .isEqualTo(CoverJson.of(PRODUCT, cover));
        assertThat(CoverJson.of(PRODUCT, cover).small().href())
                .isEqualTo(PATH + "?size=small&v=" + cover.small().hash());
        assertThat(CoverJson.of(PRODUCT, cover).original().href())
                .isEqualTo(PATH + "?v=" + cover.original().hash());
    }

    @Test
    void every_size_is_where_the_product_says_and_may_be_kept_for_good() {
        CoverJson json = CoverJson.of(PRODUCT, cover);

        for (String href : new String[] {
            json.original().href(), json.large().href(), json.small().href()
        }) {
            assertThat(get(href))
                    .hasStatusOk()
                    .hasHeader("Content-Type", "image/png")
                    .hasHeader("Cache-Control", "public, max-age=31536000, immutable")
                    .hasHeader("Content-Disposition", "inline; filename=\"cover.png\"")
                    .bodyText()
                    .endsWith("nemo");
        }
        assertThat(get(PATH + "?size=large"))
                .hasHeader("Cache-Control", "no-cache")
                .bodyText()
                .startsWith("large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LARGE", "huge", "large,small"})
    void a_size_that_there_is_not_is_refused(String size) {
        MvcTestResult answer = get(PATH + "?size=" + size);
        if (size.isEmpty()) {
            assertThat(answer).hasStatusOk();
        } else {
            assertProblem(answer, 400, "invalid-parameter", "size must be one of original, large, small");
        }
    }

    @Test
    void a_product_without_a_cover_shows_none() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.ON_SALE, 0));

        assertThat(get(PRODUCT_PATH)).bodyJson().extractingPath("$.cover").isNull();
        assertProblem(get(PATH), 404, "not-found", "no such cover");
    }

    @Test
    void an_unknown_product_has_no_cover() {
        store.answer(FindProduct.class, find -> null);

        assertProblem(get(PATH), 404, "not-found", "no such product");
        assertProblem(upload("x"), 404, "not-found", "no such product");
        assertThat(media.taken()).isEmpty();
    }

    @Test
    void a_cover_is_set() {
        store.answer(SetCover.class, set -> 2L);

        assertThat(upload("nemo"))
                .hasStatusOk()
                .hasHeader("ETag", "\"" + cover.original().hash() + "\"")
                .bodyJson()
                .convertTo(CoverJson.class)
                .isEqualTo(CoverJson.of(PRODUCT, cover));
        assertThat(store.theOnly(SetCover.class)).isEqualTo(new SetCover(PRODUCT, cover));
    }

    @Test
    void the_cover_of_a_withdrawn_product_stays() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.WITHDRAWN, 0));
        assertProblem(upload("x"), 409, "product-withdrawn", "off sale");
        assertThat(media.taken()).isEmpty();

        store.refuse(RemoveCover.class, Refusal.Code.CONFLICT, "its cover stays");
        assertProblem(delete(PATH), 409, "conflict", "stays");
    }

    @Test
    void what_is_no_image_is_told_why() {
        media.fail(new MediaRefusedException(MediaRefusedException.Reason.UNSUPPORTED, "this is no image"));

        assertProblem(upload("x"), 415, "unsupported-media-type", "This is no image.");
        assertProblem(
                mvc.put()
                        .uri(PATH)
                        .header("Content-Type", "application/zip")
                        .content("x")
                        .exchange(),
                415,
                "unsupported-media-type",
                "image/*");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_cover_is_removed() {
        store.answer(RemoveCover.class, remove -> 2L);

        assertThat(delete(PATH)).hasStatus(204);
        assertThat(store.theOnly(RemoveCover.class)).isEqualTo(new RemoveCover(PRODUCT));
    }

    private MvcTestResult upload(String content) {
        return mvc.put()
                .uri(PATH)
                .header("Content-Type", "image/png")
                .content(content)
                .exchange();
    }
}
