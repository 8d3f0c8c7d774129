package io.auditworkbench.explain.claim;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as people and models write them.
///
/// - **Threading**: stateless.
final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("[-+−]?\\d{1,40}(?:\\.\\d{1,40})?");
    private static final Pattern GROUPED = Pattern.compile("[-+−]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,40})?");

    private Numbers() {}

    /// `12`, `-12.50`, `1,234.50`; nothing else.
    static Optional<BigDecimal> parse(String text) {
        if (!PLAIN.matcher(text).matches() && !GROUPED.matcher(text).matches()) {
            return Optional.empty();
        }
        String plain = text.replace(",", "").replace('−', '-');
        return Optional.of(new BigDecimal(plain.startsWith("+") ? plain.substring(1) : plain));
    }

    /// Whether two texts are the same number, however many zeros they end with.
    static boolean areEqual(String one, String other) {
        Optional<BigDecimal> first = parse(one);
        Optional<BigDecimal> second = parse(other);
        return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) == 0;
    }
}
