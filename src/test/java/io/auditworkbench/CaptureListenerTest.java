package io.auditworkbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.monitor.Wellness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over real HTTP.
class CaptureListenerTest {

    private static final String FIGURES = "audit_workbench_x 1\n";

    private final AtomicReference<Wellness> wellness = new AtomicReference<>(new Wellness(true, "live", ""));

    private CaptureListener listen(String place) {
        return new CaptureListener(place, wellness::get, () -> FIGURES);
    }

    private static HttpResponse<String> get(CaptureListener listener, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(listener.address() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void itAnswersAsPrometheusAndWatchersOfProgramsAsk() throws Exception {
        try (CaptureListener listener = listen("0")) {
            HttpResponse<String> figures = get(listener, "/metrics");
            HttpResponse<String> well = get(listener, "/healthz");
            wellness.set(new Wellness(false, "paused", "The disk is full: \"/var\"."));
            HttpResponse<String> unwell = get(listener, "/healthz");

            assertThat(figures.body()).isEqualTo(FIGURES);
            assertThat(figures.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                    .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
            assertThat(well.statusCode()).isEqualTo(200);
            assertThat(well.body()).isEqualTo("{\"status\":\"live\"}\n");
            assertThat(unwell.statusCode()).isEqualTo(503);
            assertThat(unwell.body())
                    .isEqualTo("{\"status\":\"paused\",\"detail\":\"The disk is full: \\\"/var\\\".\"}\n");
            assertThat(get(listener, "/").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:0", "[::]:0", "192.0.2.7:9187"})
    void itDoesNotListenWhereOtherMachinesReachIt(String place) {
        assertThatThrownBy(() -> listen(place).close()).isInstanceOfSatisfying(WorkbenchException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USAGE);
            assertThat(refused.happened()).contains("Other machines could reach");
        });
    }

    @Test
    void aTakenPortIsSaidToBeTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> listen("127.0.0.1:" + taken.getLocalPort()).close())
                    .isInstanceOfSatisfying(
                            WorkbenchException.class,
                            refused -> assertThat(refused.nextStep()).contains("HOST:PORT"));
        }
    }
}
