package io.longbox.api;

import io.longbox.api.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A text that tells who somebody is. It is stored and sent encrypted under its owner's key; once that key is destroyed
 * the text is gone everywhere, and reads as erased. It never shows in {@code toString()}, so that it cannot leak into a
 * log.
 *
 * @param owner the person the text is about
 * @param text the text, or null once it is erased
 */
public record PersonalText(UserId owner, @Nullable String text) {

    public boolean isErased() {
        return text == null;
    }

    @Override
    public String toString() {
        return isErased() ? "(erased)" : "(personal)";
    }
}
