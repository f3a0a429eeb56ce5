package io.longbox.runtime.saga;

import io.longbox.runtime.saga.SagaTable.Association;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.SagaStorageException;

/** What one unit of work has read of the table, and what it makes of it. One thread uses it, but for {@link #outdate}. */
final class SagaChanges {

    private final SagaTable table;
    private final Map<String, Map<AssociationValue, Set<String>>> answers = new HashMap<>();
    private final Map<String, StoredSaga> read = new HashMap<>();
    private final Set<String> outdated = ConcurrentHashMap.newKeySet();
    /** By id, as it is to be; empty says ended. */
    private final Map<String, Optional<StoredSaga>> changed = new LinkedHashMap<>();

    SagaChanges(SagaTable table) {
        this.table = table;
    }

    /** Whether anybody asked for sagas of the kind yet. */
    boolean hasLookedFor(String kind) {
        return answers.containsKey(kind);
    }

    /** Asks the table for all of these at once, so that {@link #find} need not ask for each. */
    void lookUp(String kind, Collection<AssociationValue> associations) {
        Map<AssociationValue, Set<String>> known = answers.computeIfAbsent(kind, k -> new HashMap<>());
        if (associations.isEmpty()) {
            return;
        }
        associations.forEach(association -> known.put(association, new TreeSet<>()));
        for (StoredSaga saga : table.find(kind, associations)) {
            read.putIfAbsent(saga.id(), saga);
            saga.associations().stream()
                    .filter(associations::contains)
                    .forEach(association -> known.get(association).add(saga.id()));
        }
    }

    Set<String> find(String kind, AssociationValue association) {
        if (!answers.getOrDefault(kind, Map.of()).containsKey(association)) {
            lookUp(kind, Set.of(association));
        }
        Set<String> found = new TreeSet<>(answers.get(kind).get(association));
        changed.forEach((id, saga) -> {
            if (saga.filter(as -> as.kind().equals(kind) && as.associations().contains(association))
                    .isPresent()) {
                found.add(id);
            } else {
                found.remove(id);
            }
        });
        return found;
    }

    Optional<StoredSaga> load(String kind, String id) {
        Optional<StoredSaga> own = changed.get(id);
        return own != null ? own : stored(kind, id);
    }

    private Optional<StoredSaga> stored(String kind, String id) {
        if (outdated.remove(id)) {
            read.remove(id);
        }
        if (!read.containsKey(id)) {
            table.find(kind, id).ifPresent(saga -> read.put(id, saga));
        }
        return Optional.ofNullable(read.get(id));
    }

    void put(StoredSaga saga) {
        changed.put(saga.id(), Optional.of(saga));
    }

    /** Nothing if it had ended before. */
    void delete(String kind, String id) {
        if (load(kind, id).isPresent()) {
            changed.put(id, Optional.empty());
        }
    }

    /** What was read of this saga is not so any more. Called by whoever has changed it, from another thread. */
    void outdate(String id) {
        outdated.add(id);
    }

    Set<String> changed() {
        return changed.keySet();
    }

    /**
     * Writes what has come of it all: at most one statement for each kind of change, and none for a saga that began and
     * ended here, or is as it was.
     *
     * @throws SagaStorageException if somebody else has written one of the sagas since it was read
     */
    void write() {
        List<StoredSaga> begun = new ArrayList<>();
        List<StoredSaga> moved = new ArrayList<>();
        List<StoredSaga> ended = new ArrayList<>();
        List<Association> associated = new ArrayList<>();
        List<Association> dissociated = new ArrayList<>();
        changed.forEach((id, change) -> {
            StoredSaga before = read.get(id);
            if (change.isEmpty()) {
                if (before != null) {
                    ended.add(before);
                }
                return;
            }
            StoredSaga after = change.get();
            if (before == null) {
                begun.add(after);
                associated.addAll(missing(after, Set.of()));
            } else if (!same(before, after)) {
                moved.add(new StoredSaga(id, after.kind(), after.state(), after.associations(), before.version()));
                associated.addAll(missing(after, before.associations()));
                dissociated.addAll(missing(before, after.associations()));
            }
        });
        table.insert(begun);
        expect(moved, table.update(moved));
        expect(ended, table.delete(ended));
        table.dissociate(dissociated);
        table.associate(associated);
    }

    private static void expect(List<StoredSaga> written, int count) {
        if (count != written.size()) {
            throw new SagaStorageException("%d of %d sagas have been written by somebody else since they were read"
                    .formatted(written.size() - count, written.size()));
        }
    }

    private static boolean same(StoredSaga before, StoredSaga after) {
        return Arrays.equals(before.state().getData(), after.state().getData())
                && before.state().getType().equals(after.state().getType())
                && before.associations().equals(after.associations());
    }

    private static List<Association> missing(StoredSaga saga, Set<AssociationValue> elsewhere) {
        Set<AssociationValue> values = new HashSet<>(saga.associations());
        values.removeAll(elsewhere);
        return values.stream()
                .map(value -> new Association(saga.id(), saga.kind(), value))
                .toList();
    }
}
