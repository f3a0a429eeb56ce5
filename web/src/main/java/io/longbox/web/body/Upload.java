package io.longbox.web.body;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a request: as its body, or as the one file of a multipart form. A controller asks for it by a
 * parameter of this type. It lies on disk, and is deleted with the request.
 *
 * @param file where it lies
 * @param size in bytes
 * @param name the file's name, if the request told one; never a path
 */
public record Upload(Path file, long size, @Nullable String name) {}
