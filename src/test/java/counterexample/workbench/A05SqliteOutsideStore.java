package counterexample.workbench;

import org.sqlite.SQLiteConfig;

record A05SqliteOutsideStore(SQLiteConfig config) {}
