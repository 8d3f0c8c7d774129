package io.auditworkbench.cli;

/// What a receiver of pushed records has done.
///
/// - **Shape**: `records` were new, `repeated` ones were kept before; `refused` counts requests; `lastRefusal` says why
///   the last of them was, empty without one.
public record ServiceView(long records, long repeated, long transactions, long refused, String lastRefusal) {

    /// Nothing was done yet.
    public static final ServiceView NONE = new ServiceView(0, 0, 0, 0, "");

    /// The same after a request that was kept.
    public ServiceView kept(long newRecords, long repeatedRecords, long completed) {
        return new ServiceView(
                records + newRecords, repeated + repeatedRecords, transactions + completed, refused, lastRefusal);
    }

    /// The same after a request that was refused.
    public ServiceView refused(String reason) {
        return new ServiceView(records, repeated, transactions, refused + 1, reason);
    }
}
