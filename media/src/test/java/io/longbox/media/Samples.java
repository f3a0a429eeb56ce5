package io.longbox.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Files that somebody could upload. */
public final class Samples {

    /** 12 x 8 pixels each. */
    public static final byte[] WEBP_LOSSY = Base64.getDecoder()
            .decode("UklGRkoAAABXRUJQVlA4ID4AAAAwAgCdASoMAAgAAsBMJbACdLoB+AADIEBeoAD+9uOEu72Vroyn1QflfbB+Tlzun+UP2Skg"
                    + "wPJAMMHpsQAAAA==");

    public static final byte[] WEBP_LOSSLESS = Base64.getDecoder()
            .decode("UklGRp4AAABXRUJQVlA4TJIAAAAvC8ABAJkyRPQ/NlH46H8YCLJtavL5Ez8CgRQm8Q4DACCabNva9v8ttm0jF4EpTj81HEu9"
                    + "7talKlZtGO4AYIhcQFDZ88JjmgIZgDsYGUs4KjDO1LIHOw+OKESsz5c/ndBgDICos+OBSUIOTpwLHAA5DDJ/Ck7ECNTD"
                    + "swEC58eVEo8LEB+o/FDB+FMRI9KEgyHlCQ==");

    public static final byte[] WEBP_ANIMATED = Base64.getDecoder()
            .decode("UklGRsAAAABXRUJQVlA4WAoAAAACAAAACwAABwAAQU5JTQYAAAD/////AABBTk1GSAAAAAAAAAAAAAsAAAcAAGQAAAJWUDgg"
                    + "MAAAANABAJ0BKgwACAACADQloAJ0ugH4AAOwAP7wxAv/ILlhdcjX/yA/5Af8gP/48gAAAEFOTUZEAAAAAAAAAAAACwAA"
                    + "BwAAZAAAAFZQOCAsAAAAlAEAnQEqDAAIAAAANCWgAnS6AAOYAP75k2//kB//kB//kB//ID/iF3sgMAA=");

    private Samples() {}

    public static byte[] png(int width, int height, long seed) {
        return encoded(noise(width, height, seed, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** All black, and so few bytes for many pixels. */
    public static byte[] blank(int width, int height) {
        return encoded(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static byte[] jpeg(int width, int height, long seed) {
        return encoded(noise(width, height, seed, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    public static byte[] gif(int width, int height, long seed) {
        return encoded(noise(width, height, seed, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    }

    /** One can see through its left half. */
    public static byte[] transparentPng(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        return encoded(image, "png");
    }

    private static BufferedImage noise(int width, int height, long seed, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    public static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A zip of these: a name, then its bytes, and so on; a name that ends with a slash is a folder. */
    public static byte[] zip(Object... namesAndBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putArchiveEntry(new ZipArchiveEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
                zip.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    /** The bytes, but for those from there on. */
    public static byte[] patched(byte[] bytes, int at, int... values) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }

    /** Where some bytes begin for the first time, from a place on. */
    public static int indexOf(byte[] bytes, int from, int... wanted) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == (byte) wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        throw new IllegalArgumentException("not found");
    }
}
