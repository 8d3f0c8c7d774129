package io.auditworkbench.capture.debezium;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/// Gives the engine the position that is stored with the events; never writes one, because that happens in their
/// transaction.
///
/// - **Source**: ADR-0016; key and value are those of Kafka Connect's `OffsetStorageWriter` with the JSON converter.
public final class LinkedOffsetStore extends MemoryOffsetBackingStore {

    private String linkId = "";
    private String engineName = "";
    private String topicPrefix = "";

    @Override
    public void configure(WorkerConfig config) {
        super.configure(config);
        linkId = String.valueOf(config.originals().get(EngineLink.ID_SETTING));
        engineName = String.valueOf(config.originals().get("name"));
        topicPrefix = String.valueOf(config.originals().get("topic.prefix"));
    }

    @Override
    public void start() {
        super.start();
        String position = EngineLink.of(linkId).storedPosition();
        if (position != null) {
            String key = "[\"" + engineName + "\",{\"server\":\"" + topicPrefix + "\"}]";
            data.put(bytes(key), bytes(position));
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
        return super.set(Map.of(), callback);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }
}
