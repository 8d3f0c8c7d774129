package io.auditworkbench.workbench;

import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FieldName;
import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.filter.Observations;
import io.auditworkbench.filter.SampledObservations;
import io.auditworkbench.store.Catalogue;
import java.util.ArrayList;
import java.util.List;

/// What was seen in a store: values by a look at the newest events, actors by the list of all there ever were.
///
/// - **Threading**: any thread; blocks on the store for some hundredths of a second at most.
final class StoreObservations implements Observations {

    private static final FieldName ACTOR = new FieldName.BuiltIn(Field.ACTOR);

    private final Catalogue catalogue;
    private final NewestEvents events;
    private final SampledObservations newest;

    StoreObservations(Catalogue catalogue, NewestEvents events) {
        this.catalogue = catalogue;
        this.events = events;
        newest = new SampledObservations(events::of);
    }

    @Override
    public List<ObservedValue> values(FieldName field, String prefix, int limit) {
        List<ObservedValue> values = newest.values(field, prefix, limit);
        return field.equals(ACTOR) ? withFormerActors(values, prefix, limit) : values;
    }

    /// Who did nothing lately comes behind those who did.
    private List<ObservedValue> withFormerActors(List<ObservedValue> lately, String prefix, int limit) {
        int looked = events.of(ACTOR).size();
        List<ObservedValue> all = new ArrayList<>(lately);
        List<String> known = lately.stream().map(ObservedValue::text).toList();
        catalogue.actors().stream()
                .filter(name -> LetterCase.fold(name).startsWith(LetterCase.fold(prefix)))
                .filter(name -> !known.contains(name))
                .map(name -> ObservedValue.ofNewest(name, 0, looked))
                .forEach(all::add);
        return all.subList(0, Math.min(limit, all.size()));
    }

    @Override
    public List<ObservedValue> nextStates(ColumnName column, String state, int limit) {
        return newest.nextStates(column, state, limit);
    }

    /// Certain for actors; for everything else every event would have to be looked at.
    @Override
    public Seen seen(FieldName field, String text) {
        if (!field.equals(ACTOR)) {
            return Seen.UNKNOWN;
        }
        List<String> actors = catalogue.actors();
        if (actors.stream().anyMatch(name -> LetterCase.same(name, text))) {
            return Seen.YES;
        }
        return actors.size() < Catalogue.MOST_ACTORS ? Seen.NO : Seen.UNKNOWN;
    }
}
