package io.longbox.web.user;

import io.longbox.api.user.FindUser;
import io.longbox.api.user.ListUsers;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReinstateUser;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UpdateUser;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserPage;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.UnaryOperator;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Users", description = "Readers: who they are, and whether they may ask for things")
@RestController
@RequestMapping(path = "/api/users", produces = MediaType.APPLICATION_JSON_VALUE)
class UserController {

    private static final Cursor<UserId> CURSOR = new Cursor<>("users", UserId::of);

    private final Store store;
    private final Known known;

    UserController(Store store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Operation(
            operationId = "registerUser",
            summary = "Registers a reader",
            description = "Nobody else may have the e-mail address.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<UserJson> register(@RequestBody UserInput input, NewId newId, HttpServletRequest request) {
        CheckedUser user = input.checked(new UserId(newId.value()));
        Written<UserView> written = write(new RegisterUser(user.id(), user.name(), user.email()), user.id(), request);
        return ResponseEntity.created(URI.create("/api/users/" + user.id()))
                .eTag(Precondition.etag(written.shownVersion()))
                .body(written.view().map(UserJson::of).orElseGet(() -> UserJson.registered(user)));
    }

    @Operation(operationId = "listUsers", summary = "Lists readers", description = "In the order of their ids.")
    @GetMapping
    Page<UserJson> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        UserPage page = store.ask(new ListUsers(CURSOR.decode(cursor), Limit.checked(limit)), UserPage.class)
                .orElseThrow(() -> ProblemException.notFound("list"));
        return new Page<>(page.items().stream().map(UserJson::of).toList(), CURSOR.encode(page.next()));
    }

    @Operation(operationId = "showUser", summary = "Shows a reader")
    @GetMapping("/{userId}")
    ResponseEntity<UserJson> show(@PathVariable UserId userId) {
        UserView user = known.user(userId);
        return ResponseEntity.ok().eTag(Precondition.etag(user.version())).body(UserJson.of(user));
    }

    @Operation(
            operationId = "updateUser",
            summary = "Changes a reader's name and address",
            description = "With If-Match, only if nobody changed the account since it was read.")
    @PutMapping(path = "/{userId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UserJson> update(
            @PathVariable UserId userId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody UserInput input,
            HttpServletRequest request) {
        CheckedUser user = input.checked(userId);
        Long expected = Precondition.expectedVersion(ifMatch, () -> store.ask(new FindUser(userId), UserView.class));
        UpdateUser update = new UpdateUser(userId, user.name(), user.email(), expected);
        return shown(write(update, userId, request), userId, stale -> stale.with(user));
    }

    @Operation(
            operationId = "suspendUser",
            summary = "Suspends a reader",
            description = "Suspending twice changes nothing.")
    @PostMapping(path = "/{userId}/suspension", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UserJson> suspend(
            @PathVariable UserId userId, @RequestBody SuspensionInput input, HttpServletRequest request) {
        SuspendUser suspend = new SuspendUser(userId, input.checked());
        return shown(write(suspend, userId, request), userId, stale -> stale.with(UserStatus.SUSPENDED));
    }

    @Operation(
            operationId = "reinstateUser",
            summary = "Ends a suspension",
            description = "Reinstating a reader who is not suspended changes nothing.")
    @DeleteMapping("/{userId}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reinstate(@PathVariable UserId userId, HttpServletRequest request) {
        write(new ReinstateUser(userId), userId, request);
    }

    private Written<UserView> write(Object command, UserId user, HttpServletRequest request) {
        Written<UserView> written = store.sendThenRead(command, new FindUser(user), UserView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return written;
    }

    /** The reader after a change; while the view lags, as it last was with what is known to have changed. */
    private ResponseEntity<UserJson> shown(Written<UserView> written, UserId id, UnaryOperator<UserJson> change) {
        UserJson body = written.view()
                .map(UserJson::of)
                .orElseGet(() -> change.apply(store.ask(new FindUser(id), UserView.class)
                        .map(UserJson::of)
                        .orElseGet(() -> new UserJson(id.value(), null, null, null, null, null, null))));
        return ResponseEntity.ok()
                .eTag(Precondition.etag(written.shownVersion()))
                .body(body);
    }
}
