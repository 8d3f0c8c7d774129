package io.auditworkbench.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets what was not asked for longest.
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int mostEntries;

    public BoundedMap(int mostEntries) {
        super(16, 0.75f, true);
        this.mostEntries = mostEntries;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > mostEntries;
    }
}
