package io.longbox.query.chapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ChapterRows extends Repository<ChapterRow, UUID> {

    Optional<ChapterRow> findById(UUID id);

    // The status stands in the text, not in a parameter, so that the partial index serves every plan.
    @Query("from ChapterRow c where c.product = :product and c.status = PUBLISHED and c.number > :number"
            + " order by c.number")
    List<ChapterRow> offeredAfter(UUID product, BigDecimal number, Limit limit);

    @Query("from ChapterRow c where c.product = :product and c.status = PUBLISHED and c.number < :number"
            + " order by c.number desc")
    List<ChapterRow> offeredBefore(UUID product, BigDecimal number, Limit limit);

    @Query("from ChapterRow c where c.product = :product order by c.number desc")
    List<ChapterRow> last(UUID product, Limit limit);
}
