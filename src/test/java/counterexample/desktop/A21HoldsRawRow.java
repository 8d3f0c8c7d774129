package counterexample.desktop;

import counterexample.model.change.RawRow;

record A21HoldsRawRow(RawRow rawRow) {}
