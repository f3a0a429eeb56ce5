package io.longbox.app.demo;

import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.SetCover;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.CreateChapter;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.ReplacePages;
import io.longbox.api.media.StoredImage;
import io.longbox.media.ImageIntake;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws what there is to look at and to read in the demo, beside the store that is open already. Printing that was
 * interrupted begins again with the next start; the last chapter marks that it is complete.
 */
final class DemoPress {

    private static final Logger log = LoggerFactory.getLogger(DemoPress.class);

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ImageIntake intake;

    DemoPress(CommandGateway commands, QueryGateway queries, ImageIntake intake) {
        this.commands = commands;
        this.queries = queries;
        this.intake = intake;
    }

    void printOnce(Demo demo) {
        Thread press = new Thread(() -> print(demo), "demo-press");
        press.setDaemon(true);
        press.start();
    }

    private void print(Demo demo) {
        try {
            Demo.Chapter last = demo.chapters().get(demo.chapters().size() - 1);
            ChapterView marker =
                    queries.query(new FindChapter(last.id()), ChapterView.class).join();
            if (marker != null && marker.pages() > 0) {
                return;
            }
            for (Demo.Comic comic : demo.comics()) {
                BufferedImage picture = DemoPictures.cover(comic.title());
                Cover cover = handIn(picture, intake::cover);
                commands.sendAndWait(new SetCover(comic.id(), cover));
            }
            for (Demo.Chapter chapter : demo.chapters()) {
                print(chapter);
            }
            log.info(
                    "drew {} covers and {} chapters",
                    demo.comics().size(),
                    demo.chapters().size());
        } catch (IOException | RuntimeException | LinkageError failure) {
            // A machine that cannot draw, or a store that is stopped meanwhile: the demo does without.
            log.warn("The demo's pictures are not complete: {}", failure.toString());
        }
    }

    private void print(Demo.Chapter chapter) throws IOException {
        commands.sendAndWait(
                new CreateChapter(chapter.id(), chapter.product(), chapter.chapterNumber(), chapter.details()));
        List<StoredImage> pages = new ArrayList<>();
        for (int page = 1; page <= chapter.pages(); page++) {
            pages.add(handIn(DemoPictures.page(chapter.comic() + chapter.number(), page), intake::page));
        }
        commands.sendAndWait(new ReplacePages(chapter.id(), pages));
    }

    /** What the store does with a file. */
    @FunctionalInterface
    private interface Intake<T> {

        T take(Path file) throws IOException;
    }

    private static <T> T handIn(BufferedImage picture, Intake<T> intake) throws IOException {
        Path file = Files.createTempFile("longbox-demo", ".png");
        try {
            ImageIO.write(picture, "png", file.toFile());
            return intake.take(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
