package io.longbox.user.account;

import io.longbox.api.PersonalText;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.user.UserId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rule that the name and the address of an account must keep. */
@FunctionalInterface
interface DetailsPolicy {

    int LONGEST_NAME = 200;

    /** The longest address that mail servers accept. */
    int LONGEST_ADDRESS = 254;

    /** Enough to catch a slip; whether mail arrives, only mail can tell. */
    Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    /** A text about somebody else would be encrypted, and erased, with the wrong person's key. */
    DetailsPolicy ABOUT_THE_READER = (user, name, email) -> {
        if (!name.owner().equals(user)) {
            return invalid("the name is another person's", "name");
        }
        return email.owner().equals(user) ? null : invalid("the address is another person's", "email");
    };

    DetailsPolicy NAME_GIVEN = (user, name, email) -> {
        String text = name.text();
        if (text == null || text.isBlank()) {
            return invalid("a reader has a name", "name");
        }
        return text.length() <= LONGEST_NAME
                ? null
                : invalid("a name has at most " + LONGEST_NAME + " characters", "name");
    };

    DetailsPolicy ADDRESS_PLAUSIBLE = (user, name, email) -> {
        String text = email.text();
        if (text == null || text.isBlank()) {
            return invalid("a reader has an e-mail address", "email");
        }
        if (text.length() > LONGEST_ADDRESS) {
            return invalid("an e-mail address has at most " + LONGEST_ADDRESS + " characters", "email");
        }
        return ADDRESS.matcher(text.strip()).matches() ? null : invalid("this is no e-mail address", "email");
    };

    List<DetailsPolicy> ALL = List.of(ABOUT_THE_READER, NAME_GIVEN, ADDRESS_PLAUSIBLE);

    /** What is wrong, or null. */
    @Nullable
    Refusal check(UserId user, PersonalText name, PersonalText email);

    /**
     * @throws RefusedException if a rule is broken
     */
    static void enforce(UserId user, PersonalText name, PersonalText email) {
        for (DetailsPolicy policy : ALL) {
            Refusal refusal = policy.check(user, name, email);
            if (refusal != null) {
                throw new RefusedException(refusal);
            }
        }
    }

    private static Refusal invalid(String detail, String field) {
        return new Refusal(Refusal.Code.INVALID, detail, field);
    }
}
