package io.longbox.api.chapter;

/**
 * Asks for one page of a chapter, a withdrawn one's too; answers a {@link io.longbox.api.media.StoredImage}, or nothing.
 *
 * @param chapter whose page
 * @param number which one, from 1
 */
public record FindPage(ChapterId chapter, int number) {}
