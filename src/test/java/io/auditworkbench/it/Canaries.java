package io.auditworkbench.it;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Secrets that nobody could guess, each planted in one place only.
///
/// - **Shape**: the same seed makes the same ones. Ordinary ones are `zq7x4kw9` and 24 hex digits; those that are found
///   by their shape are numbers of cards, e-mail addresses, IBANs, telephone numbers, hashed passwords and tokens.
final class Canaries {

    private static final String BEGINNING = "zq7x4kw9";
    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);
    private static final String BCRYPT = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;
    private final List<Canary> planted = new ArrayList<>();

    /// What is expected of one.
    enum Fate {
        /// It is found nowhere.
        HIDDEN,
        /// It is found, because the policy keeps its column.
        KEPT,
        /// It is found in the memory of a process that cannot work without it, and nowhere else.
        IN_USE
    }

    /// - **Shape**: `text` is the part that is looked for; `path` says where it was planted.
    record Canary(String text, String path, Fate fate) {}

    Canaries(long seed) {
        random = new Random(seed);
    }

    List<Canary> planted() {
        return List.copyOf(planted);
    }

    /// How many must not be left in any file.
    int secrets() {
        return (int)
                planted.stream().filter(canary -> canary.fate() != Fate.KEPT).count();
    }

    /// How many paths were planted on, and how many secrets on each.
    Map<String, Long> paths() {
        return planted.stream()
                .filter(canary -> canary.fate() != Fate.KEPT)
                .collect(Collectors.groupingBy(Canary::path, TreeMap::new, Collectors.counting()));
    }

    /// One that must not be found.
    String secret(String path) {
        return plant(path, BEGINNING + hex(24));
    }

    /// One that must be found.
    String kept(String path) {
        return plant(path, BEGINNING + hex(24), Fate.KEPT);
    }

    /// One that a process works with.
    String inUse(String path) {
        return plant(path, BEGINNING + hex(24), Fate.IN_USE);
    }

    String card(String path) {
        String digits = "4" + digits(14);
        return plant(path, digits + luhn(digits));
    }

    String address(String path) {
        return secret(path) + "@example.com";
    }

    String phone(String path) {
        return plant(path, "+49" + digits(12));
    }

    String iban(String path) {
        String account = "7" + digits(17);
        int rest = new BigInteger(account + "131400").mod(IBAN_MODULUS).intValue();
        return plant(path, "DE%02d%s".formatted(98 - rest, account));
    }

    String hashedPassword(String path) {
        StringBuilder text = new StringBuilder("$2b$12$");
        random.ints(53, 0, BCRYPT.length()).forEach(index -> text.append(BCRYPT.charAt(index)));
        return plant(path, text.toString());
    }

    String token(String path) {
        return plant(path, "ghp_" + hex(36));
    }

    private String plant(String path, String text) {
        return plant(path, text, Fate.HIDDEN);
    }

    private String plant(String path, String text, Fate fate) {
        planted.add(new Canary(text, path, fate));
        return text;
    }

    private String hex(int count) {
        return random.ints(count, 0, 16).mapToObj(Integer::toHexString).collect(Collectors.joining());
    }

    private String digits(int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return (10 - sum % 10) % 10;
    }
}
