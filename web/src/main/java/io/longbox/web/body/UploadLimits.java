package io.longbox.web.body;

import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.nio.file.Path;

/**
 * How large an upload may be, and where it lies meanwhile.
 *
 * @param most in bytes
 */
record UploadLimits(long most, Path directory) {

    ProblemException tooLarge() {
        return new ProblemException(
                ProblemKind.BODY_TOO_LARGE,
                "The upload is larger than " + most + " bytes, which is the most that is read.");
    }
}
