package io.auditworkbench.workbench.monitor;

import java.util.List;

/// What a receiver of pushed changes tells those who watch it.
public final class ReceiverMonitor {

    private ReceiverMonitor() {}

    /// Its figures since it began, in Prometheus's text format: records that were new, records that were kept before,
    /// transactions that became whole, requests that were refused.
    public static String metrics(long records, long repeated, long transactions, long refused) {
        return MetricText.of(List.of(
                Metric.build(),
                Metric.counter(
                        "ingest_records_total", "Records that were new, since the process began.", (double) records),
                Metric.counter(
                        "ingest_repeated_total",
                        "Records that came again and were kept before, since the process began.",
                        (double) repeated),
                Metric.counter(
                        "ingest_transactions_total",
                        "Transactions that became whole, since the process began.",
                        (double) transactions),
                Metric.counter("ingest_refused_total", "Requests that were refused, since the process began.", (double)
                        refused)));
    }
}
