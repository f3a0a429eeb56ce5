package io.longbox.api.chapter;

import io.longbox.api.media.StoredImage;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a chapter all of its pages. The same pages again change nothing.
 *
 * @param chapter whose pages
 * @param pages the first one first; none takes all away
 */
public record ReplacePages(@TargetAggregateIdentifier ChapterId chapter, List<StoredImage> pages) {

    public ReplacePages {
        pages = List.copyOf(pages);
    }
}
