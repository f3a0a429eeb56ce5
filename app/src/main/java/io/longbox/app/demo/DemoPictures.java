package io.longbox.app.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Covers and pages for the demo, drawn from a seed: the same title looks the same everywhere. No letters are drawn,
 * because a machine without a screen may have no fonts.
 */
final class DemoPictures {

    private static final int[][] PALETTES = {
        {0x1d2a4d, 0xf2c14e, 0x3f5f8a, 0x274060, 0x16213a, 0xf7f3e3},
        {0xf4d9b0, 0xd1495b, 0xe8a87c, 0xb56357, 0x6b2d3a, 0xfffaf0},
        {0xbfe3d9, 0xf0803c, 0x6fae9d, 0x3b7d6e, 0x1f4d45, 0xfbfff8},
        {0xe7d7f1, 0x5b3a8c, 0xa487c3, 0x6f4fa1, 0x35205c, 0xfffbff},
        {0xcfe8ff, 0xffd23f, 0x74a9d8, 0x3d78ad, 0x1c4468, 0xffffff},
        {0x2b2b2b, 0xe63946, 0x5c5c5c, 0x444444, 0x161616, 0xf1faee}
    };

    private DemoPictures() {}

    /** An upright picture, 600 by 900 pixels. */
    static BufferedImage cover(String title) {
        Random random = new Random(title.hashCode());
        int[] palette = PALETTES[random.nextInt(PALETTES.length)];
        BufferedImage image = new BufferedImage(600, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = begin(image);
        scene(draw, new Rectangle2D.Double(0, 0, 600, 900), palette, random, 4);
        draw.setColor(new Color(palette[5]));
        draw.fill(new Rectangle2D.Double(40, 50, 520, 130));
        draw.setColor(new Color(palette[4]));
        double x = 70;
        for (String word : title.split(" ")) {
            double width = Math.min(18.0 * word.length(), 540 - x);
            if (width < 20) {
                break;
            }
            draw.fill(new Rectangle2D.Double(x, 85, width, 60));
            x += width + 18;
        }
        draw.dispose();
        return image;
    }

    /** A page of a few panels, 800 by 1,200 pixels. */
    static BufferedImage page(String title, int number) {
        Random random = new Random(title.hashCode() * 31L + number);
        int[] palette = PALETTES[new Random(title.hashCode()).nextInt(PALETTES.length)];
        BufferedImage image = new BufferedImage(800, 1_200, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = begin(image);
        draw.setColor(new Color(palette[5]));
        draw.fill(new Rectangle2D.Double(0, 0, 800, 1_200));
        for (int row = 0; row < 3; row++) {
            double split = 260 + random.nextInt(240);
            panel(draw, new Rectangle2D.Double(30, 30 + row * 385, split - 40, 365), palette, random);
            panel(draw, new Rectangle2D.Double(split, 30 + row * 385, 770 - split, 365), palette, random);
        }
        draw.dispose();
        return image;
    }

    private static Graphics2D begin(BufferedImage image) {
        Graphics2D draw = image.createGraphics();
        draw.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return draw;
    }

    private static void panel(Graphics2D draw, Rectangle2D frame, int[] palette, Random random) {
        Shape clip = draw.getClip();
        draw.clip(frame);
        scene(draw, frame, palette, random, 2);
        balloon(draw, frame, palette, random);
        draw.setClip(clip);
        draw.setColor(new Color(palette[4]));
        draw.draw(frame);
    }

    /** A sky, a sun or moon, and hills one behind another. */
    private static void scene(Graphics2D draw, Rectangle2D frame, int[] palette, Random random, int hills) {
        draw.setPaint(new GradientPaint(
                0, (float) frame.getMinY(), new Color(palette[0]), 0, (float) frame.getMaxY(), new Color(palette[2])));
        draw.fill(frame);
        double size = frame.getWidth() * (0.2 + 0.2 * random.nextDouble());
        draw.setColor(new Color(palette[1]));
        draw.fill(new Ellipse2D.Double(
                frame.getX() + random.nextDouble() * (frame.getWidth() - size),
                frame.getY() + frame.getHeight() * (0.2 + 0.2 * random.nextDouble()),
                size,
                size));
        for (int hill = 0; hill < hills; hill++) {
            draw.setColor(new Color(palette[2 + hill * 2 / Math.max(1, hills - 1)]));
            draw.fill(hill(frame, 0.55 + 0.4 * hill / hills, random));
        }
    }

    private static Shape hill(Rectangle2D frame, double height, Random random) {
        Path2D hill = new Path2D.Double();
        double y = frame.getY() + frame.getHeight() * height;
        double swing = frame.getHeight() * 0.15;
        hill.moveTo(frame.getMinX(), frame.getMaxY());
        hill.lineTo(frame.getMinX(), y + swing * random.nextDouble());
        hill.curveTo(
                frame.getX() + frame.getWidth() * 0.33,
                y - swing * (0.5 + random.nextDouble()),
                frame.getX() + frame.getWidth() * 0.66,
                y + swing * (0.5 + random.nextDouble()),
                frame.getMaxX(),
                y - swing * random.nextDouble());
        hill.lineTo(frame.getMaxX(), frame.getMaxY());
        hill.closePath();
        return hill;
    }

    private static void balloon(Graphics2D draw, Rectangle2D frame, int[] palette, Random random) {
        if (random.nextInt(3) == 0) {
            return;
        }
        double x = frame.getX() + frame.getWidth() * 0.1;
        double y = frame.getY() + frame.getHeight() * 0.06;
        Area balloon = new Area(new Ellipse2D.Double(x, y, frame.getWidth() * 0.6, frame.getHeight() * 0.22));
        Path2D tail = new Path2D.Double();
        tail.moveTo(x + 40, y + frame.getHeight() * 0.18);
        tail.lineTo(x + 30, y + frame.getHeight() * 0.32);
        tail.lineTo(x + 70, y + frame.getHeight() * 0.2);
        tail.closePath();
        balloon.add(new Area(tail));
        draw.setColor(new Color(palette[5]));
        draw.fill(balloon);
        draw.setColor(new Color(palette[4]));
        draw.draw(balloon);
        for (int line = 0; line < 2; line++) {
            draw.fill(new Rectangle2D.Double(
                    x + frame.getWidth() * 0.12,
                    y + frame.getHeight() * (0.07 + 0.06 * line),
                    frame.getWidth() * (0.2 + 0.15 * random.nextDouble()),
                    4));
        }
    }
}
