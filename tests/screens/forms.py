#!/usr/bin/env python3
"""forms.py BIN [WORD] -- what at the clerk's console wants more than a key, in a real browser, by its labels alone

Screenshots are left in build/screens.  One browser, one page.
"""
import os, re, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import browser
from clerk import Clerk
from desk import Desk
from sitting import report, sittings, test

BIN = os.path.abspath(sys.argv[1])
NAMES = ['Ada UN', 'Jean DEUX', 'Zoé TROIS', 'Élise QUATRE', 'Omar CINQ', 'Lou SIX', 'Jean SEPT']
SETTING = ('body "Ville d\'Exemple" organ="Conseil municipal" profile=commune\n'
           'sitting 2026-01-15T18:30 president=1 secretary=2\n' + ''.join(
               f'seat {n} civility=Madame first={name.split()[0]} last={name.split()[1]} born=19{n + 50}-01-01\n'
               for n, name in enumerate(NAMES, 1)) +
           'arrive 1..6\nproxy 7 -> 1\nitem 1 "Tarifs"\nitem 2 "Voirie"\nitem 3 "Élection du maire"\nitem 4 "Rapport"\n')


def main(page):
    page.size(1366, 768)
    desk = Desk(BIN, SETTING)
    c = Clerk(page, desk)
    page.run("""window.rung = 0; window.AudioContext = class {
        constructor() { this.currentTime = 0; }
        createGain() { return { gain: {}, connect: () => {} }; }
        createOscillator() { return { frequency: {}, connect: next => next, start: () => window.rung++, stop: () => {} }; }
    }""")  # a speaker that counts tones
    sittings().remove(desk)  # it outlives each test but the last
    sees, does = c.sees, c.does

    @test('an amendment, before its item; what is moved, withdrawn, noted; who does not take part; who presides')
    def _():
        c.hits('a')
        sees('Autre acte', '#menu')
        c.good('forms-menu')
        c.clicks('Fermer')
        does('Ajouter un point…', 'item "1.1" "Amendement : gratuité" kind=amendment parent=1', Numéro='1.1',
             Intitulé='Amendement : gratuité', Nature='amendement', Au_point='1. Tarifs')
        sees('1.1 Amendement : gratuité', '#items')
        does('Déplacer un point…', 'move 4 before=3', Point='4. Rapport', Avant_le_point='3. Élection du maire')
        does('Retirer ou reporter…', 'postpone 2 reason="dossier incomplet"', Point='2. Voirie', Le_point_est='reporté', Motif='dossier incomplet')
        sees('Voirie reporté', '#items')
        does('Mettre en discussion…', 'discuss 1.1', Point='1.1. Amendement : gratuité')
        sees('1.1. Amendement : gratuité', '#item')
        does('Déport…', 'recuse 6 item=1.1 kind=interested', Membre='lou')
        does('Changer de président de séance…', 'preside 2', Préside_désormais='Jean DEUX')
        does('Noter…', 'note "Le maire quitte la présidence"', Au_procès='Le maire quitte la présidence')

    @test('a ballot in public, asked for; votes by name, one for a giver; one rectified, one declared, one contested')
    def _():
        c.opens('Ouvrir un scrutin…', Mode='public', Demandé_par='jean')
        c.clicks('Faire')
        sees('« jean » peut être : Jean DEUX (2), Jean SEPT (7).', '#sheet-why')
        c.good('forms-ambiguous')
        c.fills(Demandé_par='DEUX, 3')
        c.clicks('Faire')
        sees('SCRUTIN OUVERT', '#status')
        page.until('!document.getElementById("sheet").open')  # the state may be seen before the line has its answer
        for seat, name in enumerate(NAMES[:5], 1):
            does('Voter pour un membre…', f'vote {seat} {"contre" if seat == 5 else "pour"}', Membre=name, **({'Vote': 'Contre'} if seat == 5 else {}))
        does('Voter pour un membre…', 'vote 1 abstention for=7', Membre='1', Vote='Abstention', Au_titre='sept')
        c.clicks('C Clore le scrutin')
        sees('POUR : 4 · CONTRE : 1 · ABSTENTION : 1')
        does('Rectifier un vote…', 'correct 5 pour reason="s\'est trompé"', Membre='cinq', Vote='Pour', Motif="s'est trompé")
        sees('POUR : 5 · CONTRE : 0 · ABSTENTION : 1')
        c.clicks('P Proclamer')
        sees('RÉSULTAT PROCLAMÉ', '#status')
        does('Dire après coup ce qu’il a voulu…', 'declare 5 contre', Membre='5', Il_déclare='Contre')
        does('Contestation…', 'contest 4 text="le résultat"', Membre='4', Ce_qu='le résultat')
        assert (said := page.said()) == [], said

    @test('what is refused is told in the form, with nothing lost; what is missing too; Escape gives up')
    def _():
        c.opens('Ouvrir un scrutin…', Mode='public', Demandé_par='3')
        c.clicks('Faire')
        sees('Refusé : ', '#sheet-why')
        assert page.run('document.getElementById("field-asked").value') == '3'
        page.key('Escape')
        page.until('!document.getElementById("sheet").open')
        c.opens('Contestation…', Membre='99')
        c.clicks('Faire')
        sees('Il n’y a pas de siège 99.', '#sheet-why')
        c.fills(Membre='4')
        c.clicks('Faire')
        sees('Il manque : Ce qu’il conteste.', '#sheet-why')
        c.clicks('Renoncer')

    @test('an election of three rounds by paper, each entered twice; a second entry that differs is refused; the eldest is elected')
    def _():
        for n, (voices, title) in enumerate((('3, 3', '1er tour'), ('3, 3', '2e tour'), ('3, 3', '3e tour')), 1):
            numbers = dict(Voix_de_chacun=voices, Blancs='1', Enveloppes='7')
            how = dict(Manière='bulletins', Scrutateurs='trois, quatre')
            if n == 1:
                does('Mettre en discussion…', 'discuss 3', Point='3. Élection du maire')
                how.update(Objet_du_scrutin='élection', Candidats='Omar CINQ\nÉlise QUATRE')
            c.opens('Compter à la main…', **how)
            c.fills(**numbers)
            line = page.run('document.getElementById("sheet-line").textContent')
            assert line == 'count mode=paper ground=election candidates=seat:5,seat:4 voices=3,3 blanc=1 envelopes=7 tellers=3,4', line
            c.clicks('Faire')
            sees('Première saisie reçue.', '#sheet-why')
            if n == 1:
                c.fills(**dict(numbers, Voix_de_chacun='4, 2'))
                c.clicks('Faire')
                sees('Refusé : la seconde saisie diffère de la première', '#sheet-why')
                c.good('forms-second-entry')
                c.clicks('Renoncer')
                does('Reprendre un comptage à zéro…', 'abort reason="mal lu"', Motif='mal lu')
                c.opens('Compter à la main…', **how, **numbers)
                c.clicks('Faire')
                sees('Première saisie reçue.', '#sheet-why')
            c.fills(**numbers)
            c.clicks('Faire')
            page.until('!document.getElementById("sheet").open')
            sees(title, '#status')
            c.clicks('P Proclamer')
            sees('RÉSULTAT PROCLAMÉ', '#status')
        sees('Élise QUATRE ÉLECTION ACQUISE', '#ballot')

    def tab_to(words):
        for _n in range(60):
            if page.run('document.activeElement.textContent.trim()') == words:
                return
            page.key('Tab')
        raise AssertionError(f'Tab never comes to {words}')

    @test('the menu, a form with a text and one with choices, and the documents, by the keyboard alone')
    def _():
        c.hits('a')
        tab_to('Noter…')
        page.key('Enter')
        page.until('document.activeElement.id === "field-text"')
        c.type('sans souris')
        page.key('Enter')
        sees('note "sans souris" fait', '#log')
        page.until('!document.getElementById("sheet").open')
        c.hits('a')
        tab_to('Retirer ou reporter…')
        page.key('Enter')
        page.until('document.activeElement.id === "field-item"')
        c.type('4')  # a choice by how it begins
        page.key('Tab')
        page.key('ArrowDown')
        page.key('Tab')
        c.type('plus tard')
        sees('postpone 4 reason="plus tard"', '#sheet-line')
        page.key('Escape')
        page.until('!document.getElementById("sheet").open')
        c.hits('d')
        tab_to('Toute la séance (JSON)')
        page.key('Enter')
        sees('enregistré sous seance.json', '#documents-why')
        page.key('Escape')
        page.until('!document.getElementById("documents").open')

    def brings(name, text):
        """Chooses a file by the keyboard, in the dialog that is open."""
        with open(desk.path(name), 'wb') as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        page.until('document.activeElement.id === "import-file"')
        page.ask('pick', key='Enter', path=desk.path(name))

    rows = 'Array.from(document.querySelectorAll("#import-table tbody tr"), r => Array.from(r.cells, c => c.textContent.trim()).filter(Boolean).join("|"))'
    head = 'Siège;Civilité;Prénom;Nom;Groupe;Boîtier;Rang;Présence;Pouvoir à\n'
    good = head + '1;Mme;Ada;UN;;5;;;\n2;Mme;Jean;DUPONT;;;;;\n8;Mme;Noé;HUIT;Les Huit;371BA68A;3;présent;\n9;M.;<b>Léo</b>;NEUF;;;;;HUIT\n'

    @test('members from a file, by the keyboard: what is wrong in it, what is new and what stands already, said line by line; nothing twice')
    def _():
        c.hits('a')
        tab_to('Importer les membres…')
        page.key('Enter')
        brings('élus.csv', head + '8;;Noé;;;371BA68B;;;\n')
        sees('3 problèmes : rien ne sera inscrit.', '#import-why')
        told = page.run('Array.from(document.querySelectorAll("#import-problems li"), l => l.textContent)')
        assert len(told) == 3 and told[0].replace('\u00a0', ' ') == "élus.csv, ligne 2, B2 (Civilité) : pas de civilité ; écrire M. ou Mme", told
        assert page.run('document.getElementById("import-yes").hidden')
        c.good('import-problems')
        page.run('document.getElementById("import-file").focus()')
        brings('élus.csv', good.encode('cp1252'))
        sees('élus.csv : 5 lignes à inscrire, 1 en désaccord avec la séance, laissée de côté.', '#import-said')
        assert page.run(rows) == ['1|Madame Ada UN|5|boîtier à donner', '2|Madame Jean DUPONT|le siège est celui de Madame Jean DEUX',
                                  '8|Madame Noé HUIT|Les Huit|371BA68A|rang 3|à inscrire', '9|Monsieur <b>Léo</b> NEUF|à inscrire',
                                  '8|présent|à inscrire', '9|pouvoir à Noé HUIT|à inscrire'], page.run(rows)
        c.good('import-preview')
        assert page.run('document.activeElement.textContent') == 'Inscrire (5)'
        page.key('Enter')
        sees('5 lignes inscrites, toutes.', '#import-said')
        c.good('import-done')
        page.run('document.getElementById("import-file").focus()')
        brings('élus.csv', good)
        sees('élus.csv : 0 ligne à inscrire, 5 déjà inscrites, 1 en désaccord', '#import-said')
        page.run('document.getElementById("import-file").focus()')
        brings('rang.csv', 'Siège;Civilité;Prénom;Nom;Groupe;Rang;Fonction\n8;Mme;Noé;HUIT;Les Huit;4;\n9;M.;<b>Léo</b>;NEUF;;;Maire\n')
        sees('rang.csv : 0 ligne à inscrire, 2 en désaccord', '#import-said')
        assert page.run(rows) == ['8|Madame Noé HUIT|Les Huit|rang 4|déjà inscrit, mais rang\u00a0: 3',
                                  '9|Monsieur <b>Léo</b> NEUF|Maire|déjà inscrit, mais fonction\u00a0: —'], page.run(rows)
        page.key('Escape')
        page.until('!document.getElementById("import").open')
        sees('8 Noé HUIT présent', '#seats')
        sees('9 <b>Léo</b> NEUF pouvoir à Noé HUIT', '#seats')
        sees('handset 5 -> 1 fait', '#log')

    @test('an agenda that is dropped; a line that the sitting refuses ends it: which, what stands and what does not; the rest another time')
    def _():
        c.hits('a')
        c.clicks('Importer l’ordre du jour…')
        page.ask('drop', id='import', name='odj.csv', text='n°;objet;type;parent\n1;Tarifs;;\n51;Un;;\n52;Deux;amendement;51\n53;Trois;vœu;\n')
        sees('odj.csv : 3 lignes à inscrire, 1 déjà inscrite.', '#import-said')
        assert page.run(rows)[2] == '52|Deux|amendement|au point 51|à inscrire', page.run(rows)
        desk.do('item 52 "Un autre"')  # another clerk, meanwhile
        c.clicks('Inscrire (3)')
        sees('Arrêté à « item 52 "Deux" kind=amendment parent=51 ». Refusé : ce point existe déjà (duplicate-item). 1 ligne est inscrite, 2 ne le sont pas.', '#import-why')
        c.good('import-refused')
        sees('51 Un', '#items')
        page.ask('drop', id='import', name='odj.csv', text='n°;objet;type;parent\n1;Tarifs;;\n51;Un;;\n54;Deux;amendement;51\n53;Trois;vœu;\n')
        c.clicks('Inscrire (2)')
        sees('2 lignes inscrites, toutes.', '#import-said')
        c.clicks('Fermer')
        sees('54 Deux', '#items')
        page.until('document.querySelectorAll("#items button").length === 9')
        c.hits('a')
        c.clicks('Importer l’ordre du jour…')
        page.ask('drop', id='import', name='vidéo.csv', size=(4 << 20) + 1)
        sees('vidéo.csv dépasse 4 Mio', '#import-why')
        c.clicks('Fermer')
        assert (said := page.said()) == [], said

    @test('items decided together, and one without a ballot; a mayor’s election is annulled only as the law wants')
    def _():
        c.opens('Annuler, par qui…', Motif='erreur')
        c.clicks('Faire')
        sees('Refusé : ', '#sheet-why')
        c.fills(**{'Élection : l’assemblée': True, 'Élection : elle': True, 'Décidé_par': 'l’assemblée'})
        c.clicks('Faire')
        sees('SCRUTIN ANNULÉ', '#status')
        does('Ajouter un point…', 'item "5" "Garantie 1" added=urgency', Numéro='5', Intitulé='Garantie 1', Ajouté=True)
        does('Ajouter un point…', 'item "6" "Garantie 2"', Numéro='6', Intitulé='Garantie 2')
        does('Ouvrir un scrutin…', 'open items=5,6 object="Garanties" proxies=linked timer=600', **{
            '5. Garantie 1': True, '6. Garantie 2': True, 'Objet commun': 'Garanties', 'Pouvoirs': 'l’appui du mandataire compte pour deux',
            'Clôture d’elle-même': '600'})
        sees('SCRUTIN OUVERT', '#status')
        c.clicks('X Abandonner ce scrutin')
        page.ask('type', text='essai')
        page.key('Enter')
        sees('INTERROMPU', '#status')
        does('Décider sans scrutin…', 'take-note 4', **{'Point': '4. Rapport', 'L’assemblée': 'prend acte'})
        sees('IL EST PRIS ACTE')
        does('Effacer l’écran', 'clear')
        sees('SÉANCE OUVERTE', '#status')

    @test('what is refused is heard too, where the clerk wants that; the page remembers it')
    def _():
        before = page.run('window.rung')
        c.says('leave 99')
        sees('Refusé', '#alert')
        assert page.run('window.rung') == before + 2  # tones of one alert
        c.clicks('Son : oui')
        c.says('discuss 4')
        page.until('document.getElementById("alert").hidden')
        c.says('leave 99')
        assert page.run('window.rung') == before + 2 and page.run('localStorage.getItem("sound")') == 'no'
        c.clicks('Son : non')

    @test('a handset is given and signed for, by the technician too')
    def _():
        does('Donner un boîtier…', 'handset 371BA68A -> 3', Numéro_inscrit='371B A68A', Membre='Zoé TROIS')
        does('Remise de boîtier…', 'handout 3', Membre='3')
        does('Excuser…', 'excuse 7', Membres='Jean SEPT')
        assert (said := page.said()) == [], said

    @test('a long agenda is stopped in the middle: what was said stands, the rest waits, and goes on where it stopped')
    def _():
        sittings().append(desk)
        items = 'document.querySelectorAll("#items button").length'
        before, many = page.run(items), 150
        c.hits('a')
        c.clicks('Importer l’ordre du jour…')
        page.ask('drop', id='import', name='long.csv', text='n°;objet\n' + ''.join(f'{100 + n};Point {n}\n' for n in range(many)))
        sees(f'{many} lignes à inscrire', '#import-said')
        c.clicks(f'Inscrire ({many})')
        page.key('Enter')  # it has the focus
        sees('Arrêté. ', '#import-why')
        said, left = map(int, re.search(r'Arrêté\. (\d+) lignes? .*?, (\d+) ', page.run('document.getElementById("import-why").innerText')).groups())
        assert said + left == many and said > 0 and left > 0, (said, left)
        page.until(f'{items} === {before + said}')
        c.clicks(f'Inscrire ({left})')
        sees('lignes inscrites, toutes.', '#import-said', 60)
        page.until(f'{items} === {before + many}')
        c.clicks('Fermer')


if why := browser.missing():
    print(f'left out: {why} (make deps installs it)')
    report()
with browser.Browser() as page:
    main(page)
report()
