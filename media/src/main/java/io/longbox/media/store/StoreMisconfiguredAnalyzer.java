package io.longbox.media.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a person, instead of a stack trace, what is missing for the content store. */
class StoreMisconfiguredAnalyzer extends AbstractFailureAnalyzer<StoreMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreMisconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
