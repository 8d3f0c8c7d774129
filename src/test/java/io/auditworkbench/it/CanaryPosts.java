package io.auditworkbench.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.auditworkbench.testing.RecordedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is posted to `/ingest`: the records of a real Debezium Server with canaries in them, and bodies that are
/// refused.
final class CanaryPosts {

    private final Canaries canaries;
    private final URI target;
    private final String token;

    CanaryPosts(Canaries canaries, URI target, String token) {
        this.canaries = canaries;
        this.target = target;
        this.token = token;
    }

    /// Posts them all; answers the statuses: of what is taken, then of what is refused.
    List<List<Integer>> post() throws IOException, InterruptedException {
        List<Integer> taken = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<String> records = records();
            for (String record : records) {
                taken.add(post(client, token, record));
            }
            refused.add(post(client, canaries.secret("wrong token"), records.getLast()));
            for (String body : refused(records)) {
                refused.add(post(client, token, body));
            }
            taken.add(post(client, token, "[" + " ".repeat(100_000) + "]"));
        }
        return List.of(taken, refused);
    }

    private List<String> records() {
        Map<String, String> names = new TreeMap<>();
        List.of("Ada", "Bo", "Cy", "Di").forEach(name -> names.put(name, canaries.secret("posted row")));
        String photo = Base64.getEncoder()
                .encodeToString(canaries.secret("posted bytes").substring(0, 16).getBytes(UTF_8));
        String comment = canaries.secret("posted DDL");
        String note = canaries.address("posted row");
        String tag = canaries.secret("posted JSON");
        List<String> records = new ArrayList<>();
        for (RecordedRequest request : RecordedRequest.of("single-plain")) {
            String record = request.body();
            for (Map.Entry<String, String> name : names.entrySet()) {
                record = record.replaceAll("([\"'])" + name.getKey() + "\\1", "$1" + name.getValue() + "$1");
            }
            records.add(record.replace("héllo ☃", "write to " + note)
                    .replace("AP8Q", photo)
                    .replaceAll("(\\{\\\\\"a\\\\\": ?)1}", "$1\\\\\"" + tag + "\\\\\"}")
                    .replace("`note` text", "`note` text COMMENT '" + comment + "'"));
        }
        return records;
    }

    private List<String> refused(List<String> records) {
        String row = records.stream()
                .filter(record -> record.contains("\"op\":\"c\""))
                .findFirst()
                .orElseThrow();
        String wrong = "\"" + canaries.secret("refused value") + "\"";
        return List.of(
                "{\"before\": \"" + canaries.secret("broken JSON"),
                "{\"a\": \"" + canaries.secret("broken JSON") + "\", \"b\": tru}",
                "[1, \"" + canaries.secret("no record") + "\"]",
                "\"" + canaries.secret("no record") + "\"",
                "{\"op\":\"" + canaries.secret("no record") + "\",\"source\":{}}",
                "[".repeat(70) + "\"" + canaries.secret("too deep") + "\"" + "]".repeat(70),
                row.replace("\"total\":", "\"total\":" + wrong + ",\"x\":"),
                row.replace("\"status\":\"new\"", "\"status\":{\"a\":" + wrong + "}"),
                row.replace("\"op\":\"c\"", "\"op\":" + wrong),
                // another place for a record that is known
                row.replace("\"ts_ms\":", "\"ts_ms\":" + wrong + ",\"y\":").replace("\"pos\":", "\"pos\":8"));
    }

    private int post(HttpClient client, String shown, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + shown)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
