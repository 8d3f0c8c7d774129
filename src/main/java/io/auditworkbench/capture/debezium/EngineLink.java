package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the parts that the engine creates by class name need from us; they find it by an id in their settings.
///
/// - **Threading**: the pending schema records belong to the thread that reads; the rest is safe for all.
final class EngineLink {

    /// The setting that carries the id.
    static final String ID_SETTING = "audit.link.id";

    private static final Map<String, EngineLink> OPEN = new ConcurrentHashMap<>();

    private final String id;
    private final CaptureChannel channel;
    private final Clock clock;
    private final @Nullable String storedPosition;
    private final List<String> storedSchemaRecords;
    private final List<String> pendingSchemaRecords = new ArrayList<>();

    EngineLink(
            String id,
            CaptureChannel channel,
            Clock clock,
            @Nullable String storedPosition,
            List<String> storedSchemaRecords) {
        this.id = id;
        this.channel = channel;
        this.clock = clock;
        this.storedPosition = storedPosition;
        this.storedSchemaRecords = List.copyOf(storedSchemaRecords);
        OPEN.put(id, this);
    }

    static EngineLink of(String id) {
        EngineLink link = OPEN.get(id);
        if (link == null) {
            throw new WorkbenchException(ErrorCode.INTERNAL, "The capture engine asks for a link that is closed.", "");
        }
        return link;
    }

    String id() {
        return id;
    }

    CaptureChannel channel() {
        return channel;
    }

    Clock clock() {
        return clock;
    }

    @Nullable
    String storedPosition() {
        return storedPosition;
    }

    List<String> storedSchemaRecords() {
        return storedSchemaRecords;
    }

    void addSchemaRecord(String record) {
        synchronized (pendingSchemaRecords) {
            pendingSchemaRecords.add(record);
        }
    }

    List<String> takeSchemaRecords() {
        synchronized (pendingSchemaRecords) {
            if (pendingSchemaRecords.isEmpty()) {
                return List.of();
            }
            List<String> taken = List.copyOf(pendingSchemaRecords);
            pendingSchemaRecords.clear();
            return taken;
        }
    }

    void close() {
        OPEN.remove(id, this);
    }
}
