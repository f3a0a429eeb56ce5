package io.longbox.web.order;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts in whatever script they are, each character by the first font that has it. A character that none has
 * becomes a white square.
 */
final class InvoiceText {

    /** Latin, Greek, Cyrillic and Hebrew; it comes with PDFBox, under the SIL Open Font License. */
    private static final String BUILT_IN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final int UNKNOWN = 0x25A1;
    private static final float UNITS = 1000;

    private final List<PDFont> fonts = new ArrayList<>();

    /** A piece of a text that one font writes. */
    private record Run(PDFont font, String text) {

        float width(float size) throws IOException {
            return font.getStringWidth(text) / UNITS * size;
        }
    }

    InvoiceText(PDDocument document, List<Path> further) throws IOException {
        try (InputStream font = PDDocument.class.getResourceAsStream(BUILT_IN)) {
            if (font == null) {
                throw new IOException("PDFBox has come without its font");
            }
            fonts.add(PDType0Font.load(document, font));
        }
        for (Path path : further) {
            fonts.add(PDType0Font.load(document, new File(path.toString())));
        }
    }

    float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.width(size);
        }
        return width;
    }

    void write(PDPageContentStream page, String text, float x, float y, float size) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Run run : runs(text)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    /** Breaks a text into lines that are no wider than that, between words where it can. */
    List<String> lines(String text, float width, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (int character : word.codePoints().toArray()) {
                if (!line.isEmpty() && width(line + Character.toString(character), size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(character);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** The pieces of a text in the order in which they stand on paper: from the left. */
    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        PDFont current = null;
        StringBuilder piece = new StringBuilder();
        for (int character : onPaper(text).codePoints().toArray()) {
            PDFont font = fontOf(character);
            if (font == null) {
                font = fonts.get(0);
                character = UNKNOWN;
            }
            if (font != current && current != null) {
                runs.add(new Run(current, piece.toString()));
                piece.setLength(0);
            }
            current = font;
            piece.appendCodePoint(character);
        }
        if (current != null) {
            runs.add(new Run(current, piece.toString()));
        }
        return runs;
    }

    private @Nullable PDFont fontOf(int character) {
        for (PDFont font : fonts) {
            if (has(font, character)) {
                return font;
            }
        }
        return null;
    }

    private static boolean has(PDFont font, int character) {
        try {
            font.encode(Character.toString(character));
            return true;
        } catch (IOException | IllegalArgumentException missing) {
            return false;
        }
    }

    /** What is written from the right, turned round: a PDF knows no direction. */
    private static String onPaper(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ");
        if (!Bidi.requiresBidi(clean.toCharArray(), 0, clean.length())) {
            return clean;
        }
        Bidi bidi = new Bidi(clean, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        String[] runs = new String[levels.length];
        for (int i = 0; i < runs.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = clean.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] =
                    levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }
}
