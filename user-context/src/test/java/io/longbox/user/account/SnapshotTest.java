package io.longbox.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.shipping.Address;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressRemoved;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.Payment;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.SpendNotReversed;
import io.longbox.api.user.SubscriptionCancelled;
import io.longbox.api.user.SubscriptionPrepaid;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionSwitched;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserSuspended;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot is the aggregate's fields as JSON. */
class SnapshotTest {

    private static final JsonMapper FIELDS_ALONE = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    private final UserId ada = new UserId(UUID.randomUUID());

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        User user = used();

        User restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(user), User.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(user);
    }

    @Test
    void a_restored_ledger_forgets_its_oldest_entry_first() {
        User restored = FIELDS_ALONE.readValue(FIELDS_ALONE.writeValueAsString(used()), User.class);
        PointsEntryId next = new PointsEntryId(UUID.randomUUID());

        User user = used();
        user.on(new PointsAdded(ada, next, new Points(1), new Points(1), "gift"));
        restored.on(new PointsAdded(ada, next, new Points(1), new Points(1), "gift"));

        assertThat(FIELDS_ALONE.writeValueAsString(restored)).isEqualTo(FIELDS_ALONE.writeValueAsString(user));
    }

    @Test
    void a_snapshot_holds_no_personal_data() {
        assertThat(FIELDS_ALONE.writeValueAsString(used())).doesNotContainIgnoringCase("Lovelace");
    }

    private User used() {
        User user = new User();
        user.on(new UserRegistered(
                ada, new PersonalText(ada, "Ada Lovelace"), new PersonalText(ada, "lovelace@example.org")));
        user.on(new UserSuspended(ada, "chargebacks"));
        for (int i = 0; i < PointsLedger.REMEMBERED; i++) {
            user.on(new PointsAdded(ada, new PointsEntryId(new UUID(7, i)), new Points(1), new Points(i + 1L), "gift"));
        }
        user.on(new PointsSpent(ada, new PointsEntryId(new UUID(8, 1)), new Points(9), new Points(1), "chapter"));
        user.on(new PointsSpent(ada, new PointsEntryId(new UUID(8, 2)), new Points(1), Points.NONE, "chapter"));
        user.on(new PointsSettled(
                ada,
                new PointsEntryId(new UUID(9, 1)),
                new PointsEntryId(new UUID(8, 1)),
                new Points(3),
                new Points(2),
                new Points(1),
                "returned"));
        user.on(new SpendNotReversed(ada, new PointsEntryId(new UUID(8, 2))));
        PlanId gold = PlanId.ofName("Gold");
        PlanTerms terms = new PlanTerms(
                PlanPeriod.MONTHLY,
                PlanPrice.of(new Money(500, Currency.getInstance("EUR"))),
                new PlanBenefits(true, new BigDecimal("1.5"), true, null));
        SubscriptionTerm first = SubscriptionTerm.startingAt(Instant.EPOCH, 1, PlanPeriod.MONTHLY);
        Payment payment = new Payment("p1", new Money(500, Currency.getInstance("EUR")));
        user.on(new SubscriptionStarted(ada, PlanId.ofName("Silver"), "Silver", terms, first, null, payment));
        user.on(new SubscriptionSwitched(ada, gold, "Gold"));
        user.on(new SubscriptionPrepaid(ada, gold, "Gold", terms, new Payment("p2", payment.amount())));
        user.on(new SubscriptionCancelled(ada, first.until()));
        PersonalText lovelace = new PersonalText(ada, "Lovelace");
        Address home = new Address(lovelace, lovelace, null, null, lovelace, null, "GB");
        AddressId gone = new AddressId(UUID.randomUUID());
        user.on(new AddressSaved(ada, new AddressId(new UUID(9, 1)), lovelace, home), 300);
        user.on(new AddressSaved(ada, gone, null, home), 301);
        user.on(new AddressRemoved(ada, gone));
        return user;
    }
}
