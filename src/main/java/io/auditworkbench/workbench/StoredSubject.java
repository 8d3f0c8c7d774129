package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterSubject;
import io.auditworkbench.filter.FilterValue;
import io.auditworkbench.filter.FilterValues;
import io.auditworkbench.filter.Flag;
import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A stored event as filters see it; what needs another look into the store is fetched only when a filter asks.
final class StoredSubject implements FilterSubject {

    private final StoredEvent event;
    private final EventSurroundings surroundings;

    StoredSubject(StoredEvent event, EventSurroundings surroundings) {
        this.event = event;
        this.surroundings = surroundings;
    }

    private TransactionHeader header() {
        return event.transaction().header();
    }

    @Override
    public long sequence() {
        return event.seq();
    }

    @Override
    public Optional<Operation> operation() {
        return Optional.of(event.operation());
    }

    @Override
    public Instant commitTime() {
        return EventViews.instant(header().commitMicros());
    }

    @Override
    public Optional<Duration> lag() {
        return Optional.of(Duration.of(header().capturedMicros() - header().commitMicros(), ChronoUnit.MICROS));
    }

    @Override
    public Optional<String> schema() {
        return Optional.of(event.table().name().schema());
    }

    @Override
    public Optional<String> table() {
        return Optional.of(event.table().name().table());
    }

    @Override
    public Optional<String> key() {
        return event.table().hasKey() ? address().map(RowAddress::keyText) : Optional.empty();
    }

    @Override
    public Optional<String> row() {
        return address().map(RowAddress::toString);
    }

    private Optional<RowAddress> address() {
        return Optional.ofNullable(EventViews.row(event));
    }

    @Override
    public Optional<String> actor() {
        return header().attribution().grade() == AttributionGrade.UNKNOWN
                ? Optional.empty()
                : Optional.of(header().attribution().actor());
    }

    @Override
    public Optional<String> actorSource() {
        AttributionSource source = header().attribution().source();
        return source == AttributionSource.NONE ? Optional.empty() : Optional.of(EventViews.words(source));
    }

    @Override
    public OptionalLong transaction() {
        return OptionalLong.of(event.transaction().txId());
    }

    @Override
    public OptionalLong transactionSize() {
        return OptionalLong.of(event.transaction().eventCount());
    }

    @Override
    public List<String> transactionTables() {
        return surroundings.tables(event.transaction());
    }

    @Override
    public Optional<String> gtid() {
        return Optional.ofNullable(header().gtid());
    }

    @Override
    public Optional<String> file() {
        return header().file().isEmpty() ? Optional.empty() : Optional.of(header().file());
    }

    @Override
    public OptionalLong position() {
        return header().file().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(event.body().offset());
    }

    @Override
    public OptionalLong thread() {
        Long connection = header().connectionId();
        return connection == null ? OptionalLong.empty() : OptionalLong.of(connection);
    }

    @Override
    public List<String> serverNames() {
        return surroundings.serverNames(event.transaction());
    }

    @Override
    public Optional<String> statement() {
        return surroundings.statement(event);
    }

    @Override
    public OptionalLong sizeBytes() {
        return OptionalLong.of(event.bytes().length);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < event.table().columns().size(); i++) {
            if (isThere(event.body().before(), i) || isThere(event.body().after(), i)) {
                columns.add(event.table().columns().get(i).name());
            }
        }
        return columns;
    }

    private static boolean isThere(@Nullable RowImage image, int index) {
        return image != null && !(image.get(index) instanceof ColumnValue.Absent);
    }

    @Override
    public List<String> changedColumns() {
        RowImage before = event.body().before();
        RowImage after = event.body().after();
        if (before == null || after == null) {
            return List.of();
        }
        return IntStream.range(0, event.table().columns().size())
                .filter(i -> isThere(before, i) && isThere(after, i))
                .filter(i -> !before.get(i).equals(after.get(i)))
                .mapToObj(i -> event.table().columns().get(i).name())
                .toList();
    }

    @Override
    public FilterValue before(String column) {
        return value(event.body().before(), column);
    }

    @Override
    public FilterValue after(String column) {
        return value(event.body().after(), column);
    }

    private FilterValue value(@Nullable RowImage image, String name) {
        if (image == null) {
            return FilterValue.Absent.ABSENT;
        }
        Integer index = surroundings.columns(event).get(LetterCase.fold(name));
        return index == null ? FilterValue.Absent.ABSENT : FilterValues.of(image.get(index));
    }

    @Override
    public Set<Flag> flags() {
        List<AnomalyGroup> groups = surroundings.findings(event);
        if (groups.isEmpty()) {
            return Set.of();
        }
        return groups.stream().anyMatch(group -> group.state() == TriageState.MUTED)
                ? Set.of(Flag.FLAGGED, Flag.MUTED)
                : Set.of(Flag.FLAGGED);
    }

    @Override
    public Set<Severity> severities() {
        return surroundings.findings(event).stream().map(AnomalyGroup::severity).collect(Collectors.toSet());
    }

    @Override
    public List<String> rules() {
        return surroundings.findings(event).stream().map(AnomalyGroup::detector).toList();
    }

    @Override
    public List<String> anomalies() {
        return surroundings.findings(event).stream().map(AnomalyGroup::id).toList();
    }
}
