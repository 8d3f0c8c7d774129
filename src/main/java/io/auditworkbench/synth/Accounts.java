package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.NONE;
import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The users of the shop's own program, their roles and grants.
///
/// - **Threading**: one thread at a time.
final class Accounts {

    private static final List<Role> ROLES = List.of(
            new Role(1, "sales", false),
            new Role(2, "support", false),
            new Role(3, "warehouse", false),
            new Role(4, "purchasing", false),
            new Role(5, "catalogue", false),
            new Role(6, "refund_approver", false),
            new Role(7, "reporting", false),
            new Role(8, "finance_lead", true),
            new Role(9, "administrator", true));

    private final Map<String, LiveRow> users = new LinkedHashMap<>();
    private final Map<String, LiveRow> grants = new LinkedHashMap<>();
    private final List<LiveRow> newcomers = new ArrayList<>();
    private final List<LiveRow> roleRows = new ArrayList<>();
    private long nextUser = 1;

    /// What somebody may do.
    record Role(long id, String name, boolean isPrivileged) {}

    static List<Role> roles() {
        return ROLES;
    }

    static Role role(String name) {
        return ROLES.stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void createRoles(ShopDraft draft) {
        for (Role role : ROLES) {
            roleRows.add(draft.insert(
                    ShopTables.ROLES, whole(role.id()), text(role.name()), whole(role.isPrivileged() ? 1 : 0)));
        }
    }

    LiveRow roleRow(Role role) {
        return roleRows.get((int) role.id() - 1);
    }

    LiveRow create(ShopDraft draft, String login, String fullName) {
        LiveRow user = draft.insert(
                ShopTables.USERS,
                whole(nextUser++),
                text(login),
                text(fullName),
                text(login + "@shop.example"),
                text("active"),
                draft.login(),
                NONE);
        users.put(login, user);
        return user;
    }

    /// A user who was hired while the shop traded.
    LiveRow hire(ShopDraft draft, String login, String fullName) {
        LiveRow user = create(draft, login, fullName);
        newcomers.add(user);
        return user;
    }

    List<LiveRow> newcomers() {
        return newcomers;
    }

    LiveRow of(String login) {
        return Objects.requireNonNull(users.get(login), login);
    }

    boolean has(LiveRow user, Role role) {
        return grants.containsKey(key(user, role));
    }

    void grant(ShopDraft draft, LiveRow user, Role role) {
        LiveRow grant =
                draft.insert(ShopTables.ROLE_GRANTS, user.image().get(0), whole(role.id()), draft.login(), draft.now());
        grants.put(key(user, role), grant);
        draft.tell(
                role.isPrivileged() ? BusinessKind.ROLE_ESCALATED : BusinessKind.ROLE_GRANTED,
                List.of(grant.name(), user.name()),
                Map.of("user", user.textOf("login"), "role", role.name()));
    }

    void revoke(ShopDraft draft, LiveRow user, Role role) {
        LiveRow grant = Objects.requireNonNull(grants.remove(key(user, role)), "not granted");
        draft.delete(grant);
        draft.tell(
                BusinessKind.ROLE_REVOKED,
                List.of(grant.name(), user.name()),
                Map.of("user", user.textOf("login"), "role", role.name()));
    }

    private static String key(LiveRow user, Role role) {
        return user.name() + " " + role.id();
    }
}
