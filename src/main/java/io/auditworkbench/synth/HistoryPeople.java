package io.auditworkbench.synth;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Who works in the invented shop, from the web shop that does most to the administrator who is hardly ever seen.
final class HistoryPeople {

    static final Attribution WEB = session("shop-web@10.0.0.11");
    static final Attribution PAYMENTS = session("svc-pay@10.0.0.7");
    static final Attribution IMPORT = session("svc-import@10.0.0.9");
    static final Attribution ADMINISTRATOR =
            new Attribution("dba.mallory", AttributionGrade.HEURISTIC, AttributionSource.ACTOR_COLUMN);

    private static final List<String> NAMES = List.of(
            "alice", "bruno", "clara", "deniz", "emil", "fatma", "greta", "hugo", "ines", "jonas", "katja", "lars",
            "mira", "nils", "olga", "pavel", "ronja", "samir", "tilda", "ulf", "vera", "wim", "xenia", "yusuf", "zoe");
    private static final List<Attribution> CLERKS = NAMES.stream()
            .map(name -> new Attribution(name, AttributionGrade.EXACT, AttributionSource.STATEMENT_COMMENT))
            .toList();
    private static final List<Attribution> PACKERS = IntStream.rangeClosed(1, 40)
            .mapToObj(number -> session("packer" + number + "@warehouse"))
            .toList();

    private HistoryPeople() {}

    private static Attribution session(String name) {
        return new Attribution(name, AttributionGrade.CORROBORATED, AttributionSource.SESSION);
    }

    /// Few clerks do most of the work.
    static Attribution clerk(RandomGenerator random) {
        return CLERKS.get(skewed(random, CLERKS.size()));
    }

    static Attribution packer(RandomGenerator random) {
        return PACKERS.get(random.nextInt(PACKERS.size()));
    }

    /// A number below `bound`, small ones much more often.
    static int skewed(RandomGenerator random, int bound) {
        double fraction = random.nextDouble();
        return (int) (fraction * fraction * fraction * bound);
    }
}
