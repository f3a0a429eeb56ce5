package io.longbox.user.email;

import io.longbox.api.user.UserId;

/**
 * Knows whose an e-mail address is. One account cannot know what the others hold, so this is asked inside the command's
 * transaction; what it wrote is undone with that transaction.
 */
public interface EmailDirectory {

    /**
     * Makes an address the reader's own, and gives up any other the reader had. Claiming it again changes nothing.
     *
     * @param user the reader
     * @param address compared without regard to case or surrounding space
     * @return false if it is another reader's; then nothing changed, and the transaction can go on
     */
    boolean claim(UserId user, String address);
}
