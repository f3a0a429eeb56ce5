package io.longbox.query.user;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PointsEntryRows extends Repository<PointsEntryRow, PointsEntryRow.Place> {

    @Query("from PointsEntryRow e where e.place.user = :user and e.place.position < :before"
            + " order by e.place.position desc")
    List<PointsEntryRow> newestBefore(UUID user, long before, Limit limit);
}
