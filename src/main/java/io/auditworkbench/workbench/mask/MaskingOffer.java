package io.auditworkbench.workbench.mask;

import java.nio.file.Path;
import java.util.List;

/// What is proposed for the columns of a server's tables, or of a store's.
///
/// - **Shape**: `lines` are all columns of `tables` tables, by table and in its order; `isCut` says that there are more
///   than were listed. `file` is the policy that is there, or that would be written. `problems` are why a policy that
///   is there would be refused.
public record MaskingOffer(
        List<Line> lines, int tables, boolean isCut, Path file, Standing standing, List<String> problems) {

    public MaskingOffer {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /// Whether there is a policy already.
    public enum Standing {
        /// None.
        NONE,
        /// It is there, and stays in force.
        THERE,
        /// The store is kept under one whose file is not where it was looked for.
        LOST
    }

    /// What a column is to the offer.
    public enum State {
        /// It seems to hold what should not be kept.
        PROPOSED,
        /// It has such a name, and holds something else.
        LOOK_ALIKE,
        /// Nothing speaks for masking it.
        ORDINARY,
        /// The policy that is there decides over it.
        COVERED
    }

    /// A column.
    ///
    /// - **Shape**: `kind` is what it seems to hold, as people say it, empty for nothing; `why` says what speaks for it
    ///   or against it; `mode` is the word of the mode that is proposed, or in force.
    public record Line(
            String schema,
            String table,
            String column,
            String type,
            State state,
            String kind,
            String why,
            String mode,
            MaskWays ways) {

        /// `shop.customers.email`.
        public String name() {
            return schema + "." + table + "." + column;
        }

        /// The choice of what is proposed.
        public MaskChoice proposed() {
            return new MaskChoice(name(), mode);
        }
    }

    /// What is proposed, as it is.
    public List<MaskChoice> proposals() {
        return in(State.PROPOSED).stream().map(Line::proposed).toList();
    }

    /// The columns that are this to the offer.
    public List<Line> in(State state) {
        return lines.stream().filter(line -> line.state() == state).toList();
    }
}
