package io.auditworkbench.filter;

import io.auditworkbench.filter.CompletionCandidate.Kind;
import io.auditworkbench.filter.CompletionContext.Value;
import io.auditworkbench.filter.Observations.ObservedValue;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Offers the words of fields that know all their values, and usual ones of times, hours and distances.
final class FixedValues {

    private static final int MOST = 20;
    private static final List<String> DISTANCES = List.of("1m", "5m", "1h");

    private static final Map<String, String> OPERATIONS = Map.of(
            "insert", "a row came",
            "update", "a row was changed",
            "delete", "a row went",
            "snapshot", "a row of the first copy",
            "ddl", "a table was made or changed",
            "truncate", "a table was emptied");

    private final Observations observations;

    FixedValues(Observations observations) {
        this.observations = observations;
    }

    private record Word(String text, String sentence) {}

    Stream<CompletionCandidate> of(Value context, Field field) {
        return switch (field.kind()) {
            case OPERATION -> operations(context);
            case SEVERITY -> words(context, named(EnumWords.SEVERITIES, "a finding of this severity"));
            case FLAG -> words(context, flags());
            case DAY ->
                words(context, named(EnumWords.DAYS, "committed on this day").filter(FixedValues::isShortDay));
            case HOURS -> words(context, Stream.of(new Word("hours", "outside the working hours")));
            case HOUR ->
                words(
                        context,
                        Stream.of(
                                new Word("9..17", "from 9:00 to 17:59"),
                                new Word("22..6", "at night, from 22:00 to 6:59"),
                                new Word("9", "from 9:00 to 9:59")));
            case DURATION -> words(context, durations("so long", "1s", "10s", "1m", "1h"));
            case TIME -> times(context, field);
            case NEAR -> near(context);
            case SAME -> aspects(context);
            case TEXT, NUMBER, SIZE, IDENTIFIER -> Stream.of();
        };
    }

    Stream<CompletionCandidate> ofDirective(Value context, FieldName.Word word) {
        return switch (word) {
            case LIMIT ->
                words(context, Stream.of("10", "100", "1000").map(number -> new Word(number, "so many at most")));
            case TZ -> words(context, zones());
            case SORT -> Stream.of();
        };
    }

    /// The operations, those that occur first and with how often.
    private Stream<CompletionCandidate> operations(Value context) {
        List<ObservedValue> values = observations.values(context.field(), context.typed(), MOST);
        List<String> texts = values.stream().map(ObservedValue::text).toList();
        Stream<Word> observed = values.stream().map(value -> new Word(value.text(), ObservedText.sentence(value)));
        Stream<Word> others = EnumWords.OPERATIONS.shown().stream()
                .filter(word -> !texts.contains(word))
                .map(word -> new Word(word, OPERATIONS.getOrDefault(word, "insert, update or delete")));
        return words(context, Stream.concat(observed, others));
    }

    private Stream<CompletionCandidate> times(Value context, Field field) {
        boolean isStretch = field == Field.AT
                || field == Field.ON
                || (field == Field.TIME && context.operator() == Operator.MATCHES);
        Stream<Word> days = Stream.of(
                new Word("today", "since midnight"),
                new Word("yesterday", "the day before"),
                new Word("monday", "the latest Monday"));
        Stream<Word> seenDays = observations.values(new FieldName.BuiltIn(Field.ON), context.typed(), MOST).stream()
                .map(value -> new Word(value.text(), ObservedText.sentence(value)));
        if (field == Field.ON) {
            return words(context, Stream.concat(seenDays, days));
        }
        Stream<Word> stretches = Stream.of(new Word("9:00..17:00", "a stretch of the clock, the latest one"));
        Stream<Word> ago = durations("so long ago", "15m", "1h", "1d", "1w");
        return words(
                context, Stream.of(isStretch ? stretches : ago, days, seenDays).flatMap(words -> words));
    }

    private Stream<CompletionCandidate> near(Value context) {
        int slash = context.typed().indexOf('/');
        if (slash >= 0) {
            String event = context.typed().substring(0, slash);
            return words(
                    context,
                    DISTANCES.stream()
                            .map(distance -> new Word(event + "/" + distance, "within " + distance + " of the event")));
        }
        return observations.values(new FieldName.BuiltIn(Field.ID), context.typed(), MOST).stream()
                .map(event -> CompletionCandidate.value(
                        context.replaced(), event.text() + "/5m", "within five minutes of the event"));
    }

    private static Stream<CompletionCandidate> aspects(Value context) {
        return EnumWords.ASPECTS.shown().stream()
                .filter(word -> ObservedText.startsWith(word, context.typed()))
                .map(word -> new CompletionCandidate(
                        Kind.OPERATOR,
                        context.replaced(),
                        word + "(",
                        "the same " + word + " as the event, as in " + word + "(E1024)"));
    }

    private static Stream<Word> flags() {
        Map<Flag, String> sentences = Map.of(
                Flag.FLAGGED, "a finding names it",
                Flag.MARKED, "somebody marked it",
                Flag.REVIEWED, "somebody reviewed it",
                Flag.GAP, "something is missing here",
                Flag.DDL, "a table was changed",
                Flag.SNAPSHOT, "a row of the first copy",
                Flag.MUTED, "its finding is muted");
        return Stream.of(Flag.values()).map(flag -> new Word(EnumWords.FLAGS.write(flag), sentences.get(flag)));
    }

    private static <E extends Enum<E>> Stream<Word> named(EnumWords<E> words, String sentence) {
        return words.shown().stream().map(word -> new Word(word, sentence));
    }

    private static boolean isShortDay(Word word) {
        return Stream.of(DayOfWeek.values())
                .anyMatch(day -> EnumWords.DAYS.write(day).equals(word.text()));
    }

    private static Stream<Word> durations(String sentence, String... durations) {
        return Stream.of(durations).map(duration -> new Word(duration, sentence));
    }

    private static Stream<Word> zones() {
        return Stream.concat(
                        Stream.of("UTC", "Europe/Berlin"),
                        ZoneId.getAvailableZoneIds().stream().sorted())
                .distinct()
                .map(zone -> new Word(zone, "times in this zone"));
    }

    private static Stream<CompletionCandidate> words(Value context, Stream<Word> words) {
        return words.filter(word -> ObservedText.startsWith(word.text(), context.typed()))
                .limit(MOST)
                .map(word -> CompletionCandidate.value(context.replaced(), word.text(), word.sentence()));
    }
}
