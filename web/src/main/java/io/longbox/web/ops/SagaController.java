package io.longbox.web.ops;

import io.longbox.api.ops.ListSagas;
import io.longbox.api.ops.SagaPage;
import io.longbox.api.ops.SagaView;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Operations", description = "How the processes of the store stand")
@RestController
@RequestMapping(path = "/api/ops/sagas", produces = MediaType.APPLICATION_JSON_VALUE)
class SagaController {

    private static final Cursor<String> CURSOR = Cursor.ofKeys("sagas");
    private static final Pattern PROCESS = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,99}");

    private final Store store;

    SagaController(Store store) {
        this.store = store;
    }

    @Operation(
            operationId = "listSagas",
            summary = "Lists the processes under way",
            description = "With resting=false, only those that wait for an answer from another part of the store; with"
                    + " resting=true, only those that wait for a person or a deadline.")
    @GetMapping
    Sagas list(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Boolean resting,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ListSagas query = new ListSagas(checked(process), resting, CURSOR.decode(cursor), Limit.checked(limit));
        SagaPage page = store.ask(query, SagaPage.class).orElseThrow(() -> ProblemException.notFound("list"));
        return new Sagas(page.items().stream().map(Saga::of).toList(), CURSOR.encode(page.next()), page.total());
    }

    private static @Nullable String checked(@Nullable String process) {
        if (process == null || process.isEmpty()) {
            return null;
        }
        if (!PROCESS.matcher(process).matches()) {
            throw new ProblemException(
                    ProblemKind.INVALID_PARAMETER, "process must be the name of a process, such as AddToCartSaga.");
        }
        return process;
    }

    @Schema(name = "SagaPage")
    record Sagas(
            List<Saga> items,
            @Nullable String next,

            @Schema(description = "How many match, on this page or elsewhere", example = "3")
            long total) {}

    @Schema(name = "Saga")
    record Saga(
            String id,

            @Schema(description = "Its kind", example = "WaitlistPromotionSaga")
            String process,

            @Schema(description = "The business key that it is found by")
            String key,

            @Schema(description = "What it is waiting for", example = "OFFERING")
            String step,

            @Schema(
                    description = "Whether it waits for a person or a deadline, rather than for an answer",
                    example = "false")
            boolean resting,

            @Schema(description = "How often the pending command was sent", example = "1")
            int attempt) {

        static Saga of(SagaView saga) {
            return new Saga(saga.id(), saga.process(), saga.key(), saga.step(), saga.resting(), saga.attempt());
        }
    }
}
