package io.longbox.query.chapter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PageRows extends Repository<PageRow, PageRow.Id> {

    Optional<PageRow> findById(PageRow.Id id);

    @Query("from PageRow p where p.id.chapter = :chapter order by p.id.number")
    List<PageRow> of(UUID chapter);
}
