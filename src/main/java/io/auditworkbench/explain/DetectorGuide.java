package io.auditworkbench.explain;

import java.util.Map;
import java.util.Set;

/// What is known of each check in general: when its findings are harmless, what to look at next, what they do not say.
///
/// - **Threading**: immutable.
record DetectorGuide(String wrongWhen, String lookAt, String notSaid) {

    private static final Map<String, DetectorGuide> ALL = Map.ofEntries(
            Map.entry(
                    "self-approved-refund",
                    guide(
                            "a small shop lets one person refund small amounts, or two people share an account",
                            "the other refunds of the same person, and what the refunded order was",
                            "whether the customer got the money")),
            Map.entry(
                    "maker-is-checker",
                    guide(
                            "the application writes the same name into both columns because it knows only one user",
                            "what else the same person approved, and whether somebody else should have",
                            "whether the approval was right")),
            Map.entry(
                    "changed-after-approval",
                    guide(
                            "the document was opened again by the book and approved anew, or an amount was corrected with a"
                                    + " note that is kept elsewhere",
                            "the versions of the row, and who approved it before the change",
                            "which of the two amounts is right")),
            Map.entry(
                    "price-lowered-around-order",
                    guide(
                            "a promotion of a few minutes, or a price that was typed wrong and put right",
                            "the order that was placed at the low price, its customer, and other orders of that customer",
                            "whether whoever changed the price knows whoever ordered")),
            Map.entry(
                    "total-mismatch",
                    guide(
                            "the total holds a discount, shipping or tax that no line shows",
                            "the order and its lines as they are now, and who changed them last",
                            "which of the two is right, the total or the lines")),
            Map.entry(
                    "stock-below-zero",
                    guide(
                            "goods are sold before the delivery is booked, or sales are booked late",
                            "the movements of the product before, and the next stock taking",
                            "whether goods are really missing")),
            Map.entry(
                    "stock-without-cause",
                    guide(
                            "the application books the movement in another transaction, or a stock taking does not book any",
                            "the stock row's versions, and other changes of the same person",
                            "where the goods went, or came from")),
            Map.entry(
                    "mass-delete",
                    guide(
                            "old rows are cleared away by a job that is new or runs seldom",
                            "whether the rows came back, and which rows depend on them; `undo-sql` writes what would restore"
                                    + " them",
                            "whether the rows were needed")),
            Map.entry(
                    "mass-update",
                    guide(
                            "a price list, a migration or a correction that was announced",
                            "which columns changed, and whether the values before can be told; `undo-sql` writes what would"
                                    + " put them back",
                            "whether the new values are right")),
            Map.entry(
                    "reinserted-with-changes",
                    guide(
                            "a job that replaces rows instead of updating them",
                            "the values before and after of the rows that came back",
                            "whether the rows were replaced to hide the change")),
            Map.entry(
                    "change-burst",
                    guide(
                            "a campaign, a stock taking, or work that was left over from a standstill",
                            "what the transactions of the burst did, and what was different about the hour before",
                            "whether any single change of it is wrong")),
            Map.entry(
                    "privilege-escalation",
                    guide(
                            "an administrator was appointed by the book",
                            "what the user did since, and who granted the role",
                            "whether the role was used")),
            Map.entry(
                    "self-granted-role",
                    guide(
                            "a single administrator has nobody else who could grant it",
                            "what the user did since, and whether the role was given back",
                            "whether somebody told the user to do it")),
            Map.entry(
                    "off-hours",
                    guide(
                            "overtime, another shift, a journey to another time zone, or a job that ran late",
                            "what was changed then, and whether the account was used by somebody else",
                            "who sat at the keyboard")),
            Map.entry(
                    "unusual-actor",
                    guide(
                            "a new colleague, a new program, or work that was handed over",
                            "what else the actor changed on that day",
                            "whether the actor was allowed to")),
            Map.entry(
                    "first-seen-operation",
                    guide(
                            "a new version of the application, or a function that is used once a year",
                            "who did it, and with which statement",
                            "whether it never happened before anybody watched")),
            Map.entry(
                    "sleeping-account",
                    guide(
                            "somebody came back from leave, or a job runs once a quarter",
                            "what the account changed, and whether its owner still works here",
                            "who used the account")),
            Map.entry(
                    "number-gap",
                    guide(
                            "a document that was begun and not kept used up a number, or the series is not meant to be"
                                    + " unbroken",
                            "the documents before and after the gap, and rows that were deleted around that time",
                            "whether the missing document ever existed")),
            Map.entry(
                    "image-break",
                    guide(
                            "the binary log was switched off for a session that had to, such as a restore",
                            "the gap itself with `coverage`, and who had the right to switch the log off",
                            "who changed the row, when, and how often")),
            Map.entry(
                    "trail-stopped",
                    guide(
                            "maintenance of this computer, of the network or of the server was announced for that time",
                            "what the self-audit says of the end of capture, and the changes of that time by their commit",
                            "why it stopped, and whether somebody wanted it")));

    private static DetectorGuide guide(String wrongWhen, String lookAt, String notSaid) {
        return new DetectorGuide(wrongWhen, lookAt, notSaid);
    }

    /// What is known of a check; empty texts for one that is not built in.
    static DetectorGuide of(String detector) {
        return ALL.getOrDefault(detector, guide("", "", ""));
    }

    /// The checks that something is known of.
    static Set<String> known() {
        return ALL.keySet();
    }
}
