package io.auditworkbench.store.ocel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcelStageTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private final List<OcelStage> stages = new ArrayList<>();

    @BeforeEach
    void begin() {
        file = folder.resolve("log.stage");
        stages.add(OcelStage.in(file));
        stage().object("product:1", "product");
    }

    @AfterEach
    void leavesNothing() {
        stage().close();
        assertThat(Files.exists(file)).isFalse();
    }

    private OcelStage stage() {
        return stages.getLast();
    }

    private void event(long atMicros, OcelValue... values) {
        stage().add(new OcelEvent("B" + atMicros, "priced", atMicros, List.of(values), List.of()));
    }

    private static OcelValue number(String name, String text) {
        return new OcelValue(name, OcelKind.FLOAT, text);
    }

    private void price(long atMicros, String before, String after) {
        event(atMicros);
        stage().stateBefore("product:1", "product", new OcelObject.State(number("price", before), atMicros));
        stage().state("product:1", "product", new OcelObject.State(number("price", after), atMicros));
    }

    private Written written() {
        Written written = new Written();
        stage().writeTo(written);
        return written;
    }

    private static final class Written implements OcelSink {
        private List<OcelType> eventTypes = List.of();
        private final List<String> states = new ArrayList<>();
        private final List<OcelValue> values = new ArrayList<>();

        @Override
        public void begin(List<OcelType> ofEvents, List<OcelType> ofObjects) {
            eventTypes = ofEvents;
        }

        @Override
        public void event(OcelEvent event) {
            values.addAll(event.values());
        }

        @Override
        public void object(OcelObject object) {
            object.states().forEach(state -> states.add(state.value().text() + " since " + state.sinceMicros()));
        }

        @Override
        public void end() {}
    }

    @Test
    void writeToTellsTheInitialValueAndEachChangeOnceInTheOrderOfTime() {
        // Given, in another order than that of time
        price(30, "2.00", "3.00");
        price(10, "1.00", "2.00");
        price(40, "3.00", "3.00");
        // Then
        assertThat(written().states).containsExactly("1.00 since 0", "2.00 since 10", "3.00 since 30");
    }

    @Test
    void writeToTellsTheLastOfTwoValuesOfOneMoment() {
        price(10, "1.00", "2.00");
        price(10, "2.00", "5.00");

        assertThat(written().states).containsExactly("1.00 since 0", "5.00 since 10");
    }

    @Test
    void writeToTellsOfNoInitialValueThatNothingTells() {
        event(10);
        stage().state("product:1", "product", new OcelObject.State(number("price", "2.00"), 10));

        assertThat(written().states).containsExactly("2.00 since 10");
    }

    @Test
    void writeToKeepsTheKindOfNumbersThatABinaryNumberHoldsAndMakesTheOthersTexts() {
        event(1, number("exact", "12.50"), number("long", "12.50"));
        event(2, number("exact", "-0.10"), number("long", "12345678901234567.89"));

        Written written = written();

        assertThat(written.eventTypes)
                .containsExactly(new OcelType(
                        "priced",
                        List.of(
                                new OcelType.Attribute("exact", OcelKind.FLOAT),
                                new OcelType.Attribute("long", OcelKind.STRING))));
        assertThat(written.values)
                .extracting(OcelValue::text)
                .containsExactly("12.50", "12.50", "-0.10", "12345678901234567.89");
    }

    @Test
    void writeToSpellsTimesAndFlagsAsTheStandardDoesAndOddOnesAsTheyAre() {
        event(
                1,
                new OcelValue("at", OcelKind.TIME, "2026-10-01 08:00:00"),
                new OcelValue("zero", OcelKind.TIME, "0000-00-00 00:00:00"),
                new OcelValue("flag", OcelKind.BOOLEAN, "yes"),
                new OcelValue("mixed", OcelKind.BOOLEAN, "no"));
        event(2, number("mixed", "1"));

        assertThat(written().values)
                .containsExactly(
                        new OcelValue("at", OcelKind.TIME, "2026-10-01T08:00:00.000000Z"),
                        new OcelValue("zero", OcelKind.STRING, "0000-00-00 00:00:00"),
                        new OcelValue("flag", OcelKind.BOOLEAN, "true"),
                        new OcelValue("mixed", OcelKind.STRING, "no"),
                        new OcelValue("mixed", OcelKind.STRING, "1"));
    }

    @Test
    void namesThatCouldNotBeColumnsTogetherAreToldApart() {
        event(1, number("Total", "1"), number("total", "2"), number("ocel_time", "3"));

        assertThat(written().values).extracting(OcelValue::name).containsExactly("Total", "total_2", "ocel_time_2");
    }
}
