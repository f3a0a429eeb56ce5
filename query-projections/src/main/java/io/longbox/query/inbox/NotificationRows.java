package io.longbox.query.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What is read is not noted in the rows: it follows from the marks, whichever comes first. */
interface NotificationRows extends Repository<NotificationRow, UUID> {

    String UNREAD = "(n.at > :readUpTo and not exists"
            + " (select 1 from ReadMarkRow m where m.id.user = n.user and m.id.notification = n.id))";

    String TOLD = "select new io.longbox.query.inbox.Told(n, case when " + UNREAD + " then false else true end)"
            + " from NotificationRow n where n.user = :user and (n.at, n.id) < (:before, :id)";

    String LATEST_FIRST = " order by n.at desc, n.id desc";

    @Query(TOLD + LATEST_FIRST)
    List<Told> told(UUID user, Instant readUpTo, Instant before, UUID id, Limit limit);

    @Query(TOLD + " and " + UNREAD + LATEST_FIRST)
    List<Told> unread(UUID user, Instant readUpTo, Instant before, UUID id, Limit limit);

    @Query("select count(*) from NotificationRow n where n.user = :user and " + UNREAD)
    long countUnread(UUID user, Instant readUpTo);
}
