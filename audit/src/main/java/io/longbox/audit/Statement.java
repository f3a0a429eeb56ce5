package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.StockEvent;

/** One of the things that fairness means, judged event by event. */
interface Statement {

    /** Judges an event by how the stock stood before it. */
    default void before(RecordedEvent recorded, StockEvent event, StockReplay stock) {}

    /** Judges how the stock stands after an event. */
    default void after(RecordedEvent recorded, StockEvent event, StockReplay stock) {}

    /**
     * What was found.
     *
     * @param stock how it stands at the end
     */
    FairnessCheck check(StockReplay stock);
}
