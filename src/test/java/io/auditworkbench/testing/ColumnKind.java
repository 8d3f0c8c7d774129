package io.auditworkbench.testing;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// A column type of MySQL 8.0 that a random workload uses, and how to write a value of it.
record ColumnKind(String type, Function<Random, String> literal) {

    private static final int NULL_PERCENT = 15;

    static final List<ColumnKind> ALL = List.of(
            kind("tinyint", random -> RandomLiteral.integer(random, "-128", "127")),
            kind("tinyint unsigned", random -> RandomLiteral.integer(random, "0", "255")),
            kind("boolean", random -> RandomLiteral.integer(random, "0", "1")),
            kind("smallint", random -> RandomLiteral.integer(random, "-32768", "32767")),
            kind("smallint unsigned", random -> RandomLiteral.integer(random, "0", "65535")),
            kind("mediumint", random -> RandomLiteral.integer(random, "-8388608", "8388607")),
            kind("mediumint unsigned", random -> RandomLiteral.integer(random, "0", "16777215")),
            kind("int", random -> RandomLiteral.integer(random, "-2147483648", "2147483647")),
            kind("int(12) unsigned zerofill", random -> RandomLiteral.integer(random, "0", "4294967295")),
            kind("bigint", random -> RandomLiteral.integer(random, "-9223372036854775808", "9223372036854775807")),
            kind("bigint unsigned", random -> RandomLiteral.integer(random, "0", "18446744073709551615")),
            kind("bit(1)", random -> RandomLiteral.bit(random, 1)),
            kind("bit(17)", random -> RandomLiteral.bit(random, 17)),
            kind("bit(64)", random -> RandomLiteral.bit(random, 64)),
            kind("decimal(10,0)", random -> RandomLiteral.decimal(random, 10, 0)),
            kind("decimal(12,2)", random -> RandomLiteral.decimal(random, 12, 2)),
            kind("decimal(65,30)", random -> RandomLiteral.decimal(random, 65, 30)),
            kind("float", RandomLiteral::floating),
            kind("double", RandomLiteral::doubled),
            kind("date", RandomLiteral::date),
            kind("datetime", RandomLiteral::dateTime),
            kind("datetime(3)", RandomLiteral::dateTime),
            kind("datetime(6)", RandomLiteral::dateTime),
            kind("timestamp", RandomLiteral::timestamp),
            kind("timestamp(6)", RandomLiteral::timestamp),
            kind("time", RandomLiteral::time),
            kind("time(3)", RandomLiteral::time),
            kind("time(6)", RandomLiteral::time),
            kind("year", RandomLiteral::year),
            kind("char(10) character set utf8mb4", random -> RandomLiteral.text(random, "ab zß中😀", 10)),
            kind("char(10) character set latin1", random -> RandomLiteral.text(random, "ab ÄÖé€", 10)),
            kind("varchar(60) character set utf8mb4", random -> RandomLiteral.text(random, "ab 'ß中😀\n\\", 40)),
            kind("varchar(300) character set utf8mb4", random -> RandomLiteral.text(random, "aAß", 300)),
            kind("varchar(60) character set utf8", random -> RandomLiteral.text(random, "abß中", 40)),
            kind("varchar(60) character set latin1", random -> RandomLiteral.text(random, "abÄÖé€", 40)),
            kind("varchar(60) character set latin2", random -> RandomLiteral.text(random, "abčřŁ", 40)),
            kind("varchar(60) character set ascii", random -> RandomLiteral.text(random, "abc~", 40)),
            kind("varchar(60) character set ucs2", random -> RandomLiteral.text(random, "abß中", 40)),
            kind("varchar(60) character set utf16", random -> RandomLiteral.text(random, "abß中😀", 40)),
            kind("varchar(60) character set utf16le", random -> RandomLiteral.text(random, "abß中😀", 40)),
            kind("varchar(60) character set utf32", random -> RandomLiteral.text(random, "abß中😀", 40)),
            kind("varchar(60) character set cp1251", random -> RandomLiteral.text(random, "abЖяё", 40)),
            kind("varchar(60) character set koi8r", random -> RandomLiteral.text(random, "abЖя", 40)),
            kind("varchar(60) character set greek", random -> RandomLiteral.text(random, "abαΩ", 40)),
            kind("varchar(60) character set cp932", random -> RandomLiteral.text(random, "abあ日本", 40)),
            kind("varchar(60) character set gbk", random -> RandomLiteral.text(random, "ab中文", 40)),
            kind("varchar(60) character set gb18030", random -> RandomLiteral.text(random, "ab中文😀", 40)),
            kind("varchar(60) character set big5", random -> RandomLiteral.text(random, "ab中文", 40)),
            kind("varchar(60) character set euckr", random -> RandomLiteral.text(random, "ab한국", 40)),
            kind("tinytext", random -> RandomLiteral.text(random, "abß中", 60)),
            kind("text", random -> RandomLiteral.text(random, "abß中😀\n", 400)),
            kind("mediumtext character set latin1", random -> RandomLiteral.text(random, "abÄ", 400)),
            kind("longtext", random -> RandomLiteral.text(random, "abß中😀", 2_000)),
            kind("binary(8)", random -> RandomLiteral.binary(random, 8)),
            kind("varbinary(300)", random -> RandomLiteral.binary(random, 300)),
            kind("tinyblob", random -> RandomLiteral.binary(random, 255)),
            kind("blob", random -> RandomLiteral.binary(random, 1_000)),
            kind("mediumblob", random -> RandomLiteral.binary(random, 1_000)),
            kind("longblob", random -> RandomLiteral.binary(random, 1_000)),
            kind("enum('a','B','it''s','ü, 中')", random -> RandomLiteral.chosen(random, "a", "B", "it's", "ü, 中")),
            kind("enum('ä','b') character set latin1", random -> RandomLiteral.chosen(random, "ä", "b")),
            kind("set('a','B','it''s','ü')", random -> RandomLiteral.subset(random, "a", "B", "it's", "ü")),
            kind("json", RandomLiteral::json),
            kind("point", random -> RandomLiteral.point(random, 0)),
            kind("point srid 4326", random -> RandomLiteral.point(random, 4326)),
            kind("geometry", RandomLiteral::shape));

    private static ColumnKind kind(String type, Function<Random, String> literal) {
        return new ColumnKind(type, literal);
    }

    static ColumnKind any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /// The type in a `CREATE TABLE`; timestamps too may be NULL.
    String declaration() {
        return type + " null";
    }

    String literal(Random random) {
        return random.nextInt(100) < NULL_PERCENT ? "NULL" : literal.apply(random);
    }
}
