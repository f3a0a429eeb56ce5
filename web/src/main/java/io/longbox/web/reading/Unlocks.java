package io.longbox.web.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.reading.FindUnlock;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockStatus;
import io.longbox.api.reading.UnlockView;
import io.longbox.api.user.UserId;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Asks for a chapter on a reader's behalf, and answers with the outcome if it is known in time. */
@Component
class Unlocks {

    private final Store store;
    private final Known known;
    private final Duration answerWithin;

    Unlocks(Store store, Known known, WebProperties properties) {
        this.store = store;
        this.known = known;
        this.answerWithin = properties.reading().answerWithin();
    }

    Optional<UnlockView> find(UserId user, ChapterId chapter) {
        return store.ask(new FindUnlock(user, chapter), UnlockView.class);
    }

    ResponseEntity<UnlockJson> ask(UserId user, UnlockInput.Wish wish, HttpServletRequest http) {
        known.user(user);
        Optional<UnlockView> theirs =
                find(user, wish.chapter()).filter(unlock -> unlock.status() == UnlockStatus.UNLOCKED);
        if (theirs.isPresent()) {
            return ResponseEntity.ok(UnlockJson.of(theirs.get()));
        }
        known.activeUser(user);
        RequestUnlock request = new RequestUnlock(user, wish.chapter(), price(wish));
        return store.sendThenFollow(
                        request,
                        new FindUnlock(user, wish.chapter()),
                        UnlockView.class,
                        unlock -> unlock.status() != UnlockStatus.PENDING,
                        answerWithin)
                .map(this::answered)
                .orElseGet(() -> pending(request, http));
    }

    private Points price(UnlockInput.Wish wish) {
        ChapterView chapter = known.chapter(wish.chapter());
        if (chapter.status() == ChapterStatus.WITHDRAWN) {
            throw withdrawn();
        }
        Points price = chapter.details().access().price();
        if (price == null) {
            throw new ProblemException(ProblemKind.CONFLICT, "The chapter is free: everybody may read it.");
        }
        if (wish.seen() != null && !wish.seen().equals(price)) {
            throw priceChanged(price);
        }
        return price;
    }

    private ResponseEntity<UnlockJson> answered(UnlockView unlock) {
        if (unlock.status() == UnlockStatus.REFUSED) {
            throw refused(unlock);
        }
        return ResponseEntity.created(address(unlock.user(), unlock.chapter())).body(UnlockJson.of(unlock));
    }

    private static ResponseEntity<UnlockJson> pending(RequestUnlock request, HttpServletRequest http) {
        Provisional.mark(http);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(address(request.user(), request.chapter()))
                .body(UnlockJson.pending(request));
    }

    private ProblemException refused(UnlockView unlock) {
        UnlockRefusalReason reason = unlock.reason() == null ? UnlockRefusalReason.TIMED_OUT : unlock.reason();
        ProblemException problem = switch (reason) {
            case BALANCE_TOO_LOW -> tooLow(unlock);
            case READER_SUSPENDED ->
                new ProblemException(
                        ProblemKind.ACCOUNT_SUSPENDED,
                        "The reader's account is suspended and may not ask for anything.");
            case NO_SUCH_READER -> ProblemException.notFound("user");
            case NOT_OFFERED -> withdrawn();
            case PRICE_CHANGED -> priceChanged(presentPrice(unlock.chapter()));
            case TIMED_OUT ->
                new ProblemException(
                        ProblemKind.REQUEST_TIMED_OUT,
                        "The store could not finish the request in time; nothing is charged, and asking again is"
                                + " safe.");
        };
        return problem.with("reason", reason.name());
    }

    /** The balance is what the account shows now; the ledger decided a moment ago. */
    private ProblemException tooLow(UnlockView unlock) {
        long balance = known.user(unlock.user()).points().value();
        return new ProblemException(ProblemKind.POINTS_TOO_LOW, "The chapter costs more points than the reader has.")
                .with("balance", balance)
                .with("price", unlock.price().value());
    }

    private static ProblemException withdrawn() {
        return new ProblemException(ProblemKind.CHAPTER_WITHDRAWN, "The chapter is not offered any more.");
    }

    private static ProblemException priceChanged(@Nullable Points price) {
        ProblemException problem =
                new ProblemException(ProblemKind.PRICE_CHANGED, "The chapter costs something else by now.");
        return price == null ? problem : problem.with("price", price.value());
    }

    private @Nullable Points presentPrice(ChapterId chapter) {
        return store.ask(new FindChapter(chapter), ChapterView.class)
                .map(view -> view.details().access().price())
                .orElse(null);
    }

    private static URI address(UserId user, ChapterId chapter) {
        return URI.create("/api/users/" + user + "/unlocks/" + chapter);
    }
}
