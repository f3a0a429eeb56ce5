package io.longbox.media.intake;

import io.longbox.media.MediaProperties;
import io.longbox.media.MediaRefusedException;
import io.longbox.media.MediaRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * A zip of pages, as somebody uploaded it. What its directory says is judged first, then each file as it is unpacked, one
 * at a time; nothing that it says of itself is believed.
 */
final class ChapterArchive implements AutoCloseable {

    /** What an image is packed to at most; images are compressed already, so hardly any reaches twice. */
    private static final long MAX_RATIO = 100;

    /** Up to so many bytes the ratio says nothing: a small picture of one colour packs well. */
    private static final long RATIO_FROM = 1024 * 1024;

    /** What the directory may take for each file, and for finding it. */
    private static final long DIRECTORY_ENTRY = 512;

    private static final long DIRECTORY_SEARCH = 1024 * 1024;

    private static final Set<String> TAKEN = Set.of("png", "jpg", "jpeg", "jpe", "jfif", "webp", "gif");

    /** Images too, but not taken: a chapter must not lose pages without a word. */
    private static final Set<String> NOT_TAKEN =
            Set.of("bmp", "tif", "tiff", "avif", "heic", "heif", "jxl", "jp2", "j2k", "svg", "psd", "tga");

    private static final Set<String> LEFT_BEHIND = Set.of("__macosx", "thumbs.db", "desktop.ini");
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private static final int SHOWN = 200;

    private final ZipFile zip;
    private final MediaProperties limits;

    private ChapterArchive(ZipFile zip, MediaProperties limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /**
     * Opens an archive, and reads its directory.
     *
     * @throws MediaRefusedException if it is no zip, or its directory is damaged or too large
     */
    static ChapterArchive open(Path file, MediaProperties limits) throws IOException {
        if (!beginsAsZip(file)) {
            throw new MediaRefusedException(Reason.UNSUPPORTED, "The file is no zip archive (.cbz or .zip).");
        }
        SeekableByteChannel channel = Files.newByteChannel(file);
        BudgetedChannel budgeted = new BudgetedChannel(channel, DIRECTORY_SEARCH + DIRECTORY_ENTRY * limits.maxPages());
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(budgeted)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            budgeted.lift();
            return new ChapterArchive(zip, limits);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            if (budgeted.isSpent()) {
                throw tooManyFiles(limits);
            }
            throw new MediaRefusedException(
                    Reason.INVALID, "The archive is damaged: it ends too early, or its directory cannot be read.");
        }
    }

    private static boolean beginsAsZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
        }
    }

    /**
     * The files that are pages, in natural order.
     *
     * @throws MediaRefusedException if the archive is unsafe, too large, encrypted or damaged, or none of it is a page
     */
    List<ZipArchiveEntry> pages() throws IOException {
        List<ZipArchiveEntry> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            checkPath(entry);
            if (entry.isDirectory()) {
                continue;
            }
            files.add(entry);
            if (files.size() > limits.maxPages()) {
                throw tooManyFiles(limits);
            }
            if (!names.add(entry.getName())) {
                throw refused(Reason.INVALID, entry, "is in the archive twice.");
            }
            checkSize(entry);
            unpacked += entry.getSize();
            if (unpacked > limits.maxArchive().toBytes()) {
                throw new MediaRefusedException(
                        Reason.TOO_LARGE,
                        "The archive is larger than %d bytes when it is unpacked, from %s on."
                                .formatted(limits.maxArchive().toBytes(), shown(entry)));
            }
        }
        List<ZipArchiveEntry> pages = new ArrayList<>();
        for (ZipArchiveEntry entry : files) {
            if (!isHidden(entry.getName()) && isPage(entry)) {
                pages.add(entry);
            }
        }
        if (pages.isEmpty()) {
            throw new MediaRefusedException(Reason.INVALID, "The archive has no image in it.");
        }
        pages.sort(Comparator.comparing(ZipArchiveEntry::getName, NaturalOrder.PATHS));
        return pages;
    }

    private void checkPath(ZipArchiveEntry entry) {
        String name = entry.getName();
        if (name.indexOf('\\') >= 0
                || name.startsWith("/")
                || DRIVE.matcher(name).matches()
                || Arrays.asList(name.split("/")).contains("..")) {
            throw refused(Reason.INVALID, entry, "has a path that leads out of the archive.");
        }
    }

    private void checkSize(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refused(Reason.INVALID, entry, "is encrypted.");
        }
        ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
        if (method != ZipMethod.STORED && method != ZipMethod.DEFLATED) {
            throw refused(Reason.UNSUPPORTED, entry, "is packed in a way that is not known.");
        }
        if (entry.getSize() < 0 || entry.getCompressedSize() < 0) {
            throw refused(Reason.INVALID, entry, "does not say how large it is.");
        }
        checkRatio(entry, entry.getSize());
    }

    private void checkRatio(ZipArchiveEntry entry, long unpacked) {
        if (unpacked > RATIO_FROM && unpacked / MAX_RATIO > entry.getCompressedSize()) {
            throw refused(Reason.INVALID, entry, "is packed so tightly that it looks like a zip bomb.");
        }
    }

    /** By content; but what bears an image's name and is none was meant to be a page. */
    private boolean isPage(ZipArchiveEntry entry) throws IOException {
        byte[] head;
        try (InputStream in = zip.getInputStream(entry)) {
            head = in.readNBytes(LayoutReader.HEAD);
        } catch (IOException | RuntimeException unreadable) {
            throw damaged(entry);
        }
        if (LayoutReader.typeOf(head).isPresent()) {
            return true;
        }
        String ending = ending(entry.getName());
        if (TAKEN.contains(ending)) {
            throw refused(Reason.INVALID, entry, "is damaged: it is no PNG, JPEG, WebP or GIF.");
        }
        if (NOT_TAKEN.contains(ending)) {
            throw refused(Reason.UNSUPPORTED, entry, "is of a kind that is not taken; PNG, JPEG, WebP and GIF are.");
        }
        return false;
    }

    /**
     * Unpacks a page.
     *
     * @param tooLarge what to say if it is larger than an image may be
     * @throws MediaRefusedException if it is larger than that or than the archive says, or damaged
     */
    void unpack(ZipArchiveEntry entry, Path file, MediaRefusedException tooLarge) throws IOException {
        long size = 0;
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = opened(entry);
                OutputStream out = Files.newOutputStream(file)) {
            for (int read = read(in, buffer, entry); read >= 0; read = read(in, buffer, entry)) {
                size += read;
                if (size > limits.maxImage().toBytes()) {
                    throw tooLarge;
                }
                if (size > entry.getSize()) {
                    throw refused(Reason.INVALID, entry, "is larger than the archive says.");
                }
                checkRatio(entry, size);
                crc.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw damaged(entry);
        }
    }

    private InputStream opened(ZipArchiveEntry entry) {
        try {
            return zip.getInputStream(entry);
        } catch (IOException | RuntimeException unreadable) {
            throw damaged(entry);
        }
    }

    private static int read(InputStream in, byte[] buffer, ZipArchiveEntry entry) {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException unreadable) {
            throw damaged(entry);
        }
    }

    private static boolean isHidden(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.equals("."))
                .anyMatch(part -> part.startsWith(".") || LEFT_BEHIND.contains(part.toLowerCase(Locale.ROOT)));
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static MediaRefusedException damaged(ZipArchiveEntry entry) {
        return refused(Reason.INVALID, entry, "is damaged in the archive.");
    }

    private static MediaRefusedException tooManyFiles(MediaProperties limits) {
        return new MediaRefusedException(
                Reason.TOO_LARGE, "The archive has more than %d files in it.".formatted(limits.maxPages()));
    }

    private static MediaRefusedException refused(Reason reason, ZipArchiveEntry entry, String what) {
        return new MediaRefusedException(reason, shown(entry) + " " + what);
    }

    /** A file's name as the beginning of a sentence; it comes from outside, and may be anything. */
    static String shown(ZipArchiveEntry entry) {
        String name = entry.getName().replaceAll("\\p{C}", "?");
        return "The file \"" + (name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name) + "\"";
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
