package io.longbox.media.intake;

import java.util.Comparator;

/**
 * The order in which a person counts files: page2 before page10, folder by folder, without regard to case. Names that
 * differ only in case or in leading zeros still have an order, so that it is the same each time.
 */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder PATHS = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        String[] left = one.split("/");
        String[] right = other.split("/");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = compareNames(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(left.length, right.length);
        return order != 0 ? order : one.compareTo(other);
    }

    /** Without their endings first: otherwise "page 2.png" would come before "page.png". */
    private static int compareNames(String one, String other) {
        int order = compareTexts(withoutEnding(one), withoutEnding(other));
        return order != 0 ? order : compareTexts(one, other);
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static int compareTexts(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int order;
            if (Character.isDigit(one.charAt(i)) && Character.isDigit(other.charAt(j))) {
                int oneEnd = endOfDigits(one, i);
                int otherEnd = endOfDigits(other, j);
                order = compareNumbers(one.substring(i, oneEnd), other.substring(j, otherEnd));
                i = oneEnd;
                j = otherEnd;
            } else {
                order = Character.compare(folded(one.charAt(i++)), folded(other.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** However long they are: more digits make a larger number, once leading zeros are left out. */
    private static int compareNumbers(String one, String other) {
        String left = significant(one);
        String right = significant(other);
        int order = Integer.compare(left.length(), right.length());
        return order != 0 ? order : left.compareTo(right);
    }

    /** In plain digits: other scripts have digits as well. */
    private static String significant(String digits) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            if (digit != 0 || !plain.isEmpty()) {
                plain.append((char) ('0' + digit));
            }
        }
        return plain.toString();
    }

    private static char folded(char letter) {
        return Character.toLowerCase(Character.toUpperCase(letter));
    }
}
