package io.auditworkbench.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AtRestTest {

    private static final PseudonymKey KEY = PseudonymKey.of("0123456789abcdef0123456789abcdef");
    private static final SourcePosition PLACE = new SourcePosition("binlog.000001", 4, 0);

    private static TableSchema table(String name, List<Integer> key, String... columns) {
        return new TableSchema(
                new TableName("shop", name),
                Arrays.stream(columns).map(AtRestTest::column).toList(),
                key);
    }

    private static ColumnDefinition column(String name) {
        return new ColumnDefinition(
                name, ColumnType.TEXT, "varchar(99)", false, 99, 0, "utf8mb4", true, false, List.of());
    }

    private static final TableSchema PEOPLE = table("people", List.of(0), "id", "email", "note");

    private static AtRest with(MaskRule... rules) {
        return new Masker(MaskingPolicy.of("text", "digest", List.of(rules), "key")
                        .with(KEY))
                .atRest("shop");
    }

    private static MaskRule on(String columns, MaskMode mode) {
        return new MaskRule(columns, null, mode);
    }

    private static RowImage row(@Nullable Object... values) {
        List<ColumnValue> row = new ArrayList<>();
        for (Object value : values) {
            row.add(
                    switch (value) {
                        case null -> ColumnValue.Null.NULL;
                        case Integer number -> new ColumnValue.Whole(number);
                        case ColumnValue given -> given;
                        default -> ColumnValue.Text.of(value.toString());
                    });
        }
        return new RowImage(row);
    }

    private static RawChange insert(TableSchema table, RowImage row) {
        return new RawChange(Operation.INSERT, table, null, row, PLACE, null);
    }

    private static RawChange update(TableSchema table, RowImage before, RowImage after) {
        return new RawChange(Operation.UPDATE, table, before, after, PLACE, "update people set email = 'b@x.de'");
    }

    private static String kept(MaskMode mode, @Nullable Object value) {
        RowImage after = with(on("*.note", mode))
                .change(insert(PEOPLE, row(1, "x", value)))
                .after();
        return after == null ? "" : after.get(2).text();
    }

    @Test
    void nothingIsTouchedWhenThePolicyKeepsEverything() {
        RawChange change = update(PEOPLE, row(1, "a@x.de", "n"), row(1, "b@x.de", "n"));

        assertThat(new Masker(MaskingPolicy.KEEP_EVERYTHING).atRest("shop").change(change))
                .isSameAs(change);
        assertThat(with(on("shop.people.email", new MaskMode.Keep())).change(change))
                .isSameAs(change);
    }

    @Test
    void modesKeepWhatTheySay() {
        MaskMode.Generalise months = new MaskMode.Generalise(MaskMode.Dates.MONTH, 100);
        assertThat(kept(new MaskMode.Drop(), "secret")).isEqualTo("(dropped)");
        assertThat(kept(new MaskMode.Drop(), null)).isEqualTo("(dropped)");
        assertThat(kept(new MaskMode.Full(), "secret")).isEqualTo("••••");
        assertThat(kept(new MaskMode.Full(), null)).isEmpty();
        assertThat(kept(new MaskMode.Partial(2, 4), "4111 1111 1111 1111")).isEqualTo("41** **** **** 1111");
        assertThat(kept(new MaskMode.Partial(2, 4), "short one")).isEqualTo("*********");
        assertThat(kept(new MaskMode.Partial(1, 0), "😀bc@d")).isEqualTo("😀**@*");
        assertThat(kept(
                        months,
                        new ColumnValue.Temporal(
                                TemporalKind.DATE, TemporalFields.ofDateTime(1984, 5, 17, 0, 0, 0, 0), 0)))
                .isEqualTo("1984-05");
        assertThat(kept(new MaskMode.Generalise(MaskMode.Dates.YEAR, 1), "1984-05-17"))
                .isEqualTo("1984");
        assertThat(kept(months, 4711)).isEqualTo("4700 to under 4800");
        assertThat(kept(months, -1)).isEqualTo("-100 to under 0");
        assertThat(kept(months, "192.168.17.4")).isEqualTo("192.168.17.0/24");
        assertThat(kept(months, "2001:db8:1:2::5")).isEqualTo("2001:db8:1::/48");
        assertThat(kept(months, "Anna Maria")).isEqualTo("9 to 16 characters");
        assertThat(kept(new MaskMode.Pseudonym(), "anna@x.de")).matches("p_[0-9a-f]{32}");
    }

    @Test
    void sealedValueLooksChangedOnlyWhenItWasAndTheSameInTheNextImage() {
        AtRest mask = with(on("*.email", new MaskMode.Sealed()), on("*.note", new MaskMode.Sealed()));
        RawChange first = mask.change(update(PEOPLE, row(1, "a@x.de", "n"), row(1, "a@x.de", "m")));
        RawChange next = mask.change(update(PEOPLE, row(1, "a@x.de", "m"), row(1, "b@x.de", null)));
        RawChange moved = mask.change(update(PEOPLE, row(1, "b@x.de", "m"), row(9, "b@x.de", "m")));

        assertThat(value(first.before(), 1)).isEqualTo(value(first.after(), 1));
        assertThat(value(first.before(), 2)).isNotEqualTo(value(first.after(), 2));
        assertThat(value(next.before(), 1)).isEqualTo(value(first.after(), 1));
        assertThat(value(next.before(), 2)).isEqualTo(value(first.after(), 2));
        assertThat(value(next.after(), 1)).isNotEqualTo(value(next.before(), 1));
        assertThat(value(next.after(), 2)).isEqualTo(ColumnValue.Null.NULL);
        assertThat(value(moved.before(), 1)).isEqualTo(value(moved.after(), 1));
        assertThat(value(first.after(), 1).text()).matches("sealed #[0-9a-f]{8}");
        assertThat(value(first.after(), 1).isKnown()).isFalse();
    }

    private static ColumnValue value(@Nullable RowImage image, int column) {
        return image == null ? ColumnValue.Absent.ABSENT : image.get(column);
    }

    @Test
    void nothingIsSealedThatTellsRowsApart() {
        AtRest keyed = with(on("*.id", new MaskMode.Sealed()));
        AtRest keyless = with(on("*.note", new MaskMode.Sealed()));
        AtRest byShape = with(new MaskRule(null, DetectedKind.E_MAIL, new MaskMode.Sealed()));
        TableSchema log = table("log", List.of(), "at", "note");

        assertThatThrownBy(() -> keyed.check(PEOPLE))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("sealed for shop.people.id")
                .extracting("nextStep")
                .asString()
                .contains("Use pseudonym for it");
        assertThatThrownBy(() -> keyless.check(log))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("sealed for shop.log.note")
                .hasMessageContaining("no primary key");
        RawChange found = byShape.change(insert(log, row(1, "to anna@example.com")));
        assertThat(value(found.after(), 1).text()).startsWith("p_");
    }

    @Test
    void pseudonymsOfEqualValuesAreEqualInEveryTableAndType() {
        AtRest mask = with(on("*.*.ref", new MaskMode.Pseudonym()), on("*.*.id", new MaskMode.Pseudonym()));
        TableSchema one = table("one", List.of(0), "id", "x");
        TableSchema two = table("two", List.of(), "y", "ref");

        RawChange first = mask.change(insert(one, row(4711, "x")));
        RawChange second = mask.change(insert(two, row("y", "4711")));

        assertThat(value(first, 0)).isEqualTo(value(second, 1)).isNotEqualTo(new ColumnValue.Whole(4711));
        assertThat(value(mask.change(insert(one, row(4712, "x"))), 0)).isNotEqualTo(value(first, 0));
    }

    private static ColumnValue value(RawChange change, int column) {
        RowImage after = change.after();
        return after == null ? ColumnValue.Absent.ABSENT : after.get(column);
    }

    @Test
    void firstRuleThatIsForAColumnDecides() {
        AtRest mask = with(
                on("shop.people.note", new MaskMode.Keep()),
                on("SHOP.PEOPLE.*", new MaskMode.Full()),
                on("*.id", new MaskMode.Keep()));
        TableSchema keyless = table("people", List.of(), "id", "email", "note");

        assertThat(mask.change(insert(keyless, row(1, "e", "n"))).after())
                .isEqualTo(row(
                        new ColumnValue.Masked(io.auditworkbench.model.change.MaskKind.FULL, new byte[0], false),
                        new ColumnValue.Masked(io.auditworkbench.model.change.MaskKind.FULL, new byte[0], false),
                        "n"));
    }

    @Test
    void kindsAreFoundByNameAndByShapeWhereTheColumnSaysNothing() {
        AtRest mask = with(
                new MaskRule(null, DetectedKind.E_MAIL, new MaskMode.Full()),
                new MaskRule("shop.people.note", DetectedKind.CARD, new MaskMode.Drop()));

        RowImage plain =
                mask.change(insert(PEOPLE, row(1, "no address", "nothing"))).after();
        RowImage shaped = mask.change(insert(PEOPLE, row(1, null, "card 4111111111111111")))
                .after();
        RowImage address =
                mask.change(insert(PEOPLE, row(1, null, "ask me@x.de"))).after();

        assertThat(plain)
                .isNotNull()
                .extracting(row -> row.get(1).text() + "|" + row.get(2).text())
                .isEqualTo("••••|nothing");
        assertThat(shaped).isNotNull().extracting(row -> row.get(2).text()).isEqualTo("(dropped)");
        assertThat(address).isNotNull().extracting(row -> row.get(2).text()).isEqualTo("••••");
    }

    @Test
    void keyWhoseShapeIsThatOfAKindBecomesAPseudonym() {
        AtRest mask = with(new MaskRule(null, DetectedKind.CARD, new MaskMode.Full()));

        assertThat(value(mask.change(insert(PEOPLE, row("4111111111111111", "e", "n"))), 0)
                        .text())
                .startsWith("p_");
        assertThat(value(mask.change(insert(PEOPLE, row("41", "e", "n"))), 0).text())
                .isEqualTo("41");
    }

    @Test
    void changeToAnotherValueOfTheSameMaskStillShows() {
        RawChange masked = with(on("*.email", new MaskMode.Full()))
                .change(update(PEOPLE, row(1, "a@x.de", "n"), row(1, "b@x.de", "n")));
        RawChange same = with(on("*.email", new MaskMode.Full()))
                .change(update(PEOPLE, row(1, "a@x.de", "n"), row(1, "a@x.de", "m")));

        assertThat(masked.before()).isNotEqualTo(masked.after());
        assertThat(value(masked, 1).text()).isEqualTo("••••");
        assertThat(new Masker(MaskingPolicy.KEEP_EVERYTHING)
                        .shown(PEOPLE.name(), PEOPLE.columns().get(1), value(masked, 1))
                        .text())
                .isEqualTo("•••• (changed)");
        assertThat(same.before()).isNotNull().extracting(row -> row.get(1)).isEqualTo(value(same, 1));
        assertThat(with(on("*.email", new MaskMode.Full())).change(masked))
                .isEqualTo(new RawChange(
                        masked.operation(),
                        masked.table(),
                        masked.before(),
                        masked.after(),
                        masked.position(),
                        masked.statement()));
    }

    @Test
    void unchangedErasableColumnSharesItsSalt() {
        RawChange masked = with(on("*.email", new MaskMode.Erasable()), on("*.note", new MaskMode.Erasable()))
                .change(update(PEOPLE, row(1, "a@x.de", "n"), row(1, "a@x.de", "m")));

        assertThat(masked.before()).isNotNull().extracting(row -> row.get(1)).isSameAs(value(masked, 1));
        assertThat(masked.before())
                .isNotNull()
                .extracting(row -> ((ColumnValue.Erasable) row.get(2)).salt())
                .isNotEqualTo(((ColumnValue.Erasable) value(masked, 2)).salt());
    }

    @Test
    void statementsHaveNoValuesOnceAnythingIsMaskedAndShareTheirText() {
        AtRest mask = with(on("*.none", new MaskMode.Erasable()));
        String statement = "update people set email = 'b@x.de'";

        String hidden = mask.statement(statement);

        assertThat(hidden).isEqualTo("update people set email = ?");
        assertThat(mask.statement(statement)).isSameAs(hidden);
    }

    @Test
    void modesThatMakeRowsOneAreRefusedOnKeys() {
        for (MaskMode mode : List.of(
                new MaskMode.Drop(),
                new MaskMode.Full(),
                new MaskMode.Erasable(),
                new MaskMode.Partial(2, 4),
                new MaskMode.Generalise(MaskMode.Dates.YEAR, 10))) {
            assertThatThrownBy(() -> with(on("shop.people.id", mode)).change(insert(PEOPLE, row(1, "e", "n"))))
                    .isInstanceOf(WorkbenchException.class)
                    .hasMessageContaining("The masking policy has " + mode.word()
                            + " for shop.people.id (shop.people.id), which tells the rows of shop.people apart.");
        }
        assertThatThrownBy(() -> with(on("*.note", new MaskMode.Erasable()))
                        .change(insert(table("log", List.of(), "note"), row("x"))))
                .hasMessageContaining("shop.log has no primary key");
    }

    @Test
    void rowWithTheWrongNumberOfColumnsIsLeftForItsRefusal() {
        RawChange misfit = insert(PEOPLE, row(1));

        assertThat(with(on("*.email", new MaskMode.Full())).images(misfit)).isSameAs(misfit);
    }
}
