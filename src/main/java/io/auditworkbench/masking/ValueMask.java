package io.auditworkbench.masking;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.MaskKind;
import io.auditworkbench.model.change.TemporalKind;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/// Makes of one value what is kept of it.
///
/// - **Threading**: one thread.
final class ValueMask {

    private static final int SALT_BYTES = 16;
    private static final byte[] NOTHING = new byte[0];
    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})\\.[0-9]{1,3}");
    private static final Pattern IPV6 =
            Pattern.compile("([0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{1,4}):[0-9A-Fa-f:]+");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-[0-9]{2}(?:[ T].*)?", Pattern.DOTALL);
    private static final int[] LENGTHS = {0, 4, 8, 16, 32, 64, 128, 256, 1024};

    private final @Nullable Mac mac;
    private final @Nullable Seal seal;
    private final SecureRandom random;

    /// `mac` and `seal` are null for a policy without a key.
    ValueMask(@Nullable Mac mac, @Nullable Seal seal, SecureRandom random) {
        this.mac = mac;
        this.seal = seal;
        this.random = random;
    }

    /// What is kept of a value of a cell under a mode; what was masked before stays as it is.
    ColumnValue kept(MaskMode mode, ColumnValue value, Cell cell) {
        if (value instanceof ColumnValue.Absent
                || (value instanceof ColumnValue.Null && !(mode instanceof MaskMode.Drop))) {
            return value;
        }
        if (value instanceof ColumnValue.Masked
                || value instanceof ColumnValue.Erasable
                || value instanceof ColumnValue.Erased) {
            return value;
        }
        return switch (mode) {
            case MaskMode.Keep _ -> value;
            case MaskMode.Drop _ -> new ColumnValue.Masked(MaskKind.DROPPED, NOTHING, false);
            case MaskMode.Full _ -> new ColumnValue.Masked(MaskKind.FULL, NOTHING, false);
            case MaskMode.Partial(int first, int last) -> masked(MaskKind.PARTIAL, partial(value.text(), first, last));
            case MaskMode.Pseudonym _ ->
                masked(MaskKind.PSEUDONYM, PseudonymKey.pseudonym(value.text(), needed(mac, "makes pseudonyms")));
            case MaskMode.Generalise generalise -> masked(MaskKind.GENERALISED, general(value, generalise));
            case MaskMode.Erasable _ -> new ColumnValue.Erasable(value, salt());
            case MaskMode.Sealed _ -> new ColumnValue.Erasable(sealed(value, cell), salt());
        };
    }

    /// What is kept after a change that gave a column another value: it shows that, also where both are masked to the
    /// same.
    ColumnValue another(ColumnValue kept, ColumnValue former) {
        return kept instanceof ColumnValue.Masked masked
                        && masked.kind() != MaskKind.DROPPED
                        && !masked.isAnother()
                        && masked.equals(former)
                ? new ColumnValue.Masked(masked.kind(), masked.utf8(), true)
                : kept;
    }

    private static ColumnValue masked(MaskKind kind, String text) {
        return new ColumnValue.Masked(kind, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private ColumnValue sealed(ColumnValue value, Cell cell) {
        byte[] bytes = needed(seal, "seals values").sealed(value.text(), cell);
        return new ColumnValue.Masked(MaskKind.SEALED, bytes, false);
    }

    private static <T> T needed(@Nullable T made, String deed) {
        if (made == null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The masking policy " + deed + " and names no key-file.",
                    "Add a line to it, such as: key-file: pseudonym.key");
        }
        return made;
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /// Letters and digits between the first and last ones become `*`; a text of less than twice as many shows none.
    static String partial(String text, int first, int last) {
        int[] points = text.codePoints().toArray();
        boolean isShort = points.length < 2 * (first + last);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean isOpen = !isShort && (i < first || i >= points.length - last);
            boolean isHidden = !isOpen && (isShort || Character.isLetterOrDigit(points[i]));
            shown.appendCodePoint(isHidden ? '*' : points[i]);
        }
        return shown.toString();
    }

    static String general(ColumnValue value, MaskMode.Generalise how) {
        return switch (value) {
            case ColumnValue.Temporal temporal
            when temporal.kind() == TemporalKind.TIME -> temporal.text().replaceFirst(":.*", ":**:**");
            case ColumnValue.Temporal temporal -> date(temporal.text(), how.dates());
            case ColumnValue.Whole _,
                    ColumnValue.UnsignedWhole _,
                    ColumnValue.Decimal _,
                    ColumnValue.Real8 _,
                    ColumnValue.Real4 _ -> bucket(value.text(), how.bucket());
            case ColumnValue.Text _ -> text(value.text(), how);
            default -> length(value.text().codePointCount(0, value.text().length()));
        };
    }

    private static String date(String text, MaskMode.Dates dates) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return text.substring(0, Math.min(4, text.length()));
        }
        return dates == MaskMode.Dates.YEAR ? date.group(1) : date.group(1) + "-" + date.group(2);
    }

    private static String bucket(String text, int size) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return "no number";
        }
        BigDecimal width = BigDecimal.valueOf(size);
        BigDecimal from = number.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        return from.toPlainString() + " to under " + from.add(width).toPlainString();
    }

    private static String text(String text, MaskMode.Generalise how) {
        Matcher four = IPV4.matcher(text);
        if (four.matches()) {
            return four.group(1) + ".0/24";
        }
        Matcher six = IPV6.matcher(text);
        if (six.matches()) {
            return six.group(1) + "::/48";
        }
        return DATE.matcher(text).matches() ? date(text, how.dates()) : length(text.codePointCount(0, text.length()));
    }

    private static String length(int characters) {
        for (int i = 1; i < LENGTHS.length; i++) {
            if (characters <= LENGTHS[i]) {
                return (LENGTHS[i - 1] + 1) + " to " + LENGTHS[i] + " characters";
            }
        }
        return "more than " + LENGTHS[LENGTHS.length - 1] + " characters";
    }
}
