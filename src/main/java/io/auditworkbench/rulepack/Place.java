package io.auditworkbench.rulepack;

/// A place in a file.
///
/// - **Units**: lines and columns from 1; a column is a Unicode character.
record Place(int line, int column) {

    static final Place START = new Place(1, 1);
}
