package io.longbox.api.reading;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.user.UserId;

/** Asks how far a reader has come in a chapter; answers a {@link ReadingView}, or nothing if they never began. */
public record FindReading(UserId user, ChapterId chapter) {}
