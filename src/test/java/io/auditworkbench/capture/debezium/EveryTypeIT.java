package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.capture.StartMode;
import io.auditworkbench.capture.TableGlob;
import io.auditworkbench.capture.TlsMode;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Snapshot value = streaming value, for every column type with its edge values.
class EveryTypeIT {

    private static final String[] COLUMNS = {
        "ti tinyint",
        "tu tinyint unsigned",
        "si smallint",
        "su smallint unsigned",
        "mi mediumint",
        "mu mediumint unsigned",
        "i int",
        "iu int unsigned zerofill",
        "b bigint",
        "bu bigint unsigned",
        "d decimal(38,10)",
        "d2 decimal(9,0)",
        "d3 numeric(5,5)",
        "du decimal(12,2) unsigned zerofill",
        "f float",
        "f2 float(7,3)",
        "db double",
        "db2 double(12,4)",
        "bt bit(1)",
        "bt2 bit(37)",
        "bt3 bit(64)",
        "y year",
        "dt date",
        "t time",
        "t3 time(3)",
        "t6 time(6)",
        "dtm datetime",
        "dtm1 datetime(1)",
        "dtm6 datetime(6)",
        "ts timestamp null",
        "ts3 timestamp(3) null",
        "ts6 timestamp(6) null",
        "c char(20)",
        "v varchar(200)",
        "l1 varchar(50) character set latin1",
        "cy char(30) character set cp1251",
        "sj varchar(30) character set sjis",
        "u16 varchar(30) character set utf16",
        "uc varchar(30) character set ucs2",
        "gb varchar(30) character set gb18030",
        "tx text",
        "mt mediumtext",
        "lt longtext character set latin1",
        "bn binary(8)",
        "vb varbinary(40)",
        "bl blob",
        "lb longblob",
        "e enum('a','b,c','d''e','ü')",
        "e2 enum('x','y') character set latin1",
        "s set('p','q','r','ö')",
        "j json",
        "g geometry",
        "pt point",
        "gen int generated always as (i + 1) virtual",
        "gs varchar(60) generated always as (concat(v,'!')) stored",
        "fb char(5) character set binary"
    };

    @TempDir
    Path folder;

    @Test
    void snapshotAndStreamGiveTheSameValueForEveryType() throws Exception {
        try (EmbeddedMysql mysql =
                        EmbeddedMysql.start(EmbeddedMysqlOptions.of(Path.of("target/mysql"), folder.resolve("m")));
                Connection connection = mysql.connect();
                Statement statement = connection.createStatement()) {
            // Given
            statement.execute("create database types character set utf8mb4");
            statement.execute("use types");
            statement.execute("set sql_mode = ''");
            statement.execute("set time_zone = '+05:30'");
            statement.execute("create table every_type(id int primary key, " + String.join(", ", COLUMNS) + ")");
            insertAll(statement);
            ConnectionSettings settings = new ConnectionSettings(
                    "127.0.0.1", mysql.port(), "root", Secret.NONE, TlsMode.PREFERRED, List.of(TableGlob.parse("types.*")));
            SourceSettings source = new SourceSettings(settings, 998, StartMode.SNAPSHOT_THEN_STREAM);
            try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                    DebeziumChangeSource changes =
                            new DebeziumChangeSource(source, null, List.of(), Clock.systemUTC(), executor)) {

                // When
                Map<String, List<ColumnValue>> snapshot = read(changes, Operation.SNAPSHOT, 6);
                statement.execute("delete from every_type");
                Map<String, List<ColumnValue>> deleted = read(changes, Operation.DELETE, 6);
                insertAll(statement);
                Map<String, List<ColumnValue>> inserted = read(changes, Operation.INSERT, 6);

                // Then
                assertSame(deleted, snapshot);
                assertSame(inserted, snapshot);
            }
        }
    }

    private static void assertSame(Map<String, List<ColumnValue>> actual, Map<String, List<ColumnValue>> expected) {
        SoftAssertions all = new SoftAssertions();
        expected.forEach((column, values) -> {
            List<String> texts = values.stream().map(ColumnValue::text).toList();
            all.assertThat(actual.get(column).stream().map(ColumnValue::text).toList())
                    .as(column)
                    .isEqualTo(texts);
            all.assertThat(actual.get(column)).as(column).isEqualTo(values);
        });
        all.assertAll();
    }

    private static void insertAll(Statement statement) throws Exception {
        statement.execute("insert into every_type(id) values (1)");
        statement.execute("""
                insert into every_type(id,ti,tu,si,su,mi,mu,i,iu,b,bu,d,d2,d3,du,f,f2,db,db2,bt,bt2,bt3,y,dt,t,t3,t6,dtm,dtm1,dtm6,ts,ts3,ts6)
                values (2,-128,255,-32768,65535,-8388608,16777215,-2147483648,4294967295,-9223372036854775808,18446744073709551615,
                '-1234567890123456789012345678.0123456789','-999999999','-0.00001','0000000042.10',3.1415927,-1234.567,-1.7976931348623157e308,12345678.1234,
                b'1',b'1000000000000000000000000000000000001',0xFFFFFFFFFFFFFFFF,1901,'1000-01-01','-838:59:59','-00:00:00.001','-12:34:56.654321',
                '9999-12-31 23:59:59','1000-01-01 00:00:00.1','2026-02-28 23:59:59.999999','1970-01-02 00:00:01','2038-01-19 03:14:07.999','2026-11-23 17:00:00.000001')""");
        statement.execute("""
                insert into every_type(id,y,dt,t,t3,t6,dtm,dtm1,dtm6,ts,ts3,d,f,db,bt,bt2,e,s,j)
                values (3,0,'0000-00-00','838:59:59','838:59:58.999','-838:59:58.000001','0000-00-00 00:00:00','2026-00-00 00:00:00','0000-00-00',
                0,0,0,0,0,0,0,'','','{}')""");
        statement.execute("""
                insert into every_type(id,c,v,l1,cy,sj,u16,uc,gb,tx,mt,lt,bn,vb,bl,lb,e,e2,s,j,g,pt,fb,i)
                values (4,'a b  ','héllo ☃ 😀','grüß €ž','Привет','日本語','日本𝄞','abc☃','中文😀',' text with ''quotes'' \\\\ ','','Ünicode',0x0001,0x00FF1000,x'',0xDEADBEEF00,
                'b,c','y','p,r,ö','{"b": 1, "aa": [1, 2.5, -0.0, 1e100, 1.0, true, null, "x\\\\n\\\\u0001\\\\"☃"], "c": {"d": []}, "big": 18446744073709551615, "neg": -9223372036854775808, "dec": 12345678901234567890.123}',
                ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 1,0 0))'),ST_GeomFromText('POINT(1.5 -2)',4326),'a',41)""");
        statement.execute("""
                insert into every_type(id,j,e,s,f,db,f2,db2,d,dt,dtm6)
                values (5,json_object('dt',cast('2026-11-23 01:02:03.5' as datetime(6)),'d',cast('2026-11-23' as date),'t',cast('-11:12:13.000001' as time(6)),
                'dec',cast(1.50 as decimal(10,2)),'bin',x'00ff','u',cast(1 as unsigned),'b',b'101','long',repeat('ä',300)),'ü','ö,q',1e-20,1e-300,0.001,-0.0001,
                '0.0000000001','2026-02-30','2026-13-01')""");
        statement.execute("""
                insert into every_type(id,j,f,db,v,lb,tx) values (6,'[]',16777217,0.1,'',repeat('x',70000),repeat('é',40000))""");
    }

    private static Map<String, List<ColumnValue>> read(DebeziumChangeSource changes, Operation operation, int rows)
            throws InterruptedException {
        Map<String, List<ColumnValue>> columns = new LinkedHashMap<>();
        int seen = 0;
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (seen < rows && System.nanoTime() < deadline) {
            SourceSignal signal = changes.next(Duration.ofSeconds(1));
            assertThat(signal).isNotInstanceOf(SourceSignal.GapFound.class);
            if (!(signal instanceof SourceSignal.Rows batch)) {
                continue;
            }
            for (RawChange change : batch.changes()) {
                assertThat(change.operation()).isEqualTo(operation);
                var image = change.after() != null ? change.after() : change.before();
                List<ColumnDefinition> definitions = change.table().columns();
                for (int i = 0; i < definitions.size(); i++) {
                    columns.computeIfAbsent(definitions.get(i).name(), _ -> new ArrayList<>())
                            .add(image.get(i));
                }
                seen++;
            }
        }
        assertThat(seen).isEqualTo(rows);
        return columns;
    }
}
