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

    private static final String TRANSACTION = SureTransactionManager.class.getName();

    private final CommitOutcome outcome;

    SureTransactionManager(PlatformTransactionManager transactions, CommitOutcome outcome) {
        super(transactions);
        this.outcome = outcome;
    }

    /** Remembers, for the rest of the unit of work, in which transaction of the database it is. */
    static void inTransaction(String id) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().put(TRANSACTION, id);
        }
    }

    @Override
    protected void commitTransaction(TransactionStatus status) {
        String transaction = current();
        try {
            super.commitTransaction(status);
        } catch (RuntimeException failure) {
            if (transaction == null || !outcome.isCommitted(transaction, failure)) {
                throw failure;
            }
        }
    }

    private static @Nullable String current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(TRANSACTION) : null;
    }
}
