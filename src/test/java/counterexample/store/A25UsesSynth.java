package counterexample.store;

import counterexample.synth.Shop;

record A25UsesSynth(Shop shop) {}
