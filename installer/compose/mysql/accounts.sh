# Sourced by the image's entrypoint when the server is new: who reads the binlog, and whose the shop is.
# The passwords are letters and digits (make-secrets), so they need no quoting.
docker_process_sql <<SQL
create user audit_reader@'%' identified by '$(</run/secrets/mysql_reader)';
grant select, reload, show databases, replication slave, replication client, lock tables on *.* to audit_reader@'%';
create user shop@'%' identified by '$(</run/secrets/mysql_shop)';
grant all privileges on shop.* to shop@'%';
SQL
