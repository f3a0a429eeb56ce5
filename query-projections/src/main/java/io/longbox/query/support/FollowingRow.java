package io.longbox.query.support;

import io.longbox.api.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** A row that follows one aggregate: it knows the sequence number of the newest event it has seen. */
@MappedSuperclass
public abstract class FollowingRow implements Versioned {

    /** The version of a row before the first event of its aggregate. */
    public static final long NOTHING_SEEN = -1;

    @Column(name = "version")
    private long version = NOTHING_SEEN;

    @Override
    public long version() {
        return version;
    }

    boolean hasSeen(long sequenceNumber) {
        return sequenceNumber <= version;
    }

    void see(long sequenceNumber) {
        version = sequenceNumber;
    }
}
