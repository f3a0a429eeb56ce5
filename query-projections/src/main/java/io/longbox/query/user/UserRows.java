package io.longbox.query.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface UserRows extends Repository<UserRow, UUID> {

    Optional<UserRow> findById(UUID id);

    boolean existsById(UUID id);

    List<UserRow> findAllByOrderById(Limit limit);

    List<UserRow> findByIdGreaterThanOrderById(UUID after, Limit limit);
}
