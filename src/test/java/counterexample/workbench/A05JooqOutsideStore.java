package counterexample.workbench;

import org.jooq.DSLContext;

record A05JooqOutsideStore(DSLContext context) {}
