package io.longbox.api.chapter;

/** Whether a chapter is offered to readers. */
public enum ChapterStatus {
    PUBLISHED,
    /** No longer offered; whoever unlocked it may still read it. */
    WITHDRAWN
}
