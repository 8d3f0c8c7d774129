package io.auditworkbench.detect.access;

import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.ColumnValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The roles and users that a detector has seen, by their ids: what they are called, and which roles are privileged.
///
/// - **Threading**: the detector's.
record AccountBook(DetectorMemory memory) {

    /// Words of roles that may do everything, where no column tells privileged ones.
    private static final List<String> MIGHTY = List.of("admin", "root", "super", "owner", "dba", "sysop");

    /// A role as it is known.
    record Role(String name, boolean isPrivileged) {}

    /// Remembers what a change says of roles and users.
    void note(ObservedChange change) {
        String id = Words.of(change.shown("id"));
        if (id == null || change.after() == null) {
            return;
        }
        if (change.is("user")) {
            String login = Words.of(change.after("login"));
            memory.put("user/" + id, Words.packed(login == null ? id : login));
        } else if (change.is("role")) {
            String name = Words.of(change.after("name"));
            long[] packed = Words.packed(name == null ? id : name);
            long[] numbers = new long[packed.length + 1];
            numbers[0] = isPrivileged(change) ? 1 : 0;
            System.arraycopy(packed, 0, numbers, 1, packed.length);
            memory.put("role/" + id, numbers);
        }
    }

    /// Whether a role may do more than others, as its row says after the change.
    static boolean isPrivileged(ObservedChange change) {
        ColumnValue told = change.after("is_privileged");
        return Words.of(told) == null ? isMighty(Words.of(change.after("name"))) : Numbers.isYes(told);
    }

    private static boolean isMighty(@Nullable String name) {
        return name != null && MIGHTY.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains);
    }

    /// The role of an id; one that was never seen is judged by its id, which may be a name.
    Role role(String id) {
        long[] numbers = memory.get("role/" + id);
        return numbers == null ? new Role(id, isMighty(id)) : new Role(Words.unpacked(numbers, 1), numbers[0] == 1);
    }

    /// What a user is called; the id of one that was never seen, which may be the name.
    String login(String id) {
        long[] numbers = memory.get("user/" + id);
        return numbers == null ? id : Words.unpacked(numbers, 0);
    }
}
