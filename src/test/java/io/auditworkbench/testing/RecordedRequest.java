package io.auditworkbench.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One request that a real Debezium Server 3.6.1 posted; see `src/test/resources/debezium-server-http`.
public record RecordedRequest(int number, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The requests of a recording, such as `single-plain`, in order.
    public static List<RecordedRequest> of(String recording) {
        List<RecordedRequest> requests = new ArrayList<>();
        String file = "/debezium-server-http/" + recording + ".jsonl";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedRequest.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(of(JSON.readTree(line)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return requests;
    }

    private static RecordedRequest of(JsonNode request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new RecordedRequest(
                request.get("n").asInt(), headers, request.get("body").asText());
    }

    /// The body's bytes.
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
