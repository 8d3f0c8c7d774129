package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.model.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Checks over time: a lane for each that found something, cut into cells.
record Lanes(Instant from, Instant until, List<Lane> lanes) {

    /// How many cells a lane has.
    static final int CELLS = 60;

    Lanes {
        lanes = List.copyOf(lanes);
    }

    /// A check; the cells in which it found something, in order.
    record Lane(String detector, String title, Severity worst, List<Cell> cells) {
        Lane {
            cells = List.copyOf(cells);
        }
    }

    /// What was found in a cell.
    record Cell(int number, Severity worst, int count) {}

    /// The lanes of marks, those with the worst first.
    static Lanes of(Instant from, Instant until, List<Mark> marks, UnaryOperator<String> title) {
        Map<String, TreeMap<Integer, Cell>> byDetector = new LinkedHashMap<>();
        Lanes empty = new Lanes(from, until, List.of());
        for (Mark mark : marks) {
            int number = empty.cell(mark.at());
            byDetector
                    .computeIfAbsent(mark.detector(), _ -> new TreeMap<>())
                    .merge(number, new Cell(number, mark.severity(), 1), Lanes::joined);
        }
        List<Lane> lanes = new ArrayList<>();
        byDetector.forEach((detector, cells) -> lanes.add(new Lane(
                detector,
                title.apply(detector),
                worst(cells.values().stream().toList()),
                cells.values().stream().toList())));
        lanes.sort(Comparator.comparing(Lane::worst).reversed().thenComparing(Lane::title));
        return new Lanes(from, until, lanes);
    }

    private static Cell joined(Cell one, Cell other) {
        Severity worst = one.worst().compareTo(other.worst()) >= 0 ? one.worst() : other.worst();
        return new Cell(one.number(), worst, one.count() + other.count());
    }

    private static Severity worst(List<Cell> cells) {
        return cells.stream().map(Cell::worst).max(Comparator.naturalOrder()).orElse(Severity.INFO);
    }

    /// The cell of a moment; one outside counts to the nearer end.
    int cell(Instant at) {
        return Math.clamp((long) Math.floor(place(at) * CELLS), 0, CELLS - 1);
    }

    /// Where a moment lies, from 0 to 1.
    double place(Instant at) {
        return (double) Duration.between(from, at).toMillis()
                / Math.max(1, Duration.between(from, until).toMillis());
    }

    /// The moment at a place.
    Instant moment(double place) {
        return from.plusMillis(Math.round(Duration.between(from, until).toMillis() * place));
    }
}
