package counterexample.explain.llm;

import counterexample.model.change.RawRow;

record A12SeesRows(RawRow rawRow) {}
