"""chamber.py -- what a chamber looks like in view.proto's words, for the tests of its screens

Names and sizes are of the seed's sitting; larger chambers repeat its names with other first names.  A state is a dict for
pack('Snapshot', **state).
"""
import itertools, re

with open('tests/golden/story/seed.story', encoding='utf-8') as story:
    SEED = re.findall(r'^seat \d+ civility=\S+ first="([^"]+)" last="([^"]+)"', story.read(), re.M)
FIRST = [first for first, _ in SEED]
GROUPS = ['Majorité métropolitaine', 'Agir pour l’avenir', 'Écologistes et citoyens', 'Non-inscrits']
ITEM = dict(number='12', title='CAP DIGITAL – Convention et demande de subvention de fonctionnement 2023-2024', attempt=1, together=1,
            rubric='DÉVELOPPEMENT ÉCONOMIQUE, ATTRACTIVITÉ ET SOLIDARITÉS')
LONG = dict(ITEM, title='Budget primitif 2026, budget annexe de l’eau potable, budget annexe de l’assainissement collectif et budget annexe '
            'des transports urbains : autorisations de programme, crédits de paiement, subventions d’équilibre et taux des taxes')
HEAD = 'scrutin/2023-03-16/0123456789abcdef\n57\n' + 'A' * 43 + '=\n'
KEYS = {'iclicker': 'ABCD', 'responsecard': '1234', 'buzz': ['green', 'orange', 'yellow', 'blue']}
LIGHTS = {'iclicker': 'voyant vert = reçu par la base, pas encore compté', 'buzz': 'buzzer allumé = vote reçu et enregistré',
          'responsecard': 'voyant vert = reçu par la base, pas encore compté (la base répond vert même hors scrutin)'}


def people(n):
    """N members with names of real lengths, no two alike; the last tenth votes by proxy."""
    for i in range(n):
        first, last = FIRST[(i + 7 * (i // len(SEED))) % len(SEED)], SEED[i % len(SEED)][1]
        yield dict(seat=i + 1, name=f'{first} {last}', family=last, group=1 + (0 if i % 10 < 6 else 1 if i % 10 < 8 else 2 if i % 10 < 9 else 3),
                   proxy=i >= n - n // 10)


def receivers(*drivers, meanings=('pour', 'contre', 'abstention', 'nspp'), keys=None):
    return [dict(receiver=i + 1, name=d, status='open', driver=d, light=LIGHTS[d],
                 keys=[dict(key=k, meaning=m) for k, m in zip(keys or KEYS[d], meanings)]) for i, d in enumerate(drivers)]


def chamber(n=43, item=ITEM, **more):
    state = dict(index=57, body='Dijon métropole', organ='Bureau métropolitain', sitting='2023-03-16T18:30', time_zone='Europe/Paris',
                 serving=n, present=n - n // 6, proxies=n // 10, quorum=n // 2 + 1, quorum_met=True, groups=GROUPS,
                 receivers=receivers('iclicker', meanings=()))
    if item:
        state['item'] = item
    return dict(state, **more)


def open_ballot(n=43, voted=None, mode='public', drivers=('iclicker',), item=ITEM, more=None, **ballot):
    voted = n * 4 // 5 if voted is None else voted
    chairs = [dict(p, voted=(i * 7) % n < voted) for i, p in enumerate(people(n))] if mode != 'secret' else []
    return chamber(n, item, receivers=receivers(*drivers), open=dict(dict(mode=mode, voted=voted, expected=n, chairs=chairs), **ballot),
                   **(more or {}))


def tested(n=43, heard=None, more=None):
    heard = n * 4 // 5 if heard is None else heard
    return chamber(n, test=dict(heard=heard, expected=n, chairs=[dict(p, proxy=False, voted=(i * 7) % n < heard) for i, p in enumerate(people(n))]),
                   **(more or {}))


def result(n=43, choices=('pour',) * 11 + ('contre',) * 3 + ('abstention', 'nspp', 'nppv', 'silent'), mode='public', item=ITEM, more=None,
           **ballot):
    voices = [dict(p, choice=c, weight=1) for p, c in zip(people(n), itertools.cycle(choices))]
    of = {c: sum(v['choice'] == c for v in voices) for c in ('pour', 'contre', 'abstention', 'nspp', 'nppv', 'silent')}
    cast = of['pour'] + of['contre']
    b = dict(of, mode=mode, by='handsets', cast=cast, required=cast // 2 + 1, basis='cast', of=cast, proxies_cast=n // 10,
             outcome='adopted' if of['pour'] * 2 > cast else 'rejected', casting_vote='none', proclaimed=True,
             unanimous=of['contre'] == 0, presider='François REBSAMEN', civility='Monsieur', voices=voices if mode != 'secret' else [])
    state = chamber(n, item, closed=dict(b, **ballot))
    if (more or {}).get('words', True):
        state.update(words='lusab babad gutih tugad', head=HEAD)
    return dict(state, **(more or {}))


CANDIDATES = ['Nathalie KOENDERS', 'Pierre PRIBETICH', 'Liste « Ensemble pour la métropole »']


def election(round=1, outcome='next-round', voices=(17, 14, 7), required=20, **ballot):
    return result(mode='secret', choices=('pour',), pour=0, contre=0, unanimous=False, round=round, outcome=outcome, required=required, cast=sum(voices),
                  of=sum(voices), blanc=3, nul=0, candidates=[dict(name=c, voices=v) for c, v in zip(CANDIDATES, voices)],
                  item=dict(ITEM, number='4', title='Élection du 2e vice-président', attempt=round), **ballot)


def grouped(n, rejected=(), apart=False, names=43):
    items = [dict(number=str(20 + i), title=f'Garantie d’emprunt, tranche {i + 1} – opération « Les Jardins du Lac », bailleur social', pour=names - 6 - apart * (i % 3),
                  contre=6, outcome='rejected' if i in rejected else 'adopted') for i in range(n)]
    state = result(names, choices=('pour',) * 6 + ('contre',), items=items)
    state['item'] = dict(ITEM, number='20', last_number=str(19 + n), together=n, title='Garanties d’emprunt')
    return state


# Each state of the screen, by name: (state, words that must be there, words that must not).
STATES = {
    'idle': (chamber(item=None, idle={}), ['Bureau métropolitain', '36 présents', 'Quorum (22) atteint', 'jeudi 16 mars 2023'], ['SCRUTIN']),
    'announced': (chamber(idle={}), ['Point 12', 'CAP DIGITAL', '36 présents · 4 représentés · 3 absents', 'Quorum (22) atteint'], []),
    'announced-below-quorum': (chamber(idle={}, present=20, quorum_met=False), ['Quorum (22) NON ATTEINT', '20 présents'], []),
    'test': (tested(), ['ESSAI DES BOÎTIERS', 'Boîtiers entendus : 34 sur 43', 'ce n’est pas un vote', 'REBSAMEN'], ['Ont voté', 'POUR', 'SÉANCE']),
    'test-in-a-pause': (tested(more=dict(suspended=True)), ['ESSAI DES BOÎTIERS', 'Boîtiers entendus : 34 sur 43'], ['suspendue']),
    'open': (open_ballot(), ['SCRUTIN OUVERT', 'Ont voté : 34 sur 43', 'POUR', 'voyant vert = reçu par la base, pas encore compté', 'pouvoir'], ['Clôture dans']),
    'open-timer': (open_ballot(deadline_in_us=95000000), ['Clôture dans 1 min 3'], []),
    'open-again': (open_ballot(item=dict(ITEM, attempt=2)), ['NOUVEAU VOTE – SCRUTIN OUVERT'], []),
    'open-three-makes': (open_ballot(drivers=('iclicker', 'responsecard', 'buzz')), ['VERT', 'BLEU', 'buzzer allumé'], []),
    'open-secret': (open_ballot(mode='secret'), ['SCRUTIN SECRET OUVERT', 'Ont voté : 34 sur 43'], ['REBSAMEN']),
    'open-counting': (open_ballot(mode='secret', voted=43, counting=True), ['dépouillement en cours'], ['OUVERT']),
    'open-election': (dict(open_ballot(mode='secret', round=2, candidates=CANDIDATES), receivers=receivers('responsecard', keys='1230', meanings=[*CANDIDATES, 'blanc'])),
                      ['SCRUTIN SECRET OUVERT – 2e tour', 'Nathalie KOENDERS', 'BLANC'], ['NOUVEAU VOTE']),
    'second-phase': (open_ballot(second_phase=True, voted=40), ['VOTE AU TITRE DES POUVOIRS', 'Ont voté : 40 sur 43'], []),
    'closed': (result(proclaimed=False), ['SCRUTIN CLOS – résultat non encore proclamé', 'Résultat à proclamer'], ['ADOPTÉ', 'Empreinte']),
    'result': (result(), ['RÉSULTAT PROCLAMÉ', 'ADOPTÉ', 'Suffrages exprimés : 3', 'n’a pas voté', 'Empreinte de contrôle : lusab', 'Majorité métropolitaine'], []),
    'result-rejected': (result(choices=('contre', 'contre', 'pour')), ['REJETÉ'], ['ADOPTÉ']),
    'result-unanimous': (result(choices=('pour',)), ['À l’unanimité', 'ADOPTÉ'], []),
    'result-tie': (result(42, choices=('pour', 'contre'), casting_vote='for', outcome='adopted'),
                   ['Partage égal des voix (21 pour, 21 contre). M. François REBSAMEN, président de séance, ayant voté POUR, sa voix est prépondérante : ADOPTÉ.'], []),
    'result-tie-presidente': (result(42, choices=('pour', 'contre'), casting_vote='against', outcome='rejected', civility='Madame', presider='Nathalie KOENDERS'),
                              ['Mme Nathalie KOENDERS, présidente de séance, ayant voté CONTRE, sa voix est prépondérante : REJETÉ.'], []),
    'result-tie-of-nobody': (result(42, choices=('pour', 'contre'), outcome='rejected'), ['Sans voix prépondérante : REJETÉ.'], ['ayant voté']),
    'result-two-thirds': (result(choices=('pour', 'pour', 'contre'), num=2, den=3, required=29, outcome='adopted'),
                          ['Majorité des deux tiers des suffrages exprimés : 29 voix requises sur 43, 29 obtenues : ADOPTÉ.'], []),
    'result-of-serving': (result(choices=('pour', 'contre'), basis='serving', required=22, of=43, outcome='adopted'), ['Majorité absolue des membres en exercice : 22 voix requises sur 43, 22 obtenues'], []),
    'result-secret': (result(mode='secret'), ['RÉSULTAT PROCLAMÉ', 'ADOPTÉ', 'POUR'], ['REBSAMEN', 'KOENDERS']),
    'result-by-hand': (result(by='hands', mode='ordinary', voices=[]), ['À main levée', 'ADOPTÉ'], []),
    'result-long': (result(item=LONG, more=dict(rehearsal=True)), ['RÉPÉTITION', 'Budget primitif 2026'], []),
    'election-1': (election(), ['1er tour', 'Personne n’a obtenu la majorité absolue (20)', 'NOUVEAU TOUR DE SCRUTIN', '3 blancs'], ['ADOPTÉ']),
    'election-2': (election(2, 'elected:Nathalie KOENDERS', (22, 16, 0)), ['2e tour', 'ÉLECTION ACQUISE', 'Nathalie KOENDERS'], []),
    'election-3': (election(3, 'elected:Pierre PRIBETICH', (18, 20, 0), 0), ['3e tour', 'Majorité relative', 'ÉLECTION ACQUISE'], []),
    'grouped-5': (grouped(5, rejected=(3,), apart=True), ['Points 20 à 24. Garanties d’emprunt', '4 ADOPTÉS', '1 REJETÉ', '✔ ADOPTÉ', '✖ REJETÉ'], []),
    'grouped-30': (grouped(30), ['Points 20 à 49', '30 POINTS'], []),
    'grouped-120': (grouped(120, rejected=(5, 77)), ['118 ADOPTÉS', '2 REJETÉS'], ['pouvoir']),
    'noted': (result(outcome='noted', by='assent', voices=[], cast=0), ['IL EST PRIS ACTE', 'SANS SCRUTIN'], ['ADOPTÉ']),
    'assent': (result(outcome='adopted', by='assent', voices=[], cast=0, unanimous=False), ['ADOPTÉ', 'Sans vote formel'], ['POUR']),
    'annulled': (result(annulled=True), ['SCRUTIN ANNULÉ', 'Ses chiffres ne comptent plus'], ['ADOPTÉ', 'POUR']),
    'aborted': (chamber(idle=dict(aborted=True)), ['SCRUTIN INTERROMPU – SANS RÉSULTAT', 'les votes reçus ne comptent pas'], []),
    'voided': (chamber(idle=dict(voided=True)), ['SCRUTIN INTERROMPU – SANS EFFET', 'il est nul'], []),
    'suspended': (result(more=dict(suspended=True)), ['Séance suspendue'], ['ADOPTÉ', 'POUR']),
    'ended': (result(more=dict(ended=True)), ['Levée de séance', 'lusab babad', 'ne vaut ni signature ni cachet'], ['ADOPTÉ']),
    'rehearsal': (chamber(item=None, idle={}, rehearsal=True), ['RÉPÉTITION'], []),
}
