package io.longbox.query.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PlanRows extends Repository<PlanRow, UUID> {

    Optional<PlanRow> findById(UUID id);

    // The status stands in the text, not in a parameter, so that the partial index serves every plan.
    @Query("from PlanRow p where p.status = ON_OFFER order by p.id")
    List<PlanRow> onOffer(Limit limit);

    @Query("from PlanRow p where p.status = ON_OFFER and p.id > :after order by p.id")
    List<PlanRow> onOfferAfter(UUID after, Limit limit);
}
