package counterexample.synth.mysql;

import counterexample.store.Kept;

record A26KnowsStore(Kept kept) {}
