package io.longbox.query.order;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TimelineRows extends Repository<TimelineRow, TimelineRow.Place> {

    // What happened at the same moment stands as cause and effect: the order asks, its payment answers.
    @Query("from TimelineRow t where t.place.order = :order order by t.at, t.place.stream, t.place.position")
    List<TimelineRow> of(UUID order);
}
