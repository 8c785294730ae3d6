#!/usr/bin/env python3
"""console.py BIN -- the clerk's side of scrutin-view: who gets in, what each role may say, once, and what others cannot"""
import http.client, json, os, re, socket, ssl, subprocess, sys, threading, time, warnings

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import xlsx
from desk import PASSWORD, PINS, Desk
from sitting import report, sittings, test

BIN = os.path.abspath(sys.argv[1])
SETTING = ('body "Ville d\'Exemple" organ="Conseil municipal" profile=commune\n'
           'sitting 2026-01-15T18:30 president=1 secretary=2\n'
           'seat 1 civility=Madame first=Ada last=UN handset=1\n'
           'seat 2 civility=Monsieur first="Jean \\"JJ\\" \\\\" last=DEUX handset=2\n'
           'seat 3 civility=Madame first=Zoé last="<b>TROIS</b>" handset=3\n'
           'seat 4 civility=Madame first=Élise last=QUATRE\nvacant 5\n'
           'arrive 1..3\nproxy 4 -> 2\nitem 1 "Procès-verbal"\nitem 2 "Budget \\"primitif\\""\nitem 3 "Vœu"\nmove 3 before=2\n')


class Asked(Desk):
    """A sitting whose pages are asked for as a browser would."""

    def port(self, what='console'):
        return int(self.url(what).rstrip('/').split(':')[-1])

    def ask(self, method, url, body=None, port=None, **headers):
        """(status, JSON or text, headers)"""
        c = http.client.HTTPSConnection('127.0.0.1', self.port(), timeout=30, context=ssl.create_default_context(cafile=self.path('pem'))) \
            if self.guarded else http.client.HTTPConnection('127.0.0.1', port or self.port(), timeout=30)
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        c.request(method, url, data, {k.replace('_', '-'): v for k, v in headers.items()})
        r = c.getresponse()
        text = r.read().decode()
        c.close()
        return r.status, json.loads(text) if r.getheader('Content-Type') == 'application/json' and text else text, r

    def sign_in(self, name='m.durand', password=PASSWORD):
        status, who, r = self.ask('POST', '/session', {'name': name, 'password': password})
        assert status == 201, (status, who)
        return Person(self, r.getheader('Set-Cookie').split(';')[0], who)


class Person:
    def __init__(self, desk, cookie, who):
        self.desk, self.cookie, self.who, self.number = desk, cookie, who, 0

    def get(self, url):
        return self.desk.ask('GET', url, Cookie=self.cookie)

    def post(self, url, **body):
        return self.desk.ask('POST', url, body, Cookie=self.cookie, X_Scrutin_Token=self.who['token'])

    def locked(self):
        return self.get('/session')[1]['locked']

    def do(self, line, number=None, **more):
        self.number += number is None
        return self.desk.ask('POST', '/do', dict(more, number=number or self.number, line=line), Cookie=self.cookie,
                             X_Scrutin_Token=self.who['token'])


def tries():
    """For 20 s, while the parent starts a program again: from outside nothing tells when."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        yield
        time.sleep(0.02)  # between two tries


desk = Asked(BIN, SETTING, sitting='layout = tronget\n')
sittings().remove(desk)  # it outlives each test but the last
clerk = desk.sign_in()


@test('a cookie that no script and no other site can use; who is signed in, as what, and out again')
def _():
    status, who, r = desk.ask('POST', '/session', {'name': 'juge', 'password': PASSWORD})
    assert status == 201 and (who['name'], who['role']) == ('juge', 'auditor')
    assert re.fullmatch(r'scrutin=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict', r.getheader('Set-Cookie'))
    judge = Person(desk, r.getheader('Set-Cookie').split(';')[0], who)
    assert judge.get('/session')[:2] == (200, who)
    assert desk.ask('DELETE', '/session', Cookie=judge.cookie)[0] == 403
    assert judge.get('/session')[0] == 200
    assert desk.ask('DELETE', '/session', Cookie=judge.cookie, X_Scrutin_Token=who['token'])[0] == 204
    for url in '/session', '/chamber', '/events':
        assert judge.get(url)[0] == 401, url
    assert len({desk.sign_in('juge').cookie for _ in range(3)}) == 3  # a cookie that was sent in is never taken over


@test('a wrong name is told as a wrong password; after five, nobody gets in for ten seconds')
def _():
    own = Asked(BIN, SETTING)
    told = {own.ask('POST', '/session', {'name': n, 'password': p})[:2].__repr__() for n, p in
            (('m.durand', 'un long secreT'), ('nobody', PASSWORD), ('', PASSWORD), ('m.durand', ''))}
    assert told == {"(401, {'reason': 'ce nom et ce mot de passe ne vont pas ensemble'})"}, told
    assert own.ask('POST', '/session', {'name': 'x', 'password': 'y'})[0] == 401
    status, why, _r = own.ask('POST', '/session', {'name': 'm.durand', 'password': PASSWORD})
    assert status == 429 and 'dix secondes' in why['reason'], (status, why)


@test('the file of users is read at each sign-in; one with a slip lets nobody in, and the log says why')
def _():
    path = desk.path('users')
    with open(path) as f:
        good = f.read()
    subprocess.run([BIN + '/scrutin', 'user', '--users', path, 'add', 'neuf', 'clerk'], input='encore un secret\n', text=True,
                   check=True, timeout=60)
    desk.sign_in('neuf', 'encore un secret')
    with open(path, 'w') as f:
        f.write(good + 'x:mayor:$y$\n')
    assert desk.ask('POST', '/session', {'name': 'm.durand', 'password': PASSWORD})[0] == 500
    assert f'{path}:5: the role is clerk, president, technician or auditor; nobody signs in' in desk.said()
    with open(path, 'w') as f:
        f.write(good)
    desk.sign_in()


@test('the chamber: seats and items in order, texts whole, and no choice')
def _():
    status, told, _r = clerk.get('/chamber')
    assert status == 200
    seats = {s['seat']: s for s in told['seats']}
    assert list(seats) == ['1', '2', '3', '4', '5']
    assert seats['2']['first'] == 'Jean "JJ" \\' and seats['3']['last'] == '<b>TROIS</b>' and seats['4']['first'] == 'Élise'
    assert seats['4']['holder'] == '2' and seats['4']['present'] == 'no' and seats['5']['vacant'] == 'yes'
    assert [(i['item'], i['title'], i['state']) for i in told['items']] == [
        ('1', 'Procès-verbal', 'waiting'), ('3', 'Vœu', 'waiting'), ('2', 'Budget "primitif"', 'waiting')]
    assert told['facts'][0]['sitting'] == '20260115' and told['receivers'] == [{'receivers': '0'}]


@test('whose handset was heard in a test is told; of another one that he is given it is not known')
def _():
    def tested():
        return [s['seat'] for s in clerk.get('/chamber')[1]['seats'] if s['tested'] == 'yes']
    for line, heard in (('handset T1 -> 1', []), ('test', []), ('press T1 E', ['1']), ('handset T2 -> 1', []), ('press T2 A', ['1']),
                        ('test end', ['1']), ('test', []), ('test end', [])):
        done = clerk.do(line)[1]
        assert done['code'] == 0 and tested() == heard, (line, done, tested())


@test('a line is done once, however often it is asked; what a rule refuses is told with its rule')
def _():
    assert clerk.do('discuss 1')[1]['code'] == 0
    for _n in range(3):
        status, done, _r = clerk.do('open', number=1000)
        assert status == 200 and done['code'] == 0, done
    assert clerk.do('open')[1]['reason'] == 'refused by ballot-open: un scrutin est ouvert : le clore ou l\'abandonner d\'abord'
    assert clerk.do('open', language='en')[1]['reason'] == 'refused by ballot-open: a ballot is open: close it or abort it first'
    unread = clerk.do('arrive demain')[1]
    assert unread['code'] == 3 and unread['reason'] == '« demain » n\'est pas : siège, ni sièges comme 3..9', unread
    assert clerk.do('arrive demain', language='en')[1]['reason'] == '"demain" is no seat, nor seats like 3..9'
    assert clerk.do('open', number=1000, language='en')[1]['code'] == 0
    before = clerk.do('note "l’une"', number=1001)[1]['index']
    other = clerk.do('note "l’autre"', number=1001)[1]
    assert (other['code'], other['index']) == (3, 0) and other['reason'].startswith('rien n\'a été fait : '), other
    assert clerk.do('note "l’autre"', number=1002)[1]['index'] == before + 1
    other = desk.sign_in()
    assert [other.do(f'note "ligne {n}"')[1]['code'] for n in range(300)] == [0] * 300  # as many as a roster's import says meanwhile
    assert clerk.do('note "l’une"', number=1001)[1]['index'] == before
    for seat, choice in ((1, 'pour'), (2, 'contre')):
        assert clerk.do(f'vote {seat} {choice}')[1]['code'] == 0
    told = clerk.get('/chamber')[1]
    assert [s['voted'] for s in told['seats']] == ['yes', 'yes', 'no', 'yes', '-'], told['seats']
    assert 'pour' not in json.dumps(told) and 'contre' not in json.dumps(told)
    assert clerk.do('close')[1]['code'] == 4
    done = clerk.do('close confirm-silent')[1]
    assert done['code'] == 0 and ' pour=1 contre=2 ' in done['lines'][0], done


@test('each role may say what is its own, and the record says who said it as what')
def _():
    persons = {'m.durand': clerk, **{name: desk.sign_in(name) for name in ('maire', 'juge', 'tech')}}
    rows = [('maire', 'proclaim', 4), ('m.durand', 'proclaim', 0), ('maire', 'discuss 2', 4), ('maire', 'vote 1 pour', 4), ('juge', 'note "pas à lui"', 4),
            ('juge', 'end', 4), ('tech', 'open', 4), ('tech', 'handset 11 -> 1', 0), ('tech', 'note "base changée"', 0)]
    for name, line, code in rows:
        status, done, _r = persons[name].do(line)
        assert (status, done['code']) == (200, code), (name, line, done)
        if code == 4:
            assert done['reason'] == 'refused by role: votre rôle ne permet pas cette commande' and done['index'] > 0, done
    roles = {'maire': 'president', 'juge': 'auditor', 'tech': 'technician', 'm.durand': 'clerk'}
    record = json.loads(desk.scrutin('export', desk.record(), '--all', '--format', 'json').stdout)
    said = [(c['account'], c['role'], c['line'], c['refused']) for c in record['commands'] if c['console'] == 'console']
    assert said[-len(rows):] == [(name, roles[name], line, 'role' if code else None) for name, line, code in rows], said
    assert 'm.durand' in [s[0] for s in said] and all(role == roles[name] for name, role, _line, _refused in said)
    assert 'maire signs in as president' in desk.said()
    again = desk.sign_in('juge')
    assert [again.do('suspend', number=77)[1]['index'] for _n in range(2)] == [done['index'] + 1] * 2  # asked twice, recorded once


@test('the president proclaims a tie, and nothing else but where the sitting says that he proclaims')
def _():
    for says, may in ('', (False, True)), ('president_proclaims = no\n', (False, True)), ('president_proclaims = yes\n', (True, True)):
        own = Asked(BIN, SETTING, sitting=says)
        mayor, desk_clerk = own.sign_in('maire'), own.sign_in()
        for item, tied, good in zip('12', (False, True), may):
            for line in (f'discuss {item}', 'open', 'vote 1 pour', f'vote 2 {"contre" if tied else "pour"}', 'vote 3 pour', 'close'):
                done = desk_clerk.do(line)[1]
                assert done['code'] == 0, (line, done)
            assert (' pour=2 contre=2 ' if tied else ' pour=4 contre=0 ') in done['lines'][0], done
            told = mayor.get('/chamber')[1]['facts']
            assert {'president_proclaims': 'yes' if good else 'no'} in told, (says, tied, told)
            assert mayor.do('proclaim')[1]['code'] == (0 if good else 4), (says, tied)
            if not good:
                assert desk_clerk.do('proclaim')[1]['code'] == 0
        own.stop()


@test('without the cookie, without the token, from another site: nothing is done')
def _():
    before = os.path.getsize(desk.record())
    line = {'number': 7, 'line': 'suspend'}
    other = desk.sign_in('juge')
    rows = [(401, {}), (401, {'Cookie': 'scrutin=' + '0' * 32}), (403, {'Cookie': clerk.cookie}),
            (403, {'Cookie': clerk.cookie, 'X_Scrutin_Token': '0' * 32}),
            (403, {'Cookie': clerk.cookie, 'X_Scrutin_Token': other.who['token']}),
            (403, {'Cookie': clerk.cookie, 'X_Scrutin_Token': clerk.who['token'], 'Host': 'mairie.example:8081'})]
    for status, headers in rows:
        assert desk.ask('POST', '/do', line, **headers)[0] == status, headers
    assert os.path.getsize(desk.record()) == before


@test('what is no question is answered so: bodies of all kinds, paths, methods')
def _():
    headers = {'Cookie': clerk.cookie, 'X_Scrutin_Token': clerk.who['token']}
    rows = [('POST', '/do', b'', 400), ('POST', '/do', b'{', 400), ('POST', '/do', b'[]', 400), ('POST', '/do', b'\xff\xfe', 400),
            ('POST', '/do', {'number': 0, 'line': 'open'}, 400), ('POST', '/do', {'number': 1}, 400),
            ('POST', '/do', {'number': 1, 'line': 'note "a"\nend'}, 400), ('POST', '/do', b'x' * 20481, 413),
            ('POST', '/do', b'x' * 20480, 400), ('POST', '/session', b'{}', 400), ('POST', '/session', {'name': 1, 'password': []}, 400),
            ('POST', '/session', {'name': 'a', 'password': 'x' * 129}, 400), ('PUT', '/do', {}, 404), ('POST', '/chamber', {}, 404), ('POST', '/', {}, 405),
            ('GET', '/do', None, 404), ('GET', '/../etc/passwd', None, 404), ('GET', '/projector.js', None, 404),
            ('GET', '/', None, 200), ('GET', '/console.js', None, 200), ('GET', '/words.js', None, 200)]
    for method, url, body, status in rows:
        got = desk.ask(method, url, body, **headers)
        assert got[0] == status, (method, url, body and body[:40], got[:2])
    assert clerk.get('/session')[0] == 200


@test('the public side knows none of it')
def _():
    public = desk.port('projector')
    headers = {'Cookie': clerk.cookie, 'X_Scrutin_Token': clerk.who['token']}
    for url in '/session', '/chamber', '/do', '/console.js', '/console.css':
        assert desk.ask('GET', url, port=public, **headers)[0] == 404, url
        assert desk.ask('POST', url, {}, port=public, **headers)[0] == 404, url
    assert b'pupitre' not in desk.ask('GET', '/', port=public)[1].encode().lower()


DOCUMENTS = {'proces-verbal.pdf': b'%PDF-', 'extraits.pdf': b'%PDF-', 'liste-des-deliberations.pdf': b'%PDF-', 'feuille-de-cloture.pdf': b'%PDF-',
             'feuille-d-emargement.pdf': b'%PDF-',
             'presences.csv': b'', 'votes-nominatifs.csv': b'', 'votes-par-groupe.csv': b'', 'scdl.csv': b'', 'seance.json': b'{'}


@test('documents: what scrutin export writes, for whoever is signed in; none while a ballot is open, one at a time, none of a name that is none')
def _():
    def get(file, who='m.durand'):
        c = http.client.HTTPConnection('127.0.0.1', desk.port(), timeout=60)
        c.request('GET', '/documents/' + file, headers={'Cookie': people[who].cookie} if who else {})
        r = c.getresponse()
        return r.status, r.read(), r.getheader('Content-Type')
    people = {name: desk.sign_in(name) for name in ('m.durand', 'juge')}
    formats = {'presences.csv': 'presence', 'votes-nominatifs.csv': 'nominal', 'votes-par-groupe.csv': 'groups', 'scdl.csv': 'scdl',
               'seance.json': 'json', 'extraits.pdf': 'extrait-pdf', 'feuille-d-emargement.pdf': 'emargement-pdf'}
    worded = {'extraits.pdf': ['--layout', 'tronget']}
    people['m.durand'].do('item 9 "Document"')
    for line in ('discuss 9', 'open', 'vote 1 pour'):
        assert people['m.durand'].do(line)[1]['code'] == 0, line
    assert any(get('seance.json')[0] == 409 for _n in tries())  # once the console was told
    assert people['m.durand'].do('close confirm-silent')[1]['code'] == 0
    assert any(get('seance.json')[0] == 200 for _n in tries())
    for file, begins in DOCUMENTS.items():
        status, body, kind = get(file, 'juge')
        assert status == 200 and body.startswith(begins) and len(body) > 60, (file, status, body[:100])
        assert kind == {'pdf': 'application/pdf', 'csv': 'text/csv; charset=utf-8', 'json': 'application/json'}[file.split('.')[1]]
        if file in formats:
            same = subprocess.run([desk.cli, 'export', desk.record(), '--all', '--format', formats[file], *worded.get(file, [])], capture_output=True, timeout=60)
            assert same.returncode == 0 and same.stdout == body, file
    assert get('seance.json', None)[0] == 401
    for file in ('', 'x', '../users', 'pv-pdf', 'seance.json/', '%2e%2e/record'):
        assert get(file)[0] == 404, file
    assert get('seance.json')[0] == 200  # after all that
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(get('proces-verbal.pdf')[0])) for _n in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert 200 in answers and set(answers) <= {200, 503}, answers
    gone = socket.create_connection(('127.0.0.1', desk.port()), 10)  # asks, and does not wait
    gone.sendall(f'GET /documents/proces-verbal.pdf HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {people["juge"].cookie}\r\n\r\n'.encode())
    gone.close()
    assert any(get('seance.json')[0] == 200 for _n in tries()), 'whoever left keeps others waiting'


ROSTER = 'siège;civilité;prénom;nom;boîtier\n11;M.;Léo;ONZE;17\n12;Mme;Noé;DOUZE;\n'


def bring(what, data, who=None, **headers):
    """(status, JSON or text) of a file that is brought by WHO, the clerk."""
    keys = {'Cookie': who.cookie, 'X_Scrutin_Token': who.who['token']} if who else {}
    return desk.ask('POST', f'/import/{what}', data if isinstance(data, bytes) else data.encode(), **{**keys, **headers})[:2]


@test('a file: its lines, or what is wrong with it by line and cell in French; nothing of the sitting changes; said line by line it is there')
def _():
    person, before = desk.sign_in(), os.path.getsize(desk.record())
    lines = ['seat 11 civility=Monsieur first="Léo" last="ONZE" handset=17', 'seat 12 civility=Madame first="Noé" last="DOUZE"']
    for data in ROSTER.encode(), ROSTER.encode('cp1252'), ROSTER.encode('utf-16'), \
            xlsx.workbook([row.split(';') for row in ROSTER.splitlines()]):
        assert bring('roster', data, person) == (200, {'lines': lines, 'problems': [], 'more': 0}), data[:40]
    status, told = bring('agenda', 'n°;objet;rapporteur\n21;Tarifs;x\n22;Vœu;', person)
    assert status == 200 and told['lines'] == ['item 21 "Tarifs"', 'item 22 "Vœu"'], told
    assert told['problems'] == [{'where': ':1: C1', 'what': "la colonne « rapporteur » n'est pas connue ici, et laissée de côté", 'wrong': False}]
    rows = [('roster', 'siège;civilité;prénom;nom\n1;M.;;UN\nx;M.;A;B\n', [':2: C2 (prénom)', ':3: A3 (siège)']),
            ('agenda', 'n°;objet\n1;\n', [':2: B2 (objet)']), ('roster', b'', ['']), ('roster', b'\x89PNG\r\n\x1a\n' + bytes(4000), [':2']),
            ('roster', b'PK\3\4' + os.urandom(3000), ['']), ('agenda', b'%PDF-1.7', ['']), ('agenda', b'{"voters": 7}', ['']),
            ('roster', '</script>;<b>\n', [':1: ligne 1']), ('roster', os.urandom(4 << 20), None)]
    for what, data, wanted in rows:
        status, told = bring(what, data, person)
        assert status == 200 and told['lines'] == [] and told['problems'], (what, data[:40], status, told)
        assert wanted is None or [p['where'] for p in told['problems'] if p['wrong']] == wanted, (what, data[:40], told)
        assert not any(w in json.dumps(told) for w in ('standard', '/tmp', 'the file', ' and ')), told
    assert os.path.getsize(desk.record()) == before
    for line in lines:
        assert person.do(line)[1]['code'] == 0, line
    seats = {s['seat']: s for s in person.get('/chamber')[1]['seats']}
    assert (seats['11']['last'], seats['11']['handset'], seats['12']['first']) == ('ONZE', '17', 'Noé'), seats
    assert person.do(lines[0])[1]['reason'].startswith('refused by duplicate-seat: ')


@test('a file of whom it is not, from elsewhere, too long, of no kind, or while a ballot is open')
def _():
    person = desk.sign_in()
    clerks, other = {'Cookie': person.cookie, 'X_Scrutin_Token': person.who['token']}, desk.sign_in('juge')
    rows = [(401, None, {}), (403, None, {'Cookie': person.cookie}), (403, person, {'X_Scrutin_Token': other.who['token']}),
            (403, person, {'Host': 'mairie.example:8081'}), (403, person, {'Origin': 'http://evil.example'})]
    rows += [(403, desk.sign_in(role), {}) for role in ('juge', 'maire', 'tech')]
    for status, who, headers in rows:
        for data in ROSTER, b'x' * 900000:
            got = bring('roster', data, who, **headers)
            assert got[0] == status and got[1].get('reason'), (status, headers, got)
    assert bring('roster', b'x' * ((4 << 20) + 1), person) == (413, {'reason': 'le fichier dépasse 4 Mio ; est-ce le bon ?'})
    for url, method in (('/import/attendance', 'POST'), ('/import/', 'POST'), ('/import/../do', 'POST'), ('/import/roster/', 'POST'),
                        ('/import/roster', 'GET'), ('/import/roster', 'PUT')):
        assert desk.ask(method, url, ROSTER.encode() if method != 'GET' else None, **clerks)[0] == 404, (method, url)
    assert desk.ask('POST', '/import/roster', ROSTER.encode(), port=desk.port('projector'), **clerks)[0] == 404
    for line in ('item 31 "Fichier"', 'discuss 31 force="essai"', 'open'):
        assert person.do(line)[1]['code'] == 0, line
    assert any(bring('roster', ROSTER, person)[0] == 409 for _n in tries())  # once the console was told
    assert person.do('abort reason="essai"')[1]['code'] == 0
    assert any(bring('roster', ROSTER, person)[0] == 200 for _n in tries())
    slow = socket.create_connection(('127.0.0.1', desk.port()), 10)
    slow.sendall(f'POST /import/roster HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\nCookie: {person.cookie}\r\n'
                 f'X-Scrutin-Token: {person.who["token"]}\r\n\r\nsi'.encode())
    assert any(bring('agenda', 'n°;objet\n1;A\n', person)[0] == 503 for _n in tries()), 'two are taken at once'
    assert person.get('/session')[0] == 200 and person.do('note "à côté"')[1]['code'] == 0
    slow.close()
    assert any(bring('roster', ROSTER, person)[0] == 200 for _n in tries()), 'who left keeps others waiting'
    assert 'was not read to its end' not in desk.said()


@test('two consoles at once: each act is seen by the other, and every line has its answer')
def _():
    people = [desk.sign_in() for _ in range(3)]
    done = []

    def say(p, k):
        for i in range(10):
            done.append(p.do(f'note "{k} {i}"')[1]['code'])
    threads = [threading.Thread(target=say, args=(p, k)) for k, p in enumerate(people)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert done == [0] * 30
    people[0].do('leave 3')
    assert people[1].get('/chamber')[1]['seats'][2]['present'] == 'no'


@test('locked, a console does nothing and tells no more than the projector; its PIN opens it again, and other consoles are not concerned')
def _():
    clerk, other, judge = desk.sign_in(), desk.sign_in(), desk.sign_in('juge')
    assert (clerk.who['locked'], clerk.who['unlock'], judge.who['unlock']) == (False, 'pin', 'password')
    assert desk.ask('POST', '/session/lock', {}, Cookie=clerk.cookie)[0] == 403 and not clerk.locked()  # another site's page
    status, who, _r = clerk.post('/session/lock')
    assert (status, who) == (200, dict(clerk.who, locked=True)) and clerk.post('/session/lock')[0] == 200
    before = os.path.getsize(desk.record())
    for url in ['/chamber'] + ['/documents/' + file for file in DOCUMENTS]:
        status, told, _r = clerk.get(url)
        assert status == 423 and 'le pupitre est verrouillé' in str(told), (url, status, told)
    for status, told in (clerk.do('note "x"')[:2], clerk.do('end', number=9000)[:2], clerk.post('/session/stir')[:2],
                         clerk.post('/import/roster')[:2], clerk.post('/import/agenda')[:2]):
        assert status == 423 and told == {'reason': "le pupitre est verrouillé ; le déverrouiller d'abord"}, told
    assert os.path.getsize(desk.record()) == before
    states = []
    for port, headers in (desk.port(), {'Cookie': clerk.cookie}), (desk.port('projector'), {}):
        c = http.client.HTTPConnection('127.0.0.1', port, timeout=30)
        c.request('GET', '/events', headers=headers)
        stream = c.getresponse()
        while b'"body"' not in (line := stream.readline()):
            assert line, 'the stream ended'
        states.append(line)
        c.close()
    assert states[0] == states[1] and b'Exemple' in states[0]
    assert other.get('/chamber')[0] == 200 and judge.get('/chamber')[0] == 200 and other.do('note "x"')[1]['code'] == 0
    for wrong in {'pin': PINS['maire']}, {'password': PINS['m.durand']}, {'pin': PASSWORD}, {'pin': ''}:
        status, told, _r = clerk.post('/session/unlock', **wrong)
        assert status == 403 and "Ce n'est pas le bon." in told['reason'] and clerk.locked(), wrong
    for none in {}, {'pin': 2580}, {'pin': '2580' * 40}:
        assert clerk.post('/session/unlock', **none)[0] == 400
    assert desk.ask('POST', '/session/unlock', {'pin': PINS['m.durand']}, Cookie=clerk.cookie)[0] == 403 and clerk.locked()
    assert clerk.post('/session/unlock', pin=PINS['m.durand'])[:2] == (200, clerk.who) and clerk.get('/chamber')[0] == 200
    assert judge.post('/session/lock')[0] == 200 and judge.post('/session/unlock', pin=PINS['m.durand'])[0] == 403
    assert judge.post('/session/unlock', password=PASSWORD)[0] == 200 and not judge.locked()
    said = desk.said()
    assert 'm.durand locks the console' in said and 'm.durand unlocks the console' in said and PINS['m.durand'] not in said


@test('five wrong ones in a row end the session, and no other; so does an account that is gone')
def _():
    own = Asked(BIN, SETTING)
    clerk, other = own.sign_in(), own.sign_in()
    for _n in range(2):  # four, and the right one, are no five in a row
        clerk.post('/session/lock')
        assert [clerk.post('/session/unlock', pin='0000')[1]['left'] for _n in range(4)] == [4, 3, 2, 1]
        assert clerk.post('/session/unlock', pin=PINS['m.durand'])[0] == 200
    other.post('/session/lock')
    mayor = own.sign_in('maire')
    clerk.post('/session/lock')
    told = [clerk.post('/session/unlock', pin='0000') for _n in range(5)]
    assert [t[0] for t in told] == [403] * 4 + [401] and 'la connexion a pris fin' in told[4][1]['reason'], told
    assert 'Max-Age=0' in told[4][2].getheader('Set-Cookie')
    for url in '/session', '/chamber', '/events':
        assert clerk.get(url)[0] == 401, url
    assert clerk.post('/session/unlock', pin=PINS['m.durand'])[0] == 401
    assert own.ask('POST', '/session', {'name': 'm.durand', 'password': PASSWORD})[0] == 429  # it is no way around the door
    assert other.post('/session/unlock', pin=PINS['m.durand'])[0] == 200 and mayor.get('/chamber')[0] == 200
    mayor.post('/session/lock')
    assert subprocess.run([own.cli, 'user', '--users', own.path('users'), 'remove', 'maire'], timeout=60).returncode == 0
    status, why, _r = mayor.post('/session/unlock', pin=PINS['maire'])
    assert status == 401 and 'Ce compte a changé' in why['reason'] and mayor.get('/session')[0] == 401
    own.stop()
    own.clean()


@test('where nobody is, it locks itself after that time, having warned; looking on does not count, an act or a gesture does')
def _():
    own = Asked(BIN, SETTING, daemon='lock_after_s = 4\n')
    clerk, judge = own.sign_in(), own.sign_in('juge')
    assert clerk.who['lock_after_s'] == 4
    clerk.do('note "x"')
    began, warned = time.monotonic(), []
    while (told := clerk.get('/chamber'))[0] == 200:
        warned.append(told[1].get('locks_in_s'))
        assert judge.post('/session/stir')[0] == 204
        assert time.monotonic() < began + 20
        time.sleep(0.05)  # what is waited for is time, four seconds without anybody: there is no event of nobody's coming
    took = time.monotonic() - began
    assert told[0] == 423 and 3.5 < took < 8 and warned[0] is None and warned[-1] == 1, (told, took, warned)
    assert clerk.locked() and clerk.do('note "y"')[0] == 423 and not judge.locked()
    assert 'm.durand was not there for 4 s, locked' in own.said()
    assert clerk.post('/session/unlock', pin=PINS['m.durand'])[0] == 200
    began = time.monotonic()
    while judge.get('/chamber')[0] == 200 or time.monotonic() < began + 4.2:
        assert clerk.do('note "x"')[0] == 200
        assert time.monotonic() < began + 20
        time.sleep(0.05)  # as above: the judge's four seconds
    assert judge.locked() and not clerk.locked()
    own.stop()
    own.clean()


@test('with a certificate: signed in by TLS 1.2 or 1.3 alone, as the fingerprint says, with a cookie for TLS alone; nothing in the clear')
def _():
    guarded = Asked(BIN, SETTING, guarded=True)
    assert guarded.url().startswith('https://') and guarded.url('projector').startswith('http://')
    shown = subprocess.run(['openssl', 'x509', '-noout', '-fingerprint', '-sha256', '-in', guarded.path('pem')], capture_output=True,
                           text=True, check=True).stdout.strip().split('=')[1]
    person = guarded.sign_in()  # it is there: what it says at its start is said
    assert guarded.fingerprint == f'sha256 {shown}\n' and f'certificate sha256 {shown}' in guarded.said()
    r = guarded.ask('POST', '/session', {'name': 'm.durand', 'password': PASSWORD})[2]
    assert r.getheader('Set-Cookie').endswith('; HttpOnly; SameSite=Strict; Secure')
    assert person.do('arrive 4')[1]['code'] == 0 and person.get('/chamber')[1]['seats'][3]['present'] == 'yes'
    assert guarded.ask('GET', '/session', Host='scrutin.mairie.example')[0] == 401  # typed by whatever name
    for most, good in ((ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True)):
        context = ssl.create_default_context(cafile=guarded.path('pem'))
        context.set_ciphers('ALL:@SECLEVEL=0')
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')  # that nobody should use 1.1 is what is tried
            context.minimum_version, context.maximum_version = min(most, ssl.TLSVersion.TLSv1_2), most
        try:
            with socket.create_connection(('127.0.0.1', guarded.port()), 10) as s, context.wrap_socket(s, server_hostname='127.0.0.1') as t:
                assert good, t.version()
        except ssl.SSLError as e:
            assert not good, e
    with socket.create_connection(('127.0.0.1', guarded.port()), 10) as s:
        s.sendall(b'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
        try:
            said = s.recv(4096)
        except ConnectionResetError:
            said = b''
        assert not said.startswith(b'HTTP'), said
    guarded.stop()
    guarded.clean()


@test('killed, keeper or console come back and the same persons go on, or stay locked or out; nothing is lost, and nothing is done twice')
def _():
    sittings().append(desk)
    person = desk.sign_in()
    assert person.do('note "avant"')[1]['code'] == 0
    desk.kill('scrutin-keeper')
    for _n in tries():
        status, done, _r = person.do('note "pendant"', number=500)
        if status != 503:
            break
    assert status == 200 and done['code'] == 0, (status, done)
    left, gone = desk.sign_in('tech'), desk.sign_in('maire')
    assert left.post('/session/lock')[0] == 200 and desk.ask('DELETE', '/session', Cookie=gone.cookie, X_Scrutin_Token=gone.who['token'])[0] == 204
    for _n in range(5):
        assert desk.ask('POST', '/session', {'name': 'maire', 'password': 'y'})[0] == 401
    os.kill(desk.console(), 9)
    for _n in tries():
        try:
            status, who, _r = person.get('/session')
            break
        except OSError:
            continue
    assert (status, who) == (200, person.who), (status, who)
    assert left.get('/chamber')[0] == 423 and gone.get('/session')[0] == 401
    assert desk.ask('POST', '/session', {'name': 'maire', 'password': PASSWORD})[0] == 429
    for number, line in (500, 'note "pendant"'), (501, 'note "après"'):
        for _n in tries():
            status, done, _r = person.do(line, number=number)
            if status != 503:
                break
        assert (status, done['code']) == (200, 0), (line, status, done)
    assert person.do('end', number=502)[1]['code'] == 0
    with open(desk.record(), 'rb') as f:
        record = f.read()
    assert [record.count(f'note "{w}"'.encode()) for w in ('avant', 'pendant', 'après')] == [1, 1, 1]
    replayed = desk.scrutin('replay', desk.record())  # with what each role was refused
    assert replayed.returncode == 0, replayed
    assert desk.verdict().endswith('verdict sealed\n')


report()
