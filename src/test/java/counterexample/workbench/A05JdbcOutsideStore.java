package counterexample.workbench;

import java.sql.Connection;

record A05JdbcOutsideStore(Connection connection) {}
