package counterexample.capture;

import com.github.shyiko.mysql.binlog.BinaryLogClient;

record A04BinlogClientOutsideDebezium(BinaryLogClient client) {}
