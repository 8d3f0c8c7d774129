package io.auditworkbench.workbench.conclude;

import static io.auditworkbench.testing.BusinessBooks.LINES;
import static io.auditworkbench.testing.BusinessBooks.ORDERS;
import static io.auditworkbench.testing.BusinessBooks.PAYMENTS;

import io.auditworkbench.synth.HistoryTransaction;
import io.auditworkbench.testing.BusinessBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Business without sense or order: orders are placed, paid, changed, set back, their lines come and go, payments fail.
final class RandomBooks {

    private final Random random;
    private final BusinessBooks books = new BusinessBooks();
    private final List<Order> orders = new ArrayList<>();
    private long seconds;
    private int payments;

    private static final class Order {
        private final String id;
        private final List<List<String>> lines = new ArrayList<>();
        private String status = "new";
        private String total = "10.00";

        Order(String id) {
            this.id = id;
        }

        List<String> row() {
            return List.of(id, status, total, "7");
        }
    }

    private RandomBooks(Random random) {
        this.random = random;
    }

    static List<HistoryTransaction> history(Random random, int transactions) {
        RandomBooks history = new RandomBooks(random);
        for (int i = 0; i < transactions; i++) {
            history.transaction();
        }
        return history.books.transactions();
    }

    private void transaction() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            if (orders.isEmpty() || random.nextInt(4) == 0) {
                place();
            } else {
                change(orders.get(random.nextInt(orders.size())));
            }
        }
        seconds += 1 + random.nextInt(200);
        books.commit(seconds, "actor" + random.nextInt(3));
    }

    private void place() {
        Order order = new Order(Integer.toString(orders.size() + 1));
        orders.add(order);
        books.insert(ORDERS, order.row().toArray(String[]::new));
        if (random.nextInt(4) > 0) {
            addLine(order);
        }
    }

    private void addLine(Order order) {
        List<String> line =
                List.of(order.id, Integer.toString(order.lines.size() + 1), "p" + random.nextInt(5), "1.00", "10.00");
        order.lines.add(line);
        books.insert(LINES, line.toArray(String[]::new));
    }

    private void change(Order order) {
        switch (random.nextInt(6)) {
            case 0 -> addLine(order);
            case 1 -> {
                if (!order.lines.isEmpty()) {
                    books.delete(LINES, order.lines.removeLast().toArray(String[]::new));
                }
            }
            case 2 ->
                books.insert(
                        PAYMENTS,
                        Integer.toString(++payments),
                        order.id,
                        "10.00",
                        random.nextInt(4) == 0 ? "failed" : "received");
            case 3 -> update(order, order.status, random.nextInt(9) + ".00");
            default -> update(order, order.status.equals("paid") ? "new" : "paid", order.total);
        }
    }

    private void update(Order order, String status, String total) {
        List<String> before = order.row();
        order.status = status;
        order.total = total;
        books.update(ORDERS, before, order.row().toArray(String[]::new));
    }
}
