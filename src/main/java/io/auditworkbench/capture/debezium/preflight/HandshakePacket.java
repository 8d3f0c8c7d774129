package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ServerVersion;
import io.auditworkbench.capture.debezium.preflight.Greeting.Encryption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The first packet of a MySQL server.
///
/// - **Source**: MySQL client/server protocol, *Protocol::HandshakeV10* and *ERR_Packet*.
final class HandshakePacket {

    static final int HEADER_BYTES = 4;

    private static final int PROTOCOL_10 = 10;
    private static final int ERROR = 0xFF;
    private static final int CAN_ENCRYPT = 0x0800;
    /// Thread id, first part of the scramble, and a filler.
    private static final int BYTES_BEFORE_CAPABILITIES = 4 + 8 + 1;

    private HandshakePacket() {}

    /// The length of the payload, from the first four bytes.
    static int lengthBytes(ByteBuffer header) {
        return header.order(ByteOrder.LITTLE_ENDIAN).getInt(0) & 0xFFFFFF;
    }

    /// Reads a payload; whatever does not fit the protocol is [Greeting.NotMysql].
    static Greeting read(ByteBuffer payload) {
        payload.order(ByteOrder.LITTLE_ENDIAN);
        if (!payload.hasRemaining()) {
            return new Greeting.NotMysql();
        }
        return switch (Byte.toUnsignedInt(payload.get())) {
            case PROTOCOL_10 -> hello(payload);
            case ERROR -> refused(payload);
            default -> new Greeting.NotMysql();
        };
    }

    private static Greeting hello(ByteBuffer payload) {
        int start = payload.position();
        int end = start;
        while (end < payload.limit() && payload.get(end) != 0) {
            end++;
        }
        int capabilities = end + 1 + BYTES_BEFORE_CAPABILITIES;
        if (capabilities + 2 > payload.limit()) {
            return new Greeting.NotMysql();
        }
        String version = text(payload, start, end);
        boolean encrypts = (payload.getShort(capabilities) & CAN_ENCRYPT) != 0;
        return new Greeting.Hello(ServerVersion.parse(version), encrypts ? Encryption.OFFERED : Encryption.NOT_OFFERED);
    }

    private static Greeting refused(ByteBuffer payload) {
        if (payload.remaining() < 2) {
            return new Greeting.NotMysql();
        }
        int number = Short.toUnsignedInt(payload.getShort());
        String message = text(payload, payload.position(), payload.limit());
        return new Greeting.Refused(number, message.replaceFirst("^#.{5}", ""));
    }

    /// Latin-1, because a server may send any bytes; control characters would let it write to the terminal.
    private static String text(ByteBuffer payload, int start, int end) {
        byte[] bytes = new byte[end - start];
        payload.get(start, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "?");
    }
}
