package io.longbox.query.order;

import java.util.List;
import java.util.UUID;

/** What is in a parcel, as the column {@code parcels} keeps it; its names are part of the table's shape. */
record StoredParcel(UUID id, List<StoredCount> lines) {}
