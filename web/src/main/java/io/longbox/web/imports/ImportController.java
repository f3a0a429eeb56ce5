package io.longbox.web.imports;

import io.longbox.imports.CatalogueImports;
import io.longbox.imports.ImportId;
import io.longbox.imports.ImportPage;
import io.longbox.imports.ImportRefusedException;
import io.longbox.imports.ImportStatus;
import io.longbox.imports.ImportTerms;
import io.longbox.imports.ImportView;
import io.longbox.imports.RowErrorPage;
import io.longbox.imports.Submitted;
import io.longbox.web.body.Upload;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.problem.Failures;
import io.longbox.web.problem.FieldError;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Imports", description = "Whole catalogues from CSV files, in the background")
@RestController
@RequestMapping(path = "/api/products/imports", produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {

    private static final String CSV = "text/csv";
    private static final int ERRORS_SHOWN = 20;
    private static final Cursor<Long> IMPORTS = new Cursor<>("imports", Long::valueOf);

    private final CatalogueImports imports;

    ImportController(CatalogueImports imports) {
        this.imports = imports;
    }

    @Operation(
            operationId = "importProducts",
            summary = "Imports a catalogue in the background",
            description =
                    "A CSV file (RFC 4180, UTF-8) whose header names its columns, in any order: `title`, and `product_id` or"
                            + " `isbn` to tell the products apart; `authors` (separated by commas), `year`, `language`,"
                            + " `publisher`, `description`, `price`, `currency`, `kind`. Others are ignored. Each row makes"
                            + " a product, or describes the one it made before anew. A row that cannot be taken is"
                            + " reported, and costs no other row. The same file with the same parameters again, while it"
                            + " is under way, answers that import; afterwards it is a new one, which finds nothing to"
                            + " change.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(
                                                        value =
                                                                "product_id,title,authors,year\n1,Little Nemo,Winsor McCay,1905\n")),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }),
            responses = {
                @ApiResponse(responseCode = "202", description = "It is imported in the background"),
                @ApiResponse(responseCode = "200", description = "It was under way before")
            })
    @PostMapping(consumes = {CSV, MediaType.MULTIPART_FORM_DATA_VALUE})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ImportJson> submit(
            @ParameterObject ImportInput input, @Parameter(hidden = true) Upload upload, NewId newId) {
        ImportTerms terms = input.checked();
        Submitted submitted = keep(new ImportId(newId.value()), upload, terms);
        return ResponseEntity.status(submitted.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create("/api/products/imports/" + submitted.run().id()))
                .body(shown(submitted.run()));
    }

    private Submitted keep(ImportId id, Upload upload, ImportTerms terms) {
        return asked(() -> {
            try {
                return imports.submit(id, upload.file(), terms);
            } catch (ImportRefusedException refused) {
                String why = String.valueOf(refused.getMessage());
                throw switch (refused.reason()) {
                    case TOO_LARGE -> new ProblemException(ProblemKind.BODY_TOO_LARGE, why);
                    case INVALID ->
                        new ProblemException(ProblemKind.INVALID_INPUT, why)
                                .with("errors", List.of(new FieldError("file", clause(why))));
                };
            } catch (IOException unreadable) {
                throw Failures.translate(unreadable);
            }
        });
    }

    private static String clause(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1, sentence.endsWith(".") ? sentence.length() - 1 : sentence.length());
    }

    @Operation(operationId = "listImports", summary = "Lists the imports, the newest first")
    @GetMapping
    Page<ImportJson> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        Long before = IMPORTS.decode(cursor);
        int size = Limit.checked(limit);
        ImportPage page = asked(() -> imports.list(before, size));
        return new Page<>(
                page.items().stream().map(run -> ImportJson.of(run, null)).toList(), IMPORTS.encode(page.next()));
    }

    @Operation(
            operationId = "showImport",
            summary = "Shows how far an import is",
            description = "With the first errors; next of errors leads to the others.")
    @GetMapping("/{importId}")
    ImportJson show(@PathVariable ImportId importId) {
        return shown(find(importId));
    }

    @Operation(operationId = "listImportErrors", summary = "Lists why rows of an import could not be taken")
    @GetMapping("/{importId}/errors")
    Page<RowErrorJson> errors(
            @PathVariable ImportId importId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        Long after = errorsOf(importId).decode(cursor);
        int size = Limit.checked(limit);
        return page(find(importId), after, size);
    }

    @Operation(
            operationId = "cancelImport",
            summary = "Ends an import that is under way",
            description = "What it imported before stays. Cancelling twice changes nothing; what is done cannot be"
                    + " cancelled.")
    @DeleteMapping("/{importId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable ImportId importId) {
        ImportView run = asked(() -> imports.cancel(importId)).orElseThrow(() -> ProblemException.notFound("import"));
        if (run.status() != ImportStatus.CANCELLED) {
            throw new ProblemException(ProblemKind.CONFLICT, "The import has ended, and cannot be cancelled any more.");
        }
    }

    private ImportView find(ImportId id) {
        return asked(() -> imports.find(id)).orElseThrow(() -> ProblemException.notFound("import"));
    }

    private ImportJson shown(ImportView run) {
        return ImportJson.of(run, page(run, null, ERRORS_SHOWN));
    }

    private Page<RowErrorJson> page(ImportView run, @Nullable Long after, int limit) {
        RowErrorPage errors = asked(() -> imports.errors(run.id(), after, limit));
        return new Page<>(
                errors.items().stream().map(RowErrorJson::of).toList(),
                errorsOf(run.id()).encode(errors.next()));
    }

    private static Cursor<Long> errorsOf(ImportId id) {
        return new Cursor<>("import-errors/" + id, Long::valueOf);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException failure) {
            throw Failures.translate(failure);
        }
    }
}
