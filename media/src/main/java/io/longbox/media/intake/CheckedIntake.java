package io.longbox.media.intake;

import io.longbox.api.catalog.Cover;
import io.longbox.api.media.StoredImage;
import io.longbox.media.ContentStore;
import io.longbox.media.ImageIntake;
import io.longbox.media.MediaProperties;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.springframework.stereotype.Component;

/** Takes images in. A chapter is unpacked twice: once to check each page, and once to keep it; one page at a time. */
@Component
class CheckedIntake implements ImageIntake {

    private static final String THE_IMAGE = "The image";

    private final ContentStore store;
    private final MediaProperties limits;
    private final ImageCheck images;
    private final CoverSizes covers;

    CheckedIntake(ContentStore store, MediaProperties limits) {
        // Of the whole process: without it, ImageIO writes a file for each image that it writes to memory.
        ImageIO.setUseCache(false);
        this.store = store;
        this.limits = limits;
        Decoder decoder = new Decoder(limits.decoders());
        this.images = new ImageCheck(limits, decoder);
        this.covers = new CoverSizes(decoder);
    }

    @Override
    public StoredImage page(Path file) throws IOException {
        StoredImage image = images.check(file, THE_IMAGE).stored();
        store.keep(image.hash(), file);
        return image;
    }

    @Override
    public List<StoredImage> chapter(Path archive) throws IOException {
        try (ChapterArchive zip = ChapterArchive.open(archive, limits)) {
            List<ZipArchiveEntry> entries = zip.pages();
            List<StoredImage> pages = new ArrayList<>();
            for (ZipArchiveEntry entry : entries) {
                String name = ChapterArchive.shown(entry);
                try (TemporaryFile file = TemporaryFile.create()) {
                    zip.unpack(entry, file.path(), images.tooLarge(name));
                    pages.add(images.check(file.path(), name).stored());
                }
            }
            for (int i = 0; i < entries.size(); i++) {
                try (TemporaryFile file = TemporaryFile.create()) {
                    zip.unpack(entries.get(i), file.path(), images.tooLarge(ChapterArchive.shown(entries.get(i))));
                    store.keep(pages.get(i).hash(), file.path());
                }
            }
            return List.copyOf(pages);
        }
    }

    @Override
    public Cover cover(Path file) throws IOException {
        ImageCheck.Checked checked = images.check(file, THE_IMAGE);
        BufferedImage picture = covers.picture(file, checked.layout());
        try (TemporaryFile largeFile = TemporaryFile.create();
                TemporaryFile smallFile = TemporaryFile.create()) {
            StoredImage large = covers.write(picture, CoverSizes.Size.LARGE, largeFile.path());
            StoredImage small = covers.write(picture, CoverSizes.Size.SMALL, smallFile.path());
            store.keep(checked.stored().hash(), file);
            store.keep(large.hash(), largeFile.path());
            store.keep(small.hash(), smallFile.path());
            return new Cover(checked.stored(), large, small);
        }
    }
}
