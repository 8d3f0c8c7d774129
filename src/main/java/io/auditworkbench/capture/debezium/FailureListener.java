package io.auditworkbench.capture.debezium;

import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlErrorHandler;
import io.debezium.pipeline.DataChangeEvent;
import org.jspecify.annotations.Nullable;

/// Tells the channel at once when a thread of the engine failed.
///
/// - **Threading**: any.
final class FailureListener extends MySqlErrorHandler {

    private final CaptureChannel channel;
    private volatile boolean hasFailed;

    FailureListener(MySqlConnectorConfig config, ChangeEventQueue<DataChangeEvent> queue, CaptureChannel channel) {
        super(config, queue, null);
        this.channel = channel;
    }

    @Override
    public void setProducerThrowable(@Nullable Throwable failure) {
        hasFailed = true;
        channel.fail(EngineFailures.translate(failure));
        super.setProducerThrowable(failure);
    }

    boolean hasFailed() {
        return hasFailed;
    }
}
