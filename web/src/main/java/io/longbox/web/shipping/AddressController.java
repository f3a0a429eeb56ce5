package io.longbox.web.shipping;

import io.longbox.api.user.AddressBookView;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressView;
import io.longbox.api.user.FindAddresses;
import io.longbox.api.user.RemoveAddress;
import io.longbox.api.user.SaveAddress;
import io.longbox.api.user.UserId;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Page;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Addresses", description = "Readers' address books: where their parcels go")
@RestController
@RequestMapping(path = "/api/users/{userId}/addresses", produces = MediaType.APPLICATION_JSON_VALUE)
class AddressController {

    private final Store store;

    AddressController(Store store) {
        this.store = store;
    }

    @Operation(
            operationId = "listAddresses",
            summary = "Lists a reader's addresses",
            description = "In the order in which they were first saved, all of them on one page.")
    @GetMapping
    Page<SavedAddressJson> list(@PathVariable UserId userId) {
        return new Page<>(
                book(userId).items().stream().map(SavedAddressJson::of).toList(), null);
    }

    @Operation(
            operationId = "saveAddress",
            summary = "Saves an address",
            description = "An address book holds 20 of them.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<SavedAddressJson> save(
            @PathVariable UserId userId,
            @RequestBody SavedAddressInput input,
            NewId newId,
            HttpServletRequest request) {
        AddressId id = new AddressId(newId.value());
        SaveAddress save = input.checked(userId, id, null);
        return write(ResponseEntity.created(URI.create("/api/users/" + userId + "/addresses/" + id)), save, request);
    }

    @Operation(operationId = "showAddress", summary = "Shows an address of a reader")
    @GetMapping("/{addressId}")
    ResponseEntity<SavedAddressJson> show(@PathVariable UserId userId, @PathVariable AddressId addressId) {
        AddressView saved = saved(userId, addressId);
        return ResponseEntity.ok().eTag(Precondition.etag(saved.version())).body(SavedAddressJson.of(saved));
    }

    @Operation(
            operationId = "changeAddress",
            summary = "Changes an address of a reader",
            description = "All of it. With If-Match, only if nobody changed it since it was read.")
    @PutMapping(path = "/{addressId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SavedAddressJson> change(
            @PathVariable UserId userId,
            @PathVariable AddressId addressId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SavedAddressInput input,
            HttpServletRequest request) {
        SaveAddress save = input.checked(userId, addressId, expected(ifMatch, userId, addressId));
        saved(userId, addressId);
        return write(ResponseEntity.ok(), save, request);
    }

    @Operation(
            operationId = "removeAddress",
            summary = "Removes an address of a reader",
            description = "Removing it twice changes nothing.")
    @DeleteMapping("/{addressId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable UserId userId,
            @PathVariable AddressId addressId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        store.sendThenRead(
                new RemoveAddress(userId, addressId, expected(ifMatch, userId, addressId)),
                new FindAddresses(userId),
                AddressBookView.class);
    }

    private ResponseEntity<SavedAddressJson> write(
            ResponseEntity.BodyBuilder answer, SaveAddress save, HttpServletRequest request) {
        Written<AddressBookView> written =
                store.sendThenRead(save, new FindAddresses(save.user()), AddressBookView.class);
        Optional<AddressView> saved = written.view().flatMap(book -> book.find(save.id()));
        if (saved.isEmpty()) {
            Provisional.mark(request);
        }
        return answer.eTag(Precondition.etag(saved.map(AddressView::version).orElse(written.version())))
                .body(saved.map(SavedAddressJson::of).orElseGet(() -> SavedAddressJson.of(save)));
    }

    private @Nullable Long expected(@Nullable String ifMatch, UserId user, AddressId address) {
        return Precondition.expectedVersion(ifMatch, () -> book(user).find(address));
    }

    private AddressView saved(UserId user, AddressId address) {
        return book(user).find(address).orElseThrow(() -> ProblemException.notFound("address"));
    }

    private AddressBookView book(UserId user) {
        return store.ask(new FindAddresses(user), AddressBookView.class)
                .orElseThrow(() -> ProblemException.notFound("user"));
    }
}
