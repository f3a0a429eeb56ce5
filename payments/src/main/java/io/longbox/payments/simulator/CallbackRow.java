package io.longbox.payments.simulator;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.payments.ProviderReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report as a row of {@code provider.callback}. */
record CallbackRow(
        UUID order,
        String report,
        @Nullable UUID refund,
        @Nullable String reference,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String reason) {

    static CallbackRow of(ProviderReport report) {
        if (report instanceof ProviderReport.Held held) {
            return of(held, null, held.reference(), held.amount(), null);
        } else if (report instanceof ProviderReport.Declined declined) {
            return of(declined, null, null, null, declined.reason());
        } else if (report instanceof ProviderReport.Taken taken) {
            return of(taken, null, null, taken.amount(), null);
        } else if (report instanceof ProviderReport.NotTaken notTaken) {
            return of(notTaken, null, null, null, notTaken.reason());
        } else if (report instanceof ProviderReport.Returned returned) {
            return of(returned, returned.refund(), null, returned.amount(), null);
        } else if (report instanceof ProviderReport.NotReturned notReturned) {
            return of(notReturned, notReturned.refund(), null, null, notReturned.reason());
        } else if (report instanceof ProviderReport.ChargedBack chargedBack) {
            return of(chargedBack, null, chargedBack.reference(), chargedBack.amount(), null);
        }
        return of(report, null, null, null, null);
    }

    private static CallbackRow of(
            ProviderReport report,
            @Nullable RefundId refund,
            @Nullable String reference,
            @Nullable Money amount,
            @Nullable Enum<?> reason) {
        return new CallbackRow(
                report.order().value(),
                report.getClass().getSimpleName(),
                refund == null ? null : refund.value(),
                reference,
                amount == null ? null : amount.minor(),
                amount == null ? null : amount.currency().getCurrencyCode(),
                reason == null ? null : reason.name());
    }

    static CallbackRow read(ResultSet row) throws SQLException {
        return new CallbackRow(
                row.getObject("order_id", UUID.class),
                row.getString("report"),
                row.getObject("refund_id", UUID.class),
                row.getString("reference"),
                row.getObject("amount", Long.class),
                row.getString("currency"),
                row.getString("reason"));
    }

    ProviderReport toReport() {
        OrderId of = new OrderId(order);
        return switch (report) {
            case "Held" -> new ProviderReport.Held(of, Objects.requireNonNull(reference), money());
            case "Declined" -> new ProviderReport.Declined(of, DeclineReason.valueOf(Objects.requireNonNull(reason)));
            case "Taken" -> new ProviderReport.Taken(of, money());
            case "NotTaken" -> new ProviderReport.NotTaken(of, failure());
            case "Released" -> new ProviderReport.Released(of);
            case "Returned" -> new ProviderReport.Returned(of, refundId(), money());
            case "NotReturned" -> new ProviderReport.NotReturned(of, refundId(), failure());
            case "ChargedBack" -> new ProviderReport.ChargedBack(of, Objects.requireNonNull(reference), money());
            default -> throw new IllegalStateException("there is no report " + report);
        };
    }

    private RefundId refundId() {
        return new RefundId(Objects.requireNonNull(refund));
    }

    private PaymentFailure failure() {
        return PaymentFailure.valueOf(Objects.requireNonNull(reason));
    }

    private Money money() {
        return new Money(Objects.requireNonNull(amount), Currency.getInstance(Objects.requireNonNull(currency)));
    }
}
