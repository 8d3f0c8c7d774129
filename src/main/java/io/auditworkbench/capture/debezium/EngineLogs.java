package io.auditworkbench.capture.debezium;

import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Leads what the binlog client logs through `java.util.logging` into our log, where its level is capped.
final class EngineLogs {

    private EngineLogs() {}

    static void quieten() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            LogManager.getLogManager().reset();
            SLF4JBridgeHandler.install();
        }
    }
}
