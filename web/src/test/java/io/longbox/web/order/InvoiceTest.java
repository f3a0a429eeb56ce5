package io.longbox.web.order;

import static io.longbox.web.Purchases.ORDER;
import static io.longbox.web.Purchases.ORDER_PATH;
import static io.longbox.web.Purchases.fallen;
import static io.longbox.web.Purchases.givenBack;
import static io.longbox.web.Purchases.order;
import static io.longbox.web.Purchases.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderView;
import io.longbox.web.ApiTest;
import java.io.IOException;
import java.util.Collections;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class InvoiceTest extends ApiTest {

    @Test
    void an_invoice_says_who_sold_what_to_whom_for_how_much() throws IOException {
        assertThat(textOf(order(ORDER, OrderStatus.PAID)))
                .contains("Longbox Antiquariat", "1 Comic Row", "Invoice 1001", "Date: 1 March 2026")
                .contains("Ada Lovelace", "12 St James's Square", "SW1Y 4LB London", "United Kingdom")
                .containsIgnoringWhitespaces("Little Nemo 2 12.99 EUR 25.98 EUR")
                .containsIgnoringWhitespaces("Discount (Gold, 10 %) -2.59 EUR")
                .containsIgnoringWhitespaces("Shipping (Parcel) 4.90 EUR")
                .containsIgnoringWhitespaces("Total 28.29 EUR")
                .containsIgnoringWhitespaces("Paid with points 0.23 EUR")
                .containsIgnoringWhitespaces("Paid by card (VISA ending in 4242) 28.06 EUR");
    }

    @Test
    void an_invoice_says_what_was_given_back() throws IOException {
        assertThat(textOf(givenBack())).containsIgnoringWhitespaces("Given back on 2 March 2026 -11.69 EUR");
    }

    @Test
    void the_same_version_of_an_order_has_the_same_invoice_to_the_byte() {
        byte[] first = invoice(order(ORDER, OrderStatus.PAID)).getResponse().getContentAsByteArray();
        byte[] second = invoice(order(ORDER, OrderStatus.PAID)).getResponse().getContentAsByteArray();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void who_has_an_invoice_need_not_fetch_it_again() {
        MvcTestResult answer = invoice(order(ORDER, OrderStatus.PAID));
        String etag = answer.getResponse().getHeader(HttpHeaders.ETAG);

        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        assertThat(mvc.get()
                        .uri(ORDER_PATH + "/invoice")
                        .header(HttpHeaders.IF_NONE_MATCH, String.valueOf(etag))
                        .exchange())
                .hasStatus(304);
        assertThat(invoice(givenBack()).getResponse().getHeader(HttpHeaders.ETAG))
                .isNotEqualTo(etag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lucky Luke à Łódź", "Ντετέκτιβ", "Ну, погоди!"})
    void titles_in_latin_greek_and_cyrillic_are_as_they_are(String title) throws IOException {
        assertThat(textOf(titled(title))).contains(title);
    }

    @Test
    void what_is_written_from_the_right_stands_so_on_paper() throws IOException {
        assertThat(textOf(titled("שלום"))).contains("שלום");
    }

    @Test
    void a_character_that_no_font_has_becomes_a_square() throws IOException {
        assertThat(textOf(titled("夢 Nemo 🎈"))).contains("\u25A1 Nemo \u25A1");
    }

    @Test
    void a_title_that_is_too_long_goes_on_below() throws IOException {
        assertThat(textOf(titled("Nemo ".repeat(40) + "N".repeat(200))))
                .containsIgnoringWhitespaces("N".repeat(200))
                .contains("25.98 EUR");
    }

    @Test
    void an_order_of_many_lines_has_several_pages() throws IOException {
        OrderView one = titled("Nemo");
        OrderView many = new OrderView(
                one.id(),
                one.number(),
                one.user(),
                one.status(),
                one.placedAt(),
                one.paidAt(),
                Collections.nCopies(120, one.lines().get(0)),
                one.totals(),
                one.discount(),
                one.shipping(),
                one.payment(),
                one.points(),
                null,
                one.refunds(),
                one.returns(),
                one.version());

        try (PDDocument document = Loader.loadPDF(invoice(many).getResponse().getContentAsByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            assertThat(new PDFTextStripper().getText(document).split("Nemo")).hasSize(121);
        }
    }

    @Test
    void what_was_never_paid_for_has_no_invoice() {
        assertProblem(invoice(order(ORDER, OrderStatus.PLACED)), 409, "conflict", "never paid");
        assertProblem(invoice(fallen(ORDER, CancellationReason.PAYMENT_DECLINED, null)), 409, "conflict", "never paid");
    }

    private MvcTestResult invoice(OrderView order) {
        store.answer(FindOrder.class, find -> order);
        return get(ORDER_PATH + "/invoice");
    }

    private String textOf(OrderView order) throws IOException {
        try (PDDocument document = Loader.loadPDF(invoice(order).getResponse().getContentAsByteArray())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
