package counterexample.workbench;

import org.apache.kafka.connect.source.SourceRecord;

record A04KafkaOutsideCapture(SourceRecord sourceRecord) {}
