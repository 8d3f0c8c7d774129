package io.auditworkbench.masking;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the names of columns word by word.
///
/// - **Threading**: stateless.
final class ColumnWords {

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern APART = Pattern.compile("[^\\p{Alnum}]+");

    /// After the name of something, these words tell that it is about that thing and not the thing itself.
    private static final Set<String> ABOUT = Set.of(
            ("at on date datetime time timestamp ts day days year month count counter cnt total amount length len size"
                            + " type kind category class status state flag model brand make version provider vendor"
                            + " issuer network scheme format template subject body verified valid validated validation"
                            + " confirmed enabled disabled required active allowed opt optin opted consent preference"
                            + " preferences settings notification notifications sent changed updated created expires"
                            + " expiry expired expiration exp attempts attempt tries retries failures policy strength"
                            + " locale language country area position order rank index limit quota usage used rate"
                            + " price fee cost balance ttl lifetime scope scopes algorithm alg method mode source"
                            + " channel campaign queue server host port domain prefix extension ext score last4 url"
                            + " label color colour icon image visible public by")
                    .split(" "));

    /// Before it, these do.
    private static final Set<String> ASKING = Set.of(
            ("is has can num number count needs need requires require allow allows send show use uses enable enabled"
                            + " total max min avg sum")
                    .split(" "));

    /// Tables of people: what is called a name there is the name of a person.
    private static final Set<String> PEOPLE = Set.of(
            ("customer client user person people employee staff member contact patient student teacher guest driver"
                            + " passenger subscriber applicant candidate resident citizen donor visitor attendee"
                            + " participant author recipient beneficiary profile lead")
                    .split(" "));

    /// Tables of places where business is done.
    private static final Set<String> PREMISES = Set.of(
            "warehouse store shop branch office depot supplier vendor company location facility plant".split(" "));

    private static final Set<String> NAMES = Set.of("name", "display_name", "nickname", "nick_name");
    private static final Set<String> ACCOUNTS = Set.of("user_name", "username", "login", "login_name");

    private ColumnWords() {}

    static ColumnReading read(TableSchema table, int index) {
        ColumnDefinition column = table.columns().get(index);
        String name = words(column.name());
        String subject = last(words(table.name().table()));
        if (ACCOUNTS.contains(name)) {
            return new ColumnReading.LookAlike(
                    PersonalKind.NAME, "an account: masked, it would tell of nobody what they did");
        }
        if (NAMES.contains(name)) {
            return PEOPLE.contains(subject) && column.type() == ColumnType.TEXT
                    ? new ColumnReading.Personal(PersonalKind.NAME, quoted(column) + " in a table of people")
                    : new ColumnReading.Ordinary();
        }
        return Arrays.stream(PersonalKind.values())
                .flatMap(kind -> kind.in(name).map(place -> new Found(kind, place)).stream())
                .reduce(Found::later)
                .map(found -> judged(found, column, name, subject))
                .orElseGet(ColumnReading.Ordinary::new);
    }

    /// The words of a kind in a name; what stands last is what the name is about.
    private record Found(PersonalKind kind, PersonalKind.Place place) {

        Found later(Found other) {
            boolean isLater = other.place.to() > place.to()
                    || (other.place.to() == place.to() && other.place.from() < place.from());
            return isLater ? other : this;
        }
    }

    private static ColumnReading judged(Found found, ColumnDefinition column, String name, String subject) {
        PersonalKind kind = found.kind();
        Optional<String> about = about(name, found.place());
        if (about.isPresent()) {
            return new ColumnReading.LookAlike(kind, "about " + one(kind) + " (“" + about.get() + "”)");
        }
        if (isYesOrNo(column) || !kind.canBeIn(column.type()) || isReference(name, kind, column)) {
            return new ColumnReading.LookAlike(kind, column.declaredType() + " cannot hold " + one(kind));
        }
        if (kind == PersonalKind.ADDRESS && PREMISES.contains(subject)) {
            return new ColumnReading.LookAlike(kind, "an address of business, in a table of " + subject + "s");
        }
        return new ColumnReading.Personal(kind, quoted(column) + ", " + column.declaredType());
    }

    private static Optional<String> about(String name, PersonalKind.Place place) {
        String first = name.substring(0, Math.max(0, name.indexOf('_')));
        if (place.from() > 0 && ASKING.contains(first)) {
            return Optional.of(first);
        }
        return Arrays.stream(name.substring(place.to()).split("_"))
                .filter(ABOUT::contains)
                .findFirst();
    }

    private static boolean isYesOrNo(ColumnDefinition column) {
        return column.type() == ColumnType.BIT || column.type() == ColumnType.TINYINT;
    }

    /// A number that ends in `id` points to a row elsewhere.
    private static boolean isReference(String name, PersonalKind kind, ColumnDefinition column) {
        return name.endsWith("_id") && column.type().isNumeric() && kind != PersonalKind.IDENTITY;
    }

    private static String one(PersonalKind kind) {
        return ("aeiou".indexOf(kind.title().charAt(0)) >= 0 ? "an " : "a ") + kind.title();
    }

    private static String quoted(ColumnDefinition column) {
        return "“" + column.name() + "”";
    }

    /// `customerEMail2` as `customer_e_mail`.
    static String words(String name) {
        String apart = CAMEL.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        return APART.matcher(apart).replaceAll("_").replaceAll("_*[0-9]*$|^_+", "");
    }

    /// The last word, as of one thing.
    private static String last(String words) {
        List<String> all = List.of(words.split("_"));
        String last = all.getLast();
        if (last.endsWith("ies")) {
            return last.substring(0, last.length() - 3) + "y";
        }
        boolean isPlural = last.endsWith("s") && !last.endsWith("ss");
        return isPlural ? last.substring(0, last.length() - 1) : last;
    }
}
