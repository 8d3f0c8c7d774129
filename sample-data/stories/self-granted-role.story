# Somebody grants themselves a privileged role.
at 2026-10-05 10:00:00 by frank.weber
sql insert into role_grants values (1,2,'frank.weber','2026-10-05 10:00:00')
-> change insert role_grants/1,2 by frank.weber
-> event role-escalated user:1 role:2 role=administrator login=frank.weber granted_by=frank.weber
-> anomaly privilege-escalation User frank.weber was granted the privileged role administrator by frank.weber.
-> anomaly self-granted-role User frank.weber granted the role administrator to themselves.
