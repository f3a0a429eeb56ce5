package io.longbox.web;

import io.longbox.imports.CatalogueImports;
import io.longbox.imports.ImportId;
import io.longbox.imports.ImportPage;
import io.longbox.imports.ImportRefusedException;
import io.longbox.imports.ImportStatus;
import io.longbox.imports.ImportTerms;
import io.longbox.imports.ImportView;
import io.longbox.imports.RowError;
import io.longbox.imports.RowErrorPage;
import io.longbox.imports.Submitted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports that go no further than the test says. */
public class FakeImports implements CatalogueImports {

    private final Map<ImportId, ImportView> runs = new LinkedHashMap<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private @Nullable RuntimeException refusal;

    public void reset() {
        runs.clear();
        errors.clear();
        files.clear();
        refusal = null;
    }

    public void refuse(RuntimeException with) {
        refusal = with;
    }

    public void put(ImportView run, RowError... wrong) {
        runs.put(run.id(), run);
        errors.addAll(List.of(wrong));
    }

    /** What was uploaded. */
    public List<String> files() {
        return files;
    }

    /** What was said with the only upload. */
    public ImportTerms terms() {
        return runs.values().iterator().next().terms();
    }

    public static ImportView waiting(ImportId id, ImportTerms terms) {
        return new ImportView(id, 1, terms, ImportStatus.WAITING, 2, 0, 0, 0, 0, 0, 0, null, Fixtures.NOW, null, null);
    }

    @Override
    public Submitted submit(ImportId id, Path file, ImportTerms terms) throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        files.add(Files.readString(file));
        Optional<ImportView> same =
                runs.values().stream().filter(run -> run.terms().equals(terms)).findFirst();
        if (same.isPresent()) {
            return new Submitted(same.get(), false);
        }
        put(waiting(id, terms));
        return new Submitted(runs.get(id), true);
    }

    @Override
    public Optional<ImportView> find(ImportId id) {
        if (refusal != null && !(refusal instanceof ImportRefusedException)) {
            throw refusal;
        }
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public ImportPage list(@Nullable Long before, int limit) {
        List<ImportView> found = runs.values().stream()
                .filter(run -> before == null || run.number() < before)
                .sorted((one, other) -> Long.compare(other.number(), one.number()))
                .toList();
        return found.size() > limit
                ? new ImportPage(found.subList(0, limit), found.get(limit - 1).number())
                : new ImportPage(found, null);
    }

    @Override
    public RowErrorPage errors(ImportId id, @Nullable Long after, int limit) {
        int start = after == null ? 0 : after.intValue();
        int end = Math.min(errors.size(), start + limit);
        return new RowErrorPage(List.copyOf(errors.subList(start, end)), end < errors.size() ? (long) end : null);
    }

    @Override
    public Optional<ImportView> cancel(ImportId id) {
        ImportView run = runs.get(id);
        if (run != null && run.status().isUnderWay()) {
            runs.put(
                    id,
                    new ImportView(
                            id,
                            run.number(),
                            run.terms(),
                            ImportStatus.CANCELLED,
                            run.total(),
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            null,
                            run.uploadedAt(),
                            null,
                            Fixtures.NOW));
        }
        return Optional.ofNullable(runs.get(id));
    }
}
