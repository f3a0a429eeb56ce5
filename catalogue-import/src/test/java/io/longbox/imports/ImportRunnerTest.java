package io.longbox.imports;

import static io.longbox.imports.ImportFixture.PLAIN;
import static io.longbox.imports.ImportFixture.product;
import static io.longbox.imports.ImportFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.UpdateProduct;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ImportRunnerTest {

    @TempDir
    private Path folder;

    private ImportFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ImportFixture(folder);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    private static void assertCounts(ImportView run, long created, long updated, long unchanged, long failed) {
        assertThat(List.of(run.created(), run.updated(), run.unchanged(), run.failed()))
                .as("created, updated, unchanged, failed of %s", run)
                .containsExactly(created, updated, unchanged, failed);
        assertThat(run.handled()).isEqualTo(created + updated + unchanged + failed);
    }

    @Test
    void every_row_becomes_a_product() {
        ImportView run = fixture.imported(rows(57, "Nemo"));

        assertThat(run.status()).isEqualTo(ImportStatus.DONE);
        assertCounts(run, 57, 0, 0, 0);
        assertThat(run.total()).isEqualTo(57);
        assertThat(run.startedAt()).isNotNull();
        assertThat(run.finishedAt()).isAfterOrEqualTo(run.startedAt());
        assertThat(fixture.catalogue.size()).isEqualTo(57);
        assertThat(fixture.catalogue.details(product("57")).title()).isEqualTo("Nemo 57");
    }

    @Test
    void the_file_is_forgotten_once_it_is_imported() {
        fixture.imported(rows(3, "Nemo"));

        assertThat(Database.count("pieces")).isZero();
    }

    @Test
    void the_same_file_again_is_a_new_run_that_finds_nothing_to_change() {
        ImportView first = fixture.imported(rows(30, "Nemo"));

        ImportView second = fixture.imported(rows(30, "Nemo"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertCounts(second, 0, 0, 30, 0);
        assertThat(fixture.imports.list(null, 10).items())
                .extracting(ImportView::id)
                .containsExactly(second.id(), first.id());
    }

    @Test
    void a_row_that_says_something_else_describes_its_product_anew() {
        fixture.imported(rows(30, "Nemo"));

        ImportView run = fixture.imported(rows(20, "Nemo") + "21,Krazy Kat\n31,Nemo 31\n");

        assertCounts(run, 1, 1, 20, 0);
        assertThat(fixture.catalogue.details(product("21")).title()).isEqualTo("Krazy Kat");
        assertThat(fixture.catalogue.details(product("22")).title()).isEqualTo("Nemo 22");
    }

    @Test
    void the_same_file_under_way_is_answered_rather_than_imported_twice() {
        Submitted first = fixture.submit(rows(5, "Nemo"));
        Submitted again = fixture.submit(rows(5, "Nemo"));
        Submitted otherTerms =
                fixture.submit(rows(5, "Nemo"), new ImportTerms("other", ProductKind.COMIC, null, null, false));

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.run().id()).isEqualTo(first.run().id());
        assertThat(otherTerms.isNew()).isTrue();
        assertThat(Database.count("runs")).isEqualTo(2);
    }

    @Test
    void rows_that_cannot_be_taken_are_named_and_cost_no_other_row() {
        ImportView run = fixture.imported(rows(25, "Nemo") + ",No id\n26,\n27,Nemo 27\n28\n");

        assertThat(run.status()).isEqualTo(ImportStatus.DONE);
        assertCounts(run, 26, 0, 0, 3);
        assertThat(fixture.errors(run.id()))
                .containsExactly(
                        new RowError(26, "product_id", "is required where there is no isbn"),
                        new RowError(27, "title", "is required"),
                        new RowError(29, null, "has 1 values, not 2"));
    }

    @Test
    void errors_come_in_pages() {
        ImportView run = fixture.imported("product_id,title\n" + ",x\n".repeat(25));

        RowErrorPage first = fixture.imports.errors(run.id(), null, 20);
        RowErrorPage second = fixture.imports.errors(run.id(), first.next(), 20);

        assertThat(first.items()).hasSize(20);
        assertThat(second.items()).extracting(RowError::row).containsExactly(21L, 22L, 23L, 24L, 25L);
        assertThat(second.next()).isNull();
    }

    @Test
    void not_more_errors_are_kept_than_anybody_reads_but_all_are_counted() {
        int broken = ImportTable.ERRORS_KEPT + 5;

        fixture.runner(Clock.systemUTC(), ImportFixture.inChunksOf(500)).start();
        ImportView run = fixture.done(fixture.submit("product_id,title\n" + ",x\n".repeat(broken))
                .run()
                .id());

        assertCounts(run, 0, 0, 0, broken);
        assertThat(run.errors()).isEqualTo(broken);
        assertThat(Database.count("errors")).isEqualTo(ImportTable.ERRORS_KEPT);
    }

    @Test
    void a_withdrawn_product_stays_as_it_is() {
        fixture.imported(rows(3, "Nemo"));
        fixture.catalogue.withdraw(product("2"));

        ImportView run = fixture.imported(rows(3, "Kat"));

        assertCounts(run, 0, 2, 0, 1);
        assertThat(fixture.errors(run.id()))
                .containsExactly(new RowError(2, null, "the product is withdrawn and cannot be changed"));
    }

    @Test
    void a_product_withdrawn_behind_the_view_s_back_stays_as_it_is_too() {
        fixture.imported(rows(3, "Nemo"));
        fixture.catalogue.lag();
        fixture.catalogue.withdraw(product("2"));

        ImportView run = fixture.imported(rows(3, "Kat"));

        assertCounts(run, 0, 2, 0, 1);
        assertThat(fixture.errors(run.id())).containsExactly(new RowError(2, null, "it is withdrawn"));
    }

    @Test
    void rows_of_the_same_product_are_taken_in_the_order_of_the_file() {
        StringBuilder csv = new StringBuilder("product_id,title\n");
        for (int row = 1; row <= 95; row++) {
            csv.append(row % 3).append(",Draft ").append(row).append('\n');
        }
        fixture.catalogue.lag();

        ImportView run = fixture.imported(csv.toString());

        assertCounts(run, 3, 92, 0, 0);
        assertThat(fixture.catalogue.details(product("0")).title()).isEqualTo("Draft 93");
        assertThat(fixture.catalogue.details(product("1")).title()).isEqualTo("Draft 94");
        assertThat(fixture.catalogue.details(product("2")).title()).isEqualTo("Draft 95");
    }

    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() {
        fixture.imported(rows(10, "Nemo"));
        int before = fixture.catalogue.commands().size();

        ImportView run = fixture.imported(
                rows(12, "Nemo").replace("Nemo 5\n", "Krazy Kat\n") + ",No id\n",
                new ImportTerms("default", ProductKind.COMIC, null, null, true));

        assertThat(run.status()).isEqualTo(ImportStatus.DONE);
        assertCounts(run, 2, 1, 9, 1);
        assertThat(fixture.catalogue.commands()).hasSize(before);
    }

    @Test
    void a_store_that_is_away_costs_time_and_no_row() {
        AtomicInteger left = new AtomicInteger(40);
        fixture.catalogue.failOn(command -> left.decrementAndGet() >= 0);

        ImportView run = fixture.imported(rows(30, "Nemo"));

        assertThat(run.status()).isEqualTo(ImportStatus.DONE);
        assertCounts(run, 30, 0, 0, 0);
        assertThat(run.trouble()).isNull();
    }

    @Test
    void while_the_store_is_away_the_import_says_so() {
        fixture.catalogue.failOn(command -> true);
        ImportRunner runner = fixture.runner();
        ImportId id = fixture.submit(rows(3, "Nemo")).run().id();
        runner.start();

        await().until(() -> fixture.now(id).trouble() != null);

        assertThat(fixture.now(id).status()).isEqualTo(ImportStatus.RUNNING);
        assertThat(fixture.now(id).trouble()).contains("tried again");
        fixture.catalogue.failOn(command -> false);
        assertCounts(fixture.done(id), 3, 0, 0, 0);
    }

    @Test
    void an_answer_that_is_lost_costs_nothing() {
        AtomicInteger sent = new AtomicInteger();
        fixture.catalogue.loseAnswersTo(command -> sent.incrementAndGet() % 3 == 0);

        ImportView run = fixture.imported(rows(30, "Nemo"));

        assertCounts(run, 30, 0, 0, 0);
        assertThat(fixture.catalogue.size()).isEqualTo(30);
    }

    @Test
    void after_a_kill_between_a_command_and_its_checkpoint_the_import_goes_on_and_counts_as_if_nothing_had_been() {
        fixture.imported(rows(40, "Nemo"));
        // Rows 1 to 20 change, 21 to 40 do not, 41 to 60 are new.
        String csv = rows(20, "Kat")
                + rows(60, "Nemo").lines().skip(21).map(row -> row + "\n").reduce("", String::concat);
        // The store is away in the middle of the third chunk and of the fifth, and the process ends before it comes
        // back.
        for (String title : List.of("Nemo 25", "Nemo 45")) {
            fixture.catalogue.failOn(command -> title(command).equals(title));
            ImportRunner killed = fixture.runner();
            ImportId id = fixture.submit(csv).run().id();
            killed.start();
            int rowsBefore = title.equals("Nemo 25") ? 20 : 40;
            await().until(() ->
                    fixture.now(id).handled() == rowsBefore && fixture.now(id).trouble() != null);
            killed.stop();
            assertThat(fixture.now(id).status()).isEqualTo(ImportStatus.RUNNING);
        }
        fixture.catalogue.failOn(command -> false);
        long checkpoint = fixture.now(fixture.submit(csv).run().id()).handled();
        assertThat(checkpoint).isEqualTo(40);
        int carriedOut = fixture.catalogue.commands().size();

        fixture.runner().start();
        ImportView run = fixture.done(fixture.submit(csv).run().id());

        assertCounts(run, 20, 20, 20, 0);
        assertThat(fixture.catalogue.size()).isEqualTo(60);
        assertThat(fixture.catalogue.commands().size() - carriedOut).isEqualTo(20);
    }

    private static String title(Object command) {
        return command instanceof CreateProduct create
                ? create.details().title()
                : ((UpdateProduct) command).details().title();
    }

    @Test
    void two_processes_import_a_file_once() {
        fixture.runner().start();
        fixture.runner().start();

        ImportView run = fixture.done(fixture.submit(rows(95, "Nemo")).run().id());

        assertCounts(run, 95, 0, 0, 0);
        assertThat(fixture.catalogue.commands()).hasSize(95);
    }

    @Test
    void a_process_waits_while_another_has_the_lease_and_takes_over_when_nothing_is_heard_of_it() {
        UUID dead = UUID.randomUUID();
        SettableClock clock = new SettableClock();
        Instant now = clock.instant();
        assertThat(fixture.table.lease(dead, now, now.plusSeconds(30))).isTrue();
        ImportId id = fixture.submit(rows(5, "Nemo")).run().id();
        assertThat(fixture.table.next(dead, now)).isPresent();
        assertThat(fixture.table.lease(UUID.randomUUID(), now.plusSeconds(29), now.plusSeconds(59)))
                .isFalse();

        ImportRunner heir = fixture.runner(clock);
        heir.start();
        clock.advance(Duration.ofSeconds(31));

        assertCounts(fixture.done(id), 5, 0, 0, 0);
    }

    @Test
    void who_has_lost_the_lease_writes_nothing_any_more() {
        UUID slow = UUID.randomUUID();
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        ImportId id = fixture.submit(rows(5, "Nemo")).run().id();
        fixture.table.lease(slow, now, now.plusSeconds(30));
        fixture.table.next(slow, now);
        Instant later = now.plusSeconds(31);
        assertThat(fixture.table.lease(UUID.randomUUID(), later, later.plusSeconds(30)))
                .isTrue();

        ImportTable.Counts counts = new ImportTable.Counts(5, 0, 0, 0);
        assertThat(fixture.table.checkpoint(id, slow, counts, 0, List.of(), later))
                .isFalse();
        assertThat(fixture.table.plan(id, slow, "-1", later)).isFalse();
        assertThat(fixture.table.next(slow, later)).isEmpty();
        assertThat(fixture.now(id).handled()).isZero();
    }

    @Test
    void an_import_that_waits_can_be_cancelled() {
        ImportId id = fixture.submit(rows(5, "Nemo")).run().id();

        assertThat(fixture.imports.cancel(id).orElseThrow().status()).isEqualTo(ImportStatus.CANCELLED);

        ImportView next = fixture.imported(rows(5, "Kat"));
        assertThat(next.status()).isEqualTo(ImportStatus.DONE);
        assertThat(fixture.catalogue.size()).isEqualTo(5);
        assertThat(fixture.now(id).handled()).isZero();
    }

    @Test
    void an_import_that_runs_can_be_cancelled_and_what_was_imported_stays() {
        ImportRunner runner = fixture.runner();
        ImportId id = fixture.submit(rows(2_000, "Nemo")).run().id();
        AtomicInteger sent = new AtomicInteger();
        fixture.catalogue.beforeEach(() -> {
            if (sent.incrementAndGet() == 35) {
                fixture.imports.cancel(id);
            }
        });
        runner.start();
        ImportId next =
                fixture.submit("product_id,title\nlast,The last\n").run().id();

        assertCounts(fixture.done(next), 1, 0, 0, 0);
        ImportView cancelled = fixture.now(id);
        assertThat(cancelled.status()).isEqualTo(ImportStatus.CANCELLED);
        assertThat(cancelled.handled()).isEqualTo(30);
        assertThat(fixture.catalogue.size()).isBetween(30, 45);
    }

    @Test
    void an_import_can_be_cancelled_while_the_store_is_away() {
        fixture.catalogue.failOn(command -> true);
        ImportRunner runner = fixture.runner();
        ImportId id = fixture.submit(rows(5, "Nemo")).run().id();
        runner.start();
        await().until(() -> fixture.now(id).trouble() != null);

        fixture.imports.cancel(id);
        fixture.catalogue.failOn(command -> false);

        ImportView next = fixture.imported(rows(5, "Kat"));
        // Commands that were under way as it was cancelled may still have got through.
        assertThat(next.created() + next.updated()).isEqualTo(5);
        assertThat(fixture.now(id).status()).isEqualTo(ImportStatus.CANCELLED);
    }

    @Test
    void what_is_done_cannot_be_cancelled() {
        ImportView run = fixture.imported(rows(5, "Nemo"));

        assertThat(fixture.imports.cancel(run.id()).orElseThrow().status()).isEqualTo(ImportStatus.DONE);
        assertThat(fixture.imports.cancel(new ImportId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void a_file_that_is_lost_ends_its_import() {
        ImportId id = fixture.submit(rows(5, "Nemo")).run().id();
        Database.JDBC.sql("DELETE FROM imports.pieces").update();

        fixture.runner().start();

        ImportView run = fixture.done(id);
        assertThat(run.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(run.trouble()).contains("cannot be read");
    }

    @Test
    void imports_are_worked_off_in_the_order_of_their_uploads() {
        ImportId first = fixture.submit(rows(30, "Nemo")).run().id();
        ImportId second = fixture.submit(rows(30, "Kat")).run().id();

        fixture.runner().start();

        assertCounts(fixture.done(second), 0, 30, 0, 0);
        assertCounts(fixture.now(first), 30, 0, 0, 0);
    }

    @Test
    void what_ended_long_ago_is_forgotten() {
        ImportView run = fixture.imported("product_id,title\n,x\n");

        fixture.table.forget(run.finishedAt().plusSeconds(1));

        assertThat(fixture.imports.find(run.id())).isEmpty();
        assertThat(Database.count("errors")).isZero();
    }

    @Test
    void an_upload_that_is_repeated_under_its_id_is_the_same_import() throws Exception {
        Path file = Files.writeString(folder.resolve("nemo.csv"), rows(5, "Nemo"));
        ImportId id = new ImportId(UUID.randomUUID());
        fixture.imports.submit(id, file, PLAIN);
        fixture.imports.cancel(id);

        Submitted again = fixture.imports.submit(id, file, PLAIN);

        assertThat(again.isNew()).isFalse();
        assertThat(again.run().status()).isEqualTo(ImportStatus.CANCELLED);
    }

    @Test
    void a_large_file_is_kept_in_pieces_and_read_as_it_was() {
        StringBuilder csv = new StringBuilder("product_id,title,description\n");
        for (int row = 1; row <= 150; row++) {
            csv.append(row)
                    .append(",Némo ")
                    .append(row)
                    .append(",\"")
                    .append("é\n".repeat(4_000))
                    .append("end\"\n");
        }

        ImportView run = fixture.imported(csv.toString());

        assertThat(csv.toString().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(1_500_000);
        assertCounts(run, 150, 0, 0, 0);
        assertThat(fixture.catalogue.details(product("150")).description())
                .hasSize(8_003)
                .endsWith("é\nend");
    }
}
