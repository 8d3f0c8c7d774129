package io.auditworkbench.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Invented transactions in the words of a real Debezium Server: made of the records in `single-plain`.
///
/// - **Shape**: transaction n inserts 1 to 3 orders with the ids `4n`, `4n + 1`, …; it is the same whenever it is made.
public final class PushedWorkload {

    private static final String RECORDED_GTID = "1680f40b-e761-11f1-9047-02fc00000001:4281";

    private final List<RecordedRequest> recorded = RecordedRequest.of("single-plain");

    /// The record that describes the table; senders post it first.
    public String table() {
        return recorded.get(5).body();
    }

    /// BEGIN, rows and END of a transaction.
    public List<String> transaction(int number) {
        return transaction(number, rows(number));
    }

    /// The same with that many rows.
    public List<String> transaction(int number, int rows) {
        String gtid = RECORDED_GTID.replaceAll(":.*", ":" + (10_000 + number));
        List<String> records = new ArrayList<>();
        records.add("{\"status\":\"BEGIN\",\"id\":\"" + gtid
                + "\",\"event_count\":null,\"data_collections\":null,\"ts_ms\":1795455214924}");
        for (int row = 0; row < rows; row++) {
            records.add(row(number, row, gtid));
        }
        records.add("{\"status\":\"END\",\"id\":\"" + gtid + "\",\"event_count\":" + rows
                + ",\"data_collections\":[{\"data_collection\":\"shop.orders\",\"event_count\":" + rows
                + "}],\"ts_ms\":1795455214924}");
        return records;
    }

    private String row(int number, int row, String gtid) {
        String id = Base64.getEncoder()
                .encodeToString(BigInteger.valueOf(4L * number + row).toByteArray());
        return recorded.get(9)
                .body()
                .replace(RECORDED_GTID, gtid)
                .replace("\"id\":\"Aw==\"", "\"id\":\"" + id + "\"")
                .replace("\"pos\":12593", "\"pos\":" + (100_000L + 1_000L * number + 100L * row))
                .replace("\"total_order\":1", "\"total_order\":" + (row + 1));
    }

    /// How many rows transaction n has.
    public static int rows(int number) {
        return 1 + number % 3;
    }

    /// The keys of the orders of the first `transactions`, in order.
    public static List<String> ids(int transactions) {
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= transactions; number++) {
            for (int row = 0; row < rows(number); row++) {
                ids.add(Long.toString(4L * number + row));
            }
        }
        return ids;
    }
}
