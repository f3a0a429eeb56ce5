package io.longbox.runtime.store;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/**
 * Spring's transactions, but whoever appended events is never told that a commit failed when it did not. A commit whose
 * answer is lost is looked up in the database: so what is stored is answered as stored, and only what is not may be
 * tried again.
 */
final class SureTransactionManager extends SpringTransactionManager {

    private static final String APPENDED = SureTransactionManager.class.getName();

    private final CommitOutcome outcome;

    SureTransactionManager(PlatformTransactionManager transactions, CommitOutcome outcome) {
        super(transactions);
        this.outcome = outcome;
    }

    /** Remembers, for the rest of the unit of work, what was appended in its transaction. */
    static void remember(Appended appended) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().put(APPENDED, appended);
        }
    }

    @Override
    protected void commitTransaction(TransactionStatus status) {
        Appended appended = current();
        try {
            super.commitTransaction(status);
        } catch (RuntimeException failure) {
            if (appended == null || !outcome.isCommitted(appended, failure)) {
                throw failure;
            }
        }
    }

    private static @Nullable Appended current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(APPENDED) : null;
    }
}
