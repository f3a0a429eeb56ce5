package io.longbox.user.account;

import io.longbox.api.PersonalText;
import io.longbox.api.PlainText;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.shipping.Address;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.SaveAddress;
import io.longbox.api.user.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which addresses a reader has saved, and when they last changed. What they say is personal, and is in the events alone. */
final class AddressBook {

    static final int LONGEST_TEXT = 200;

    private Map<String, Long> versions = new LinkedHashMap<>();

    boolean holds(AddressId id) {
        return versions.containsKey(id.toString());
    }

    /**
     * @throws RefusedException if the book is full, and the address is not in it
     */
    void refuseUnlessRoomFor(AddressId id) {
        if (!holds(id) && versions.size() >= SaveAddress.MOST_ADDRESSES) {
            throw new RefusedException(
                    Refusal.Code.CONFLICT, "an address book holds " + SaveAddress.MOST_ADDRESSES + " addresses");
        }
    }

    /**
     * @throws RefusedException if somebody expects the address to be as it is not
     */
    void refuseStale(AddressId id, @Nullable Long expectedVersion) {
        Long version = versions.get(id.toString());
        if (expectedVersion != null && !expectedVersion.equals(version)) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    version == null
                            ? "there is no such address"
                            : "the address is at version " + version + ", not " + expectedVersion);
        }
    }

    /**
     * @throws RefusedException if a text is somebody else's, and would be encrypted, and erased, with the wrong person's
     *     key; or if it is missing or too long
     */
    static void refuseUnlessOf(UserId user, @Nullable PersonalText label, Address address) {
        refuseUnlessFine(user, "label", label, false);
        refuseUnlessFine(user, "recipient", address.recipient(), true);
        refuseUnlessFine(user, "street", address.street(), true);
        refuseUnlessFine(user, "extra", address.extra(), false);
        refuseUnlessFine(user, "postalCode", address.postalCode(), false);
        refuseUnlessFine(user, "city", address.city(), true);
        refuseUnlessFine(user, "region", address.region(), false);
    }

    private static void refuseUnlessFine(UserId user, String field, @Nullable PersonalText given, boolean required) {
        if (given == null) {
            return;
        }
        if (!given.owner().equals(user)) {
            throw invalid("it is another person's", field);
        }
        String text = given.text();
        if (text == null || (required && text.isBlank())) {
            throw invalid("it is missing", field);
        }
        if (PlainText.flaw(text, LONGEST_TEXT, false) != null) {
            throw invalid("it is one line of at most " + LONGEST_TEXT + " characters", field);
        }
    }

    private static RefusedException invalid(String detail, String field) {
        return new RefusedException(new Refusal(Refusal.Code.INVALID, detail, field));
    }

    void save(AddressId id, long version) {
        versions.put(id.toString(), version);
    }

    void remove(AddressId id) {
        versions.remove(id.toString());
    }
}
