package io.longbox.catalog.stock;

import io.longbox.api.Identifier;
import java.util.LinkedHashSet;

/** The ids of the most recent receipts and adjustments, so that a repeat changes nothing. */
final class RecentIds {

    static final int REMEMBERED = 256;

    private LinkedHashSet<String> ids = new LinkedHashSet<>();

    boolean contains(Identifier id) {
        return ids.contains(id.value().toString());
    }

    void add(Identifier id) {
        ids.add(id.value().toString());
        if (ids.size() > REMEMBERED) {
            ids.remove(ids.iterator().next());
        }
    }
}
