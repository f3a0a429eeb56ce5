package io.longbox.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a problem's type says when one follows it. */
@Hidden
@RestController
class ProblemPages {

    @GetMapping(path = "/problems/{kind}", produces = MediaType.TEXT_PLAIN_VALUE)
    String explain(@PathVariable String kind) {
        return ProblemKind.bySlug(kind)
                .map(known -> known.title() + " (" + known.status().value() + ")\n\n" + known.meaning() + "\n")
                .orElseThrow(() -> ProblemException.notFound("kind of problem"));
    }
}
