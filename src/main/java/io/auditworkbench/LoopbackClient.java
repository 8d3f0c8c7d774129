package io.auditworkbench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Posts JSON to a receiver in this process over one connection that stays open.
///
/// - **Threading**: one thread.
/// - **Source**: RFC 9112; answers have a length.
final class LoopbackClient implements AutoCloseable {

    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
    private static final int MOST_BYTES = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(MOST_BYTES);

    LoopbackClient(InetSocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /// Returns the status of the answer, which was read whole.
    int post(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String headers = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length + END_OF_HEADERS;
        ByteBuffer request = ByteBuffer.allocate(headers.length() + body.length)
                .put(headers.getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .flip();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        return status();
    }

    private int status() throws IOException {
        answer.clear();
        while (true) {
            if (channel.read(answer) < 0) {
                throw new EOFException("the receiver closed the connection");
            }
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf(END_OF_HEADERS);
            if (end >= 0) {
                Matcher length = LENGTH.matcher(text);
                int bodyLength = length.find() ? Integer.parseInt(length.group(1)) : 0;
                if (text.length() >= end + END_OF_HEADERS.length() + bodyLength) {
                    return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
