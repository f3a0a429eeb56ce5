package io.longbox.notification.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a person, instead of a stack trace, what is missing for mail. */
class MailMisconfiguredAnalyzer extends AbstractFailureAnalyzer<MailMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MailMisconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
