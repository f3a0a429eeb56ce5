package io.longbox.query.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReadingRows extends Repository<ReadingRow, UUID> {

    Optional<ReadingRow> findById(UUID id);

    @Query("from ReadingRow r where r.user = :user and (r.readAt, r.id) < (:before, :id)"
            + " order by r.readAt desc, r.id desc")
    List<ReadingRow> latest(UUID user, Instant before, UUID id, Limit limit);

    /** Of each product the chapter that was read last. */
    @Query("from ReadingRow r where r.user = :user and not exists (select 1 from ReadingRow o where o.user = r.user"
            + " and o.product = r.product and (o.readAt, o.id) > (r.readAt, r.id))"
            + " order by r.readAt desc, r.id desc")
    List<ReadingRow> latestOfEachProduct(UUID user, Limit limit);
}
