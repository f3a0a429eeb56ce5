package io.longbox.api.reading;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;

/** Asks how the unlocking of a chapter stands; answers an {@link UnlockView}, or nothing if it was never asked for. */
public record FindUnlock(UserId user, ChapterId chapter) {}
