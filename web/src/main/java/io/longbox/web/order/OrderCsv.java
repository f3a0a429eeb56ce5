package io.longbox.web.order;

import io.longbox.api.Money;
import io.longbox.api.order.OrderLineView;
import io.longbox.api.order.OrderPaymentView;
import io.longbox.api.order.OrderView;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes orders as RFC 4180 has it, a row an order. Spreadsheets run what looks like a formula: a text that somebody has
 * typed in never looks like one here. Names and addresses are left out.
 */
final class OrderCsv implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "number",
                    "id",
                    "userId",
                    "status",
                    "placedAt",
                    "paidAt",
                    "currency",
                    "items",
                    "discount",
                    "shipping",
                    "points",
                    "total",
                    "due",
                    "captured",
                    "refunded",
                    "chargedBack",
                    "copies",
                    "titles",
                    "plan",
                    "shippingMethod",
                    "country",
                    "cancelledBecause")
            .get();

    private final CSVPrinter rows;

    OrderCsv(Appendable out) throws IOException {
        this.rows = new CSVPrinter(out, FORMAT);
    }

    void write(OrderView order) throws IOException {
        OrderPaymentView payment = order.payment();
        rows.printRecord(
                order.number(),
                order.id(),
                order.user(),
                order.status(),
                order.placedAt(),
                order.paidAt(),
                order.totals().items().currency(),
                amount(order.totals().items()),
                amount(order.totals().discount()),
                amount(order.totals().shipping()),
                amount(order.totals().points()),
                amount(order.totals().total()),
                amount(order.totals().due()),
                payment == null ? null : amount(payment.captured()),
                payment == null ? null : amount(payment.refunded()),
                payment == null ? null : amount(payment.chargedBack()),
                order.lines().stream()
                        .mapToInt(line -> line.line().quantity().value())
                        .sum(),
                harmless(titles(order)),
                order.discount() == null ? null : harmless(order.discount().planName()),
                harmless(order.shipping().name()),
                order.shipping().address().country(),
                order.cancellation() == null ? null : order.cancellation().reason());
    }

    void flush() throws IOException {
        rows.flush();
    }

    @Override
    public void close() throws IOException {
        rows.close(true);
    }

    private static String amount(Money money) {
        return money.amount().toPlainString();
    }

    private static String titles(OrderView order) {
        return order.lines().stream()
                .map(OrderLineView::line)
                .map(line -> line.quantity().value() == 1
                        ? line.title()
                        : line.title() + " (" + line.quantity().value() + ")")
                .collect(Collectors.joining("; "));
    }

    /** With an apostrophe before what a spreadsheet would take for a formula. */
    static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
