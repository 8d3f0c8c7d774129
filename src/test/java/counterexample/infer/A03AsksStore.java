package counterexample.infer;

import counterexample.store.Kept;

record A03AsksStore(Kept kept) {}
