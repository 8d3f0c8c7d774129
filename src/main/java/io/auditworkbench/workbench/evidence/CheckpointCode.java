package io.auditworkbench.workbench.evidence;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A checkpoint as a QR code: on paper, in a safe, it is where nobody who writes the store can change it.
///
/// - **Shape**: the code holds the bytes of the note and nothing else, so that what a phone reads of it, saved as a
///   file, is what `verify --against` takes. It is still read when a seventh of it is spoilt.
/// - **Threading**: immutable.
/// - **Source**: ISO/IEC 18004, error correction M, with the quiet zone of 4 modules around it.
public final class CheckpointCode {

    private static final int QUIET = 4;
    private static final int LETTER_MM = 3;
    private static final int LINE_MM = 4;
    private static final int PAGE_MM = 160;
    private static final int LETTERS_A_LINE = 80;

    private final QrCode code;
    private final String note;

    /// Of a signed note.
    CheckpointCode(String note) {
        this.note = note;
        code = QrCode.encodeBinary(note.getBytes(StandardCharsets.UTF_8), QrCode.Ecc.MEDIUM);
    }

    /// How many columns of a terminal it takes.
    public int columns() {
        return code.size + 2 * QUIET;
    }

    /// As lines for a terminal: each character is one module wide and two high.
    ///
    /// - **Shape**: the light modules are drawn, and the dark ones left out, which is right on a dark screen. Cameras
    ///   also read it the other way around, as a light screen shows it.
    public String blocks() {
        StringBuilder text = new StringBuilder();
        for (int y = -QUIET; y < code.size + QUIET; y += 2) {
            for (int x = -QUIET; x < code.size + QUIET; x++) {
                text.append(block(isLight(x, y), isLight(x, y + 1)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static char block(boolean isUpperLight, boolean isLowerLight) {
        if (isUpperLight) {
            return isLowerLight ? '█' : '▀';
        }
        return isLowerLight ? '▄' : ' ';
    }

    /// Beyond the code all is light, as far as the quiet zone goes.
    private boolean isLight(int x, int y) {
        return y < code.size + QUIET && !code.getModule(x, y);
    }

    /// As a page to print: the code, and under it the note in letters, for whoever has no camera.
    public String svg() {
        List<String> lines =
                note.strip().lines().flatMap(line -> parts(line).stream()).toList();
        int height = columns() + (lines.size() + 1) * LINE_MM;
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$dmm" height="%2$dmm" viewBox="0 0 %1$d %2$d">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                <path fill="#000000" d="\
                """.formatted(Math.max(columns(), PAGE_MM), height));
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    text.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        text.append("\"/>\n<g font-family=\"monospace\" font-size=\"")
                .append(LETTER_MM)
                .append("\">\n");
        int baseline = columns() + LETTER_MM;
        for (String line : lines) {
            text.append("<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(QUIET, baseline, escaped(line)));
            baseline += LINE_MM;
        }
        return text.append("</g>\n</svg>\n").toString();
    }

    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        for (int begin = 0; begin < line.length() || parts.isEmpty(); begin += LETTERS_A_LINE) {
            parts.add(line.substring(begin, Math.min(line.length(), begin + LETTERS_A_LINE)));
        }
        return parts;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
