package io.longbox.web;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CartRequestStatus;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.CartView;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.StockView;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.notification.NotificationView;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** One reader, one product, and what may become of them. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final Currency EUR = Currency.getInstance("EUR");

    public static final UserId USER = UserId.of("11111111-1111-4111-8111-111111111111");
    public static final ProductId PRODUCT = ProductId.of("22222222-2222-4222-8222-222222222222");
    public static final String USER_PATH = "/api/users/" + USER;
    public static final String PRODUCT_PATH = "/api/products/" + PRODUCT;

    public static final String USER_JSON = """
            {"name": "Ada Lovelace", "email": "ada@example.org"}""";
    public static final String PRODUCT_JSON = """
            {"kind": "COMIC", "title": "Little Nemo", "authors": ["Winsor McCay"], "publisher": "New York Herald",
             "year": 1905, "isbn": "439023483", "language": "en-US", "description": "He dreams.\\nHe wakes.",
             "price": {"amount": "12.99", "currency": "EUR"}}""";
    public static final ProductDetails DETAILS = new ProductDetails(
            "Little Nemo",
            List.of("Winsor McCay"),
            "New York Herald",
            1905,
            "0439023483",
            "en-US",
            "He dreams.\nHe wakes.",
            new Money(1299, EUR));

    public static final LineReceipt RECEIPT = new LineReceipt(PRODUCT, 17, 3, 41, ChainHash.START);
    public static final String RECEIPT_JSON =
            "{\"productId\": \"%s\", \"ticket\": 17, \"position\": 3, \"sequence\": 41, \"hash\": \"%s\"}"
                    .formatted(PRODUCT, ChainHash.START);

    private Fixtures() {}

    /** Impatient with commands, patient with views. */
    public static WebProperties properties(Duration streamsLast) {
        return new WebProperties(
                EUR,
                new WebProperties.Cart(Duration.ofMillis(50)),
                new WebProperties.Checkout(Duration.ofMillis(50), 1),
                new WebProperties.Shop("Longbox", List.of(), List.of()),
                new WebProperties.Reading(Duration.ofMillis(50)),
                new WebProperties.Http(
                        DataSize.ofKilobytes(1),
                        DataSize.ofMegabytes(1),
                        null,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        new WebProperties.Idempotency(
                                Duration.ofHours(1),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(1)),
                        new WebProperties.Live(10, streamsLast, Duration.ofMinutes(1), Duration.ofMinutes(1))));
    }

    public static StockView stock(long waiting, boolean paused, long version) {
        return new StockView(PRODUCT, 12, 3, 40, waiting, paused, SaleTerms.STANDARD, version);
    }

    public static PlaceView waiting(long ahead, long version) {
        return new PlaceView(
                PRODUCT, RECEIPT, USER, new Quantity(2), PlaceStatus.WAITING, ahead, NOW, null, null, null, version);
    }

    public static UserView user(UserId id, UserStatus status, long version) {
        return new UserView(
                id,
                new PersonalText(id, "Ada Lovelace"),
                new PersonalText(id, "ada@example.org"),
                status,
                new Points(250),
                null,
                NOW,
                version);
    }

    public static ProductView product(ProductId id, ProductStatus status, long version) {
        return new ProductView(id, ProductKind.COMIC, DETAILS, null, status, NOW, version);
    }

    public static NotificationView told(NotificationKind kind, boolean read) {
        return new NotificationView(
                NotificationId.of("66666666-6666-4666-8666-666666666666"),
                USER,
                kind,
                PRODUCT,
                "Little Nemo",
                17L,
                3L,
                null,
                null,
                NOW,
                read);
    }

    public static CartView cart(long version, CartItemView... items) {
        return new CartView(USER, List.of(items), version);
    }

    public static CartItemView item(int quantity) {
        return new CartItemView(
                PRODUCT,
                "Little Nemo",
                new Quantity(quantity),
                new Money(1299, EUR),
                new Money(1299L * quantity, EUR),
                NOW);
    }

    public static CartRequestView inCart(ReservationId id) {
        return new CartRequestView(id, USER, PRODUCT, new Quantity(1), CartRequestStatus.IN_CART, null, null, NOW, NOW);
    }
}
