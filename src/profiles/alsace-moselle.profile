# alsace-moselle.profile -- a municipal council in Bas-Rhin, Haut-Rhin or Moselle
# The format: scrutin-profile(5).  Rules by number: Q1 Q5 Q7 P1 S2 S4 S7 M1 M3 M5 Q8.

[profile]
name = alsace-moselle
says = conseil municipal du Bas-Rhin, du Haut-Rhin ou de la Moselle
time_zone = Europe/Paris
proxy_label = pouvoir

[regime commun]
until = 2020-03-23
quorum = more than 1/2
quorum_of = heads
quorum_proxies = no
quorum_source = CGCT L2121-17 et L2541-4
second_quorum = none
second_quorum_source = CGCT L2541-4
quorum_waived = at least 1/2
quorum_waived_source = CGCT L2541-4
proxies_per_holder = 1
proxy_sittings = 3
proxies_source = CGCT L2121-20
public_asked_by = presider-or-members
public_askers = 1/4
public_source = CGCT L2121-21
secret_asked_by = members
secret_askers = 1/3
secret_source = CGCT L2121-21
majority = absolute
majority_of = cast
majority_source = CGCT L2121-20
tie = presider
tie_secret = rejected
tie_source = CGCT L2121-20
weights = no
weights_source = CGCT L2121-20
remote = unforeseen
remote_source = aucun texte, voir CGCT L2121-7

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
