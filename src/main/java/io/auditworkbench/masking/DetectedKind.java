package io.auditworkbench.masking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a value is, told by the name of its column or by its shape.
///
/// - **Shape**: names are compared in small letters without `_`, `-` and spaces. A shape is looked for anywhere in a
///   text for cards, e-mail addresses, IBANs and tokens, and as the whole text for phone numbers and hashed passwords.
/// - **Threading**: stateless.
/// - **Source**: ISO/IEC 7812-1 (Luhn's check digit), ISO 13616 (IBAN, mod 97), ITU-T E.164.
public enum DetectedKind {
    CARD("(?:.*(?:credit|debit|payment|bank)card.*|.*card(?:number|num|no|nr)|pan|cc(?:number|num|no)?)"),
    E_MAIL("(?:.*e?mail(?:address|addr)?|.*mailaddress.*)"),
    IBAN(".*iban.*"),
    PHONE(
            ".*(?:phone|mobile|telefon|telephone|msisdn|cellnumber|faxnumber).*|tel|fax|mobil|(?:tel|fax)(?:no|nr|number)"),
    PASSWORD(".*(?:password|passwd|passwort|passphrase|pwd).*|pass|.*pass(?:hash|word)|pin(?:code)?"),
    TOKEN(".*(?:token|secret|apikey|accesskey|privatekey|sessionid|credential).*");

    /// Texts are looked through piece by piece, as an expression may need the square of a text's length. What is
    /// shorter than the overlap lies whole in one of them.
    private static final int PIECE = 65_536;

    private static final int OVERLAP = 4_096;
    private static final Pattern PHONE_SHAPE = Pattern.compile("\\+[1-9][0-9 ()./-]{6,22}");
    private static final Pattern HASH_SHAPE = Pattern.compile(
            "\\$(?:2[abxy]?|5|6|y|argon2(?:id?|d)|pbkdf2[a-z0-9-]*|scrypt)\\$.+|\\{S?SHA[0-9]*}.+|\\*[0-9A-F]{40}");
    private static final Pattern TOKEN_SHAPE =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"
                    + "|\\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}"
                    + "|\\bgh[oprsu]_[A-Za-z0-9]{30,}|\\bgithub_pat_[A-Za-z0-9_]{30,}|\\bglpat-[A-Za-z0-9_-]{16,}"
                    + "|\\bAKIA[0-9A-Z]{16}\\b|\\bxox[abeoprs]-[A-Za-z0-9-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----");

    private final Pattern name;

    DetectedKind(String name) {
        this.name = Pattern.compile(name);
    }

    /// As people write it: `e-mail`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind that a word names.
    public static Optional<DetectedKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// Whether a column of this name holds such values.
    public boolean isNamed(String column) {
        return name.matcher(column.toLowerCase(Locale.ROOT).replaceAll("[_ -]", ""))
                .matches();
    }

    /// Whether a text is, or holds, such a value. One of more than 4,096 characters may be missed in a text of more
    /// than 65,536.
    public boolean isIn(String text) {
        int from = 0;
        while (!isInPiece(text.substring(from, Math.min(text.length(), from + PIECE)))) {
            from += PIECE - OVERLAP;
            if (isWholeText() || from + OVERLAP >= text.length()) {
                return false;
            }
        }
        return true;
    }

    /// Whether such a value is a text by itself, and no part of one.
    private boolean isWholeText() {
        return this == PHONE || this == PASSWORD;
    }

    private boolean isInPiece(String looked) {
        return switch (this) {
            case CARD -> ShapeSearch.hasCard(looked);
            case E_MAIL -> ShapeSearch.hasAddress(looked);
            case IBAN -> ShapeSearch.hasIban(looked);
            case PHONE -> PHONE_SHAPE.matcher(looked.strip()).matches();
            case PASSWORD -> HASH_SHAPE.matcher(looked).matches();
            case TOKEN -> TOKEN_SHAPE.matcher(looked).find();
        };
    }
}
