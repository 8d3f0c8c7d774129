package io.auditworkbench.explain.claim;

/// Why a claim is not believed.
public enum DropReason {
    MALFORMED("is not a claim of the agreed form"),
    UNKNOWN_EVENT("cites something that is not among the facts shown"),
    WRONG_FIELD("names a column that the change does not have"),
    WRONG_VALUE("quotes a value that is not the stored one"),
    WRONG_NUMBER("gives a number that the cited facts do not come to"),
    WRONG_ORDER("gives an order that is not that of the log"),
    WRONG_ACTOR("names somebody who is not known to have made the change"),
    WRONG_GRADE("is surer of who did it than the record is"),
    WRONG_RULE("names a check or figure that is not of this"),
    WRONG_OPERATION("calls the change something that it is not"),
    WRONG_DIRECTION("says that a number went the other way"),
    NOT_COVERED("says that nothing else happened, though not everything could be seen"),
    TEXT_NUMBER("has a number in its sentence that is none of its checked facts"),
    TEXT_NAME("has a name in its sentence that is none of its checked facts"),
    TEXT_VALUES("puts checked values into a sentence that says something else of them"),
    NEGATED("denies something, which no fact can show"),
    NOT_HEDGED("puts a guess as a fact"),
    JUDGEMENT("judges or advises, which is not the model's to do"),
    MARKUP("has links, markup or characters that do not show"),
    REPEATED("repeats another claim");

    private final String words;

    DropReason(String words) {
        this.words = words;
    }

    /// To be read after "It".
    public String words() {
        return words;
    }
}
