package io.auditworkbench.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the generator says that it did, against what its rows say.
class BusinessTruthTest {

    private final Set<String> told = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> deletedPayments = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {7, 21, 1_003})
    void businessIsToldOnceForEachTransactionThatDoesIt(long seed) {
        // Given
        ShopGenerator shop = new ShopGenerator(seed, ShopOptions.of(40, 40));

        // When
        shop.forEachRemaining(transaction -> {
            transaction.facts().forEach(this::tell);
            if (transaction.isLogged()) {
                transaction.changes().forEach(change -> see(transaction, change));
                seeStock(transaction);
            }
        });

        // Then
        assertThat(told).hasSizeGreaterThan(2_000);
        assertThat(without(told, seen)).as("told, but not in the rows").isEmpty();
        assertThat(without(seen, told)).as("in the rows, but not told").isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private void tell(ShopFact fact) {
        if (fact instanceof ShopFact.Business done) {
            String line = line(done.ordinal(), done.what(), done.rows().getFirst())
                    + (done.what() == BusinessKind.CUSTOMER_DATA_CHANGED
                            ? " " + done.attributes().get("column")
                            : "");
            assertThat(told.add(line)).as(line).isTrue();
        }
    }

    private void see(ShopTransaction transaction, ShopChange change) {
        switch (change.table().name().table()) {
            case "orders" -> {
                becomes(transaction, change, "status", "paid", BusinessKind.SALE_COMPLETED);
                becomes(transaction, change, "status", "cancelled", BusinessKind.SALE_CANCELLED);
            }
            case "payments" -> seePayment(transaction, change);
            case "refunds" -> becomes(transaction, change, "status", "issued", BusinessKind.REFUND_ISSUED);
            case "purchase_orders" -> becomes(transaction, change, "status", "received", BusinessKind.STOCK_RECEIVED);
            case "products" -> changes(transaction, change, BusinessKind.PRICE_CHANGED, "price");
            case "customers" -> {
                changes(transaction, change, BusinessKind.CREDIT_LIMIT_CHANGED, "credit_limit");
                changes(transaction, change, BusinessKind.CUSTOMER_DATA_CHANGED, "phone", "email", "street", "city");
            }
            case "users" -> {
                becomes(transaction, change, "status", "disabled", BusinessKind.USER_DISABLED);
                becomes(transaction, change, "status", "active", BusinessKind.USER_CREATED);
            }
            case "role_grants" -> seeGrant(transaction, change);
            default -> {
                // the other tables carry no business of their own
            }
        }
    }

    /// A payment that is written again was received long ago.
    private void seePayment(ShopTransaction transaction, ShopChange change) {
        if (change.operation() == Operation.DELETE) {
            deletedPayments.add(change.row());
        } else if (!deletedPayments.contains(change.row())) {
            becomes(transaction, change, "status", "received", BusinessKind.PAYMENT_RECEIVED);
            becomes(transaction, change, "status", "failed", BusinessKind.PAYMENT_FAILED);
        }
    }

    private void seeGrant(ShopTransaction transaction, ShopChange change) {
        boolean isPrivileged = Accounts.roles().stream()
                .anyMatch(role -> role.isPrivileged()
                        && Long.toString(role.id()).equals(text(change, change.image(), "role_id")));
        BusinessKind granted = isPrivileged ? BusinessKind.ROLE_ESCALATED : BusinessKind.ROLE_GRANTED;
        BusinessKind kind = change.operation() == Operation.DELETE ? BusinessKind.ROLE_REVOKED : granted;
        seen.add(line(transaction.ordinal(), kind, change.row()));
    }

    /// Stock that changed with no movement but a count, or with none at all.
    private void seeStock(ShopTransaction transaction) {
        Set<String> caused = transaction.changes().stream()
                .filter(change -> change.table().equals(ShopTables.STOCK_MOVEMENTS))
                .filter(change -> !text(change, change.image(), "reason").equals("adjusted"))
                .map(change -> "stock/" + text(change, change.image(), "product_id") + ","
                        + text(change, change.image(), "warehouse_id"))
                .collect(Collectors.toSet());
        transaction.changes().stream()
                .filter(change -> change.table().equals(ShopTables.STOCK))
                .filter(change -> !caused.contains(change.row()))
                .forEach(
                        change -> seen.add(line(transaction.ordinal(), BusinessKind.INVENTORY_ADJUSTED, change.row())));
    }

    private void becomes(
            ShopTransaction transaction, ShopChange change, String column, String wanted, BusinessKind kind) {
        RowImage before = change.before();
        boolean was = before != null && text(change, before, column).equals(wanted);
        if (change.after() != null
                && !was
                && text(change, change.image(), column).equals(wanted)) {
            seen.add(line(transaction.ordinal(), kind, change.row()));
        }
    }

    private void changes(ShopTransaction transaction, ShopChange change, BusinessKind kind, String... columns) {
        if (change.operation() != Operation.UPDATE) {
            return;
        }
        RowImage before = Objects.requireNonNull(change.before());
        for (String column : columns) {
            if (!text(change, before, column).equals(text(change, change.image(), column))) {
                seen.add(line(transaction.ordinal(), kind, change.row())
                        + (kind == BusinessKind.CUSTOMER_DATA_CHANGED ? " " + column : ""));
            }
        }
    }

    private static String text(ShopChange change, RowImage image, String column) {
        return image.get(change.table().indexOf(column)).text();
    }

    private static String line(long ordinal, BusinessKind kind, String row) {
        return ordinal + " " + kind.id() + " " + row;
    }
}
