package io.longbox.media;

import io.longbox.api.catalog.Cover;
import io.longbox.api.media.StoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where images come in: everything is checked before anything is kept. */
public interface ImageIntake {

    /**
     * Checks one image, told by its content, and keeps it.
     *
     * @throws MediaRefusedException if it is no image of a known kind, is damaged or too large
     */
    StoredImage page(Path file) throws IOException;

    /**
     * Checks a chapter, which is a zip of images ({@code .cbz}), and keeps its pages.
     *
     * @return the pages in natural order of their names; at least one
     * @throws MediaRefusedException if the archive or one of its images is damaged, too large or unsafe, or it has no
     *     image; then nothing of it is kept
     */
    List<StoredImage> chapter(Path archive) throws IOException;

    /**
     * Checks one image, makes the two smaller ones, and keeps all three.
     *
     * @throws MediaRefusedException as {@link #page}
     */
    Cover cover(Path file) throws IOException;
}
