package io.longbox.api.catalog;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of an event as a text that everybody can derive from its JSON, in whatever order and layout that comes: a
 * line for each value that is not null, {@code path:length:value}, sorted by path. A path joins names by dots; the
 * length is that of the value in bytes of UTF-8, so that no value can pass for two lines.
 */
final class FlatText {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private FlatText() {}

    static String of(StockEvent event) {
        SortedMap<String, String> values = new TreeMap<>();
        flatten("", event, values);
        StringBuilder text = new StringBuilder();
        values.forEach((path, value) -> text.append(path)
                .append(':')
                .append(value.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(value)
                .append('\n'));
        return text.toString();
    }

    private static void flatten(String path, @Nullable Object value, SortedMap<String, String> into) {
        if (value == null) {
            return;
        }
        RecordComponent[] components = value instanceof Record ? COMPONENTS.get(value.getClass()) : null;
        if (components == null || isBare(components)) {
            into.put(path, value.toString());
            return;
        }
        for (RecordComponent component : components) {
            flatten(
                    path.isEmpty() ? component.getName() : path + "." + component.getName(),
                    read(component, value),
                    into);
        }
    }

    /** Ids, hashes and amounts are stored as the one value that they are. */
    private static boolean isBare(RecordComponent[] components) {
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static @Nullable Object read(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record shows its components", impossible);
        }
    }
}
