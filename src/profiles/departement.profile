# departement.profile -- a departmental council
# The format: scrutin-profile(5).  Rules by number: Q6 Q7 P10 S2 S4 S7 M1 M3 M5.

[profile]
name = departement
says = conseil départemental
time_zone = Europe/Paris
proxy_label = délégation de vote

[regime commun]
until = 2020-03-23
quorum = more than 1/2
quorum_of = heads
quorum_proxies = no
quorum_source = CGCT L3121-14, et L3122-1 : deux tiers pour élire le président
second_quorum = none
second_quorum_source = CGCT L3121-14
proxies_per_holder = 1
proxy_sittings = 1
proxies_source = CGCT L3121-16
public_asked_by = presider-or-members
public_askers = 1/6
public_source = CGCT L3121-15
secret_asked_by = nobody
secret_askers = none
secret_source = CGCT L3121-15 : les nominations seules
majority = absolute
majority_of = cast
majority_source = CGCT L3121-14
tie = presider
tie_secret = rejected
tie_source = CGCT L3121-15
weights = no
weights_source = CGCT L3121-14
remote = unforeseen
remote_source = aucun texte avant 2022

# Q7, P1: the exceptional regime of 2020 to 2022.
[regime exceptionnel]
as = commun
from = 2020-03-24
until = 2022-07-31
quorum = at least 1/3
quorum_source = loi 2020-290 du 23 mars 2020, art. 10, puis loi 2020-1379 du 14 novembre 2020, art. 6
proxies_per_holder = 2
proxies_source = loi 2020-290 du 23 mars 2020, art. 10, puis loi 2020-1379 du 14 novembre 2020, art. 6
remote = allowed
remote_source = ordonnance 2020-391 du 1er avril 2020, art. 6, puis loi 2020-1379 du 14 novembre 2020, art. 6

[regime commun-2022]
as = commun
from = 2022-08-01
remote = allowed
remote_source = CGCT L3121-9-1
