package io.longbox.query.waitlist;

import io.longbox.api.waitlist.PlaceStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PlaceRows extends Repository<PlaceRow, PlaceRow.Id> {

    /** One statement, so that a place, those ahead of it and the version are of one moment. */
    String STANDINGS = "select new io.longbox.query.waitlist.Standing(p,"
            + " case when p.status = WAITING then (select count(*) from PlaceRow w where w.id.product = p.id.product"
            + " and w.status = WAITING and w.id.ticket < p.id.ticket) end,"
            + " (select l.version from WaitlistRow l where l.product = p.id.product))"
            + " from PlaceRow p ";

    @Query(STANDINGS + "where p.id.product = :product and p.user = :user order by p.id.ticket desc")
    List<Standing> latest(UUID product, UUID user, Limit limit);

    @Query(STANDINGS + "where p.user = :user and p.status in :statuses"
            + " and (p.joinedAt, p.id.product, p.id.ticket) < (:joinedBefore, :product, :ticket)"
            + " order by p.joinedAt desc, p.id.product desc, p.id.ticket desc")
    List<Standing> ofReader(
            UUID user, Collection<PlaceStatus> statuses, Instant joinedBefore, UUID product, long ticket, Limit limit);

    // The states stand in the text, not in a parameter, so that the partial index serves every plan.
    @Query("from PlaceRow p where p.id.product = :product and p.status in (WAITING, OFFERED) and p.id.ticket > :after"
            + " order by p.id.ticket")
    List<PlaceRow> inLine(UUID product, long after, Limit limit);

    @Query("from PlaceRow p where p.id.product = :product and p.status = :status and p.id.ticket > :after"
            + " order by p.id.ticket")
    List<PlaceRow> byStatus(UUID product, PlaceStatus status, long after, Limit limit);

    @Query("select count(*) from PlaceRow p where p.id.product = :product and p.status = WAITING"
            + " and p.id.ticket < :ticket")
    long ahead(UUID product, long ticket);

    @Query("from PlaceRow p where p.id.product = :product and p.user = :user")
    List<PlaceRow> ofReaderInLine(UUID product, UUID user);
}
