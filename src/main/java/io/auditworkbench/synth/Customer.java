package io.auditworkbench.synth;

/// A customer who may order again.
///
/// - **Shape**: a claimed customer is part of a planted story and is not edited by chance.
/// - **Units**: cents.
/// - **Threading**: one thread at a time.
final class Customer {

    final LiveRow row;
    final long id;
    long creditCents;
    int version;
    boolean isClaimed;

    Customer(LiveRow row, long id, long creditCents) {
        this.row = row;
        this.id = id;
        this.creditCents = creditCents;
    }
}
