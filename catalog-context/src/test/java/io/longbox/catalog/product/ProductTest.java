package io.longbox.catalog.product;

import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.CoverRemoved;
import io.longbox.api.catalog.CoverSet;
import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductUpdated;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.api.catalog.RemoveCover;
import io.longbox.api.catalog.SetCover;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.api.catalog.WithdrawProduct;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

class ProductTest {

    private static final ProductId ID = new ProductId(new UUID(1, 1));
    private static final ProductDetails NEMO = titled("Little Nemo in Slumberland");
    private static final ProductDetails KRAZY = titled("Krazy Kat");
    private static final ProductCreated CREATED = new ProductCreated(ID, ProductKind.COMIC, NEMO);

    private final AggregateTestFixture<Product> product = new AggregateTestFixture<>(Product.class);

    private static ProductDetails titled(String title) {
        return new ProductDetails(
                title, List.of(), null, null, null, null, null, new Money(999, Currency.getInstance("EUR")));
    }

    private static void expectRefusal(ResultValidator<Product> result, Refusal.Code code) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("a refusal as " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof RefusedException refusal
                        && refusal.refusal().code() == code;
            }
        });
    }

    @Test
    void a_product_enters_the_catalogue() {
        product.givenNoPriorActivity()
                .when(new CreateProduct(ID, ProductKind.COMIC, NEMO))
                .expectEvents(CREATED)
                .expectResultMessagePayload(0L);
    }

    @Test
    void creating_the_same_product_twice_changes_nothing() {
        product.given(CREATED)
                .when(new CreateProduct(ID, ProductKind.COMIC, NEMO))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void another_product_by_the_same_id_is_refused() {
        expectRefusal(
                product.given(CREATED).when(new CreateProduct(ID, ProductKind.COMIC, KRAZY)),
                Refusal.Code.ALREADY_TAKEN);
    }

    @Test
    void a_product_is_described_anew() {
        product.given(CREATED).when(new UpdateProduct(ID, KRAZY, null)).expectEvents(new ProductUpdated(ID, KRAZY));
    }

    @Test
    void describing_it_as_it_is_changes_nothing() {
        product.given(CREATED).when(new UpdateProduct(ID, NEMO, 0L)).expectNoEvents();
    }

    @Test
    void an_edit_of_an_older_version_is_refused() {
        expectRefusal(
                product.given(CREATED, new ProductUpdated(ID, KRAZY)).when(new UpdateProduct(ID, NEMO, 0L)),
                Refusal.Code.STALE_VERSION);
    }

    @Test
    void an_edit_of_the_present_version_is_taken_however_high_it_is() {
        List<Object> past = new ArrayList<>(List.of(CREATED));
        for (int version = 1; version <= 1_000; version++) {
            past.add(new ProductUpdated(ID, titled("Draft " + version)));
        }
        product.given(past).when(new UpdateProduct(ID, KRAZY, 1_000L)).expectEvents(new ProductUpdated(ID, KRAZY));
    }

    @Test
    void a_withdrawal_of_an_older_version_is_refused() {
        expectRefusal(
                product.given(CREATED, new ProductUpdated(ID, KRAZY)).when(new WithdrawProduct(ID, 0L)),
                Refusal.Code.STALE_VERSION);
    }

    @Test
    void a_product_is_withdrawn_once() {
        product.given(CREATED).when(new WithdrawProduct(ID, null)).expectEvents(new ProductWithdrawn(ID));
        product.given(CREATED, new ProductWithdrawn(ID))
                .when(new WithdrawProduct(ID, null))
                .expectNoEvents();
    }

    @Test
    void a_withdrawn_product_cannot_be_described_anew() {
        expectRefusal(
                product.given(CREATED, new ProductWithdrawn(ID)).when(new UpdateProduct(ID, KRAZY, null)),
                Refusal.Code.CONFLICT);
    }

    private static Cover cover(String digit) {
        return new Cover(image(digit + "1"), image(digit + "2"), image(digit + "3"));
    }

    private static StoredImage image(String digits) {
        return new StoredImage(new ContentHash(digits.repeat(32)), ImageType.PNG, 1_000, 600, 800);
    }

    @Test
    void a_product_gets_a_cover_and_another_one() {
        product.given(CREATED).when(new SetCover(ID, cover("a"))).expectEvents(new CoverSet(ID, cover("a")));
        product.given(CREATED, new CoverSet(ID, cover("a")))
                .when(new SetCover(ID, cover("b")))
                .expectEvents(new CoverSet(ID, cover("b")));
    }

    @Test
    void the_same_cover_again_changes_nothing() {
        product.given(CREATED, new CoverSet(ID, cover("a")))
                .when(new SetCover(ID, cover("a")))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void a_cover_is_removed_once() {
        product.given(CREATED, new CoverSet(ID, cover("a")))
                .when(new RemoveCover(ID))
                .expectEvents(new CoverRemoved(ID));
        product.given(CREATED, new CoverSet(ID, cover("a")), new CoverRemoved(ID))
                .when(new RemoveCover(ID))
                .expectNoEvents();
    }

    @Test
    void a_cover_that_was_removed_can_be_set_again() {
        product.given(CREATED, new CoverSet(ID, cover("a")), new CoverRemoved(ID))
                .when(new SetCover(ID, cover("a")))
                .expectEvents(new CoverSet(ID, cover("a")));
    }

    @Test
    void the_cover_of_a_withdrawn_product_stays() {
        expectRefusal(
                product.given(CREATED, new ProductWithdrawn(ID)).when(new SetCover(ID, cover("a"))),
                Refusal.Code.CONFLICT);
        expectRefusal(
                product.given(CREATED, new CoverSet(ID, cover("a")), new ProductWithdrawn(ID))
                        .when(new RemoveCover(ID)),
                Refusal.Code.CONFLICT);
    }
}
