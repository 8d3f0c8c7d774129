package io.auditworkbench.it;

import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Plants canaries in a MySQL server: in rows, statements, comments and schema statements of every kind.
final class CanaryWorkload {

    /// What the capture of this workload is masked by.
    static final String POLICY = """
            key-file: pseudonym.key
            rules:
              - {column: '*.open_text', mode: keep}
              - {column: '*.people.name', mode: full}
              - {column: '*.people.note', mode: drop}
              - {column: '*.people.doc', mode: full}
              - {column: '*.people.photo', mode: generalise}
              - {column: '*.people.nick', mode: partial}
              - {column: '*.people.address', mode: pseudonym}
              - {column: '*.people.added', mode: full}
              - {column: '*.keyed.*', mode: pseudonym}
              - {column: '*.child.code', mode: pseudonym}
              - {column: '*.loose.*', mode: pseudonym}
              - {column: '*.old.name', mode: full}
              - {column: '*.customer', mode: pseudonym}
              - {column: '*.tags', mode: full}
              - {kind: card, mode: partial, first: 0, last: 4}
              - {kind: e-mail, mode: pseudonym}
              - {kind: iban, mode: partial, first: 2, last: 4}
              - {kind: phone, mode: full}
              - {kind: password, mode: drop}
              - {kind: token, mode: full}
            """;

    private static final String COLUMNS = "id, name, note, doc, photo, nick, address, email, card_number, phone, iban,"
            + " password, api_token, message, open_text";

    private static final int SECRETS_OF_A_ROW = 13;

    private final MysqlServer mysql;
    private final Canaries canaries;
    private int rows;

    CanaryWorkload(MysqlServer mysql, Canaries canaries) {
        this.mysql = mysql;
        this.canaries = canaries;
    }

    private String secret(String path) {
        return canaries.secret(path);
    }

    private String row(String path) {
        return "(" + ++rows + ", '" + secret(path) + "', '" + secret(path) + "', '{\"k\": \"" + secret(path) + "\"}', '"
                + secret(path) + "', '" + secret(path) + "', '" + secret(path) + "', '" + canaries.address(path)
                + "', '" + canaries.card(path) + "', '" + canaries.phone(path) + "', '" + canaries.iban(path) + "', '"
                + secret(path) + "', '" + secret(path) + "', '" + message(path) + "', '" + canaries.kept(path) + "')";
    }

    /// A text in which only the shape of a part tells that it is to be masked.
    private String message(String path) {
        return switch (rows % 5) {
            case 0 ->
                "please charge "
                        + canaries.card(path).replaceAll("(?<=\\G.{4})", " ").strip() + " at once";
            case 1 -> "write to " + canaries.address(path) + " again";
            case 2 -> "account " + canaries.iban(path) + " it is";
            case 3 -> canaries.hashedPassword(path);
            default -> "use " + canaries.token(path) + " there";
        };
    }

    private String insert(String path) {
        return "insert into people(" + COLUMNS + ") values " + row(path);
    }

    /// Tables, and rows that are there before anybody captures.
    void before() {
        mysql.run(
                "create table people(id int primary key, name varchar(200) default '" + secret("default")
                        + "' comment '" + secret("comment") + "', note text comment '" + secret("comment")
                        + "', doc json, photo varbinary(200), nick varchar(200), address varchar(200), email"
                        + " varchar(200), card_number varchar(40), phone varchar(40), iban varchar(40), password"
                        + " varchar(100), api_token varchar(100), message text, open_text varchar(200), big longtext)"
                        + " comment='" + secret("comment") + "'",
                "create table keyed(code varchar(100) primary key, v varchar(100), unique key (v))",
                "create table child(id int primary key, code varchar(100), foreign key (code) references keyed(code)"
                        + " on delete cascade)",
                "create table loose(a varchar(100), b varchar(100))",
                "create table old(id int, name varchar(100))",
                "create table marks(id int primary key auto_increment)");
        for (int i = 0; i < 8; i++) {
            mysql.run(insert("snapshot"));
        }
        mysql.run(
                "insert into keyed values ('" + secret("snapshot") + "', '" + secret("snapshot") + "')",
                "insert into loose values ('" + secret("snapshot") + "', '" + secret("snapshot") + "')");
    }

    /// Changes of rows, in every way.
    void rows() {
        try (SqlSession session = mysql.session()) {
            for (int i = 0; i < 12; i++) {
                session.run(insert("insert"));
            }
            session.run("insert into people(" + COLUMNS + ") values " + row("many rows") + "," + row("many rows"));
            int last = rows;
            session.run("update people set name = '" + secret("update") + "', note = '" + secret("update")
                    + "', message = 'now " + canaries.address("update") + "', open_text = '" + canaries.kept("update")
                    + "' where id = " + last);
            session.run("update people set nick = '" + secret("update") + "' where name = '" + secret("where")
                    + "' or id = " + last);
            session.run("replace into people(" + COLUMNS + ") values " + row("replace"));
            session.run(insert("on duplicate") + " on duplicate key update name = '" + secret("on duplicate") + "'");
            session.run("delete from people where id = " + (last - 1) + " and name <> '" + secret("where") + "'");
            keys(session);
            comments(session);
            literals(session);
            refusals(session);
            session.run("insert into people(id, big) values (" + ++rows + ", concat(repeat('x', 70000), ' "
                    + canaries.address("large cell") + " ', repeat('y', 9000), '" + canaries.address("large cell")
                    + "'))");
        }
        severalStatements();
    }

    private void keys(SqlSession session) {
        String code = secret("key change");
        String later = secret("key change");
        session.run(
                "insert into keyed values ('" + code + "', '" + secret("key change") + "')",
                "update keyed set code = '" + later + "' where code = '" + code + "'",
                "insert into child values (1, '" + later + "')",
                "delete from keyed where code = '" + later + "'",
                "insert into loose values ('" + secret("no key") + "', '" + secret("no key") + "')",
                "update loose set a = '" + secret("no key") + "'",
                "delete from loose limit 1");
    }

    private void comments(SqlSession session) {
        session.run(
                "update /* " + secret("comment of a statement") + " */ people set big = 'a' where id = 1",
                "-- " + secret("comment of a statement") + "\nupdate people set big = 'b' where id = 1",
                "# " + secret("comment of a statement") + "\nupdate people set big = 'c' where id = 1",
                "update people set /*!50000 big = '" + canaries.address("comment that runs") + "' */ where id = 1",
                "update people set big = 'd' where id = 1 /* actor=clerk */ -- " + secret("comment of a statement"));
    }

    private void literals(SqlSession session) {
        session.run(
                "update people set name = 0x" + hex(secret("hexadecimal")) + " where id = 1",
                "update people set name = x'" + hex(secret("hexadecimal")) + "' where id = 1",
                "update people set name = _utf8mb4'" + secret("introducer") + "' where id = 1",
                "update people set name = N'" + secret("introducer") + "' where id = 1",
                "update people set name = \"" + secret("double quotes") + "\" where id = 1",
                "update people set name = 'it\\'s " + secret("backslash") + "' where id = 1",
                "update people set name = 'it''s " + secret("doubled quote") + "' where id = 1",
                "set @v = '" + secret("variable") + "'",
                "update people set name = @v where id = 1",
                "update people set card_number = " + canaries.card("number") + " where id = 1",
                "update people set name = 'two " + secret("adjacent") + "' ' " + secret("adjacent") + "' where id = 1",
                "prepare p from 'update people set name = ? where id = 1'",
                "set @w = '" + secret("prepared") + "'",
                "execute p using @w",
                "set session sql_mode = 'NO_BACKSLASH_ESCAPES'",
                "update people set name = 'c:\\\\" + secret("backslash") + "\\' where id = 1",
                "set session sql_mode = 'ANSI_QUOTES'",
                "update \"people\" set \"name\" = '" + secret("quoted names") + "' where id = 1",
                "set session sql_mode = default");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The server repeats values in its errors.
    private void refusals(SqlSession session) {
        String twice = secret("refused");
        session.run("insert into keyed values ('" + twice + "', '" + secret("refused") + "')");
        for (String refused : new String[] {
            "insert into keyed values ('" + twice + "', 'x')",
            "insert into child values (2, '" + secret("refused") + "')",
            "insert into people(id) values ('" + secret("refused") + "')"
        }) {
            try (Statement statement = session.connection().createStatement()) {
                statement.execute(refused);
                throw new AssertionError("not refused: " + refused);
            } catch (SQLException expected) {
                // it never becomes a change
            }
        }
    }

    private void severalStatements() {
        int id = 100_000 + 2 * rows;
        mysql.run(
                "drop procedure if exists many",
                "drop trigger if exists copying",
                "create procedure many() begin"
                        + " update people set name = '" + secret("routine") + "' where id = 1;"
                        + " insert into people(id, name) values (" + id + ", '" + secret("routine") + "'); end",
                "call many()",
                "create trigger copying after insert on old for each row" + " insert into loose values (new.name, '"
                        + secret("trigger") + "')",
                "begin",
                "insert into people(id, name) values (" + (id + 1) + ", '" + secret("savepoint") + "')",
                "savepoint here",
                "update people set name = '" + secret("savepoint") + "' where id = " + (id + 1),
                "rollback to here",
                "insert into old values (1, '" + secret("rolled back") + "')",
                "rollback",
                "insert into old values (2, '" + secret("trigger") + "')");
    }

    /// What is not as usual: statements in place of rows, branches, parts of rows.
    void oddities() {
        mysql.run(
                "set session binlog_format = 'STATEMENT'",
                "insert into people(id, name) values (90002, '" + secret("as a statement") + "')",
                "set @v = '" + secret("as a statement") + "'",
                "update people set name = @v where id = 90002",
                "set session binlog_format = 'MIXED'",
                "insert into people(id, name) values (90003, '" + secret("mixed") + "')");
        mysql.run(
                "xa start 'a'",
                insert("xa commit"),
                "xa end 'a'",
                "xa prepare 'a'",
                "xa commit 'a'",
                "xa start 'b'",
                insert("xa rollback"),
                "xa end 'b'",
                "xa prepare 'b'",
                "xa rollback 'b'");
        mysql.run(
                "set session binlog_row_value_options = 'PARTIAL_JSON'",
                "update people set doc = json_set(doc, '$.k', '" + secret("partial JSON") + "') where id = 1",
                "update people set doc = json_set(doc, '$.l', '" + secret("partial JSON") + "') where id = 1");
        mysql.run(
                "set session binlog_row_image = 'MINIMAL'",
                "update people set name = '" + secret("minimal image") + "' where id = 1",
                "insert into people(id, name) values (90004, '" + secret("minimal image") + "')",
                "delete from people where id = 90004");
        mysql.run(
                "set session binlog_rows_query_log_events = off",
                "update people set name = '" + secret("without its statement") + "' where id = 1");
    }

    /// Schema statements with values in them.
    void schema() {
        String user = "canary" + rows;
        mysql.run(
                "alter table people add column added varchar(100) default '" + secret("added default") + "' comment '"
                        + secret("added comment") + "'",
                "alter table people alter column added set default '" + secret("set default") + "'",
                "alter table people comment = '" + secret("table comment") + "'",
                "alter table people add index byname (name) comment '" + secret("index comment") + "'",
                "create table copied(id int primary key, email varchar(100) default '" + canaries.address("default")
                        + "')",
                "create table checked(id int primary key, a varchar(200), check (a <> '" + secret("check") + "'))",
                "create table made(id int primary key, a varchar(50), g varchar(200) generated always as (concat(a, '"
                        + secret("generated") + "')) stored)",
                "create table parted(a varchar(100)) partition by list columns(a) (partition p values in ('"
                        + secret("partition") + "'))",
                "alter table parted add partition (partition q values in ('" + secret("partition") + "') comment = '"
                        + secret("partition") + "')",
                "create table far(id int primary key) connection = 'mysql://u:" + secret("connection") + "@h/d'",
                "create view seen as select id, '" + secret("view") + "' as v from people",
                "create function said() returns varchar(100) deterministic return '" + secret("function") + "'",
                "create event later on schedule every 1 day disable comment '" + secret("event") + "' do update people"
                        + " set name = '" + secret("event") + "'",
                "create user " + user + " identified by '" + secret("create user") + "'",
                "alter user " + user + " identified by '" + secret("alter user") + "'",
                "set password for " + user + " = '" + secret("set password") + "'",
                "create server s foreign data wrapper mysql options (user '" + secret("create server") + "', password '"
                        + secret("create server") + "')",
                "drop table copied /* " + secret("comment of DDL") + " */",
                "truncate table loose -- " + secret("comment of DDL"));
    }

    /// A statement that Debezium's parser does not know, so that capture stops.
    String unparseable() {
        return "create spatial reference system 990001 name '" + secret("unparseable DDL") + "' definition 'GEOGCS[\""
                + secret("unparseable DDL") + "\",DATUM[\"d\",SPHEROID[\"s\",6378137,298.257]],PRIMEM[\"g\",0],"
                + "UNIT[\"d\",0.0174532925199433]]'";
    }

    /// Fills up with rows until so many secrets are planted.
    void fillTo(int count) {
        while (canaries.secrets() < count - SECRETS_OF_A_ROW) {
            mysql.run(insert("insert"));
        }
        while (canaries.secrets() < count) {
            mysql.run("update people set name = '" + secret("update") + "' where id = 1");
        }
    }

    /// Changes without secrets, more than the buffers of a capture hold: they are read like others, and left out.
    void harmless() {
        String columns = IntStream.range(0, 100)
                .mapToObj(number -> ", plain_column_" + number + " int")
                .collect(Collectors.joining());
        mysql.run(
                "create schema plain",
                "create table plain.plain(id int primary key auto_increment, v longtext)",
                "insert into plain.plain(v) values (repeat('plain ', 200000))",
                "create table marked(id int primary key" + columns + ")",
                "insert into plain.plain(v) values (repeat('plain ', 200000))");
        mark();
    }

    /// A row that is captured after everything before it.
    void mark() {
        mysql.run("insert into marks values ()");
    }

    int marks() {
        try (SqlSession session = mysql.session()) {
            return Integer.parseInt(session.value("select count(*) from marks"));
        }
    }
}
