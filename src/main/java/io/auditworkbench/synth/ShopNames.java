package io.auditworkbench.synth;

import java.util.List;
import java.util.random.RandomGenerator;

/// Names, streets and goods for invented rows.
final class ShopNames {

    private static final List<String> FIRST = List.of(
            "Ada", "Bora", "Chloé", "Dmitri", "Elif", "Farid", "Grace", "Hanna", "Ines", "Jürgen", "Klára", "Luca",
            "Maya", "Nils", "Olga", "Pavel", "Rosa", "Søren", "Tara", "Yusuf");
    private static final List<String> LAST = List.of(
            "Abel",
            "Berg",
            "Castro",
            "Demir",
            "Eklund",
            "Fischer",
            "García",
            "Horvat",
            "Ivanova",
            "Jansen",
            "Kim",
            "Lindqvist",
            "Müller",
            "Novak",
            "Okafor",
            "Petrov",
            "Rossi",
            "Schmidt",
            "Ünal",
            "Weber");
    private static final List<String> STREETS =
            List.of("Mill Lane", "Harbour Street", "Rosenweg", "Rue du Port", "Via Roma", "Lange Gasse");
    private static final List<String> CITIES =
            List.of("Hamburg", "Lyon", "Kraków", "Gent", "Graz", "Turin", "Aarhus", "Porto");
    private static final List<String> MANNERS =
            List.of("Green", "Black", "Smoked", "Early", "Wild", "Classic", "Mountain", "River");
    private static final List<String> GOODS =
            List.of("oolong", "teapot", "kettle", "blue mug", "saucer", "strainer", "espresso", "whisk", "tin", "tray");

    private ShopNames() {}

    static String person(RandomGenerator random) {
        return one(FIRST, random) + " " + one(LAST, random);
    }

    static String street(RandomGenerator random) {
        return one(STREETS, random) + " " + random.nextInt(1, 120);
    }

    static String city(RandomGenerator random) {
        return one(CITIES, random);
    }

    static String phone(RandomGenerator random) {
        return "+49 40 " + random.nextInt(1_000_000, 9_999_999);
    }

    static String product(RandomGenerator random) {
        return one(MANNERS, random) + " " + one(GOODS, random);
    }

    private static String one(List<String> names, RandomGenerator random) {
        return names.get(random.nextInt(names.size()));
    }
}
