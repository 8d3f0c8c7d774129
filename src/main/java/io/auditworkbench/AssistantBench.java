package io.auditworkbench;

import io.auditworkbench.cli.BenchMcpCommand;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Asks a server as a client would, message by message over two streams in one thread, and times each answer.
///
/// The server reads the next message only when the one before is answered, so the reading itself says when that was.
final class AssistantBench extends InputStream {

    private static final List<String> GREETING = List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");

    private final List<String> lines;
    private final Consumer<BenchMcpCommand.Answer> each;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int next;
    private long start;
    private byte[] line = new byte[0];
    private int at;

    private AssistantBench(List<String> messages, Consumer<BenchMcpCommand.Answer> each) {
        lines = new ArrayList<>(GREETING);
        lines.addAll(messages);
        this.each = each;
    }

    /// Sends the messages one after the other; `each` hears of every answer in their order.
    static void run(AssistantDesk desk, List<String> messages, Consumer<BenchMcpCommand.Answer> each) {
        AssistantBench bench = new AssistantBench(messages, each);
        desk.server().serve(bench, bench.said());
    }

    private OutputStream said() {
        return said;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (at == line.length && !begin()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, from, count);
        at += count;
        return count;
    }

    private boolean begin() {
        if (next > GREETING.size()) {
            each.accept(new BenchMcpCommand.Answer(
                    (System.nanoTime() - start) / 1e6, said.toString(StandardCharsets.UTF_8)));
        }
        said.reset();
        if (next == lines.size()) {
            return false;
        }
        line = (lines.get(next) + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
        next++;
        start = System.nanoTime();
        return true;
    }
}
