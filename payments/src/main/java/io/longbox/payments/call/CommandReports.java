package io.longbox.payments.call;

import io.longbox.api.Refusal;
import io.longbox.api.payment.ChargeBackPayment;
import io.longbox.api.payment.RecordAuthorisation;
import io.longbox.api.payment.RecordCapture;
import io.longbox.api.payment.RecordCaptureFailure;
import io.longbox.api.payment.RecordDecline;
import io.longbox.api.payment.RecordRefund;
import io.longbox.api.payment.RecordRefundFailure;
import io.longbox.api.payment.RecordVoid;
import io.longbox.payments.ProviderReport;
import io.longbox.payments.ProviderReports;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the provider says to the order's payment, and waits until it is recorded. */
class CommandReports implements ProviderReports {

    private static final Logger log = LoggerFactory.getLogger(CommandReports.class);
    private static final int ANSWER_WITHIN_SECONDS = 10;

    private final CommandGateway commands;

    CommandReports(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void receive(ProviderReport report) {
        try {
            commands.<Object>send(commandOf(report)).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (!isRefusedForGood(failed.getCause())) {
                throw new NotRecordedException(failed.getCause());
            }
            log.warn(
                    "the payment provider reports {} of order {}, which cannot be: {}",
                    report.getClass().getSimpleName(),
                    report.order(),
                    failed.getCause().getMessage());
        } catch (TimeoutException late) {
            throw new NotRecordedException(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotRecordedException(interrupted);
        }
    }

    private static boolean isRefusedForGood(Throwable failure) {
        if (!(failure instanceof CommandExecutionException refused)) {
            return false;
        }
        Optional<Object> details = refused.getDetails();
        return details.filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .filter(refusal -> refusal.code() == Refusal.Code.NOT_FOUND || refusal.code() == Refusal.Code.INVALID)
                .isPresent();
    }

    private static Object commandOf(ProviderReport report) {
        if (report instanceof ProviderReport.Held held) {
            return new RecordAuthorisation(held.order(), held.reference(), held.amount());
        } else if (report instanceof ProviderReport.Declined declined) {
            return new RecordDecline(declined.order(), declined.reason());
        } else if (report instanceof ProviderReport.Taken taken) {
            return new RecordCapture(taken.order(), taken.amount());
        } else if (report instanceof ProviderReport.NotTaken notTaken) {
            return new RecordCaptureFailure(notTaken.order(), notTaken.reason());
        } else if (report instanceof ProviderReport.Released released) {
            return new RecordVoid(released.order());
        } else if (report instanceof ProviderReport.Returned returned) {
            return new RecordRefund(returned.order(), returned.refund(), returned.amount());
        } else if (report instanceof ProviderReport.NotReturned notReturned) {
            return new RecordRefundFailure(notReturned.order(), notReturned.refund(), notReturned.reason());
        } else if (report instanceof ProviderReport.ChargedBack chargedBack) {
            return new ChargeBackPayment(chargedBack.order(), chargedBack.reference(), chargedBack.amount());
        }
        throw new IllegalArgumentException("not known: " + report.getClass());
    }

    /** A report was not recorded, and has to be told again. */
    static final class NotRecordedException extends RuntimeException {

        NotRecordedException(Throwable cause) {
            super("what the payment provider reports could not be recorded", cause);
        }
    }
}
