package io.auditworkbench.store.ocel;

import java.util.List;

/// Takes an object-centric event log: the types first, then events and objects in any order, then the end.
public interface OcelSink {

    /// The types of everything that follows.
    void begin(List<OcelType> eventTypes, List<OcelType> objectTypes);

    /// One event; its objects follow, or came before.
    void event(OcelEvent event);

    /// One object; those it belongs to follow, or came before.
    void object(OcelObject object);

    /// Nothing follows.
    void end();
}
