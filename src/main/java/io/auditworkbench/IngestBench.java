package io.auditworkbench;

import io.auditworkbench.cli.BenchIngestCommand.Times;
import io.auditworkbench.cli.ServeRequest;
import io.auditworkbench.cli.Service;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.daily.DailySchedule;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/// Posts one small transaction after the other to a receiver in this process, alone and beside [SlowClients] in turn.
final class IngestBench {

    private static final String TABLE = """
            {"source":{"version":"3.6.1.Final","connector":"mysql","name":"bench","ts_ms":1795455193959,"snapshot":"true",\
            "db":"bench","table":"notes","server_id":0,"gtid":null,"file":"binlog.000003","pos":4,"row":0,"thread":null,\
            "query":null},"ts_ms":1795455193965,"databaseName":"bench","schemaName":null,"ddl":"CREATE TABLE `notes` (\
            `id` bigint NOT NULL, `note` varchar(80), PRIMARY KEY (`id`))","tableChanges":[{"type":"CREATE",\
            "id":"\\"bench\\".\\"notes\\"","table":{"defaultCharsetName":"utf8mb4","primaryKeyColumnNames":["id"],"columns":[\
            {"name":"id","jdbcType":-5,"nativeType":null,"typeName":"BIGINT","typeExpression":"BIGINT","charsetName":null,\
            "length":20,"scale":null,"position":1,"optional":false,"autoIncremented":false,"generated":false,"comment":null,\
            "defaultValueExpression":null,"enumValues":null},{"name":"note","jdbcType":12,"nativeType":null,\
            "typeName":"VARCHAR","typeExpression":"VARCHAR","charsetName":"utf8mb4","length":80,"scale":null,"position":2,\
            "optional":true,"autoIncremented":false,"generated":false,"comment":null,"defaultValueExpression":null,\
            "enumValues":null}],"comment":null}}]}""";

    private static final String TRANSACTION = """
            [{"status":"BEGIN","id":"@G","event_count":null,"data_collections":null,"ts_ms":1795455214924},\
            {"before":null,"after":{"id":@N,"note":"note @N"},"source":{"version":"3.6.1.Final","connector":"mysql",\
            "name":"bench","ts_ms":1795455214924,"snapshot":"false","db":"bench","table":"notes","server_id":4711,"gtid":"@G",\
            "file":"binlog.000003","pos":@P,"row":0,"thread":29,"query":null},"transaction":{"id":"@G","total_order":1,\
            "data_collection_order":1},"op":"c","ts_ms":1795455214942},\
            {"status":"END","id":"@G","event_count":1,"data_collections":[{"data_collection":"bench.notes","event_count":1}],\
            "ts_ms":1795455214924}]""";

    private static final String SERVER = "1680f40b-e761-11f1-9047-02fc00000001";
    private static final int WARM_UP = 2;
    private static final int BYTES_A_TRANSACTION = 500;

    private final LoopbackClient client;
    private long number;
    private long refused;

    private IngestBench(LoopbackClient client) {
        this.client = client;
    }

    /// - **Shape**: `serving` starts a receiver; `folder` is one that nobody else uses, and is deleted.
    /// - **Errors**: `INTERNAL` when the receiver cannot be reached; what a receiver refuses is counted.
    static Times run(Function<ServeRequest, Service> serving, Path folder, int slow, int requests, int runs) {
        try {
            try {
                return measured(serving, folder, slow, requests, runs);
            } finally {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new WorkbenchException(ErrorCode.INTERNAL, "The receiver could not be asked.", "", failure);
        }
    }

    private static Times measured(
            Function<ServeRequest, Service> serving, Path folder, int slow, int requests, int runs) throws IOException {
        ServeRequest request = new ServeRequest(
                folder.resolve("bench.awb"),
                "127.0.0.1:0",
                null,
                null,
                List.of(),
                16,
                false,
                null,
                DailySchedule.OFF,
                true,
                null,
                null);
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        int open = slow;
        long cut = 0;
        try (Service service = serving.apply(request);
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                LoopbackClient client = new LoopbackClient(place(service))) {
            IngestBench bench = new IngestBench(client);
            bench.post(TABLE);
            for (int run = -WARM_UP; run < runs; run++) {
                List<Double> alone1 = bench.round(requests);
                List<Double> beside1;
                try (SlowClients clients = new SlowClients(place(service), slow, timer)) {
                    beside1 = bench.round(requests);
                    open = Math.min(open, clients.open());
                    cut += clients.cut();
                }
                if (run >= 0) {
                    alone.addAll(alone1);
                    beside.addAll(beside1);
                }
            }
            timer.shutdownNow();
            return new Times(alone, beside, bench.refused, open, cut);
        }
    }

    private static InetSocketAddress place(Service service) {
        URI address = URI.create(service.address());
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    private List<Double> round(int requests) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            number++;
            String body = TRANSACTION
                    .replace("@G", SERVER + ":" + number)
                    .replace("@N", Long.toString(number))
                    .replace("@P", Long.toString(number * BYTES_A_TRANSACTION));
            long begun = System.nanoTime();
            post(body);
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        return millis;
    }

    private void post(String body) throws IOException {
        refused += client.post("/ingest", body) == 200 ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
