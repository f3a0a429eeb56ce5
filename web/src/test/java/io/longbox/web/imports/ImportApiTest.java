package io.longbox.web.imports;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductKind;
import io.longbox.imports.ImportId;
import io.longbox.imports.ImportRefusedException;
import io.longbox.imports.ImportStatus;
import io.longbox.imports.ImportTerms;
import io.longbox.imports.ImportView;
import io.longbox.imports.RowError;
import io.longbox.web.ApiTest;
import io.longbox.web.FakeImports;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ImportApiTest extends ApiTest {

    private static final String PATH = "/api/products/imports";
    private static final ImportId ID = ImportId.of("33333333-3333-4333-8333-333333333333");
    private static final ImportTerms PLAIN = new ImportTerms("default", ProductKind.COMIC, null, null, false);
    private static final String FILE = "product_id,title\n1,Little Nemo\n2,Krazy Kat\n";

    @Autowired
    private FakeImports imports;

    @BeforeEach
    void forgetImports() {
        imports.reset();
    }

    private MvcTestResult upload(String query) {
        return mvc.post()
                .uri(URI.create(PATH + query))
                .contentType("text/csv")
                .content(FILE)
                .exchange();
    }

    private static ImportView done(ImportId id, long number) {
        return new ImportView(
                id, number, PLAIN, ImportStatus.DONE, 40, 40, 10, 5, 3, 22, 25, null, NOW, NOW, NOW.plusSeconds(9));
    }

    @Test
    void a_file_is_taken_and_its_import_can_be_followed() {
        MvcTestResult answer = upload("");

        assertThat(imports.files()).containsExactly(FILE);
        assertThat(imports.terms()).isEqualTo(PLAIN);
        ImportId id = imports.list(null, 1).items().get(0).id();
        assertThat(answer).hasStatus(202).hasHeader("Location", PATH + "/" + id);
        assertThat(answer).bodyJson().isStrictlyEqualTo("""
                        {"id": "%s", "catalogue": "default", "kind": "COMIC", "price": null, "dryRun": false,
                         "status": "WAITING", "rows": {"total": 2, "handled": 0}, "created": 0, "updated": 0,
                         "unchanged": 0, "failed": 0, "errorCount": 0, "trouble": null,
                         "uploadedAt": "2026-03-01T10:00:00Z", "startedAt": null, "finishedAt": null,
                         "errors": {"items": [], "next": null}}""".formatted(id));
        assertThat(get(PATH + "/" + id)).hasStatusOk();
    }

    @Test
    void the_same_file_again_answers_the_import_under_way() {
        upload("");

        MvcTestResult again = upload("");

        ImportId id = imports.list(null, 1).items().get(0).id();
        assertThat(again).hasStatus(200).hasHeader("Location", PATH + "/" + id);
    }

    @Test
    void an_upload_under_the_same_key_is_one_upload() {
        String first = mvc.post()
                .uri(PATH)
                .header("Idempotency-Key", "import-1")
                .contentType("text/csv")
                .content(FILE)
                .exchange()
                .getResponse()
                .getHeader("Location");
        MvcTestResult again = mvc.post()
                .uri(PATH)
                .header("Idempotency-Key", "import-1")
                .contentType("text/csv")
                .content(FILE)
                .exchange();

        assertThat(again).hasStatus(202).hasHeader("Idempotent-Replay", "true").hasHeader("Location", first);
        assertThat(imports.files()).hasSize(1);
    }

    @Test
    void what_is_said_with_the_file_goes_along() {
        assertThat(upload("?catalogue=north-1&kind=COMIC&price=4.50&currency=EUR&dryRun=true"))
                .hasStatus(202);

        assertThat(imports.terms())
                .isEqualTo(new ImportTerms("north-1", ProductKind.COMIC, new Money(450, EUR), EUR, true));
    }

    @ParameterizedTest
    @CsvSource({
        "catalogue=a%2Fb, catalogue",
        "catalogue=%00, catalogue",
        "kind=BOOK, kind",
        "price=5, currency",
        "price=-5&currency=EUR, price",
        "price=5.001&currency=EUR, price",
        "price=5&currency=eur, currency",
        "dryRun=perhaps, dryRun"
    })
    void what_cannot_be_meant_is_refused(String query, String field) {
        MvcTestResult answer = upload("?" + query);

        assertProblem(answer, 400, "invalid-parameter", field);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(imports.files()).isEmpty();
    }

    @Test
    void a_file_that_is_no_catalogue_is_refused_with_the_reason() {
        imports.refuse(new ImportRefusedException(ImportRefusedException.Reason.INVALID, "The file is not UTF-8."));

        MvcTestResult answer = upload("");

        assertProblem(answer, 400, "invalid-input", "The file is not UTF-8.");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("file");
    }

    @Test
    void a_file_over_the_limit_is_refused() {
        imports.refuse(new ImportRefusedException(ImportRefusedException.Reason.TOO_LARGE, "The file is too large."));

        assertProblem(upload(""), 413, "body-too-large", "too large");
    }

    @Test
    void anything_but_csv_is_refused() {
        assertThat(post(PATH, "{}").exchange()).hasStatus(415);
    }

    @Test
    void an_import_shows_its_first_errors_and_the_way_to_the_others() {
        imports.put(
                done(ID, 7),
                IntStream.rangeClosed(1, 25)
                        .mapToObj(row -> new RowError(row, row % 2 == 0 ? null : "year", "is wrong"))
                        .toArray(RowError[]::new));

        MvcTestResult shown = get(PATH + "/" + ID);

        assertThat(shown).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"status": "DONE", "rows": {"total": 40, "handled": 40}, "created": 10, "updated": 5,
                         "unchanged": 3, "failed": 22, "errorCount": 25}""");
        assertThat(shown).bodyJson().extractingPath("$.errors.items.length()").isEqualTo(20);
        assertThat(shown)
                .bodyJson()
                .extractingPath("$.errors.next")
                .asString()
                .satisfies(next -> assertThat(get(PATH + "/" + ID + "/errors?cursor=" + next))
                        .bodyJson()
                        .isLenientlyEqualTo("""
                                {"items": [{"row": 21, "column": "year", "message": "is wrong"},
                                           {"row": 22, "column": null, "message": "is wrong"}, {}, {}, {}],
                                 "next": null}"""));
    }

    @Test
    void the_newest_import_is_listed_first() {
        imports.put(done(ID, 7));
        imports.put(done(ImportId.of("44444444-4444-4444-8444-444444444444"), 8));

        MvcTestResult first = get(PATH + "?limit=1");

        assertThat(first).bodyJson().extractingPath("$.items[0].id").isEqualTo("44444444-4444-4444-8444-444444444444");
        assertThat(first).bodyJson().doesNotHavePath("$.items[0].errors");
        assertThat(first)
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .satisfies(next -> assertThat(get(PATH + "?limit=1&cursor=" + next))
                        .bodyJson()
                        .isLenientlyEqualTo("{\"items\": [{\"id\": \"%s\"}], \"next\": null}".formatted(ID)));
    }

    @Test
    void an_import_under_way_can_be_cancelled_and_that_twice() {
        imports.put(FakeImports.waiting(ID, PLAIN));

        assertThat(delete(PATH + "/" + ID)).hasStatus(204);
        assertThat(delete(PATH + "/" + ID)).hasStatus(204);
        assertThat(get(PATH + "/" + ID)).bodyJson().extractingPath("$.status").isEqualTo("CANCELLED");
    }

    @Test
    void an_import_that_is_done_cannot_be_cancelled() {
        imports.put(done(ID, 7));

        assertProblem(delete(PATH + "/" + ID), 409, "conflict", "has ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/errors"})
    void an_unknown_import_is_not_found(String page) {
        assertProblem(get(PATH + "/" + ID + page), 404, "not-found", "import");
        assertProblem(delete(PATH + "/" + ID), 404, "not-found", "import");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/none",
                "?limit=0",
                "?cursor=MQ",
                "/33333333-3333-4333-8333-333333333333/errors?limit=201",
                "/33333333-3333-4333-8333-333333333333/errors?cursor=MQ"
            })
    void an_address_that_makes_no_sense_is_refused(String rest) {
        assertThat(get(PATH + rest)).hasStatus(400);
    }

    @Test
    void a_database_that_is_away_is_no_fault_of_the_caller() {
        imports.refuse(new DataAccessResourceFailureException("away"));

        assertProblem(upload(""), 503, "unavailable", "try again");
        assertProblem(get(PATH + "/" + ID), 503, "unavailable", "try again");
    }
}
