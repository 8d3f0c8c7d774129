package io.auditworkbench.workbench.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.DesktopPrograms;
import io.auditworkbench.desktop.DesktopServices;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.FacetView;
import io.auditworkbench.workbench.view.HistogramView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventBrowserTest {

    @TempDir
    static Path home;

    private static ExecutorService executor;
    private static StoreReading demo;

    @BeforeAll
    static void openTheDemo() {
        executor = Executors.newSingleThreadExecutor();
        DesktopServices services = DesktopPrograms.in(home, Clock.systemUTC(), executor);
        demo = services.reader().apply(services.demo().get());
    }

    @AfterAll
    static void close() {
        demo.close();
        executor.shutdown();
    }

    @Test
    void theRunsOfARangeAreWhatASearchFinds() {
        for (String text :
                List.of("", "since:2026-11-20 until:2026-11-21", "time>=2026-11-22T10:00:07", "on:2020-01-01")) {
            AcceptedFilter filter = filter(text);

            List<Long> numbers = numbers(demo.browser().runs(filter).orElseThrow());

            assertThat(numbers).as(text).isEqualTo(searched(filter));
        }
    }

    @Test
    void aSearchThatFindsNothingCanBeEnded() {
        List<Collected> told = new ArrayList<>();

        demo.browser().collect(filter("-op:insert,update,delete,truncate,ddl,snapshot"), 0, told::add, () -> true);

        assertThat(told).last().satisfies(last -> {
            assertThat(last.state()).isEqualTo(Collected.State.STOPPED);
            assertThat(last.scanned()).isPositive().isLessThan(last.of());
        });
    }

    @Test
    void otherFiltersAreLookedFor() {
        for (String text :
                List.of("op:update", "table:orders or table:customers", "total>50", "on:2020-01-01 op:insert")) {
            AcceptedFilter filter = filter(text);
            List<Long> numbers = new ArrayList<>();
            List<Collected> told = new ArrayList<>();

            demo.browser().collect(filter, 48, told::add, () -> false);

            told.forEach(each -> {
                for (long number : each.numbers()) {
                    numbers.add(number);
                }
            });
            assertThat(demo.browser().runs(filter)).as(text).isEmpty();
            assertThat(numbers).as(text).isEqualTo(searched(filter));
            assertThat(told.getLast().state()).isEqualTo(Collected.State.FINISHED);
            HistogramView histogram = told.getLast().histogram();
            if (histogram != null) {
                assertThat(histogram.total()).as(text).isEqualTo(numbers.size());
            }
        }
    }

    @Test
    void aLimitAndAnOrderAreKept() {
        AcceptedFilter filter = filter("table:orders sort:-total limit:5");
        List<Long> numbers = new ArrayList<>();

        demo.browser()
                .collect(
                        filter,
                        48,
                        told -> {
                            for (long number : told.numbers()) {
                                numbers.add(number);
                            }
                        },
                        () -> false);

        assertThat(numbers).hasSize(5);
    }

    @Test
    void storedCountsOfARangeAreTheNumberOfItsEvents() {
        AcceptedFilter filter = filter("");

        HistogramView histogram = demo.browser().histogram(filter, 60).orElseThrow();

        assertThat(histogram.bars()).hasSizeLessThanOrEqualTo(60);
        assertThat(histogram.total()).isEqualTo(searched(filter).size());
    }

    @Test
    void aHistogramCountsNothingBeforeItsRange() {
        AcceptedFilter filter = filter("since:2026-11-20T10:07 until:2026-11-21T10:06");

        HistogramView histogram = demo.browser().histogram(filter, 60).orElseThrow();

        assertThat(histogram.total()).isEqualTo(searched(filter).size());
    }

    @Test
    void facetsCountEveryEventOnce() {
        AcceptedFilter filter = filter("op:update");

        List<FacetView> facets = demo.statistics().facets(filter, 3, () -> false);

        int events = searched(filter).size();
        assertThat(facets).hasSize(FacetView.Facet.values().length).allSatisfy(facet -> {
            long counted =
                    facet.groups().stream().mapToLong(FacetView.Group::events).sum();
            assertThat(counted + facet.others()).isEqualTo(events);
            assertThat(facet.basis()).isEqualTo(FacetView.Basis.ALL);
        });
    }

    @Test
    void everyNumberHasItsPlace() {
        NumberRuns runs = NumberRuns.of(
                List.of(new io.auditworkbench.store.SequenceRun(3, 5), new io.auditworkbench.store.SequenceRun(9, 9)));

        assertThat(numbers(runs)).containsExactly(9L, 5L, 4L, 3L);
        for (int i = 0; i < 4; i++) {
            assertThat(runs.indexOf(runs.at(i))).isEqualTo(i);
        }
        assertThat(runs.indexOf(10)).isEqualTo(-1);
        assertThat(runs.indexOf(7)).isEqualTo(-2);
        assertThat(runs.indexOf(2)).isEqualTo(-5);
    }

    private static AcceptedFilter filter(String text) {
        return switch (demo.filters().read(FilterRequest.of(text))) {
            case FilterReading.Accepted(AcceptedFilter filter) -> filter;
            case FilterReading.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static List<Long> searched(AcceptedFilter filter) {
        List<Long> numbers = new ArrayList<>();
        demo.events().numbers(filter, numbers::add, () -> false);
        Collections.reverse(numbers);
        return numbers;
    }

    private static List<Long> numbers(NumberRuns runs) {
        List<Long> numbers = new ArrayList<>();
        for (long i = 0; i < runs.size(); i++) {
            numbers.add(runs.at(i));
        }
        return numbers;
    }
}
