package io.longbox.api.audit;

import java.util.List;

/**
 * One statement.
 *
 * @param name names it, for programs
 * @param holds whether it is true
 * @param explanation what was found, in plain words and figures
 * @param events those that show it: where it does not hold, those that break it
 */
public record FairnessCheck(String name, boolean holds, String explanation, List<RecordedEvent> events) {}
