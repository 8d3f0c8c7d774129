package io.auditworkbench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GtidSetTest {

    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

    @Test
    void setIsReadAsMysqlWritesItWithLineBreaksAndTags() {
        GtidSet set = GtidSet.parse(A + ":1-5:7,\n" + B.toUpperCase(Locale.ROOT) + ":3:backup:1-2:9:Nightly:4");
        assertThat(set).hasToString(A + ":1-5:7," + B + ":3," + B + ":backup:1-2:9," + B + ":nightly:4");
        assertThat(set.size()).isEqualTo(11);
        assertThat(GtidSet.parse(set.toString())).hasToString(set.toString());
        assertThat(GtidSet.parse("").isEmpty()).isTrue();
    }

    @Test
    void numbersThatComeInAnyOrderJoin() {
        GtidSet set = new GtidSet();
        for (int number : new int[] {1, 2, 5, 4, 3, 9, 7, 8, 2}) {
            set.add(A + ":" + number);
        }
        set.add(A + ":tag:6");
        assertThat(set).hasToString(A + ":1-5:7-9," + A + ":tag:6");
    }

    @Test
    void whatIsMissingIsNamedAndNothingElse() {
        GtidSet all = GtidSet.parse(A + ":1-10:20-30," + B + ":1-3");
        assertThat(all.minus(GtidSet.parse(A + ":1-4:6-8:25-40"))).hasToString(A + ":5:9-10:20-24," + B + ":1-3");
        assertThat(all.minus(all).isEmpty()).isTrue();
        assertThat(all.minus(GtidSet.parse(A + ":tag:1-100")).size()).isEqualTo(all.size());
    }

    @Test
    void intervalsAgreeWithPlainSetsOnRandomNumbers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Set<Long> left = new TreeSet<>();
            Set<Long> right = new TreeSet<>();
            GtidSet leftSet = fill(random, left);
            GtidSet rightSet = fill(random, right);
            left.removeAll(right);
            GtidSet expected = new GtidSet();
            left.forEach(number -> expected.add(A + ":" + number));
            assertThat(leftSet.minus(rightSet))
                    .as("seed %d round %d", seed, round)
                    .hasToString(expected.toString());
            assertThat(leftSet.minus(rightSet).size()).isEqualTo(left.size());
        }
    }

    private static GtidSet fill(Random random, Set<Long> numbers) {
        GtidSet set = new GtidSet();
        for (int i = random.nextInt(40); i > 0; i--) {
            long number = 1L + random.nextInt(50);
            numbers.add(number);
            set.add(A + ":" + number);
        }
        return set;
    }
}
