package io.auditworkbench.synth;

import static io.auditworkbench.synth.ShopValues.money;
import static io.auditworkbench.synth.ShopValues.text;
import static io.auditworkbench.synth.ShopValues.whole;

import java.util.List;
import java.util.Locale;

/// Fills the synthetic shop before it opens: warehouses, suppliers, catalogue, stock, customers, people.
final class ShopFounding {

    static final int WAREHOUSES = 3;
    static final int SUPPLIERS = 12;

    /// How many days of trade the opening stock lasts, and a delivery.
    private static final int DAYS_IN_STOCK = 9;

    private static final int DAYS_LEFT_AT_REORDER = 4;

    /// On average, of all orders; they scale the stock.
    private static final double UNITS_AN_ORDER = 3.2;

    private static final List<String> CITIES = List.of("Hamburg", "Lyon", "Kraków");
    private static final List<String> CATEGORIES = List.of("tea", "coffee", "kitchen", "gifts");
    private static final ShopActor FOUNDER = new ShopActor("founder", ShopActor.Kind.SERVICE, 9);

    private final ShopFloor floor;
    private final ShopDraft draft;

    private ShopFounding(ShopFloor floor) {
        this.floor = floor;
        draft = floor.ledger.beginUnlogged(FOUNDER);
    }

    static void fill(ShopFloor floor) {
        ShopFounding founding = new ShopFounding(floor);
        founding.buildWarehouses();
        founding.findSuppliers();
        founding.stockProducts();
        founding.winCustomers();
        founding.hirePeople();
        founding.draft.commit();
    }

    private void buildWarehouses() {
        for (int i = 0; i < WAREHOUSES; i++) {
            String city = CITIES.get(i);
            draft.insert(ShopTables.WAREHOUSES, whole(i + 1), text("Warehouse " + city), text(city));
        }
    }

    private void findSuppliers() {
        for (int i = 0; i < SUPPLIERS; i++) {
            long id = floor.numbers.supplier++;
            floor.suppliers.add(draft.insert(
                    ShopTables.SUPPLIERS,
                    whole(id),
                    text(ShopNames.person(floor.random) + " Trading"),
                    text("sales" + id + "@supplier.example"),
                    whole(30)));
        }
    }

    private void stockProducts() {
        for (int i = 0; i < floor.options.products(); i++) {
            long price = 299L + floor.random.nextInt(9_000) / 10 * 10L;
            long cost = price * (45 + floor.random.nextInt(25)) / 100;
            long id = i + 1L;
            long supplier = 1L + floor.random.nextInt(SUPPLIERS);
            LiveRow row = draft.insert(
                    ShopTables.PRODUCTS,
                    whole(id),
                    text(String.format(Locale.ROOT, "SKU%05d", id)),
                    text(ShopNames.product(floor.random) + " no. " + id),
                    text(CATEGORIES.get((int) (id % CATEGORIES.size()))),
                    money(price),
                    money(cost),
                    whole(supplier),
                    whole(1),
                    draft.login(),
                    draft.now());
            Product product = new Product(row, id, supplier, price, cost);
            floor.products.add(product);
            LiveRow offer = draft.insert(ShopTables.SUPPLIER_PRICES, whole(supplier), whole(id), money(cost));
            floor.supplierPrices.add(offer);
            stock(product, i);
        }
    }

    private void stock(Product product, int place) {
        double unitsADay = floor.options.ordersPerDay() * UNITS_AN_ORDER * shareOf(place, floor.options.products());
        for (int i = 0; i < WAREHOUSES; i++) {
            double here = unitsADay * ShopFloor.shareOf(i);
            long opening = (long) (here * DAYS_IN_STOCK) + 20 + floor.random.nextInt(20);
            LiveRow row =
                    draft.insert(ShopTables.STOCK, whole(product.id), whole(i + 1), whole(opening), draft.login());
            product.cells.add(new Product.Cell(
                    product,
                    i + 1,
                    row,
                    opening,
                    (long) (here * DAYS_LEFT_AT_REORDER) + 10,
                    (long) (here * DAYS_IN_STOCK) + 20));
        }
    }

    /// How many of the wishes go to the product at a place, see [ShopFloor#someProduct()].
    private static double shareOf(int place, int products) {
        return Math.cbrt((place + 1.0) / products) - Math.cbrt((double) place / products);
    }

    private void winCustomers() {
        for (int i = 0; i < floor.options.customers(); i++) {
            floor.customers.add(newCustomer(floor, draft));
        }
    }

    static Customer newCustomer(ShopFloor floor, ShopDraft draft) {
        long id = floor.numbers.customer++;
        long credit = 10_000L * (2 + floor.random.nextInt(30));
        LiveRow row = draft.insert(
                ShopTables.CUSTOMERS,
                whole(id),
                text(ShopNames.person(floor.random)),
                text("c" + id + "@example.org"),
                floor.chance(.3) ? ShopValues.NONE : text(ShopNames.phone(floor.random)),
                text(ShopNames.street(floor.random)),
                text(ShopNames.city(floor.random)),
                money(credit),
                text("active"),
                draft.login(),
                draft.now());
        return new Customer(row, id, credit);
    }

    private void hirePeople() {
        Accounts accounts = floor.accounts;
        accounts.createRoles(draft);
        for (Staff person : floor.people.all()) {
            String login = person.actor().login();
            accounts.grant(draft, accounts.create(draft, login, fullName(login)), firstRole(person.duty()));
        }
        for (ShopActor service : ShopPeople.SERVICES) {
            accounts.create(draft, service.login(), service.login());
        }
    }

    static String fullName(String login) {
        int dot = login.indexOf('.');
        return capital(login.substring(0, dot)) + " " + capital(login.substring(dot + 1));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Accounts.Role firstRole(Staff.Duty duty) {
        return Accounts.role(
                switch (duty) {
                    case SALES, DORMANT -> "sales";
                    case SUPPORT -> "support";
                    case FINANCE -> "refund_approver";
                    case PURCHASING -> "purchasing";
                    case WAREHOUSE -> "warehouse";
                    case CATALOGUE -> "catalogue";
                    case ADMINISTRATION -> "administrator";
                });
    }
}
