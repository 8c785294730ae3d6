#!/usr/bin/env python3
"""english.py [--missing] -- every sentence of the pages is in english.js, and no other; no French outside of fr`...`

Sentences: fr`...` in src/view/page/*.js, what the HTML says, what the console's program answers, and what receivers say of a light.
--missing prints those without their English, as lines for that file.
"""
import html.parser, json, pathlib, re, sys

PAGE = pathlib.Path('src/view/page')
TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|(?<=[(,=:!&|?])\s*/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/', re.S)  # no template begins in it
FRENCH = re.compile(r'[À-ÖØ-öø-ÿŒœ’«»]')


def templates(text):
    """(offset, tag, key) of each template; {} stands for what is put in."""
    at, out = 0, []

    def skip(at):
        """Past a template that begins at AT; tells of it, and of those within."""
        begin, key = at, ''
        at += 1
        while text[at] != '`':
            if text.startswith('${', at):
                key += '{}'
                at = expression(at + 2)
            elif text[at] == '\\':
                key += json.loads(f'"{text[at:at + 6]}"') if text[at + 1] == 'u' else {'n': '\n'}.get(text[at + 1], text[at + 1])
                at += 6 if text[at + 1] == 'u' else 2
            else:
                key += text[at]
                at += 1
        out.append((begin, re.search(r'[\w$]*$', text[:begin]).group(0), key))
        return at + 1

    def expression(at, end='}'):
        while at < len(text) and text[at] != end:
            if text[at] == '`':
                at = skip(at)
            elif text[at] == '{':
                at = expression(at + 1)
            elif m := TOKEN.match(text, at):
                at = m.end()
            else:
                at += 1
        return at + 1

    expression(0, end='\0')
    return out


class Html(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.said, self.silent = set(), 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.said |= {v for k, v in attributes if k in ('aria-label', 'placeholder', 'title') and v}

    def handle_data(self, data):
        self.said |= {' '.join(data.split())} if re.search('[A-Za-zÀ-ÿ]{2}', data) else set()


def c_literals(path, before):
    text = pathlib.Path(path).read_text()
    return {json.loads('"' + m + '"') for m in re.findall(before + r'"((?:[^"\\]|\\.)*)"', text) if FRENCH.search(m) or ' ' in m}


def sentences():
    said, loose = set(), []
    for path in sorted(PAGE.glob('*.js')):
        text = path.read_text()
        if path.name == 'english.js':
            continue
        found = templates(text)
        said |= {key for _, tag, key in found if tag == 'fr'}
        loose += [f'{path}: `{key}`' for _, tag, key in found if tag != 'fr' and FRENCH.search(key)]
        loose += [f'{path}: {m}' for m in TOKEN.findall(text) if m[0] == '"' and FRENCH.search(m) and re.search('[a-z]{2}', m)]
    for path in PAGE.glob('*.html'):
        said |= Html(path.read_text()).said
    said |= set().union(*(c_literals(path, r'refuse\([^;]*?') for path in pathlib.Path('src/view').glob('console*.c'))) | c_literals('src/view/imports.c', r'WHY\(')
    for path in pathlib.Path('firmware-bridge/receivers').glob('*.c'):
        said |= c_literals(path, r'\.green_light = ')
    for path in pathlib.Path('firmware-bridge/profiles').glob('*.profile'):
        said |= set(re.findall(r'^light = (.*)$', path.read_text(), re.M))
    return said, loose


def english():
    text = (PAGE / 'english.js').read_text()
    return dict(json.loads(re.sub(r',\s*}', '}', text[text.index('{\n'):text.rindex('}') + 1])))


said, loose = sentences()
have = english()
if sys.argv[1:] == ['--missing']:
    print(''.join(f'\t{json.dumps(s, ensure_ascii=False)}: "",\n' for s in sorted(said - set(have))), end='')
    sys.exit()
wrong = [f'src/view/page/english.js: no English for: {s!r}' for s in sorted(said - set(have))]
wrong += [f'src/view/page/english.js: nobody says: {s!r}' for s in sorted(set(have) - said)]
wrong += [f'{s}: French that is no fr`...`' for s in loose]
wrong += [f'src/view/page/english.js: other places for values than in: {s!r}' for s, e in have.items()
          if len(re.findall(r'\{\d?\}', s)) != len(re.findall(r'\{\d?\}', e))]
print('\n'.join(wrong), end='\n' if wrong else '')
sys.exit(1 if wrong else 0)
