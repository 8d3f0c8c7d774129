# The administrator grants a colleague a normal role: nothing is odd.
at 2026-10-05 10:00:00 by lena.fischer
sql insert into role_grants values (1,1,'lena.fischer','2026-10-05 10:00:00')
-> change insert role_grants/1,1 by lena.fischer
-> event role-granted user:1 role:1 role=sales login=frank.weber granted_by=lena.fischer
