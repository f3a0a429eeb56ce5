package io.longbox.web.ops;

import io.longbox.api.ops.CancelRebuild;
import io.longbox.api.ops.FindRebuild;
import io.longbox.api.ops.ListViews;
import io.longbox.api.ops.RebuildReport;
import io.longbox.api.ops.StartRebuild;
import io.longbox.api.ops.Views;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Operations")
@RestController
@RequestMapping(path = "/api/ops/views", produces = MediaType.APPLICATION_JSON_VALUE)
class ViewController {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,99}");
    private static final String VIEW = "The name of the view, such as stock-view";

    private final Store store;
    private final Clock clock;

    ViewController(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(operationId = "listViews", summary = "Lists the views that can be rebuilt")
    @GetMapping
    ViewsJson list() {
        Views views = store.ask(new ListViews(), Views.class).orElseThrow(() -> ProblemException.notFound("list"));
        return new ViewsJson(views.items().stream().map(ViewJson::of).toList());
    }

    @Operation(
            operationId = "rebuildView",
            summary = "Has a view made anew from the events, in the background",
            description =
                    "Beside the live one, which goes on. Once the new one has caught up, both are compared row by row,"
                            + " and it takes the place of the live one if `swap` says so; queries see the one or the other. One"
                            + " rebuild of a view at a time. Nobody is told anything again, and nothing else is done again.")
    @PostMapping(path = "/{view}/rebuild", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<RebuildJson> rebuild(
            @Parameter(description = VIEW) @PathVariable String view, @RequestBody RebuildInput input) {
        store.send(new StartRebuild(checked(view), input.checked()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/ops/views/" + view + "/rebuild"))
                .body(show(view));
    }

    @Operation(
            operationId = "showRebuild",
            summary = "Shows how the newest rebuild of a view stands",
            description = "Or what became of it, and in which rows the live view differed from what its events say.")
    @GetMapping("/{view}/rebuild")
    RebuildJson show(@Parameter(description = VIEW) @PathVariable String view) {
        return store.ask(new FindRebuild(checked(view)), RebuildReport.class)
                .map(report -> RebuildJson.of(report, clock.instant()))
                .orElseThrow(() -> ProblemException.notFound("rebuild"));
    }

    @Operation(
            operationId = "cancelRebuild",
            summary = "Ends the rebuild of a view that is under way",
            description = "The live view stays as it is. Cancelling twice changes nothing.")
    @DeleteMapping("/{view}/rebuild")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@Parameter(description = VIEW) @PathVariable String view) {
        store.send(new CancelRebuild(checked(view)));
    }

    private static String checked(String view) {
        if (!NAME.matcher(view).matches()) {
            throw ProblemException.notFound("view");
        }
        return view;
    }

    @Schema(name = "Views")
    record ViewsJson(List<ViewJson> items) {}

    @Schema(name = "View")
    record ViewJson(
            @Schema(example = "stock-view") String name,
            List<TableJson> tables,

            @Schema(
                    description = "The number of the newest event that it has handled; null if that is known to another"
                            + " process only",
                    example = "2000000")
            @Nullable
            Long position) {

        static ViewJson of(Views.Standing view) {
            return new ViewJson(
                    view.name(),
                    view.tables().stream()
                            .map(table -> new TableJson(table.name(), table.rows()))
                            .toList(),
                    view.position());
        }
    }

    @Schema(name = "ViewTable")
    record TableJson(
            @Schema(example = "stock") String name,

            @Schema(description = "About how many, as the database estimates", example = "1000")
            long rows) {}
}
