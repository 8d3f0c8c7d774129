package io.auditworkbench.capture.debezium.preflight;

import com.github.shyiko.mysql.binlog.event.EventType;
import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/// P20: joins the server as a replica and reads what it sends.
final class ReadOneEvent {

    private static final Fix FIRST_THE_OTHERS =
            Fix.byHand("Put the first failed check above this one right; this one follows.");

    private ReadOneEvent() {}

    static CheckOutcome look(BinlogTap tap) throws InterruptedException {
        try {
            EventType type = tap.firstSign();
            return new Passed(type == EventType.HEARTBEAT ? "a heartbeat" : "an event, " + type);
        } catch (TimeoutException _) {
            return failed("nothing within 10 s");
        } catch (IOException e) {
            return failed("server said: " + e.getMessage());
        }
    }

    private static CheckOutcome failed(String found) {
        return new Failed(CheckId.P20.level(), found, FIRST_THE_OTHERS);
    }
}
