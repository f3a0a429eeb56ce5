package io.longbox.media.store;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Whether this process knows, from the events, all that content is referred to by. */
class ReferenceProgress {

    private final Configuration axon;
    private final long leeway;
    private @Nullable TrackingToken headBefore;
    private boolean looked;

    /**
     * @param leeway by how many events a processor may seem to be behind when it is not
     */
    ReferenceProgress(Configuration axon, long leeway) {
        this.axon = axon;
        this.leeway = leeway;
    }

    /**
     * Answers why the references may be incomplete, or nothing if they are complete up to some moment between the last
     * call and this one: so a first call never answers nothing.
     */
    synchronized Optional<String> missing() {
        TrackingToken headNow = axon.eventStore().createHeadToken();
        Optional<String> reason =
                looked ? missing(headBefore) : Optional.of("it has just started to watch how the references get on");
        looked = true;
        headBefore = headNow;
        return reason;
    }

    private Optional<String> missing(@Nullable TrackingToken head) {
        Optional<StreamingEventProcessor> found = axon.eventProcessingConfiguration()
                .eventProcessor(ReferenceProjection.GROUP, StreamingEventProcessor.class);
        if (found.isEmpty()) {
            return Optional.of("the references are not kept in this process");
        }
        StreamingEventProcessor processor = found.get();
        if (!processor.isRunning() || processor.isError()) {
            return Optional.of("the processor of the references has stopped or failed");
        }
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        // The shares of all segments make one.
        double share = segments.stream()
                .mapToDouble(segment -> 1.0 / (segment.getSegment().getMask() + 1))
                .sum();
        if (share != 1.0) {
            return Optional.of("the references are kept in another process, or not at the moment");
        }
        if (segments.stream().anyMatch(EventTrackerStatus::isReplaying)) {
            return Optional.of("the references are being read from the events anew");
        }
        if (segments.stream().anyMatch(segment -> segment.isErrorState() || segment.isMerging())) {
            return Optional.of("the processor of the references has failed");
        }
        if (!segments.stream().allMatch(segment -> segment.isCaughtUp() && hasReached(head, segment))) {
            return Optional.of("the references are behind the events");
        }
        boolean deadLetters = axon.eventProcessingConfiguration()
                .deadLetterQueue(ReferenceProjection.GROUP)
                .map(letters -> letters.size() > 0)
                .orElse(true);
        return deadLetters ? Optional.of("the references have dead letters") : Optional.empty();
    }

    /** Caught up alone does not say it: once true, that stays so while a processor falls behind. */
    private boolean hasReached(@Nullable TrackingToken head, EventTrackerStatus segment) {
        OptionalLong end = head == null ? OptionalLong.empty() : head.position();
        if (end.isEmpty() || end.getAsLong() < 0) {
            return true;
        }
        OptionalLong position = segment.getCurrentPosition();
        return position.isPresent() && position.getAsLong() + leeway >= end.getAsLong();
    }
}
