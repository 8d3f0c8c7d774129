package counterexample.workbench;

import io.debezium.engine.DebeziumEngine;

record A04DebeziumOutsideCapture(DebeziumEngine<?> engine) {}
