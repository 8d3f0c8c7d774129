package io.auditworkbench.masking;

import io.auditworkbench.model.change.ColumnType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a column seems to hold by the name and type it was declared with, and what is usually kept of it.
///
/// - **Shape**: the first six are those that also have a shape ([DetectedKind]); the others are told by names alone.
///   `pattern` is looked for in a name of small letters with `_` between its words.
/// - **Threading**: immutable.
/// - **Source**: ADR-0047.
public enum PersonalKind {
    CARD(
            "card",
            "card number",
            "4111 1111 1111 1111",
            Holding.DIGITS,
            "(?:credit|debit|payment|bank)_?cards?(?:_?(?:number|num|no|nr))?|(?<!dis)card_?(?:number|num|no|nr)(?![a-z])"
                    + "|(?<![a-z])(?:pan|cc(?:_?(?:number|num|no))?)(?![a-z])"),
    E_MAIL(
            "e-mail",
            "e-mail address",
            "ada@example.com",
            Holding.WORDS,
            "(?<!voic)e_?mails?(?:_?(?:address|addr|adr)(?:es)?)?|(?<![a-z])mail(?:_?(?:address|addr))?(?![a-z])"),
    IBAN(
            "iban",
            "bank account",
            "DE89370400440532013000",
            Holding.DIGITS,
            "(?<![a-z])iban|iban(?![a-z])|bank_?acc(?:oun)?t(?:_?(?:number|num|no|nr))?(?![a-z])"),
    PHONE(
            "phone",
            "phone number",
            "+49 30 901820",
            Holding.DIGITS,
            "(?<!micro|head|saxo|xylo|mega|ear|gramo)phones?(?:_?(?:number|num|no|nr))?(?![a-z])"
                    + "|telefon(?:_?(?:nummer|nr))?|msisdn|cell_?number|(?:mobile|cell)_?(?:phone|number|no|nr)s?(?![a-z])"
                    + "|(?<![a-z])(?:mobile?|cell|tel|fax)(?:_?(?:number|no|nr))?$"),
    PASSWORD(
            "password",
            "password or PIN",
            "correct horse",
            Holding.DIGITS,
            "pass(?:word|wd|wort|phrase|code)s?|pwd|^(?:(?:user|login|db|ftp|smtp|admin|root)_)?pass(?:_?(?:hash|enc|salt))?$"
                    + "|(?<![a-z])(?:pin(?:_?(?:code|number))?|cvv2?|cvc2?)$"),
    TOKEN(
            "token",
            "token or key",
            "sk_live_4eC39HqLyjWDarjtT1",
            Holding.WORDS,
            "tokens?(?![a-z])|secrets?(?![a-z])|(?:api|access|private|auth|encryption)_?keys?(?![a-z])"
                    + "|session_?id(?![a-z])|(?<![a-z])jwt(?![a-z])|credentials?(?![a-z])"),
    NAME(
            "name",
            "name of a person",
            "Ada Lovelace",
            Holding.TEXT,
            "(?:first|last|middle|given|family|full|maiden|sur|fore|legal|birth)_?names?(?![a-z])|(?<![a-z])initials(?![a-z])"
                    + "|vorname|nachname|familienname|(?:card|account)_?holder(?:_?name)?"
                    + "|(?<![a-z])(?:customer|client|contact|employee|person|patient|member|student|teacher|guest|driver"
                    + "|passenger|recipient|sender|beneficiary|holder|owner|payer|payee|buyer)_?name(?![a-z])"),
    BIRTH_DATE(
            "birth-date",
            "date of birth",
            "1815-12-10",
            Holding.DATES,
            "birth_?(?:date|day)|date_?of_?birth|(?<![a-z])(?:dob|geburtsdatum)(?![a-z])"),
    ADDRESS(
            "address",
            "postal address",
            "12 St James's Square",
            Holding.TEXT,
            "(?<![a-z])street(?![a-z])|strasse|(?<!ip_|mac_|mail_|email_)(?<![a-z])addr(?:ess(?:es)?)?(?:_?line)?(?![a-z])"
                    + "|house_?(?:number|no|nr)(?![a-z])"
                    + "|(?:home|billing|shipping|delivery|postal|mailing|invoice|residential)address"),
    IP_ADDRESS(
            "ip",
            "network address",
            "192.0.2.17",
            Holding.WORDS,
            "(?<![a-z])ip(?:_?v[46])?(?:_?addr(?:ess)?)?(?![a-z])|ip_?addr(?:ess)?(?![a-z])"),
    IDENTITY(
            "identity",
            "identity number",
            "AB 12 34 56 C",
            Holding.DIGITS,
            "passport(?:_?(?:number|num|no|nr))?|(?<![a-z])(?:ssn|nino|cpf|curp|nif|dni|bsn|pesel)(?![a-z])"
                    + "|social_?security(?:_?(?:number|num|no))?|national_?(?:id|insurance)(?:_?(?:number|num|no))?"
                    + "|tax_?(?:id|number|payer_?id)(?![a-z])|driv(?:er|ing)s?_?licen[cs]e(?:_?(?:number|num|no))?"
                    + "|identity_?(?:number|card|document)|id_?card(?:_?(?:number|no))?(?![a-z])");

    private final String word;
    private final String title;
    private final String example;
    private final Holding holding;
    private final Pattern pattern;

    /// Which types can hold such values.
    private enum Holding {
        TEXT,
        WORDS,
        DIGITS,
        DATES;

        boolean includes(ColumnType type) {
            return switch (type) {
                case TEXT -> true;
                case JSON -> this != DATES;
                case BINARY, FIXED_BINARY -> this == WORDS || this == DIGITS;
                case SMALLINT, MEDIUMINT, INT, BIGINT, DECIMAL -> this == DIGITS;
                case DATE, DATETIME, TIMESTAMP -> this == DATES;
                case TINYINT, FLOAT, DOUBLE, BIT, YEAR, TIME, ENUM, SET, GEOMETRY -> false;
            };
        }
    }

    PersonalKind(String word, String title, String example, Holding holding, String pattern) {
        this.word = word;
        this.title = title;
        this.example = example;
        this.holding = holding;
        this.pattern = Pattern.compile(pattern);
    }

    /// As commands write it: `e-mail`.
    public String word() {
        return word;
    }

    /// As people say it: `e-mail address`.
    public String title() {
        return title;
    }

    /// A made-up value of this kind; of no person.
    public String example() {
        return example;
    }

    boolean canBeIn(ColumnType type) {
        return holding.includes(type);
    }

    /// Where in a name the words of this kind stand last; empty when they are not in it.
    Optional<Place> in(String name) {
        Matcher words = pattern.matcher(name);
        Optional<Place> last = Optional.empty();
        while (words.find()) {
            last = Optional.of(new Place(words.start(), words.end()));
        }
        return last;
    }

    /// Part of a name.
    record Place(int from, int to) {}

    /// The kind that values of a shape are of.
    public static PersonalKind of(DetectedKind kind) {
        return switch (kind) {
            case CARD -> CARD;
            case E_MAIL -> E_MAIL;
            case IBAN -> IBAN;
            case PHONE -> PHONE;
            case PASSWORD -> PASSWORD;
            case TOKEN -> TOKEN;
        };
    }

    /// What is usually kept of such a value.
    ///
    /// - **Shape**: where `column` tells rows apart, a pseudonym: every other mode is refused there. Nothing is sealed
    ///   where rows have no key.
    public MaskMode usual(ColumnRole column) {
        if (column == ColumnRole.KEY) {
            return new MaskMode.Pseudonym();
        }
        boolean canBeSealed = column == ColumnRole.BESIDE_A_KEY;
        return switch (this) {
            case CARD -> new MaskMode.Partial(0, 4);
            case IBAN -> new MaskMode.Partial(2, 4);
            case PASSWORD -> new MaskMode.Drop();
            case TOKEN -> new MaskMode.Full();
            case E_MAIL, IDENTITY -> new MaskMode.Pseudonym();
            case BIRTH_DATE -> new MaskMode.Generalise(MaskMode.Dates.YEAR, MaskMode.USUAL_BUCKET);
            case IP_ADDRESS -> new MaskMode.Generalise(MaskMode.Dates.MONTH, MaskMode.USUAL_BUCKET);
            // somebody may have to call, write or know who it was
            case PHONE -> canBeSealed ? new MaskMode.Sealed() : new MaskMode.Partial(3, 2);
            case NAME, ADDRESS -> canBeSealed ? new MaskMode.Sealed() : new MaskMode.Partial(1, 0);
        };
    }

    /// How a mode is meant for such values: what of them `partial` leaves, and how coarse `generalise` is.
    public MaskMode meant(MaskMode mode) {
        return switch (mode) {
            case MaskMode.Partial _ ->
                switch (this) {
                    case CARD -> new MaskMode.Partial(0, 4);
                    case PHONE -> new MaskMode.Partial(3, 2);
                    case NAME, ADDRESS, E_MAIL -> new MaskMode.Partial(1, 0);
                    case IBAN, PASSWORD, TOKEN, BIRTH_DATE, IP_ADDRESS, IDENTITY -> new MaskMode.Partial(2, 4);
                };
            case MaskMode.Generalise generalise ->
                this == BIRTH_DATE ? new MaskMode.Generalise(MaskMode.Dates.YEAR, generalise.bucket()) : generalise;
            case MaskMode.Keep _,
                    MaskMode.Drop _,
                    MaskMode.Full _,
                    MaskMode.Pseudonym _,
                    MaskMode.Erasable _,
                    MaskMode.Sealed _ -> mode;
        };
    }
}
