package io.longbox.payments.call;

import static io.longbox.payments.call.CallFixture.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Refusal;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.ChargeBackPayment;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.RecordAuthorisation;
import io.longbox.api.payment.RecordCapture;
import io.longbox.api.payment.RecordCaptureFailure;
import io.longbox.api.payment.RecordDecline;
import io.longbox.api.payment.RecordRefund;
import io.longbox.api.payment.RecordRefundFailure;
import io.longbox.api.payment.RecordVoid;
import io.longbox.payments.ProviderReport;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandReportsTest {

    private final OrderId order = CallFixture.order();
    private final RefundId refund = CallFixture.refund();
    private final List<Object> commands = new ArrayList<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final CommandReports reports =
            new CommandReports(DefaultCommandGateway.builder().commandBus(bus).build());
    private @Nullable RuntimeException failure;

    CommandReportsTest() {
        for (Class<?> command : List.of(
                RecordAuthorisation.class,
                RecordDecline.class,
                RecordCapture.class,
                RecordCaptureFailure.class,
                RecordVoid.class,
                RecordRefund.class,
                RecordRefundFailure.class,
                ChargeBackPayment.class)) {
            bus.subscribe(command.getName(), message -> {
                if (failure != null) {
                    throw failure;
                }
                return commands.add(message.getPayload());
            });
        }
    }

    @Test
    void each_report_is_a_command() {
        reports.receive(new ProviderReport.Held(order, "ref", TEN));
        reports.receive(new ProviderReport.Declined(order, DeclineReason.DECLINED));
        reports.receive(new ProviderReport.Taken(order, TEN));
        reports.receive(new ProviderReport.NotTaken(order, PaymentFailure.REFUSED));
        reports.receive(new ProviderReport.Released(order));
        reports.receive(new ProviderReport.Returned(order, refund, TEN));
        reports.receive(new ProviderReport.NotReturned(order, refund, PaymentFailure.REFUSED));
        reports.receive(new ProviderReport.ChargedBack(order, "c1", TEN));

        assertThat(commands)
                .containsExactly(
                        new RecordAuthorisation(order, "ref", TEN),
                        new RecordDecline(order, DeclineReason.DECLINED),
                        new RecordCapture(order, TEN),
                        new RecordCaptureFailure(order, PaymentFailure.REFUSED),
                        new RecordVoid(order),
                        new RecordRefund(order, refund, TEN),
                        new RecordRefundFailure(order, refund, PaymentFailure.REFUSED),
                        new ChargeBackPayment(order, "c1", TEN));
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.Code.class,
            names = {"NOT_FOUND", "INVALID"})
    void what_can_never_be_right_is_dropped(Refusal.Code code) {
        failure = new CommandExecutionException("no", null, new Refusal(code, "no"));

        assertThatCode(() -> reports.receive(new ProviderReport.Released(order)))
                .doesNotThrowAnyException();
    }

    @Test
    void what_may_be_right_later_has_to_be_told_again() {
        failure = new CommandExecutionException("no", null, new Refusal(Refusal.Code.CONFLICT, "not yet"));
        assertThatThrownBy(() -> reports.receive(new ProviderReport.Released(order)))
                .isInstanceOf(CommandReports.NotRecordedException.class);

        failure = new IllegalStateException("the database is away");
        assertThatThrownBy(() -> reports.receive(new ProviderReport.Released(order)))
                .isInstanceOf(CommandReports.NotRecordedException.class);
    }
}
