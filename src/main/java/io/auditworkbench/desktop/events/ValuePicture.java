package io.auditworkbench.desktop.events;

import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// The picture that the bytes of a value are: PNG, JPEG or GIF.
///
/// - **Source**: the first bytes of each format: PNG specification 5.2, JFIF 1.02, GIF89a 17.
/// - **Threading**: any thread but the JavaFX thread, because unpacking takes a while.
final class ValuePicture {

    private static final List<String> BEGINNINGS = List.of("0x89504e470d0a1a0a", "0xffd8ff", "0x474946383");

    /// In characters of the value's text, two for a byte.
    private static final int LONGEST = 16 << 20;

    /// Bytes can be few and say that they are a picture of a gigabyte.
    private static final long MOST_PIXELS = 25_000_000;

    private ValuePicture() {}

    /// Whether it looks like one, told by its beginning.
    static boolean isLikely(@Nullable ValueView value) {
        if (value == null || value.kind() != ValueKind.BINARY || value.text().length() > LONGEST) {
            return false;
        }
        String text = value.text();
        return BEGINNINGS.stream().anyMatch(begin -> text.regionMatches(true, 0, begin, 0, begin.length()));
    }

    /// The picture; empty for bytes that only begin like one, and for pictures too large to unpack.
    static Optional<Image> of(@Nullable ValueView value) {
        if (!isLikely(value) || value == null || value.text().length() % 2 != 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(value.text(), 2, value.text().length());
            return isSmall(bytes)
                    ? Optional.of(new Image(new ByteArrayInputStream(bytes))).filter(image -> !image.isError())
                    : Optional.empty();
        } catch (IOException | RuntimeException broken) {
            // it is shown byte by byte, as any other value
            return Optional.empty();
        }
    }

    private static boolean isSmall(byte[] bytes) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
            } finally {
                reader.dispose();
            }
        }
    }
}
