package io.longbox.order.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Money;
import io.longbox.api.Refusal;
import io.longbox.api.Refusal.Code;
import io.longbox.api.RefusedException;
import io.longbox.api.shipping.ChangeShippingMethod;
import io.longbox.api.shipping.CreateShippingMethod;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.RetireShippingMethod;
import io.longbox.api.shipping.ShippingMethodChanged;
import io.longbox.api.shipping.ShippingMethodCreated;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodRetired;
import io.longbox.api.shipping.ShippingTerms;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShippingMethodTest {

    private static final ShippingMethodId STANDARD = new ShippingMethodId(UUID.randomUUID());
    private static final ShippingTerms TERMS =
            new ShippingTerms("Standard", euros(4_90), euros(50_00), List.of("DE"), new DeliveryDays(2, 4));
    private static final ShippingTerms DEARER = new ShippingTerms("Standard", euros(5_90), null, List.of(), null);

    private final FixtureConfiguration<ShippingMethod> method = new AggregateTestFixture<>(ShippingMethod.class);

    @Test
    void a_method_is_offered() {
        method.givenNoPriorActivity()
                .when(new CreateShippingMethod(STANDARD, TERMS))
                .expectEvents(new ShippingMethodCreated(STANDARD, TERMS))
                .expectResultMessagePayload(0L);
    }

    @Test
    void offering_it_twice_changes_nothing() {
        method.given(new ShippingMethodCreated(STANDARD, TERMS))
                .when(new CreateShippingMethod(STANDARD, TERMS))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void an_id_is_given_once() {
        method.given(new ShippingMethodCreated(STANDARD, TERMS))
                .when(new CreateShippingMethod(STANDARD, DEARER))
                .expectNoEvents()
                .expectException(refusal(Code.ALREADY_TAKEN, "there is another shipping method by this id"));
        method.given(new ShippingMethodCreated(STANDARD, TERMS), new ShippingMethodRetired(STANDARD))
                .when(new CreateShippingMethod(STANDARD, TERMS))
                .expectNoEvents()
                .expectException(refusal(Code.ALREADY_TAKEN, "there is another shipping method by this id"));
    }

    @Test
    void its_terms_change() {
        method.given(new ShippingMethodCreated(STANDARD, TERMS))
                .when(new ChangeShippingMethod(STANDARD, DEARER, 0L))
                .expectEvents(new ShippingMethodChanged(STANDARD, DEARER))
                .expectResultMessagePayload(1L);
    }

    @Test
    void the_same_terms_again_change_nothing() {
        method.given(new ShippingMethodCreated(STANDARD, TERMS))
                .when(new ChangeShippingMethod(STANDARD, TERMS, null))
                .expectNoEvents();
    }

    @Test
    void nobody_changes_or_retires_an_older_version() {
        for (Object stale :
                List.of(new ChangeShippingMethod(STANDARD, TERMS, 0L), new RetireShippingMethod(STANDARD, 0L))) {
            method.given(new ShippingMethodCreated(STANDARD, TERMS), new ShippingMethodChanged(STANDARD, DEARER))
                    .when(stale)
                    .expectNoEvents()
                    .expectException(refusal(Code.STALE_VERSION, "the shipping method is at version 1, not 0"));
        }
    }

    @Test
    void nobody_changes_or_retires_what_never_was() {
        for (Object command :
                List.of(new ChangeShippingMethod(STANDARD, TERMS, null), new RetireShippingMethod(STANDARD, null))) {
            method.givenNoPriorActivity()
                    .when(command)
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Test
    void a_method_is_retired_once() {
        method.given(new ShippingMethodCreated(STANDARD, TERMS))
                .when(new RetireShippingMethod(STANDARD, 0L))
                .expectEvents(new ShippingMethodRetired(STANDARD));
        method.given(new ShippingMethodCreated(STANDARD, TERMS), new ShippingMethodRetired(STANDARD))
                .when(new RetireShippingMethod(STANDARD, 0L))
                .expectNoEvents();
    }

    @Test
    void a_retired_method_is_not_changed() {
        method.given(new ShippingMethodCreated(STANDARD, TERMS), new ShippingMethodRetired(STANDARD))
                .when(new ChangeShippingMethod(STANDARD, DEARER, null))
                .expectNoEvents()
                .expectException(refusal(Code.CONFLICT, "the shipping method is retired and cannot be changed"));
    }

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        JsonMapper fieldsAlone = JsonMapper.builder()
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                .build();
        ShippingMethod used = new ShippingMethod();
        used.on(new ShippingMethodCreated(STANDARD, DEARER));
        used.on(new ShippingMethodChanged(STANDARD, TERMS));
        used.on(new ShippingMethodRetired(STANDARD));

        ShippingMethod restored = fieldsAlone.readValue(fieldsAlone.writeValueAsString(used), ShippingMethod.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(used);
    }

    private static Matcher<RefusedException> refusal(Code code, String detail) {
        Refusal expected = new Refusal(code, detail);
        return new CustomTypeSafeMatcher<>(expected.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException refused) {
                return refused.refusal().equals(expected);
            }
        };
    }

    private static Money euros(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
