package counterexample.cli;

import counterexample.store.Kept;

record A09StoreFromCli(Kept kept) {}
