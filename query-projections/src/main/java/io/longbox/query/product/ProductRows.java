package io.longbox.query.product;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProductRows extends Repository<ProductRow, UUID> {

    Optional<ProductRow> findById(UUID id);

    boolean existsById(UUID id);

    @Query("from ProductRow p where p.id in :ids")
    List<ProductRow> findAll(Collection<UUID> ids);

    @Query("select p.id as id, p.title as title from ProductRow p where p.id in :ids")
    List<Title> titles(Collection<UUID> ids);

    /** The title of one product. */
    interface Title {

        UUID getId();

        String getTitle();
    }
}
