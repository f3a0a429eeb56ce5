package io.longbox.api.chapter;

import io.longbox.api.catalog.ProductId;
import org.axonframework.serialization.Revision;

/** A product has one more chapter, without pages; or one that was withdrawn is created anew. */
@Revision("1")
public record ChapterCreated(ChapterId chapter, ProductId product, ChapterNumber number, ChapterDetails details)
        implements ChapterEvent {}
