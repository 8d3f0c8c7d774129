package io.auditworkbench.capture.debezium.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Hosting;
import io.auditworkbench.capture.PreflightCheck;
import io.auditworkbench.capture.ServerIdentity;
import io.auditworkbench.capture.ServerVersion;
import io.auditworkbench.testing.FakeGreeter;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChecklistIT {

    @Test
    void runGivesUpOnAServerThatStopsAnswering() throws IOException {
        try (FakeGreeter stuck = FakeGreeter.ofVersion("8.4.3");
                ServerSession server = new ServerSession(
                        ConnectionSettings.parse("mysql://u@127.0.0.1:" + stuck.port() + "/"),
                        new ServerIdentity(ServerVersion.parse("8.4.3"), "", "", "'u'@'%'", Hosting.SELF_MANAGED))) {
            Checklist checklist = new Checklist(Clock.systemUTC(), OptionalLong.empty(), Optional.empty());

            List<PreflightCheck> checks =
                    checklist.run(server, EnumSet.of(CheckId.P03, CheckId.P05, CheckId.P06, CheckId.P10));

            assertThat(checks)
                    .extracting(PreflightCheck::outcome)
                    .containsExactly(
                            new CouldNotCheck("no answer within 5 s", ""),
                            new CouldNotCheck("no answer within 5 s", ""),
                            new CouldNotCheck("the server stopped answering", ""),
                            new CouldNotCheck("the server stopped answering", ""));
        }
    }
}
