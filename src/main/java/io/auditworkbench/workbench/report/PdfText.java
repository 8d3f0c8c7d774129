package io.auditworkbench.workbench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// Measures and breaks text for paper.
///
/// - **Threading**: one thread at a time.
final class PdfText {

    /// What stands for a character that the font does not have.
    static final String PLACEHOLDER = "□";

    private static final int UNITS = 1000;

    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>();
    private long missing;

    PdfText(PDFont font) {
        this.font = font;
    }

    PDFont font() {
        return font;
    }

    /// How many characters had to be replaced so far.
    long missing() {
        return missing;
    }

    /// The text in lines of at most this width; it breaks at spaces, and inside of a word that is too long.
    List<String> wrapped(String written, float size, float width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        int lastSpace = -1;
        for (int point : shown(written).codePoints().toArray()) {
            float wide = width(point) * size / UNITS;
            if (used + wide > width && !line.isEmpty()) {
                String rest = lastSpace > 0 ? line.substring(lastSpace + 1) : "";
                lines.add(lastSpace > 0 ? line.substring(0, lastSpace) : line.toString());
                line = new StringBuilder(rest);
                used = width(rest, size);
                lastSpace = -1;
            }
            if (point == ' ') {
                lastSpace = line.length();
            }
            line.appendCodePoint(point);
            used += wide;
        }
        lines.add(line.toString());
        return lines;
    }

    /// How wide a line is that holds only characters of the font.
    float width(String line, float size) {
        float width = 0;
        for (int point : line.codePoints().toArray()) {
            width += width(point);
        }
        return width * size / UNITS;
    }

    private String shown(String written) {
        StringBuilder shown = new StringBuilder();
        written.codePoints().forEach(point -> {
            if (point < ' ') {
                shown.append(' ');
            } else if (width(point) < 0) {
                missing++;
                shown.append(PLACEHOLDER);
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /// The width of a character, negative where the font does not have it.
    private float width(int point) {
        return widths.computeIfAbsent(point, this::measured);
    }

    private float measured(int point) {
        try {
            return font.getStringWidth(Character.toString(point));
        } catch (IllegalArgumentException | IOException unknown) {
            return -1;
        }
    }
}
