package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.DetectedKind;
import io.auditworkbench.masking.MaskMode;
import io.auditworkbench.masking.PersonalKind;
import io.auditworkbench.workbench.mask.MaskingOffer.Line;
import io.auditworkbench.workbench.mask.MaskingOffer.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules of a policy that somebody chose column by column.
///
/// - **Shape**: `masked` are for the chosen columns; `kept` for those that a rule for a kind would mask, though they
///   were not chosen.
record PolicyDraft(List<Rule> masked, List<Rule> kept, Elsewhere elsewhere) {

    /// The kinds that are looked for everywhere else; phone numbers are not: too much looks like one.
    static final Set<DetectedKind> EVERYWHERE = EnumSet.complementOf(EnumSet.of(DetectedKind.PHONE));

    /// A rule for one column; `remark` is for whoever reads the file.
    record Rule(String column, MaskMode mode, String remark) {}

    static PolicyDraft of(List<Line> lines, List<MaskChoice> choices, Elsewhere elsewhere) {
        Map<String, MaskChoice> chosen =
                choices.stream().collect(Collectors.toMap(MaskChoice::column, Function.identity(), (one, _) -> one));
        List<Rule> masked = new ArrayList<>();
        List<Rule> kept = new ArrayList<>();
        for (Line line : lines) {
            MaskChoice choice = chosen.get(line.name());
            if (choice != null) {
                mode(line, choice.mode()).ifPresent(mode -> masked.add(new Rule(glob(line), mode, kindOf(line))));
            } else if (elsewhere == Elsewhere.MASKED && wouldBeMasked(line)) {
                kept.add(new Rule(glob(line), new MaskMode.Keep(), remark(line)));
            }
        }
        return new PolicyDraft(masked, kept, elsewhere);
    }

    private static Optional<MaskMode> mode(Line line, String word) {
        Optional<PersonalKind> kind = Arrays.stream(PersonalKind.values())
                .filter(known -> known.title().equals(line.kind()))
                .findFirst();
        return MaskWays.mode(word, kind);
    }

    private static String kindOf(Line line) {
        return line.kind().isEmpty() ? "chosen" : line.kind();
    }

    private static String remark(Line line) {
        return line.state() == State.LOOK_ALIKE ? line.why() : "kept as chosen";
    }

    /// Rules for kinds go by names too, and more carefully than what is proposed.
    private static boolean wouldBeMasked(Line line) {
        return switch (line.state()) {
            case PROPOSED -> true;
            case LOOK_ALIKE, ORDINARY -> EVERYWHERE.stream().anyMatch(kind -> kind.isNamed(line.column()));
            case COVERED -> false;
        };
    }

    /// A pattern that is for this column; what no pattern can name is any one character there.
    private static String glob(Line line) {
        return plain(line.schema()) + "." + plain(line.table()) + "." + plain(line.column());
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .forEach(point -> plain.appendCodePoint(
                        Character.isLetterOrDigit(point) || "_$-".indexOf(point) >= 0 ? point : '?'));
        return plain.toString();
    }

    boolean isEmpty() {
        return masked.isEmpty() && elsewhere == Elsewhere.KEPT;
    }
}
