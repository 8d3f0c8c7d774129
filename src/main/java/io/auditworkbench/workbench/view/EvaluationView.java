package io.auditworkbench.workbench.view;

import java.util.List;

/// How rules and detectors did against a truth that they did not know.
public record EvaluationView(List<Line> detectors, List<Line> rules, List<String> misses, List<String> falseFindings) {

    /// One kind of incident or business event.
    ///
    /// - **Shape**: `found` of `planted`; of what was said, `own` is about one of this kind, `other` about a planted
    ///   incident of another kind, `wrong` about none.
    public record Line(String kind, long planted, long found, long own, long other, long wrong) {

        /// The share of the planted ones that was found; 1 where none was planted.
        public double recall() {
            return planted == 0 ? 1 : (double) found / planted;
        }

        /// The share of what was said that is about something planted; 1 where nothing was said.
        public double precision() {
            long all = own + other + wrong;
            return all == 0 ? 1 : (double) (own + other) / all;
        }
    }

    /// All kinds together.
    public static Line total(List<Line> lines) {
        return new Line(
                "all",
                lines.stream().mapToLong(Line::planted).sum(),
                lines.stream().mapToLong(Line::found).sum(),
                lines.stream().mapToLong(Line::own).sum(),
                lines.stream().mapToLong(Line::other).sum(),
                lines.stream().mapToLong(Line::wrong).sum());
    }
}
