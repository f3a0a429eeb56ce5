package io.longbox.web.waitlist;

import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.ListPlaces;
import io.longbox.api.waitlist.PlacePage;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Waitlists")
@RestController
@RequestMapping(path = "/api/users/{userId}/waitlist", produces = MediaType.APPLICATION_JSON_VALUE)
class PlacesController {

    private static final Cursor<String> CURSOR = Cursor.ofKeys("places");

    private final Store store;
    private final Known known;

    PlacesController(Store store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Operation(
            operationId = "listPlaces",
            summary = "Shows a reader's places in all lines",
            description = "The latest first. Without a status, those that are waiting or offered.")
    @GetMapping
    Page<PlaceJson> list(
            @PathVariable UserId userId,
            @RequestParam(required = false) @Nullable PlaceStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ListPlaces query = new ListPlaces(userId, status, CURSOR.decode(cursor), Limit.checked(limit));
        known.user(userId);
        PlacePage page = store.ask(query, PlacePage.class).orElseThrow(() -> ProblemException.notFound("user"));
        return new Page<>(titled(page.items()), CURSOR.encode(page.next()));
    }

    /** One question a product, however many places a reader had in its line. */
    private List<PlaceJson> titled(List<PlaceView> places) {
        Map<ProductId, Optional<String>> titles = new HashMap<>();
        return places.stream()
                .map(place -> PlaceJson.of(
                        place,
                        titles.computeIfAbsent(place.product(), this::title).orElse(null)))
                .toList();
    }

    private Optional<String> title(ProductId product) {
        return store.ask(new FindProduct(product), ProductView.class)
                .map(view -> view.details().title());
    }
}
