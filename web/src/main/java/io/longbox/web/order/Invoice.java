package io.longbox.web.order;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderLineView;
import io.longbox.api.order.OrderPaymentView;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.RefundStatus;
import io.longbox.api.order.RefundView;
import io.longbox.api.shipping.Address;
import io.longbox.web.WebProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Writes an order's invoice. It says what the order's own events say, and nothing of the moment at which it is written: the
 * same version of an order gives the same bytes.
 */
final class Invoice implements AutoCloseable {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final float LEFT = 56;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 56;
    private static final float TOP = PDRectangle.A4.getHeight() - 64;
    private static final float BOTTOM = 64;
    private static final float TEXT = 10;
    private static final float HEADING = 18;
    private static final float LEADING = 15;
    private static final float QUANTITY = 370;
    private static final float UNIT_PRICE = 455;

    private final PDDocument document = new PDDocument();
    private final InvoiceText text;
    private PDPageContentStream page;
    private float y;

    private Invoice(WebProperties.Shop shop) throws IOException {
        text = new InvoiceText(document, shop.fonts());
        page = newPage();
    }

    /**
     * @param order one that was paid for
     * @throws IOException if a font cannot be read
     */
    static byte[] of(OrderView order, WebProperties.Shop shop) throws IOException {
        try (Invoice invoice = new Invoice(shop)) {
            invoice.write(order, shop);
            return invoice.bytes(order, shop);
        }
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage added = new PDPage(PDRectangle.A4);
        document.addPage(added);
        y = TOP;
        return new PDPageContentStream(document, added);
    }

    private void write(OrderView order, WebProperties.Shop shop) throws IOException {
        line(shop.name(), HEADING);
        for (String address : shop.address()) {
            line(address, TEXT);
        }
        space();
        line("Invoice " + order.number(), HEADING);
        Instant paid = order.paidAt() == null ? order.placedAt() : order.paidAt();
        line("Date: " + DAY.format(paid), TEXT);
        line("Order: " + order.id(), TEXT);
        space();
        for (String address : addressOf(order.shipping().address())) {
            line(address, TEXT);
        }
        space();
        table(order);
        space();
        paidBy(order);
        refunds(order.refunds());
        takenBack(order.payment());
    }

    private static List<String> addressOf(Address address) {
        List<String> lines = Stream.of(address.recipient(), address.street(), address.extra())
                .map(Invoice::shown)
                .toList();
        String town = Stream.of(address.postalCode(), address.city())
                .map(Invoice::shown)
                .filter(part -> !part.isEmpty())
                .reduce((code, city) -> code + " " + city)
                .orElse("");
        return Stream.concat(
                        lines.stream(),
                        Stream.of(
                                town,
                                shown(address.region()),
                                new Locale.Builder()
                                        .setRegion(address.country())
                                        .build()
                                        .getDisplayCountry(Locale.ENGLISH)))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String shown(@Nullable PersonalText text) {
        if (text == null) {
            return "";
        }
        return text.text() == null ? "(erased)" : text.text();
    }

    private void table(OrderView order) throws IOException {
        row("Item", "Copies", "Each", "Price");
        rule();
        for (OrderLineView each : order.lines()) {
            OrderLine line = each.line();
            row(
                    line.title(),
                    Integer.toString(line.quantity().value()),
                    line.unitPrice().toString(),
                    line.price().toString());
        }
        rule();
        sum("Items", order.totals().items());
        if (order.discount() != null) {
            sum(
                    "Discount (" + order.discount().planName() + ", "
                            + order.discount().percent() + " %)",
                    "-" + order.totals().discount());
        }
        sum("Shipping (" + order.shipping().name() + ")", order.totals().shipping());
        sum("Total", order.totals().total());
    }

    private void paidBy(OrderView order) throws IOException {
        if (!order.totals().points().isZero()) {
            sum("Paid with points", order.totals().points());
        }
        OrderPaymentView payment = order.payment();
        if (payment != null && !order.totals().due().isZero()) {
            sum(
                    "Paid by card (" + payment.brand() + " ending in " + payment.lastFour() + ")",
                    order.totals().due());
        }
    }

    private void refunds(List<RefundView> refunds) throws IOException {
        for (RefundView refund : refunds) {
            Instant completed = refund.completedAt();
            if (completed == null) {
                continue;
            }
            if (refund.status() == RefundStatus.DONE && !refund.money().isZero()) {
                sum("Given back on " + DAY.format(completed), "-" + refund.money());
            }
            if (refund.pointsReturned().value() > 0) {
                sum("Given back on " + DAY.format(completed), refund.pointsReturned() + " points");
            }
        }
    }

    private void takenBack(@Nullable OrderPaymentView payment) throws IOException {
        if (payment != null && !payment.chargedBack().isZero()) {
            sum("Taken back by the card's bank", "-" + payment.chargedBack());
        }
    }

    private void sum(String what, Money amount) throws IOException {
        sum(what, amount.toString());
    }

    private void sum(String what, String amount) throws IOException {
        row(what, "", "", amount);
    }

    /** What is too long for its column goes on below. */
    private void row(String what, String quantity, String each, String price) throws IOException {
        List<String> lines = text.lines(what, QUANTITY - 40 - LEFT, TEXT);
        for (int i = 0; i < lines.size(); i++) {
            down();
            text.write(page, lines.get(i), LEFT, y, TEXT);
            if (i == 0) {
                right(quantity, QUANTITY);
                right(each, UNIT_PRICE);
                right(price, RIGHT);
            }
        }
    }

    private void right(String what, float edge) throws IOException {
        text.write(page, what, edge - text.width(what, TEXT), y, TEXT);
    }

    private void rule() throws IOException {
        page.setLineWidth(0.5f);
        page.moveTo(LEFT, y - 4);
        page.lineTo(RIGHT, y - 4);
        page.stroke();
        y -= 4;
    }

    private void line(String what, float size) throws IOException {
        for (String line : text.lines(what, RIGHT - LEFT, size)) {
            down();
            if (size > TEXT) {
                y -= size - TEXT;
            }
            text.write(page, line, LEFT, y, size);
        }
    }

    private void space() {
        y -= LEADING;
    }

    private void down() throws IOException {
        y -= LEADING;
        if (y < BOTTOM) {
            page.close();
            page = newPage();
        }
    }

    private byte[] bytes(OrderView order, WebProperties.Shop shop) throws IOException {
        page.close();
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle("Invoice " + order.number());
        about.setAuthor(shop.name());
        about.setCreationDate(calendar(order.placedAt()));
        document.setDocumentInformation(about);
        document.setDocumentId(order.version());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        document.save(written);
        return written.toByteArray();
    }

    private static Calendar calendar(Instant at) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(at.toEpochMilli());
        return calendar;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
