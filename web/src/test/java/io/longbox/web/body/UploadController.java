package io.longbox.web.body;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what it was sent. Under the module's own scan, so that the tests share one application. */
@Hidden
@RestController
class UploadController {

    static final List<String> TAKEN = new CopyOnWriteArrayList<>();

    @RequestMapping(
            path = {"/test/uploads", "/api/test-uploads"},
            method = {RequestMethod.PUT, RequestMethod.POST},
            consumes = {
                UploadTypes.IMAGE,
                UploadTypes.ZIP,
                UploadTypes.CBZ,
                UploadTypes.CBZ_UNREGISTERED,
                UploadTypes.CSV,
                UploadTypes.ANY,
                UploadTypes.FORM
            },
            produces = MediaType.TEXT_PLAIN_VALUE)
    String take(Upload upload, @RequestParam(required = false) @Nullable String user) throws IOException {
        String taken = upload.size() + " " + upload.name() + " "
                + (upload.size() > 100 ? "..." : Files.readString(upload.file()));
        TAKEN.add(taken);
        return taken;
    }
}
