package io.longbox.web.chapter;

import io.longbox.api.chapter.AppendPage;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.FindPage;
import io.longbox.api.chapter.ListPages;
import io.longbox.api.chapter.PagesView;
import io.longbox.api.chapter.PutPage;
import io.longbox.api.chapter.RemovePage;
import io.longbox.api.chapter.ReplacePages;
import io.longbox.api.media.StoredImage;
import io.longbox.api.reading.Access;
import io.longbox.api.reading.AccessView;
import io.longbox.api.user.UserId;
import io.longbox.web.body.Upload;
import io.longbox.web.body.UploadTypes;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.image.ImageServer;
import io.longbox.web.image.Images;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.reading.Permission;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Pages", description = "The images that a chapter consists of")
@RestController
@RequestMapping("/api/chapters/{chapterId}/pages")
class PageController {

    private final Store store;
    private final Known known;
    private final Images images;
    private final ImageServer server;
    private final Permission permission;

    PageController(Store store, Known known, Images images, ImageServer server, Permission permission) {
        this.store = store;
        this.known = known;
        this.images = images;
        this.server = server;
        this.permission = permission;
    }

    @Operation(
            operationId = "listPages",
            summary = "Lists the pages of a chapter",
            description = "All of them. Who may not read them sees how many there are, but no addresses.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    PagesJson list(@PathVariable ChapterId chapterId, @RequestParam(required = false) @Nullable UserId user) {
        AccessView access = permission.access(chapterId, user);
        List<StoredImage> pages = pages(chapterId).pages();
        return access.mayRead()
                ? PagesJson.readable(chapterId, pages, access.access(), user)
                : PagesJson.locked(chapterId, pages, access.access());
    }

    @Operation(
            operationId = "addPages",
            summary = "Uploads a whole chapter, or adds one page",
            description =
                    "A zip of images (`.cbz`) replaces all pages, in the natural order of their names. A single image,"
                            + " PNG, JPEG, WebP or GIF, is added behind the last page, unless it is that page already."
                            + " Which it is, its content tells.")
    @ApiResponse(
            responseCode = "201",
            description = "The pages, or the page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(oneOf = {PagesJson.class, PageJson.class})))
    @PostMapping(
            consumes = {
                UploadTypes.ZIP,
                UploadTypes.CBZ,
                UploadTypes.CBZ_UNREGISTERED,
                UploadTypes.IMAGE,
                UploadTypes.ANY,
                UploadTypes.FORM
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> add(@PathVariable ChapterId chapterId, Upload upload, HttpServletRequest request) {
        refuseUnlessOffered(chapterId);
        return Images.isArchive(upload, request.getContentType())
                ? replace(chapterId, upload, request)
                : append(chapterId, upload, request);
    }

    private ResponseEntity<Object> replace(ChapterId chapter, Upload archive, HttpServletRequest request) {
        List<StoredImage> pages = images.chapter(archive);
        Written<PagesView> written = write(new ReplacePages(chapter, pages), chapter);
        markUnlessSeen(written, request);
        return ResponseEntity.created(URI.create("/api/chapters/" + chapter + "/pages"))
                .body(PagesJson.replaced(
                        chapter, written.view().map(PagesView::pages).orElse(pages)));
    }

    private ResponseEntity<Object> append(ChapterId chapter, Upload upload, HttpServletRequest request) {
        StoredImage page = images.page(upload);
        Written<PagesView> written = write(new AppendPage(chapter, page), chapter);
        markUnlessSeen(written, request);
        // Others may have added pages since, or this one twice: the last that is it.
        int number = written.view().map(view -> view.pages().lastIndexOf(page)).orElse(-1) + 1;
        if (number == 0) {
            return ResponseEntity.created(URI.create("/api/chapters/" + chapter + "/pages"))
                    .build();
        }
        return ResponseEntity.created(URI.create(PageJson.path(chapter, number)))
                .eTag(ImageServer.etag(page))
                .body(PageJson.readable(chapter, number, page, null));
    }

    @Operation(operationId = "removePages", summary = "Takes all pages out of a chapter")
    @DeleteMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAll(@PathVariable ChapterId chapterId) {
        write(new ReplacePages(chapterId, List.of()), chapterId);
    }

    @Operation(
            operationId = "putPage",
            summary = "Sets one page",
            description = "A PNG, JPEG, WebP or GIF, told by its content. The number after the last page's adds one.")
    @PutMapping(
            path = "/{n}",
            consumes = {UploadTypes.IMAGE, UploadTypes.ANY, UploadTypes.FORM},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PageJson> put(@PathVariable ChapterId chapterId, @PathVariable int n, Upload upload) {
        refuseUnlessOffered(chapterId);
        if (n < 1) {
            throw new ProblemException(ProblemKind.INVALID_PARAMETER, "n must be at least 1.");
        }
        StoredImage page = images.page(upload);
        write(new PutPage(chapterId, n, page), chapterId);
        return ResponseEntity.ok().eTag(ImageServer.etag(page)).body(PageJson.readable(chapterId, n, page, null));
    }

    @Operation(
            operationId = "showPage",
            summary = "Shows one page",
            description = "To who may read the chapter; whole or in parts. The addresses that a list of pages has may"
                    + " be kept for good.")
    @ApiResponse(
            responseCode = "200",
            description = "The image",
            content = {
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_GIF_VALUE, schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping(
            path = "/{n}",
            produces = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE, "image/webp", MediaType.IMAGE_GIF_VALUE})
    void show(
            @PathVariable ChapterId chapterId,
            @PathVariable int n,
            @RequestParam(required = false) @Nullable UserId user,
            @RequestParam(required = false) @Nullable String v,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Access access = permission.enforce(chapterId, user);
        StoredImage page = store.ask(new FindPage(chapterId, n), StoredImage.class)
                .orElseThrow(() -> ProblemException.notFound("page"));
        server.serve(
                new ImageServer.Asked(page, "page-%04d".formatted(n), access == Access.FREE, v), request, response);
    }

    @Operation(
            operationId = "removePage",
            summary = "Takes one page out of a chapter",
            description = "Those behind it move up. With If-Match, only if that number still has the page that was"
                    + " read; without, a repeat takes the next one too.")
    @DeleteMapping(path = "/{n}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable ChapterId chapterId,
            @PathVariable int n,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Long version = null;
        if (ifMatch != null) {
            PagesView present = pages(chapterId);
            if (n < 1 || n > present.pages().size()) {
                throw ProblemException.notFound("page");
            }
            if (!Precondition.matches(ifMatch, ImageServer.etag(present.pages().get(n - 1)))) {
                throw Precondition.stale();
            }
            version = present.version();
        }
        write(new RemovePage(chapterId, n, version), chapterId);
    }

    /** Asked before the file is taken in, so that nothing is kept in vain; the chapter itself decides. */
    private void refuseUnlessOffered(ChapterId chapter) {
        if (known.chapter(chapter).status() == ChapterStatus.WITHDRAWN) {
            throw new ProblemException(ProblemKind.CONFLICT, "The chapter is withdrawn and cannot be changed.");
        }
    }

    private PagesView pages(ChapterId chapter) {
        return store.ask(new ListPages(chapter), PagesView.class)
                .orElseThrow(() -> ProblemException.notFound("chapter"));
    }

    private Written<PagesView> write(Object command, ChapterId chapter) {
        return store.sendThenRead(command, new ListPages(chapter), PagesView.class);
    }

    private static void markUnlessSeen(Written<PagesView> written, HttpServletRequest request) {
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
    }
}
