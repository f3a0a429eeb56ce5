package io.longbox.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some imports, the newest first; next is the number to go on before, or null at the end. */
public record ImportPage(List<ImportView> items, @Nullable Long next) {}
