package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.StrangeShop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process with little memory, asked for cells of 50 MB.
class McpLargeCellIT {

    private static final String MESSAGES = """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"trial","version":"7"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"audit_search_events","arguments":{}}}
            {"jsonrpc":"2.0","id":2,"method":"resources/read","params":{"uri":"audit://event/E3"}}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"audit_verify","arguments":{}}}
            """;

    @TempDir
    Path folder;

    @Test
    void aValueThatDoesNotFitIsAnErrorAndTheNextQuestionIsAnswered() throws Exception {
        // Given
        Path store = StrangeShop.large(folder);

        // When
        List<String> small = answers(store, "-Xmx200m");
        List<String> usual = answers(store, "-Xmx512m");

        // Then
        assertThat(small).hasSize(4);
        assertThat(small.get(1)).contains("A value is too large for the memory").contains("\"isError\":true");
        assertThat(small.get(2)).contains("A value is too large for the memory");
        assertThat(small.get(3)).contains("\"isError\":false");
        assertThat(usual).hasSize(4).allSatisfy(line -> assertThat(line).doesNotContain("\"isError\":true"));
        assertThat(usual.get(1)).contains(" more characters)").hasSizeLessThan(60_000);
        assertThat(usual.get(2)).contains(" more characters)").hasSizeLessThan(60_000);
    }

    private List<String> answers(Path store, String heap) throws Exception {
        Path in = Files.writeString(folder.resolve("in.jsonl"), MESSAGES, StandardCharsets.UTF_8);
        Path out = folder.resolve("out.jsonl");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.auditworkbench.Main",
                        "mcp",
                        "--store",
                        store.toString())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();
        return Files.readAllLines(out);
    }
}
