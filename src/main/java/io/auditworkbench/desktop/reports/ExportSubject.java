package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.filter.Field;
import java.util.Optional;

/// What the dialog is about.
sealed interface ExportSubject {

    /// A place: what its filter and range choose, or the one thing that is selected or shown there.
    record OfPlace(Place place) implements ExportSubject {

        /// A filter leaves out what capture found when it began, which the history of a row begins with.
        private static final String EVERY_OPERATION = " op:write,snapshot,ddl,truncate";

        /// The one thing, as far as it can be exported alone; of a row's history the row, whichever column is looked
        /// at.
        Optional<String> one() {
            return filterOfOne().map(_ -> word());
        }

        /// Whether the one thing is what somebody looks at: of findings the selected one, for the list has no events.
        boolean isOnlyOne() {
            return one().isPresent() && (!place.screen().isFiltered() || place.screen() == ScreenId.ANOMALIES);
        }

        /// Where to ask for what was chosen: the one thing wherever in time it is.
        Place of(ExportChoice.What what) {
            return switch (what) {
                case SHOWN -> place;
                case SELECTED ->
                    filterOfOne()
                            .map(filter -> place.filtered(filter).during(TimeRange.everything()))
                            .orElse(place);
            };
        }

        private String word() {
            String subject = place.subject().strip();
            int space = subject.indexOf(' ');
            return space < 0 ? subject : subject.substring(0, space);
        }

        private Optional<String> filterOfOne() {
            return termOfOne().map(term -> term + EVERY_OPERATION);
        }

        private Optional<String> termOfOne() {
            String word = word();
            if (word.matches("[Ee][0-9]+")) {
                return Optional.of("id:" + word);
            }
            if (word.matches("[Tt][0-9]+")) {
                return Optional.of("tx:" + word);
            }
            if (word.matches("[Aa][0-9]+")) {
                return Optional.of("anomaly:" + word);
            }
            return word.matches("[^ /]+/[^ ]+") ? Optional.of(FilterTerms.text(Field.ROW, word)) : Optional.empty();
        }
    }

    /// A case, which nothing but a bundle holds as it is.
    record OfCase(String id, String title) implements ExportSubject {}
}
