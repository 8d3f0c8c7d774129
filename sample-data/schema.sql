create schema `shop` character set utf8mb4;
use `shop`;

CREATE TABLE `warehouses` (
  `id` tinyint(4) NOT NULL,
  `name` varchar(60) NOT NULL,
  `city` varchar(60) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `suppliers` (
  `id` int(11) NOT NULL,
  `name` varchar(80) NOT NULL,
  `email` varchar(120) NOT NULL,
  `payment_days` int(11) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `price_lists` (
  `id` int(11) NOT NULL,
  `name` varchar(80) NOT NULL,
  `percent` decimal(12,2) NOT NULL,
  `created_by` varchar(40) NOT NULL,
  `valid_from` datetime NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `products` (
  `id` int(11) NOT NULL,
  `sku` varchar(20) NOT NULL,
  `name` varchar(120) NOT NULL,
  `category` enum('tea','coffee','kitchen','gifts') NOT NULL,
  `price` decimal(12,2) NOT NULL,
  `cost` decimal(12,2) NOT NULL,
  `supplier_id` int(11) NOT NULL,
  `is_active` tinyint(1) NOT NULL,
  `updated_by` varchar(40) NOT NULL,
  `updated_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `products_ibfk_1` (`supplier_id`),
  CONSTRAINT `products_ibfk_1` FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `supplier_prices` (
  `supplier_id` int(11) NOT NULL,
  `product_id` int(11) NOT NULL,
  `unit_cost` decimal(12,2) NOT NULL,
  PRIMARY KEY (`supplier_id`,`product_id`),
  KEY `supplier_prices_ibfk_2` (`product_id`),
  CONSTRAINT `supplier_prices_ibfk_1` FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`),
  CONSTRAINT `supplier_prices_ibfk_2` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `customers` (
  `id` int(11) NOT NULL,
  `name` varchar(80) NOT NULL,
  `email` varchar(120) NOT NULL,
  `phone` varchar(30) DEFAULT NULL,
  `street` varchar(80) NOT NULL,
  `city` varchar(60) NOT NULL,
  `credit_limit` decimal(12,2) NOT NULL,
  `status` enum('active','blocked') NOT NULL,
  `updated_by` varchar(40) NOT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `users` (
  `id` int(11) NOT NULL,
  `login` varchar(40) NOT NULL,
  `full_name` varchar(80) NOT NULL,
  `email` varchar(120) NOT NULL,
  `status` enum('active','disabled') NOT NULL,
  `created_by` varchar(40) NOT NULL,
  `last_login_at` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `roles` (
  `id` int(11) NOT NULL,
  `name` varchar(40) NOT NULL,
  `is_privileged` tinyint(1) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `role_grants` (
  `user_id` int(11) NOT NULL,
  `role_id` int(11) NOT NULL,
  `granted_by` varchar(40) NOT NULL,
  `granted_at` datetime NOT NULL,
  PRIMARY KEY (`user_id`,`role_id`),
  KEY `role_grants_ibfk_2` (`role_id`),
  CONSTRAINT `role_grants_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  CONSTRAINT `role_grants_ibfk_2` FOREIGN KEY (`role_id`) REFERENCES `roles` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `stock` (
  `product_id` int(11) NOT NULL,
  `warehouse_id` tinyint(4) NOT NULL,
  `on_hand` int(11) NOT NULL,
  `updated_by` varchar(40) NOT NULL,
  PRIMARY KEY (`product_id`,`warehouse_id`),
  KEY `stock_ibfk_2` (`warehouse_id`),
  CONSTRAINT `stock_ibfk_1` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`),
  CONSTRAINT `stock_ibfk_2` FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `purchase_orders` (
  `id` int(11) NOT NULL,
  `supplier_id` int(11) NOT NULL,
  `status` enum('open','approved','received','cancelled') NOT NULL,
  `total` decimal(12,2) NOT NULL,
  `created_by` varchar(40) NOT NULL,
  `approved_by` varchar(40) DEFAULT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `purchase_orders_ibfk_1` (`supplier_id`),
  CONSTRAINT `purchase_orders_ibfk_1` FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `purchase_lines` (
  `purchase_order_id` int(11) NOT NULL,
  `line_number` int(11) NOT NULL,
  `product_id` int(11) NOT NULL,
  `quantity` int(11) NOT NULL,
  `unit_cost` decimal(12,2) NOT NULL,
  PRIMARY KEY (`purchase_order_id`,`line_number`),
  KEY `purchase_lines_ibfk_2` (`product_id`),
  CONSTRAINT `purchase_lines_ibfk_1` FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_orders` (`id`),
  CONSTRAINT `purchase_lines_ibfk_2` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `orders` (
  `id` bigint(20) NOT NULL,
  `number` varchar(20) NOT NULL,
  `customer_id` int(11) NOT NULL,
  `status` enum('new','paid','shipped','delivered','cancelled') NOT NULL,
  `total` decimal(12,2) NOT NULL,
  `currency` varchar(3) NOT NULL,
  `created_by` varchar(40) NOT NULL,
  `updated_by` varchar(40) NOT NULL,
  `placed_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `orders_ibfk_1` (`customer_id`),
  CONSTRAINT `orders_ibfk_1` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `order_lines` (
  `order_id` bigint(20) NOT NULL,
  `line_number` int(11) NOT NULL,
  `product_id` int(11) NOT NULL,
  `quantity` int(11) NOT NULL,
  `unit_price` decimal(12,2) NOT NULL,
  PRIMARY KEY (`order_id`,`line_number`),
  KEY `order_lines_ibfk_2` (`product_id`),
  CONSTRAINT `order_lines_ibfk_1` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`),
  CONSTRAINT `order_lines_ibfk_2` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `payments` (
  `id` bigint(20) NOT NULL,
  `order_id` bigint(20) NOT NULL,
  `method` enum('card','transfer','voucher') NOT NULL,
  `amount` decimal(12,2) NOT NULL,
  `status` enum('pending','received','failed') NOT NULL,
  `reference` varchar(40) NOT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `payments_ibfk_1` (`order_id`),
  CONSTRAINT `payments_ibfk_1` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `refunds` (
  `id` bigint(20) NOT NULL,
  `order_id` bigint(20) NOT NULL,
  `payment_id` bigint(20) NOT NULL,
  `amount` decimal(12,2) NOT NULL,
  `status` enum('requested','approved','issued','rejected') NOT NULL,
  `reason` varchar(80) NOT NULL,
  `requested_by` varchar(40) NOT NULL,
  `approved_by` varchar(40) DEFAULT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `refunds_ibfk_1` (`order_id`),
  KEY `refunds_ibfk_2` (`payment_id`),
  CONSTRAINT `refunds_ibfk_1` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`),
  CONSTRAINT `refunds_ibfk_2` FOREIGN KEY (`payment_id`) REFERENCES `payments` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `invoices` (
  `id` bigint(20) NOT NULL,
  `number` bigint(20) NOT NULL,
  `order_id` bigint(20) NOT NULL,
  `amount` decimal(12,2) NOT NULL,
  `issued_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `invoices_ibfk_1` (`order_id`),
  CONSTRAINT `invoices_ibfk_1` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;

CREATE TABLE `stock_movements` (
  `id` bigint(20) NOT NULL,
  `product_id` int(11) NOT NULL,
  `warehouse_id` tinyint(4) NOT NULL,
  `quantity` int(11) NOT NULL,
  `reason` enum('sold','received','returned','adjusted') NOT NULL,
  `order_id` bigint(20) DEFAULT NULL,
  `purchase_order_id` int(11) DEFAULT NULL,
  `created_by` varchar(40) NOT NULL,
  `moved_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `stock_movements_ibfk_1` (`product_id`),
  KEY `stock_movements_ibfk_2` (`warehouse_id`),
  KEY `stock_movements_ibfk_3` (`order_id`),
  KEY `stock_movements_ibfk_4` (`purchase_order_id`),
  CONSTRAINT `stock_movements_ibfk_1` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`),
  CONSTRAINT `stock_movements_ibfk_2` FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses` (`id`),
  CONSTRAINT `stock_movements_ibfk_3` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`),
  CONSTRAINT `stock_movements_ibfk_4` FOREIGN KEY (`purchase_order_id`) REFERENCES `purchase_orders` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
