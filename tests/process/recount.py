#!/usr/bin/env python3
"""recount.py BIN [SEED...] -- random sittings, counted a second time by a program that shares nothing with the first

A story is made up from a seed: seats and voices, who is there, proxies, recusals, ballots of every mode, counts by hand, rounds,
groups, objections to them, corrections, annulments. While it is written, what each result line must say is computed here, from
scrutin-story(5) and the law, never from our C. `scrutin story --record` and `scrutin export --format json` must both agree, key by key, seat by seat.
A seed that ever failed stays in KEPT.
"""
import itertools, json, math, os, random, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

# What is counted is the same without sanitizers, in a fifth of the time: BUILD/san/bin has a plain BUILD/bin beside it.
BIN = os.path.abspath(sys.argv[1])
PLAIN = os.path.normpath(os.path.join(BIN, '../../bin'))
if os.path.basename(os.path.dirname(BIN)) == 'san' and os.path.exists(PLAIN + '/scrutin'):
    BIN = PLAIN
KEPT = []
SEEDS = [int(s) for s in sys.argv[2:]] or KEPT + list(range(1, 201))
WORDS = ['pour', 'contre', 'abstention', 'nspp', 'nppv', 'blanc', 'nul', 'silent']
KEYS = {'A': 'pour', 'B': 'contre', 'C': 'abstention', 'D': 'nspp'}


def eldest(names, born):
    """The one of NAMES who is born first; all of them where that does not single one out, or a date is not known."""
    dates = sorted(born[n] or '' for n in names)
    return [n for n in names if born[n] == dates[0]] if dates[0] and dates[0] < dates[1] else names


class Sitting:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines, self.lined, self.final = [], [], []   # lined: as printed; final: as the record ends, by ballot
        self.open_profile = self.r.random() < 0.3
        self.n = self.r.randint(3, 17)
        self.weight, self.handset, self.born = {}, {}, {}
        self.present, self.proxy = set(), {}              # proxy: giver -> holder
        self.items, self.last = 0, None
        self.describe()
        for _ in range(self.r.randint(2, 5)):
            self.move()
            self.deal()
        self.say('end')

    def say(self, line):
        self.lines.append(line)

    def describe(self):
        self.say(f'body X organ=Y profile={"syndicat-ouvert" if self.open_profile else "commune"}')
        self.say('sitting 2026-01-15T18:30 president=1 secretary=2')
        for s in range(1, self.n + 1):
            self.weight[s] = self.r.choice([1, 2, 3, 7]) if self.open_profile else 1
            self.born[s] = self.r.randint(19400101, 19400128)
            born = str(self.born[s])
            more = f' weight={self.weight[s]}' if self.open_profile else ''
            if self.r.random() < 0.7 or s == 1:
                self.handset[s] = f'{s:08X}'
                more += f' handset={self.handset[s]}'
            self.say(f'seat {s} civility=M first=F last=L born={born[:4]}-{born[4:6]}-{born[6:]}{more}')
        for s in range(1, self.n + 1):
            if s == 1 or self.r.random() < 0.75:
                self.arrive(s)
        self.fill()

    # --- who is here -----------------------------------------------------------------------------------------------
    def arrive(self, s):
        self.say(f'arrive {s}')
        if s not in self.present:
            self.present.add(s)
            self.proxy.pop(s, None)

    def fill(self):
        for s in range(1, self.n + 1):
            if len(self.present) <= self.n // 2:
                if s not in self.present:
                    self.arrive(s)

    def move(self):
        for _ in range(self.r.randint(0, 4)):
            s = self.r.randint(2, self.n)
            kind = self.r.random()
            if kind < 0.3:
                self.arrive(s)
            elif kind < 0.6 and s in self.present and len(self.present) > self.n // 2 + 1:
                self.say(f'leave {s}')
                self.present.discard(s)
            elif kind < 0.9:
                h = self.r.randint(1, self.n)
                busy = set(self.proxy.values())
                if s != h and s not in self.proxy and h not in self.proxy and s not in busy and h not in busy:
                    self.say(f'proxy {s} -> {h}')
                    self.proxy[s] = h
            elif s in self.proxy:
                self.say(f'revoke {s}')
                del self.proxy[s]
        self.fill()

    def active(self):
        return {g: h for g, h in self.proxy.items() if g not in self.present and h in self.present}

    # --- items -----------------------------------------------------------------------------------------------------
    def deal(self):
        n = self.r.choice([1, 1, 1, 1, 2, 3])
        names = []
        for _ in range(n):
            self.items += 1
            names.append(str(self.items))
            self.say(f'item {self.items} T')
        self.recused = {i: {} for i in names}
        self.attempt = {i: 0 for i in names}
        first, lowered, here = names[-1], 0, 0
        if n == 1 and self.r.random() < 0.2:   # before it is discussed, an l1111-6 recusal leaves the quorum's both sides
            s = self.r.randint(2, self.n)
            if len(self.present) - 1 >= (self.n - 1) // 2 + 1:
                self.say(f'recuse {s} kind=l1111-6')
                self.recused[first][s] = 'l1111-6'
                lowered, here = 1, s in self.present
        self.quorum = {i: self.n // 2 + 1 for i in names}
        self.quorum[first] = (self.n - lowered) // 2 + 1
        assert len(self.present) - here >= self.quorum[first]
        if n == 1 and self.r.random() < 0.15:
            return self.assent(first)
        for i in names:
            self.say(f'discuss {i}')
            for s in range(1, self.n + 1):
                if self.r.random() < 0.08 and s not in self.recused[i]:
                    self.say(f'recuse {s}')
                    self.recused[i][s] = 'interested'
        self.alone = []
        self.ballots(names)
        for i in self.alone:
            self.ballots([i])

    def assent(self, item):
        how = self.r.choice(['unanimous', 'assent', 'noted'])
        self.say(f'take-note {item}' if how == 'noted' else f'adopt {item} {how}')
        b = self.begin([item], 'ordinary', 'assent')
        r = b['results'][0]
        r['pour' if how == 'unanimous' else 'silent'] = r['electorate']
        r['proxies_cast'] = r['proxies'] if how == 'unanimous' else 0
        r['voting_present'] = r['present'] - r['recused']
        self.decide(b, r)
        r['outcome'] = 'noted' if how == 'noted' else 'adopted'
        self.state(b)

    def ballots(self, names):
        electing = len(names) == 1 and self.r.random() < 0.25
        rounds, self.round = self.r.randint(3, 6) if electing else self.r.randint(1, 5), 1
        for k in range(rounds):
            if self.r.random() < 0.1:
                mode = 'mode=secret ground=election candidates=X' if electing else ''
                self.say(f'open items={",".join(names)} {mode}')
                self.say('abort reason=r')
                for i in names:
                    self.attempt[i] += 1
            b = self.election(names[0]) if electing else self.question(names)
            if b['results'][0]['outcome'] == 'next-round':
                self.round = min(3, self.round + 1)
                continue
            if k + 1 < rounds and self.r.random() < 0.6:
                self.annul(b, electing)
                continue
            return

    def annul(self, b, electing):
        self.say('annul reason=r' + (' decided-by=assembly informed=yes unanimous=yes' if electing else ''))
        for r in b['results']:
            r['outcome'] = 'void'
        self.round = b['round']
        self.state(b, again=True)

    # --- a ballot ---------------------------------------------------------------------------------------------------
    def begin(self, names, mode, by, majority='cast', candidates=(), casting=None):
        givers = self.active()
        b = dict(items=names, mode=mode, by=by, majority=majority, candidates=list(candidates), round=self.round
                 if candidates else 1, choice={}, via={}, results=[], casting=casting, givers=givers, here=set(self.present),
                 presider_said=None)
        for i in names:
            out = self.recused[i]
            self.attempt[i] += 1
            seats = {s for s in self.present if s not in out}
            givers_i = {g for g, h in givers.items() if g not in out and h not in out}
            b['results'].append(dict(
                item=i, attempt=self.attempt[i], mode=mode, serving=self.n, present=len(self.present), quorum=self.quorum[i],
                quorum_met='yes', proxies=len(givers_i), electorate=sum(self.weight[s] for s in seats | givers_i), by=by,
                recused=sum(s in out for s in self.present), seats=seats | givers_i, **{w: 0 for w in WORDS}))
        return b

    def tally(self, b):
        for r in b['results']:
            for w in WORDS:
                r[w] = 0
            r['counts'] = [0] * len(b['candidates'])
            r['proxies_cast'], r['voting_present'] = 0, 0
            for s in r['seats']:
                c = b['choice'].get(s, 'silent')
                if c in b['candidates']:
                    r['counts'][b['candidates'].index(c)] += self.weight[s]
                else:
                    r[c] += self.weight[s]
                if s in b['here']:
                    r['voting_present'] += c != 'nppv'
                else:
                    r['proxies_cast'] += b['via'].get(s, 'none') != 'none' and c != 'nppv'
            self.decide(b, r)

    def decide(self, b, r):
        counts = r.setdefault('counts', [0] * len(b['candidates']))
        cast = r['cast'] = r['pour'] + r['contre'] + sum(counts)
        kind, _, base = b['majority'].rpartition('-')
        n = {'cast': cast, 'serving': r['serving'], 'present': r['present'], 'electorate': r['electorate']}[base]
        if kind in ('', 'absolute'):
            r['required'] = n // 2 + 1
        else:
            num, den = map(int, kind.split('/'))
            r['required'] = math.ceil(n * num / den) if n * num % den else n * num // den
        r['casting_vote'] = 'none'
        if b['candidates']:
            return self.elect(b, r, counts)
        r['unanimous'] = 'yes' if cast and cast in (r['pour'], r['contre']) else 'no'
        adopted = cast > 0 and r['pour'] >= r['required']
        if b['majority'] == 'cast' and cast and r['pour'] == r['contre'] and b['mode'] != 'secret':
            own = b['presider_said'] if b['by'] != 'handsets' else b['choice'].get(1) if 1 in r['seats'] else None
            r['casting_vote'] = {'pour': 'for', 'contre': 'against'}.get(own, 'none')
            adopted = own == 'pour'
        r['outcome'] = 'adopted' if adopted else 'rejected'

    def elect(self, b, r, counts):
        if b['round'] == 3:
            r['required'] = 0
        best = max(counts)
        first = [c for c, v in zip(b['candidates'], counts) if v == best]
        r['unanimous'] = 'yes' if r['cast'] and best == r['cast'] else 'no'
        if len(first) > 1 and b['round'] == 3:
            first = eldest(first, dict(zip(b['candidates'], b['born'])))
        r['outcome'] = f'elected:{first[0]}' if best > 0 and best >= r['required'] and len(first) == 1 else 'next-round'

    def state(self, b, again=False):
        """What is printed now; and what stands at the end."""
        for r in b['results']:
            self.lined.append({k: str(v) for k, v in r.items() if k not in ('seats', 'counts')})
            self.lined += [('count', c, str(v)) for c, v in zip(b['candidates'], r['counts'])]
            if b['mode'] == 'public' and b['by'] == 'handsets':
                self.lined += [('position', str(s), b['choice'].get(s, 'silent'), b['via'].get(s, 'none'))
                               for s in sorted(r['seats'])]
        if not again:
            self.final.append(b)

    def cast(self, b, seats, key_of, second=False):
        """Presses of SEATS; in the second phase those of holders count for their two-phase givers."""
        for s in self.r.sample(sorted(seats), len(seats)):
            key, word = key_of()
            if key is None:
                continue
            if b['mode'] != 'secret' and (s not in self.handset or self.r.random() < 0.1):
                word = self.typed(b, word)
                self.say(f'vote {s} {word}')
                via = 'clerk'
            elif s in self.handset:
                if self.r.random() < 0.05:
                    self.say(f'press {self.handset[s]} {"A" if b["candidates"] else "B"}')
                self.say(f'press {self.handset[s]} {key}')
                via = 'handset'
            else:
                continue
            mine = [g for g, c in b['givers_by'].items() if c == 'two-phase' and b['givers'][g] == s] if second else []
            for g in mine or [s]:
                b['choice'][g] = word
                b['via'][g] = 'holder' if mine else via

    def typed(self, b, word):
        """What no key says, the clerk can type."""
        return 'nppv' if not b['candidates'] and self.r.random() < 0.2 else word

    def electorate(self, b):
        """Who votes on any of the items: those who are here, and givers with their holders."""
        voters = {s for s in b['here'] if any(s not in self.recused[i] for i in b['items'])}
        alive = {g: h for g, h in b['givers'].items()
                 if any(g not in self.recused[i] and h not in self.recused[i] for i in b['items'])}
        b['givers_by'] = {g: b['casting'] or ('handset' if g in self.handset else 'two-phase' if b['mode'] == 'secret' else
                                              'linked') for g in alive}
        return voters, alive

    def split(self, b):
        """One item leaves the ballot, and the list of those that are voted on together; what was said of the others stays."""
        out = self.r.choice(b['items'])
        self.say(f'split {out} by=1')
        b['items'].remove(out)
        b['results'] = [r for r in b['results'] if r['item'] != out]
        self.attempt[out] -= 1
        self.alone.append(out)
        voters, alive = self.electorate(b)
        for s in list(b['via']):
            if s not in voters and s not in alive:
                del b['via'][s], b['choice'][s]

    def run(self, b, key_of):
        self.cast(b, self.electorate(b)[0], key_of)
        while len(b['items']) > 1 and self.r.random() < 0.3:
            self.split(b)
        voters, alive = self.electorate(b)
        if self.r.random() < 0.2:   # a fact with a time: touches the next ballot, not this one
            s = self.r.randint(2, self.n)
            self.arrive(s)
        for g, how in b['givers_by'].items():
            key, word = key_of()
            if key is None:
                continue
            if how == 'handset' and g in self.handset:
                self.say(f'press {self.handset[g]} {key}')
                b['choice'][g], b['via'][g] = word, 'proxy-handset'
            elif b['mode'] != 'secret' and how != 'two-phase' and self.r.random() < 0.4:
                word = self.typed(b, word)
                self.say(f'vote {alive[g]} {word} for={g}')
                b['choice'][g], b['via'][g] = word, 'clerk'
        if 'two-phase' in b['givers_by'].values() and self.r.random() < 0.8:
            self.say('second-phase')
            self.cast(b, {alive[g] for g, c in b['givers_by'].items() if c == 'two-phase'} & voters, key_of, second=True)
        for g, how in b['givers_by'].items():
            if how == 'linked' and g not in b['via'] and alive[g] in b['via']:
                b['choice'][g], b['via'][g] = b['choice'][alive[g]], 'holder'
        self.say('close confirm-silent')
        self.tally(b)
        self.state(b)

    def question(self, names):
        majority = self.r.choice(['cast'] * 6 + ['2/3-cast', 'absolute-serving', '3/5-present', 'absolute-electorate'])
        items = f'items={",".join(names)}'
        if self.r.random() < 0.2:
            return self.by_hand(names, items, majority)
        mode = self.r.choice(['ordinary', 'ordinary', 'public', 'secret'])
        if mode == 'secret' and len({frozenset(self.recused[i]) for i in names}) > 1:
            mode = 'public'
        casting = self.r.choice([None, None, 'handset', 'two-phase'] + ['linked'] * (mode != 'secret'))
        b = self.begin(names, mode, 'handsets', majority, casting=casting)
        self.say(f'open {items} mode={mode} majority={majority}' + (f' proxies={casting}' if casting else '') +
                 (' ground=nomination' if mode == 'secret' else ''))
        lean = self.r.choice(['AAAB', 'AB', 'ABCD', 'A', 'B', 'CD'])

        def key_of():
            if self.r.random() < 0.08:
                return None, None
            key = self.r.choice(lean)
            return key, KEYS[key]
        self.run(b, key_of)
        voters = sorted({s for r in b['results'] for s in r['seats']})
        if mode != 'secret' and voters and self.r.random() < 0.25:
            s, word = self.r.choice(voters), self.r.choice(WORDS[:5])
            self.say(f'correct {s} {word} reason=r')
            b['choice'][s], b['via'][s] = word, 'clerk'
            self.tally(b)
            self.state(b, again=True)
        return b

    def by_hand(self, names, items, majority):
        how, mode = self.r.choice([('hands', 'ordinary'), ('roll-call', 'public'), ('paper', 'secret')])
        b = self.begin(names, mode, how, majority)
        left = min(r['electorate'] for r in b['results'])
        said = {w: 0 for w in ('pour', 'contre', 'abstention', 'nspp', 'blanc', 'nul')}
        tie = self.r.random() < 0.4
        for w in said:
            said[w] = self.r.randint(0, left // 2 if w in ('pour', 'contre') else left)
            if w == 'contre' and tie:
                said[w] = said['pour']
            left -= said[w]
        line = f'count {items} mode={how} majority={majority} tellers=1,2 ' + ' '.join(f'{w}={v}' for w, v in said.items() if v)
        if all(1 not in self.recused[i] for i in names) and mode != 'secret' and said['pour'] and said['contre'] and self.r.random() < 0.5:
            b['presider_said'] = self.r.choice(['pour', 'contre'])
            line += f' presider={b["presider_said"]}'
        self.say(line)
        self.say(line)
        for r in b['results']:
            r.update(said)
            r['silent'] = r['electorate'] - sum(said.values())
            r['proxies_cast'] = r['proxies']
            r['voting_present'] = r['present'] - r['recused']
            self.decide(b, r)
        self.state(b)
        return b

    def election(self, name):
        seats = self.r.sample(range(1, self.n + 1), self.r.randint(1, 3))
        candidates = [f'seat:{s}' for s in seats] + (['Liste'] if self.r.random() < 0.3 else [])
        casting = self.r.choice([None, 'handset', 'two-phase'])
        b = self.begin([name], 'secret', 'handsets', 'cast', candidates, casting)
        day = lambda n: f'{n // 10000:04}-{n // 100 % 100:02}-{n % 100:02}'
        b['born'] = [day(self.born[int(c[5:])]) if c.startswith('seat:') else None for c in candidates]
        given = self.r.random() < 0.4
        if given:   # of a list, or another than the seat's
            b['born'] = [day(self.r.randint(19400101, 19400103)) for _ in candidates]
        self.say(f'open items={name} mode=secret ground=election candidates={",".join(candidates)} round={b["round"]}' +
                 (f' proxies={casting}' if casting else '') + (f' born={",".join(b["born"])}' if given else ''))

        turn = itertools.cycle(range(len(candidates))) if self.r.random() < 0.6 else None   # in turn there are ties

        def key_of():
            k = next(turn) if turn else self.r.randint(0, len(candidates) + (self.r.random() < 0.3))
            if k > len(candidates):
                return None, None
            return ('E', 'blanc') if k == len(candidates) else ('ABCD'[k], candidates[k])
        self.run(b, key_of)
        return b


# --- what the program says --------------------------------------------------------------------------------------------

def parsed(text):
    lines = []
    for line in text.splitlines():
        word, *pairs = line.split(' ')
        values = dict(p.split('=', 1) for p in pairs)
        if word == 'result':
            lines.append(values)
        elif word == 'count':
            lines.append(('count', values['choice'], values['voices']))
        else:
            lines.append(('position', values['seat'], values['choice'], values['via']))
    return lines


def run(*words):
    got = subprocess.run([BIN + '/scrutin', *words], capture_output=True, text=True, timeout=60)
    assert got.returncode == 0, f'{words[0]}: exit {got.returncode}: {got.stderr}'
    return got.stdout


def elected_again(ballot, result):
    """Who is elected, from the JSON of a ballot alone."""
    voices = {c['choice']: c['voices'] for c in result['candidates']}
    best = max(voices.values())
    first = [c for c in voices if voices[c] == best]
    if ballot['round'] < 3:
        first = first if best > sum(voices.values()) // 2 else []
    elif len(first) > 1:
        first = eldest(first, {c['choice']: c['born'] for c in ballot['candidates']})
    return f'elected:{first[0]}' if best and len(first) == 1 else 'next-round'


def same_json(sitting, d):
    ballots = [b for b in d['ballots'] if b['number'] is not None]
    assert len(ballots) == len(sitting.final), 'ballots'
    for got, b in zip(ballots, sitting.final):
        assert (got['mode'], got['by'], got['majority'], got['round']) == (b['mode'], b['by'], b['majority'], b['round']), got['place']
        for q, r in zip(got['items'], b['results']):
            flat = {**q['result'], **q['result']['voices'], 'item': q['item'], 'attempt': q['attempt']}
            for k, v in r.items():
                if k in ('seats', 'counts', 'mode', 'by'):
                    continue
                v = v == 'yes' if k in ('quorum_met', 'unanimous') else v
                assert flat[k] == v, f'ballot {got["place"]} item {r["item"]}: {k}: wanted {v}, got {flat[k]}'
            assert [c['voices'] for c in q['result']['candidates']] == r['counts']
            if b['candidates'] and r['outcome'] != 'void':
                told = elected_again(got, q['result'])
                assert told == q['result']['outcome'], f'ballot {got["place"]}: counted from the JSON alone: {told}'
                eldests.append(b['round'] == 3 and r['counts'].count(max(r['counts'])) > 1 and told != 'next-round')
        for v in got['votes'] if b['by'] == 'handsets' else []:
            s = v['seat']
            if v['voter'] != 'none':
                assert v['took_part'] == (s in b['via']), f'ballot {got["place"]}: seat {s} took part'
            if b['mode'] == 'secret':
                assert 'choice' not in v
            elif v['voter'] != 'none':
                assert (v['choice'], v['via']) == (b['choice'].get(s, 'silent'), b['via'].get(s, 'none')), (got['place'], s)


def check(seed, folder):
    sitting = Sitting(seed)
    story, record = os.path.join(folder, f'{seed}.story'), os.path.join(folder, f'{seed}.record')
    with open(story, 'w') as f:
        f.write('\n'.join(sitting.lines) + '\n')
    got = parsed(run('story', '--record', record, story))
    for k, (g, w) in enumerate(zip(got, sitting.lined)):
        differing = {x for x in w if g.get(x) != w[x]} if isinstance(g, dict) and isinstance(w, dict) else g != w
        assert not differing, f'line {k + 1}, {differing}:\n wanted {w}\n got    {g}'
    assert len(got) == len(sitting.lined), f'{len(got)} lines, wanted {len(sitting.lined)}'
    same_json(sitting, json.loads(run('export', record, '--all', '--format', 'json')))
    for path in (story, record, record + '.pub'):
        os.unlink(path)
    return len(got)


def attempt(seed):
    try:
        return check(seed, folder), None
    except AssertionError as e:
        return 0, f'FAIL seed {seed}: {os.path.join(folder, str(seed))}.story\n{e}'


eldests = []   # of each election whether age decided it
folder = tempfile.mkdtemp(prefix='scrutin-')
with ThreadPoolExecutor(2) as pool:
    results = list(pool.map(attempt, SEEDS))
wrong = [why for _, why in results if why]
if len(SEEDS) >= 200 and sum(eldests) < 5:
    wrong.append(f'age decided {sum(eldests)} elections: the sittings are not what they were made for')
print('\n'.join(wrong + [f'{sum(n for n, _ in results)} lines counted twice, {sum(eldests)} elections decided by age']))
if not wrong:
    shutil.rmtree(folder)
print(f'{len(results) - len(wrong)} passed, {len(wrong)} failed')
sys.exit(bool(wrong))
