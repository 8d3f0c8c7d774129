package io.auditworkbench.workbench;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.TransactionHeader;
import java.util.List;

/// A source transaction ready to be kept: header, hashed events in order, and the leaf that binds them.
record SealedTransaction(TransactionHeader header, List<HashedEvent> events, byte[] leaf) {}
