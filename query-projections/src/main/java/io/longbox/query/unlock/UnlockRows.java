package io.longbox.query.unlock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UnlockRows extends Repository<UnlockRow, UUID> {

    Optional<UnlockRow> findById(UUID id);

    // The status stands in the text, not in a parameter, so that the partial index serves every plan.
    @Query("from UnlockRow u where u.user = :user and u.status = UNLOCKED and (u.unlockedAt, u.id) < (:before, :id)"
            + " order by u.unlockedAt desc, u.id desc")
    List<UnlockRow> unlocked(UUID user, Instant before, UUID id, Limit limit);
}
