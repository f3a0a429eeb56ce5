package io.longbox.runtime.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CartEvent;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductEvent;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterEvent;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.api.notification.InboxEvent;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.PaymentEvent;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanEvent;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.reading.ReadingEvent;
import io.longbox.api.reading.UnlockEvent;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentEvent;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodEvent;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.api.user.Payment;
import io.longbox.api.user.PointsCharge;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserEvent;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.WaitlistEvent;
import io.longbox.runtime.privacy.KeysInMemory;
import io.longbox.runtime.privacy.PersonalTextCipher;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events outlive every version of this code, so the JSON of each, at each revision, is kept in {@code events/}: what was
 * stored then is read today, and what is stored today looks the same. A change of shape fails here; it needs a new
 * revision, an upcaster, and a file beside the old one. To write the files of new events, run with
 * {@code -Dlongbox.write-golden-events=true}.
 */
class StoredEventsTest {

    private final AllowListedSerializer serializer = new AllowListedSerializer(
            new AnnotationRevisionResolver(), new LongboxJson(new PersonalTextCipher(new KeysInMemory())));
    private final JsonMapper json = JsonMapper.shared();

    static Stream<Class<?>> events() {
        return Stream.<Class<?>>of(
                        UserEvent.class,
                        ProductEvent.class,
                        StockEvent.class,
                        ChapterEvent.class,
                        CartEvent.class,
                        WaitlistEvent.class,
                        InboxEvent.class,
                        UnlockEvent.class,
                        ReadingEvent.class,
                        PlanEvent.class,
                        OrderEvent.class,
                        PaymentEvent.class,
                        ShippingMethodEvent.class,
                        ShipmentEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_as_it_always_was(Class<?> type) throws Exception {
        Object event = sample(type);
        String stored = serializer.serialize(event, String.class).getData();
        String name = "events/%s.%s.json".formatted(type.getSimpleName(), revision(type));
        if (Boolean.getBoolean("longbox.write-golden-events")) {
            write(name, stored);
        }

        String golden = read(name);
        assertThat(json.readTree(stored)).as(name).isEqualTo(json.readTree(golden));
        Object then = serializer.deserialize(
                new SimpleSerializedObject<>(golden, String.class, type.getName(), revision(type)));
        assertThat(then).isEqualTo(event);
    }

    private static String revision(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        assertThat(revision).as("@Revision of " + type.getSimpleName()).isNotNull();
        return revision.value();
    }

    /** An event with a telling value in every component; personal texts are erased, so that they look the same twice. */
    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = components[i].getGenericType() instanceof ParameterizedType list
                    ? values((Class<?>) list.getActualTypeArguments()[0], i + 1)
                    : value(components[i].getType(), i + 1);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        return constructor.newInstance(values);
    }

    private static List<?> values(Class<?> type, int n) throws ReflectiveOperationException {
        return type == NotificationId.class
                ? List.of(new NotificationId(new UUID(7, n)), new NotificationId(new UUID(8, n)))
                : List.of(value(type, n), value(type, n + 1));
    }

    private static Object value(Class<?> type, int n) throws ReflectiveOperationException {
        if (type == String.class) {
            return "text " + n;
        } else if (type == int.class) {
            return n;
        } else if (type == long.class || type == Long.class) {
            return (long) n;
        } else if (type == Instant.class) {
            return Instant.parse("2026-03-01T12:00:00.123456Z");
        } else if (type == Duration.class) {
            return Duration.ofMinutes(n);
        } else if (type == ChainHash.class) {
            return ChainHash.START;
        } else if (type == LineReceipt.class) {
            return new LineReceipt(new ProductId(new UUID(7, n)), 4, 3, 12, ChainHash.START);
        } else if (type == SaleTerms.class) {
            return new SaleTerms(
                    Duration.ofMinutes(15),
                    Duration.ofHours(24),
                    LinePolicy.HOLD,
                    new Opening(Instant.parse("2026-03-02T18:00:00Z"), Duration.ofHours(1)));
        } else if (type == Quantity.class) {
            return new Quantity(n);
        } else if (type == Points.class) {
            return new Points(n);
        } else if (type == Money.class) {
            return new Money(1299, Currency.getInstance("EUR"));
        } else if (type == PersonalText.class) {
            return new PersonalText(new UserId(new UUID(7, 1)), null);
        } else if (type == StoredImage.class) {
            return new StoredImage(new ContentHash("%064x".formatted(n)), ImageType.PNG, 1_000 + n, 600, 800);
        } else if (type == Cover.class) {
            return new Cover(
                    (StoredImage) value(StoredImage.class, 1), (StoredImage) value(StoredImage.class, 2), (StoredImage)
                            value(StoredImage.class, 3));
        } else if (type == ChapterNumber.class) {
            return ChapterNumber.of("2.5");
        } else if (type == ChapterDetails.class) {
            return new ChapterDetails("The walking bed", new ChapterAccess(new Points(30), true));
        } else if (type == ProductDetails.class) {
            return new ProductDetails(
                    "Little Nemo",
                    List.of("Winsor McCay"),
                    "New York Herald",
                    1905,
                    "0439554934",
                    "eng",
                    "A boy falls out of bed.",
                    new Money(2490, Currency.getInstance("EUR")));
        } else if (type == BigDecimal.class) {
            return new BigDecimal("1.5");
        } else if (type == PlanTerms.class) {
            return new PlanTerms(
                    PlanPeriod.QUARTERLY,
                    PlanPrice.of(new Money(1299, Currency.getInstance("EUR"))),
                    new PlanBenefits(true, new BigDecimal("1.5"), true, null));
        } else if (type == SubscriptionTerm.class) {
            return SubscriptionTerm.startingAt(Instant.parse("2026-03-01T12:00:00.123456Z"), n, PlanPeriod.QUARTERLY);
        } else if (type == PointsCharge.class) {
            return new PointsCharge(new PointsEntryId(new UUID(7, n)), new Points(100), new Points(n));
        } else if (type == Payment.class) {
            return new Payment("text " + n, new Money(1299, Currency.getInstance("EUR")));
        } else if (type == boolean.class) {
            return true;
        } else if (type == OrderLine.class) {
            return new OrderLine(
                    new ReservationId(new UUID(7, n)),
                    new ProductId(new UUID(8, n)),
                    "Little Nemo",
                    new Quantity(n),
                    new Money(1299, Currency.getInstance("EUR")));
        } else if (type == LineCount.class) {
            return new LineCount(new ReservationId(new UUID(7, n)), new ProductId(new UUID(8, n)), new Quantity(n));
        } else if (type == TokenisedCard.class) {
            return new TokenisedCard("text " + n, CardBrand.VISA, "4242");
        } else if (type == Parcel.class) {
            return new Parcel("Night Mail", "text " + n);
        } else if (type == ShippingTerms.class) {
            return new ShippingTerms(
                    "Standard",
                    new Money(490, Currency.getInstance("EUR")),
                    new Money(5000, Currency.getInstance("EUR")),
                    List.of("AT", "DE"),
                    new DeliveryDays(2, 4));
        } else if (type == Address.class) {
            PersonalText erased = new PersonalText(new UserId(new UUID(7, 1)), null);
            return new Address(erased, erased, erased, erased, erased, erased, "DE");
        } else if (type == OrderTotals.class) {
            Currency euro = Currency.getInstance("EUR");
            return new OrderTotals(
                    new Money(2598, euro),
                    new Money(259, euro),
                    new Money(490, euro),
                    new Money(100, euro),
                    new Money(2729, euro));
        } else if (type == CheckoutTerms.class) {
            PersonalText erased = new PersonalText(new UserId(new UUID(7, 1)), null);
            return new CheckoutTerms(
                    new ShippingChoice(
                            new ShippingMethodId(new UUID(7, n)),
                            "Standard",
                            new Money(490, Currency.getInstance("EUR")),
                            new Address(erased, erased, erased, erased, erased, erased, "DE")),
                    new PlanDiscount(PlanId.ofName("First class"), "First class", 10),
                    new PointsPayment(new Points(100), new Money(100, Currency.getInstance("EUR"))),
                    new TokenisedCard("text " + n, CardBrand.VISA, "4242"));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord() && type.getRecordComponents()[0].getType() == UUID.class) {
            return type.getDeclaredConstructor(UUID.class).newInstance(new UUID(7, n));
        }
        throw new IllegalArgumentException("say here what a telling value of " + type + " is");
    }

    private static String read(String name) throws IOException {
        try (InputStream in = StoredEventsTest.class.getResourceAsStream("/" + name)) {
            assertThat(in)
                    .as(name + ": there is no golden file for this event and revision")
                    .isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String name, String stored) throws IOException {
        Path file = Path.of("src/test/resources", name);
        Files.createDirectories(file.getParent());
        String pretty = json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(stored)) + "\n";
        Files.writeString(file, pretty);
        Path onClassPath = Path.of("target/test-classes", name);
        Files.createDirectories(onClassPath.getParent());
        Files.writeString(onClassPath, pretty);
    }
}
