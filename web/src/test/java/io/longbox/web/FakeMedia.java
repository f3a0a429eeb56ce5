package io.longbox.web;

import io.longbox.api.catalog.Cover;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.media.Content;
import io.longbox.media.ContentStore;
import io.longbox.media.ImageIntake;
import io.longbox.media.MediaRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes every file for a PNG, and every line of an archive for a page; keeps it all in memory. */
public class FakeMedia implements ImageIntake, ContentStore {

    private final Map<ContentHash, byte[]> kept = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile @Nullable Exception failure;
    private volatile int readable = Integer.MAX_VALUE;

    /** Every intake fails with this from now on. */
    public void fail(Exception with) {
        failure = with;
    }

    /** Only so many bytes of any content can be read from now on. */
    public void readAtMost(int bytes) {
        readable = bytes;
    }

    public void lose(StoredImage image) {
        kept.remove(image.hash());
    }

    /** What was taken in, as {@code kind: content}. */
    public List<String> taken() {
        return taken;
    }

    public void reset() {
        kept.clear();
        taken.clear();
        failure = null;
        readable = Integer.MAX_VALUE;
    }

    /** An image that is there. */
    public StoredImage image(String content) {
        return image(content.getBytes(StandardCharsets.UTF_8));
    }

    public StoredImage image(byte[] content) {
        ContentHash hash = new ContentHash(
                (HexFormat.of().toHexDigits(Arrays.hashCode(content)) + "0".repeat(64)).substring(0, 64));
        kept.put(hash, content);
        return new StoredImage(hash, ImageType.PNG, content.length, 600, 800);
    }

    @Override
    public StoredImage page(Path file) throws IOException {
        return image(take("page", file));
    }

    @Override
    public List<StoredImage> chapter(Path archive) throws IOException {
        return take("chapter", archive).lines().map(this::image).toList();
    }

    @Override
    public Cover cover(Path file) throws IOException {
        String content = take("cover", file);
        return new Cover(image(content), image("large " + content), image("small " + content));
    }

    private String take(String kind, Path file) throws IOException {
        if (failure instanceof IOException unreadable) {
            throw unreadable;
        }
        if (failure instanceof MediaRefusedException refused) {
            throw refused;
        }
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        taken.add(kind + ": " + content);
        return content;
    }

    @Override
    public void keep(ContentHash hash, Path file) throws IOException {
        kept.put(hash, Files.readAllBytes(file));
    }

    @Override
    public Optional<Content> find(ContentHash hash) {
        return Optional.ofNullable(kept.get(hash)).map(bytes -> new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open(long from) throws IOException {
                if (readable == 0) {
                    throw new IOException("unreadable");
                }
                int start = (int) from;
                int end = Math.min(bytes.length, Math.max(start, readable));
                return new ByteArrayInputStream(bytes, start, end - start);
            }
        });
    }
}
