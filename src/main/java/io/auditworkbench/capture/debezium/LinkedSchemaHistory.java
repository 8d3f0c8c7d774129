package io.auditworkbench.capture.debezium;

import io.debezium.config.Configuration;
import io.debezium.document.DocumentReader;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryException;
import io.debezium.relational.history.SchemaHistoryListener;
import java.io.IOException;
import java.util.function.Consumer;

/// The engine's schema history: read from the store, and handed on so that new records are kept in the transaction of
/// their DDL.
///
/// A record that was kept before its DDL's position would be applied twice after a crash.
public final class LinkedSchemaHistory extends AbstractSchemaHistory {

    private String linkId = "";

    @Override
    public void configure(
            Configuration config,
            HistoryRecordComparator comparator,
            SchemaHistoryListener listener,
            boolean useCatalogBeforeSchema) {
        super.configure(config, comparator, listener, useCatalogBeforeSchema);
        linkId = config.getString(CONFIGURATION_FIELD_PREFIX_STRING + EngineLink.ID_SETTING);
    }

    @Override
    protected void storeRecord(HistoryRecord record) throws SchemaHistoryException {
        try {
            EngineLink.of(linkId).addSchemaRecord(DocumentWriter.defaultWriter().write(record.document()));
        } catch (IOException impossible) {
            throw new SchemaHistoryException("a schema record cannot be written", impossible);
        }
    }

    @Override
    protected void recoverRecords(Consumer<HistoryRecord> records) {
        for (String text : EngineLink.of(linkId).storedSchemaRecords()) {
            try {
                records.accept(new HistoryRecord(DocumentReader.defaultReader().read(text)));
            } catch (IOException unreadable) {
                throw new SchemaHistoryException("a stored schema record cannot be read", unreadable);
            }
        }
    }

    @Override
    public boolean exists() {
        return !EngineLink.of(linkId).storedSchemaRecords().isEmpty();
    }

    @Override
    public boolean storageExists() {
        return true;
    }
}
