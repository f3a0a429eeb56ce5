package io.longbox.query.product;

import io.longbox.api.catalog.ProductDetails;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts as words that can be searched for: without case and accents, in the same way when they are kept and when they are
 * looked for, whatever the database knows of languages. Words are letters and digits alone, so they need no quoting.
 *
 * <p>Parts of a compound ({@code spider-man}, {@code sorcerer's}, {@code J. K.}) can be found one by one and together.
 * Plurals in {@code s} are found by their singular and the other way round. Scripts without spaces are searched by
 * character.
 */
final class Words {

    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_KEY_BYTES = 200;
    private static final int SHORTEST_PLURAL = 4;

    /** The database counts no further. */
    private static final int LAST_POSITION = 16_383;

    /** So far apart that words of different fields do not seem to belong together. */
    private static final int BETWEEN_FIELDS = 10;

    /** Letters that the Unicode decomposition leaves as they are. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"));

    private static final Pattern ARTICLE = Pattern.compile("^(the|a|an) (?=.)");

    /** Joins the parts of a compound; no letter is like it. */
    private static final char JOINT = '-';

    private Words() {}

    /** The words of a text, one after another with a blank in between. */
    static String folded(@Nullable String text) {
        return compounds(text).stream().flatMap(List::stream).collect(Collectors.joining(" "));
    }

    /** What titles are sorted by: the beginning of the folded title, without an English article in front. */
    static String key(String title) {
        StringBuilder key = new StringBuilder();
        int bytes = 0;
        for (int c :
                ARTICLE.matcher(folded(title)).replaceFirst("").codePoints().toArray()) {
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_KEY_BYTES) {
                break;
            }
            key.appendCodePoint(c);
        }
        return key.toString();
    }

    /** All of a description's words, as a {@code tsvector} in PostgreSQL's own notation. */
    static String vector(ProductDetails details) {
        Vector vector = new Vector();
        vector.add(details.title(), 'A');
        details.authors().forEach(author -> vector.add(author, 'B'));
        vector.add(details.publisher(), 'C');
        vector.add(details.description(), 'D');
        return vector.toString();
    }

    /** A {@code tsquery} that wants all of the words anywhere, the last one also as a beginning; empty without words. */
    static String query(String text) {
        return query(text, "", true);
    }

    /** A {@code tsquery} that wants all of the words among the authors; empty without words. */
    static String authorQuery(String text) {
        return query(text, "B", false);
    }

    private static String query(String text, String weight, boolean prefix) {
        List<List<String>> compounds = compounds(text);
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < compounds.size(); i++) {
            terms.add(term(compounds.get(i), weight, prefix && i == compounds.size() - 1));
        }
        return String.join(" & ", terms);
    }

    private static String term(List<String> compound, String weight, boolean prefix) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < compound.size(); i++) {
            parts.add(either(compound.get(i), weight, prefix && i == compound.size() - 1));
        }
        String apart = String.join(" & ", parts);
        return parts.size() == 1
                ? apart
                : "(" + either(String.join("", compound), weight, prefix) + " | (" + apart + "))";
    }

    private static String either(String word, String weight, boolean prefix) {
        String cut = cut(word);
        String label = weight + (prefix ? "*" : "");
        String exact = lexeme(cut, label);
        String singular = singular(cut);
        return singular.equals(cut) ? exact : "(" + exact + " | " + lexeme(singular, weight) + ")";
    }

    private static String lexeme(String word, String label) {
        return "'" + word + "'" + (label.isEmpty() ? "" : ":" + label);
    }

    private static String cut(String word) {
        int length = word.codePointCount(0, word.length());
        return length <= LONGEST_WORD ? word : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
    }

    /** The words in the order of the text, those together that belong together. */
    private static List<List<String>> compounds(@Nullable String text) {
        List<List<String>> compounds = new ArrayList<>();
        for (String compound : spaced(text).split(" ")) {
            List<String> parts = new ArrayList<>();
            for (String part : compound.split(String.valueOf(JOINT))) {
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            if (!parts.isEmpty()) {
                compounds.add(parts);
            }
        }
        return compounds;
    }

    /** Lower case letters and digits without accents, joints within compounds, and blanks between words. */
    private static String spaced(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder plain = new StringBuilder(text.length() + 16);
        // There and back, because some letters have a partner in one direction only.
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        lower.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                return;
            }
            if (Character.isLetterOrDigit(c)) {
                if (standsAlone(c)) {
                    plain.append(' ').appendCodePoint(c).append(' ');
                } else {
                    plain.append(PLAIN.getOrDefault(c, Character.toString(c)));
                }
            } else {
                plain.append(isJoint(c) ? JOINT : ' ');
            }
        });
        return plain.toString();
    }

    private static boolean isJoint(int c) {
        return "'\u2019\u2018\u02BC`\u00B4-\u2010\u2011".indexOf(c) >= 0;
    }

    private static boolean standsAlone(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    /** By the three rules of Harman's stemmer, which knows of nothing but plurals. */
    private static String singular(String word) {
        if (word.length() < SHORTEST_PLURAL || !word.endsWith("s")) {
            return word;
        }
        String stem = word.substring(0, word.length() - 1);
        if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("es") && (word.endsWith("aes") || word.endsWith("ees") || word.endsWith("oes"))) {
            return word;
        }
        return word.endsWith("us") || word.endsWith("ss") ? word : stem;
    }

    /** Words with their places and weights. */
    private static final class Vector {

        private final StringBuilder text = new StringBuilder();
        private int position;

        void add(@Nullable String field, char weight) {
            List<List<String>> compounds = compounds(field);
            StringBuilder initials = new StringBuilder();
            int firstInitial = position + 1;
            for (List<String> compound : compounds) {
                int first = position + 1;
                for (String part : compound) {
                    position++;
                    put(part, position, weight);
                    if (part.length() == 1 && !standsAlone(part.codePointAt(0))) {
                        firstInitial = initials.length() == 0 ? position : firstInitial;
                        initials.append(part);
                    } else {
                        join(initials, firstInitial, weight);
                    }
                }
                if (compound.size() > 1) {
                    put(String.join("", compound), first, weight);
                }
            }
            join(initials, firstInitial, weight);
            position += compounds.isEmpty() ? 0 : BETWEEN_FIELDS;
        }

        private void join(StringBuilder initials, int at, char weight) {
            if (initials.length() > 1) {
                put(initials.toString(), at, weight);
            }
            initials.setLength(0);
        }

        private void put(String word, int at, char weight) {
            String cut = cut(word);
            Set<String> forms = new LinkedHashSet<>(List.of(cut, singular(cut)));
            for (String form : forms) {
                text.append(text.length() == 0 ? "'" : " '")
                        .append(form)
                        .append("':")
                        .append(Math.min(at, LAST_POSITION))
                        .append(weight);
            }
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
