package io.auditworkbench.capture;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding of one part of an address.
///
/// - **Source**: RFC 3986 §2.1; a `+` is a plus here, not a space.
final class PercentText {

    private PercentText() {}

    /// - **Errors**: [ErrorCode#BAD_USAGE] when two hexadecimal digits are missing, when the bytes are not UTF-8, or
    ///   when the text holds control characters.
    static String decode(String text, String partName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(hexByte(text, i + 1, partName));
                i += 2;
            } else {
                int end = text.indexOf('%', i) < 0 ? text.length() : text.indexOf('%', i);
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        String decoded = utf8(bytes.toByteArray(), partName);
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw bad("The " + partName + " in the address holds a control character.");
        }
        return decoded;
    }

    private static int hexByte(String text, int from, String partName) {
        int high = from < text.length() ? Character.digit(text.charAt(from), 16) : -1;
        int low = from + 1 < text.length() ? Character.digit(text.charAt(from + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw bad("The " + partName + " in the address has a % without two hexadecimal digits after it.");
        }
        return high * 16 + low;
    }

    private static String utf8(byte[] bytes, String partName) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad("The " + partName + " in the address is not UTF-8 when its %-codes are decoded.");
        }
    }

    private static WorkbenchException bad(String happened) {
        return new WorkbenchException(
                ErrorCode.BAD_USAGE,
                happened,
                "Write % itself as %25, and other signs as the codes of their UTF-8 bytes.");
    }
}
