package io.longbox.traffic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the wants: {@code user_id,product_id}, one want a row. */
final class WantsReader {

    private static final Set<String> COLUMNS = Set.of("user_id", "product_id");

    private WantsReader() {}

    /**
     * @param catalogue the numbers of the products there are; a want for any other is skipped
     * @param limit at most this many wants
     * @return the wants in the order of the file
     * @throws UnusableInput if the file cannot be read or lacks a column
     */
    static List<Want> read(Path path, Set<Long> catalogue, int limit, SkippedRows skipped) {
        List<Want> wants = new ArrayList<>();
        CsvTable.open(path).read(COLUMNS, skipped, (line, row) -> {
            Want want = new Want(row.number("user_id"), row.number("product_id"));
            if (!catalogue.contains(want.product())) {
                throw new BrokenRow("product " + want.product() + " is not in the catalogue");
            }
            wants.add(want);
            return wants.size() < limit;
        });
        return wants;
    }
}
