package io.longbox.query.user;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AddressRows extends Repository<AddressRow, AddressRow.Id> {

    @Query("from AddressRow a where a.id.user = :user order by a.place")
    List<AddressRow> of(UUID user);
}
