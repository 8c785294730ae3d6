# Statutes of an open syndicat that counts voices, those of absent members who gave a proxy too (Q9, M9).
[profile]
name = syndicat-du-parc
says = comité du syndicat mixte du parc
time_zone = Indian/Reunion
proxy_label = procuration

[regime statuts]
from = 2019-01-01
quorum = at least 2/3
quorum_of = voices
quorum_proxies = yes
quorum_source = statuts du parc, art. 9
second_quorum = at least 1/4
second_quorum_source = statuts du parc, art. 9
proxies_per_holder = 2
proxy_sittings = none
proxies_source = statuts du parc, art. 10
public_asked_by = members
public_askers = 1/2
public_source = statuts du parc, art. 11
secret_asked_by = nobody
secret_askers = none
secret_source = statuts du parc, art. 11
majority = 3/5
majority_of = electorate
majority_source = statuts du parc, art. 12
tie = rejected
tie_secret = rejected
tie_source = statuts du parc, art. 12
weights = yes
weights_source = statuts du parc, art. 8
remote = refused
remote_source = statuts du parc, art. 13
