package io.longbox.web.stock;

import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.product;
import static io.longbox.web.Fixtures.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.web.ApiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class StockApiTest extends ApiTest {

    private static final String STOCK = PRODUCT_PATH + "/stock";

    @BeforeEach
    void a_product_on_sale() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.ON_SALE, 0));
        store.answer(FindStock.class, find -> stock(2, true, 8));
    }

    @Test
    void stock_is_shown() {
        assertThat(get(STOCK)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"onHand": 12, "reserved": 3, "available": 9, "sold": 40, "waiting": 2, "linePaused": true}""");
    }

    @Test
    void a_delivery_answers_how_the_stock_stands() {
        store.answer(ReceiveStock.class, receive -> 8L);

        MvcTestResult answer = post(STOCK + "/receipts", "{\"quantity\": 10}").exchange();

        ReceiveStock receive = store.theOnly(ReceiveStock.class);
        assertThat(receive).isEqualTo(new ReceiveStock(PRODUCT, receive.receipt(), new Quantity(10)));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", STOCK)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "onHand": 12, "reserved": 3, "available": 9, "sold": 40, "waiting": 2,
                         "linePaused": true}""".formatted(receive.receipt()));
    }

    @Test
    void a_delivery_whose_view_lags_is_answered_all_the_same() {
        store.answer(ReceiveStock.class, receive -> 9L);

        MvcTestResult answer = post(STOCK + "/receipts", "{\"quantity\": 10}").exchange();

        assertThat(answer).hasStatus(201).bodyJson().extractingPath("$.onHand").isNull();
    }

    @Test
    void a_correction_may_be_negative() {
        store.answer(AdjustStock.class, adjust -> 8L);

        MvcTestResult answer = post(STOCK + "/adjustments", "{\"change\": -2, \"reason\": \"water damage\"}")
                .exchange();

        AdjustStock adjust = store.theOnly(AdjustStock.class);
        assertThat(adjust).isEqualTo(new AdjustStock(PRODUCT, adjust.adjustment(), -2, "water damage"));
        assertThat(answer).hasStatus(201).hasHeader("Location", STOCK);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(adjust.adjustment().toString());
    }

    @Test
    void a_correction_below_what_is_reserved_is_a_conflict() {
        store.refuse(AdjustStock.class, Refusal.Code.CONFLICT, "3 copies are reserved");

        assertProblem(
                post(STOCK + "/adjustments", "{\"change\": -12, \"reason\": \"lost\"}")
                        .exchange(),
                409,
                "conflict",
                "3 copies");
    }

    @Test
    void an_unknown_product_has_no_stock() {
        store.answer(FindProduct.class, find -> null);
        store.answer(FindStock.class, find -> null);

        assertProblem(get(STOCK), 404, "not-found", "no such product");
        assertProblem(post(STOCK + "/receipts", "{\"quantity\": 10}").exchange(), 404, "not-found", "no such product");
        assertProblem(
                post(STOCK + "/adjustments", "{\"change\": 1, \"reason\": \"found\"}")
                        .exchange(),
                404,
                "not-found",
                "no such product");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_withdrawn_product_takes_no_deliveries() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.WITHDRAWN, 1));

        assertProblem(post(STOCK + "/receipts", "{\"quantity\": 10}").exchange(), 409, "product-withdrawn", "off sale");
        assertThat(store.sent()).isEmpty();
    }
}
