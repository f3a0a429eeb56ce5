package io.longbox.app.little;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** Somebody outside of the store who follows what happens, and answers by commands that are under way for a while. */
public interface Outsider {

    void sees(Object event, Consumer<Object> send);

    /** Nothing else is under way: whatever has not arrived is sent again. */
    void repeat(Predicate<Object> hasArrived, Consumer<Object> send);
}
