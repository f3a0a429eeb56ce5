package io.longbox.payments;

/** Where what a provider says goes: as a command to the order's payment. */
public interface ProviderReports {

    /**
     * Has a report recorded. It may come at any time and any number of times. A report that can never be right is logged
     * and dropped.
     *
     * @throws RuntimeException if it was not recorded, and has to be told again
     */
    void receive(ProviderReport report);
}
