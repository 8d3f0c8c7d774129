package counterexample.workbench;

import counterexample.store.generated.Table;

record A29GeneratedOutsideStore(Table table) {}
