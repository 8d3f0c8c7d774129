package io.auditworkbench.synth.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the demo shop, and the rows it opens with.
///
/// One table, `login_log`, has no key on purpose: real databases have such tables.
final class ShopSchema {

    static final int CUSTOMERS = 200;
    static final int PRODUCTS = 60;
    static final int WAREHOUSES = 3;

    private static final List<String> TABLES = List.of("""
        create table if not exists customers (
          id int unsigned auto_increment primary key,
          name varchar(80) not null,
          email varchar(120) not null unique,
          phone varchar(30),
          status enum('active','blocked') not null default 'active',
          marketing set('mail','sms','phone') not null default '',
          credit_limit decimal(10,2) not null default 500.00,
          birth_date date,
          preferences json,
          created_at timestamp(6) not null default current_timestamp(6),
          updated_at timestamp(6) not null default current_timestamp(6) on update current_timestamp(6))
        """, """
        create table if not exists products (
          id int unsigned auto_increment primary key,
          sku char(8) not null unique,
          name varchar(120) not null,
          category enum('books','garden','kitchen','toys') not null,
          price decimal(10,2) not null,
          weight_kg float,
          is_active bool not null default true,
          attributes json,
          updated_by varchar(40) not null,
          updated_at datetime(6) not null default current_timestamp(6) on update current_timestamp(6))
        """, """
        create table if not exists warehouses (
          id tinyint unsigned primary key,
          name varchar(60) not null,
          opens_at time not null)
        """, """
        create table if not exists stock (
          product_id int unsigned not null,
          warehouse_id tinyint unsigned not null,
          on_hand int not null,
          primary key (product_id, warehouse_id),
          foreign key (product_id) references products(id),
          foreign key (warehouse_id) references warehouses(id))
        """, """
        create table if not exists orders (
          id bigint unsigned primary key,
          customer_id int unsigned not null,
          status enum('new','paid','shipped','cancelled','refunded') not null,
          total decimal(12,2) not null,
          currency char(3) not null default 'EUR',
          note text,
          updated_by varchar(40) not null,
          placed_at timestamp(6) not null default current_timestamp(6),
          foreign key (customer_id) references customers(id))
        """, """
        create table if not exists order_lines (
          order_id bigint unsigned not null,
          line_number smallint unsigned not null,
          product_id int unsigned not null,
          quantity smallint unsigned not null,
          unit_price decimal(10,2) not null,
          primary key (order_id, line_number),
          foreign key (order_id) references orders(id),
          foreign key (product_id) references products(id))
        """, """
        create table if not exists payments (
          id bigint unsigned auto_increment primary key,
          order_id bigint unsigned not null,
          method enum('card','invoice','transfer') not null,
          amount decimal(12,2) not null,
          provider_reference varbinary(16) not null,
          approved_by varchar(40),
          paid_at timestamp(6) not null default current_timestamp(6),
          foreign key (order_id) references orders(id))
        """, """
        create table if not exists stock_movements (
          id bigint unsigned auto_increment primary key,
          product_id int unsigned not null,
          warehouse_id tinyint unsigned not null,
          quantity int not null,
          reason enum('sold','restocked','returned') not null,
          moved_at timestamp(3) not null default current_timestamp(3),
          foreign key (product_id, warehouse_id) references stock(product_id, warehouse_id))
        """, """
        create table if not exists login_log (
          customer_id int unsigned not null,
          address varbinary(16) not null,
          at datetime not null default current_timestamp)
        """);

    private ShopSchema() {}

    /// Creates what is missing; an existing shop goes on with the rows it has.
    static void create(Connection connection, String schema, long seed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists `" + schema + "` character set utf8mb4");
        }
        // a statement keeps the schema that was chosen when it was made
        connection.setCatalog(schema);
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        ShopOpening.fillIfEmpty(connection, seed);
    }
}
