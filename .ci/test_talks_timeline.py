"""Tests of talks_timeline: the rules by example, the five articles whole and changed, other
reports of the beat, and the command as a process."""

import contextlib
import os
import pty
import re
import select
import shutil
import shlex
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata
import unittest
import unittest.mock
from datetime import date
from fcntl import ioctl
from importlib.util import find_spec, module_from_spec, spec_from_file_location

sys.dont_write_bytecode = True
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPT = os.path.join(TOP, 'talks_timeline.py')
SEEDS = os.path.join(TOP, 'seeds')
HERE = os.path.join(TOP, '.ci')
SPEC = spec_from_file_location('talks_timeline', SCRIPT)
tt = module_from_spec(SPEC)
SPEC.loader.exec_module(tt)

KIM, TAKIZAKI = 'Kim Jung-han (Seoul)', 'Shigeki Takizaki (Tokyo)'
KANG, MOTEGI = 'Kang Kyung-wha (Seoul)', 'Toshimitsu Motegi (Tokyo)'
JEONG, KONO, ESPER = 'Jeong Kyeong-doo (Seoul)', 'Taro Kono (Tokyo)', 'Mark Esper (Washington)'
MOON = 'Moon Jae-in (Seoul)'

FIVE = [
    ('2016', 'milestone', 'Seoul, Tokyo', 'GSOMIA concluded', '002 004'),
    ('2019-06', 'position', 'Seoul',
     'put forward the so-called one-plus-one proposal under which South Korean and '
     'Japanese firms would create a joint fund to compensate the victims of forced '
     'labor as a solution to the dispute', '000'),
    ('2019-08', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '000 001 002 003 004'),
    ('2019-10-16', 'meeting', ', '.join((KIM, TAKIZAKI)), 'talks in Seoul', '000 002'),
    ('2019-11-15', 'meeting', ', '.join((KIM, TAKIZAKI)),
     'working-level talks in Tokyo', '000 001 002'),
    ('2019-11-15', 'position', 'Seoul',
     'maintains that any reconsideration would be possible only after Japan first '
     'reverses course and removes the export curbs', '000 002'),
    ('2019-11-15', 'position', 'Tokyo',
     'opposes any deal that would involve Japanese firms based on its claim that all'
     ' reparation issues stemming from its colonial rule were settled under a 1965 '
     'accord aimed at normalizing bilateral relations', '000'),
    ('2019-11-15', 'position', 'Tokyo',
     'pushed South Korea to rethink its decision to terminate a military '
     'intelligence-sharing pact that helps the two neighbors deal with missile '
     'threats from North Korea', '002'),
    ('2019-11-15', 'position', 'Tokyo',
     'argues that the question of compensation was resolved by a 1965 bilateral '
     'treaty that established bilateral diplomatic ties, and that the court rulings '
     'contravene international law', '002'),
    ('2019-11-15', 'position', TAKIZAKI,
     'called on South Korea to "act prudently" regarding the General Security of '
     'Military Information Agreement (GSOMIA), which is set to expire on Nov. 23', '002'),
    ('2019-11-15', 'position', TAKIZAKI,
     'reiterated Japan\'s stance that South Korea must "immediately correct" the '
     'situation', '002'),
    ('2019-11-15', 'position', 'Washington',
     'has been heaping pressure on Seoul to reconsider the decision on the military '
     'agreement, which it regards as a key platform for trilateral security '
     'cooperation with its two Asian allies', '000'),
    ('2019-11-15', 'position', 'Washington',
     'has sent several senior officials to Seoul, including Defense Secretary Mark '
     'Esper this week, to lobby for the pact to be maintained', '002'),
    ('2019-11-16', 'position', 'Seoul',
     'has maintained the stance that any reconsideration would only be possible if '
     'Japan first retracts its export restrictions against the South', '004'),
    ('2019-11-16', 'position', MOON,
     'said it is difficult for Seoul to share military information with Japan as '
     'Tokyo cited a lack of trust in South Korea and imposed export restrictions '
     'against the South', '004'),
    ('2019-11-16', 'position', MOON,
     'vowed to continue to make efforts toward security cooperation among the three '
     'sides', '004'),
    ('2019-11-16', 'position', JEONG,
     'said he also wanted to maintain the pact and expressed hope for "good '
     'discussions" with Japan to seek a breakthrough', '004'),
    ('2019-11-16', 'position', 'Tokyo', 'wants to maintain the pact', '004'),
    ('2019-11-16', 'position', 'Washington', 'has called for its renewal', '004'),
    ('2019-11-16', 'position', ESPER,
     'called on his two Asian allies to "sit down and work through differences," as '
     'the termination of the key security tool would only benefit North Korea and '
     'China', '004'),
    ('2019-11-17', 'meeting', ', '.join((JEONG, KONO)), 'planned: talks in Bangkok', '004'),
    ('2019-11-17', 'meeting', ', '.join((JEONG, KONO, ESPER)),
     'planned: trilateral meeting in Bangkok', '004'),
    ('2019-11', 'milestone', 'Seoul', 'termination of GSOMIA suspended', '001 003'),
    ('2019-11-23', 'milestone', 'Seoul, Tokyo', 'planned: GSOMIA expires', '000 002 004'),
    ('2020-01-13', 'meeting', ', '.join((KIM, TAKIZAKI)),
     'working-level talks in San Francisco', '001 003'),
    ('2020-01-13', 'position', KIM,
     "reiterated Seoul's call for Japan to retract the export controls while "
     "emphasizing the government's stance that it respects the court's decision", '001'),
    ('2020-01-14', 'meeting', ', '.join((KANG, MOTEGI, 'Mike Pompeo (Washington)')),
     'planned: trilateral session in San Francisco', '001'),
    ('2020-01-14', 'meeting', ', '.join((KANG, MOTEGI)),
     'planned: separate meeting in San Francisco', '001'),
    ('2020-01-14', 'position', MOON,
     'urged Japan to present ideas for a solution, while emphasizing that any '
     "solution must have the victims' support", '001'),
    ('2020-02-06', 'meeting', ', '.join((KIM, TAKIZAKI)), 'working-level talks in Seoul', '003'),
    ('2020-02-06', 'position', 'Seoul',
     'wants Japan to retract the export controls, saying that the wartime issues '
     "cannot proceed without respecting the top court's decisions on the victims", '003'),
    ('2020-02-06', 'position', KANG,
     'warned that Seoul could revive its now-suspended decision to end a military '
     'intelligence-sharing pact with Japan unless Tokyo does withdraws the export '
     'restrictions', '003'),
    ('2020-02-06', 'position', KANG,
     'made it clear that the government is not in the position to intervene in or '
     "predict the victims' plan to liquidate Japanese firms' local assets as a way "
     'to get compensation, but has to prepare for every possible scenario', '003'),
    ('2020-02-06', 'position', KANG,
     'said "If the assets were liquidated, the government\'s diplomatic strategy and '
     'response cannot help but change"', '003'),
    ('2020-02-06', 'position', 'Tokyo',
     'has insisted all reparation issues regarding the 1910-45 colonial period were '
     'settled in a 1965 accord that normalized their ties', '003'),
]


def run(*args, env=None, **options):
    """Return (status, stdout, stderr) of the command as a process, both as text."""
    done = subprocess.run([sys.executable, SCRIPT, *args], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=dict(os.environ, **(env or {})), **options)
    return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')


def rows(text):
    return [tuple(line.split('\t')) for line in text.splitlines()]


class Folder(unittest.TestCase):
    """A test with a temporary folder of articles."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def seeds(self, change=lambda name, text: text, skip=None):
        """Copy the five articles there, each changed by CHANGE; return the timeline's rows."""
        for name in sorted(os.listdir(SEEDS)):
            if skip is None or not name.startswith(skip):
                with open(os.path.join(SEEDS, name), encoding='utf-8', newline='') as file:
                    self.write(name, change(name, file.read()))
        return self.timeline()

    def write(self, name, text):
        data = text if isinstance(text, bytes) else text.encode('utf-8')
        with open(os.path.join(self.folder, name), 'wb') as file:
            file.write(data)

    def timeline(self):
        self.status, out, self.problems = run(self.folder)
        return rows(out)


class TheFiveArticles(Folder):
    def test_whole_timeline(self):
        status, out, err = run()
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(rows(out), FIVE)

    def test_same_from_any_directory(self):
        self.assertEqual(rows(run(cwd=self.folder)[1]), FIVE)

    def test_nothing_is_left_behind(self):
        before = sorted(os.listdir(TOP))
        run()
        self.assertEqual(sorted(os.listdir(TOP)), before)


class ChangedCopies(Folder):
    def expect(self, expected):
        """Hold the last timeline against EXPECTED, blind to the order of equal dates."""
        key = lambda row: (row[0], row[1], row)
        self.assertEqual(sorted(self.got, key=key), sorted(expected, key=key))
        self.assertEqual((self.status, self.problems), (0, ''))

    def test_years_moved(self):
        move = lambda text: re.sub(r'\b(?:19|20)\d\d\b', lambda m: str(int(m[0]) + 28), text)
        self.got = self.seeds(lambda name, text: move(text))
        self.expect([(move(r[0]), *r[1:3], move(r[3]), r[4]) for r in FIVE])

    def test_people_renamed(self):
        names = {'Kim Jung-han': 'Park Min-soo', 'Takizaki': 'Ishikawa', 'Shigeki': 'Haruto',
                 'Kang Kyung-wha': 'Seo Yu-na', 'Toshimitsu': 'Kenji', 'Motegi': 'Moriyama',
                 'Jeong Kyeong-doo': 'Hwang Bo-ra', 'Taro': 'Yuki', 'Kono': 'Tanabe',
                 'Mark Esper': 'Judy Walker', 'Esper': 'Walker', 'Mike Pompeo': 'Ann Reed',
                 'Pompeo': 'Reed', 'Moon Jae-in': 'Ryu Ha-neul', 'Moon': 'Ryu', 'Kang': 'Seo',
                 'Jeong': 'Hwang', 'Kim': 'Park'}
        pattern = re.compile('|'.join(names))
        rename = lambda text: pattern.sub(lambda m: names[m[0]], text)
        self.got = self.seeds(lambda name, text: rename(text))
        self.expect([tuple(map(rename, r)) for r in FIVE])

    def test_other_cities(self):
        move = lambda text: text.replace('San Francisco', 'Honolulu').replace('Bangkok', 'Ulan Bator')
        self.got = self.seeds(lambda name, text: move(text))
        self.expect([tuple(map(move, r)) for r in FIVE])

    def test_files_renamed_and_reordered(self):
        new = dict(zip(('000', '001', '002', '003', '004'), 'edcba'))
        for name in sorted(os.listdir(SEEDS)):
            shutil.copyfile(os.path.join(SEEDS, name), os.path.join(self.folder, new[name[:3]] + '_x.txt'))
        self.got = self.timeline()
        self.expect([(*r[:4], ' '.join(sorted(new[s] for s in r[4].split()))) for r in FIVE])

    def without(self, tag, changes=()):
        """The timeline without the article TAG is FIVE less that source, but for CHANGES."""
        self.got = self.seeds(skip=tag)
        left = [(*r[:4], ' '.join(s for s in r[4].split() if s != tag)) for r in FIVE]
        left = [r for r in left if r[4]]
        for old, new in changes:
            at = next(i for i, r in enumerate(left) if r[:2] + r[3:4] == old)
            left[at:at + 1] = [new] if new else []
        self.expect(left)

    def test_without_001(self):
        self.without('001', [(('2020-01-13', 'meeting', 'working-level talks in San Francisco'),
                              ('2020-01', 'meeting', KIM + ', ' + TAKIZAKI, 'talks in San Francisco', '003'))])

    def test_without_002(self):
        self.without('002')

    def test_without_003(self):
        self.without('003')

    def test_without_004(self):
        self.without('004')

    def test_without_000_an_undated_article_is_left_out(self):
        got = self.seeds(skip='000')
        self.assertEqual(self.status, 1)
        self.assertEqual(self.problems, 'talks_timeline: 002_5bbc4dbbab9aba55.txt: '
                         'no date; one above its first sentence would help\n')
        self.assertEqual([r for r in got if '002' in r[4]], [])
        self.assertIn(('2019-11', 'meeting', KIM + ', ' + TAKIZAKI, 'meeting in Tokyo', '001'), got)
        self.assertIn(('2019-08', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '001 003 004'), got)

    def phrase(self, tag, old, new, gone, come):
        """OLD changed to NEW in the article TAG takes the rows GONE and brings those that COME."""
        def change(name, text):
            if name.startswith(tag):
                self.assertIn(old, text)
                return text.replace(old, new)
            return text
        self.got = self.seeds(change)
        at = [next(i for i, r in enumerate(FIVE) if r[0] == day and r[3].startswith(what)) for day, what in gone]
        self.expect([r for i, r in enumerate(FIVE) if i not in at] + come)

    def test_day_changed_in_one_of_two(self):
        self.phrase('000', 'Oct. 16', 'Oct. 18', [('2019-10-16', 'talks')], [
            ('2019-10-16', 'meeting', KIM + ', ' + TAKIZAKI, 'meeting in Seoul', '002'),
            ('2019-10-18', 'meeting', KIM + ', ' + TAKIZAKI, 'talks in Seoul', '000')])

    def test_weekday_changed(self):
        self.phrase('001', 'Monday (U.S. time)', 'Sunday (U.S. time)',
                    [('2020-01-13', 'working-level')],
                    [('2020-01-12', 'meeting', KIM + ', ' + TAKIZAKI, 'working-level talks in San Francisco', '001 003')])

    def test_next_weekday_changed(self):
        self.phrase('004', 'next Saturday', 'next Friday', [('2019-11-23', 'planned')], [
            ('2019-11-22', 'milestone', 'Seoul, Tokyo', 'planned: GSOMIA expires', '004'),
            ('2019-11-23', 'milestone', 'Seoul, Tokyo', 'planned: GSOMIA expires', '000 002')])

    def test_month_changed(self):
        self.phrase('000', 'in August', 'in July', [('2019-08', 'decision')], [
            ('2019-07', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '000'),
            ('2019-08', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '001 002 003 004')])
        self.phrase('000', 'In June', 'In May', [('2019-06', 'put')], [('2019-05', *FIVE[1][1:])])

    def test_publication_date_changed(self):
        day = [i for i, r in enumerate(FIVE) if r[0] == '2020-02-06']
        self.phrase('003', 'Published : Feb. 6', 'Published : Feb. 13',
                    [(FIVE[i][0], FIVE[i][3]) for i in day],
                    [('2020-02-13', *FIVE[i][1:]) for i in day])

    def test_other_line_ends_spaces_and_quotes(self):
        for change in (lambda t: t.replace('\n', '\r\n'), lambda t: '\ufeff' + t,
                       lambda t: t.replace(' ', '\xa0'), lambda t: t.replace('\u2019', "'"),
                       lambda t: re.sub('[\u201c\u201d]', '"', t),
                       lambda t: re.sub(r'"([^"\n]*)"', '\u201c\\1\u201d', t).replace("'", '\u2019')):
            self.got = self.seeds(lambda name, text: change(text))
            self.expect(FIVE)


def dates_in(text):
    """Return what the dates of a sentence mean, in order."""
    return [token.value for token in tt.marked(text) if token.mark == 'DATE']


class Dates(unittest.TestCase):
    """What words mean, read on Saturday, November 16, 2019 (a corpus), and what are no dates."""

    ANCHOR = date(2019, 11, 16)
    CORPUS = [
        ('2019-11-15', -1, 'on Friday', 'Friday', 'last Friday', 'yesterday', 'Nov. 15', 'November 15, 2019'),
        ('2019-11-16', -1, 'on Saturday', 'today', 'earlier in the day', 'later in the day'),
        ('2019-11-16', 1, 'on Saturday'),
        ('2019-11-17', 1, 'on Sunday', 'next Sunday', 'tomorrow'),
        ('2019-11-23', -1, 'next Saturday', 'Saturday next week'),
        ('2019-11-15', 1, 'last Friday'),
        ('2020-01', 0, 'in January'),
        ('2019-09', 0, 'in September'),
        ('2019-11-23', 1, 'Sunday, Nov. 23', 'Nov. 23-24', 'next Saturday', 'Saturday next week', 'Nov. 23', 'Nov 23, 2019'),
        ('2019-11-09', -1, 'last Saturday', 'Saturday last week'),
        ('2019-11-13', -1, 'three days ago'),
        ('2019-12-24', 1, 'Dec. 24'),
        ('2020-01-15', 0, 'January 15'),
        ('2019-08', -1, 'in August', 'In August', 'last August', 'late August', 'three months ago'),
        ('2018-10', -1, 'in October last year', 'October 2018'),
        ('2019-11', -1, 'in November', 'this month', 'earlier this month', 'last week', 'next week'),
        ('2019-12', 1, 'next month', 'in December', 'early December'),
        ('2018-12', -1, 'in December'),
        ('2018', -1, 'last year', 'in 2018', 'a year ago'),
        ('', -1, 'three months earlier', 'two days later', 'Feb. 30', 'Nov. 31'),
    ]
    NEGATIVE = ('a 1965 accord', 'the 1910-45 colonial rule', 'Mark Esper', 'it may decide', 'Theresa May',
                'the worst level in years', 'one day', 'some years ago', 'in a 1965 accord', 'day after day', 'a three-year-old pact', 'Group of 20',
                'the march', 'Mayor', 'weekly', 'Judge August Kim', 'Sunday-best'[6:])

    def test_corpus(self):
        for expected, tense, *phrases in self.CORPUS:
            for phrase in phrases:
                with self.subTest(phrase=phrase, tense=tense):
                    found = dates_in('They met %s in Seoul.' % phrase)
                    self.assertEqual([tt.resolve(d, self.ANCHOR, tense) for d in found], [expected])

    def test_a_bare_month_is_of_the_year_told_before(self):
        dates = dates_in('It was to end in August 2019 but held in November of that year.')
        self.assertEqual([tt.resolve(d, date(2022, 6, 8), -1) for d in dates], ['2019-08', '2019-11'])

    def test_next_weekday_is_not_in_the_week_that_has_begun(self):
        for day, phrase, expected in ((date(2019, 12, 16), 'next Tuesday', '2019-12-24'),
                                      (date(2019, 12, 16), 'next Monday', '2019-12-23'),
                                      (date(2020, 12, 31), 'next Tuesday', '2021-01-05'),
                                      (date(2019, 11, 17), 'next Monday', '2019-11-18')):
            self.assertEqual(tt.resolve(dates_in('on ' + phrase)[0], day, 1), expected)

    def test_negative_corpus(self):
        for phrase in self.NEGATIVE:
            with self.subTest(phrase=phrase):
                self.assertEqual(dates_in('They met over %s there.' % phrase), [])

    def test_publication_date(self):
        for text, expected in (
                (' date 2019-11-15 (LEAD) Talks held', date(2019, 11, 15)),
                ('Published : Feb. 6, 2020 - 16:18', date(2020, 2, 6)),
                ('Published : Dec 26, 2022 - 11:30       Updated : Dec 27, 2022 - 09:00', date(2022, 12, 26)),
                ('All News 10:53 January 15, 2020', date(2020, 1, 15)),
                ('KYODO NEWS - Nov 23, 2019 - 22:48', date(2019, 11, 23)),
                ('date 2019-02-31\nPublished : March 1, 2019 - 10:00', date(2019, 3, 1)),
                ('Ties in 2018\nNov. 3, 2019 - 10:00', date(2019, 11, 3)),
                ('no date at all', None)):
            with self.subTest(text=text):
                article = tt.read_article('x.txt', text + '\n\nThe two sides met again in Seoul.\n', 'x')
                self.assertEqual(article.published, expected)

    def test_dateline(self):
        for line, expected in (
                ('WASHINGTON/SEOUL, Jan. 14 (Yonhap) -- ', date(2020, 1, 14)),
                ('SEOUL, Jan. 15 (Yonhap) -- ', date(2020, 1, 15)),
                ('SEOUL, Feb. 30 (Yonhap) -- ', date(2020, 1, 15)),
                ('TOKYO (AP) -- ', date(2020, 1, 15)),
                ('SEOUL, Aug. 15 (Yonhap) -- ', date(2020, 1, 15))):
            article = tt.read_article('x.txt', 'date 2020-01-15 Talks\n' + line + 'The two sides met again there.', 'x')
            self.assertEqual(article.published, expected)
            self.assertEqual([text for text, _ in article.sentences], ['The two sides met again there.'])

    def test_dateline_with_a_year(self):
        article = tt.read_article('x.txt', 'Talks\n\nTOKYO, Dec. 20, 2019 (Kyodo) -- The two sides met again there.', 'x')
        self.assertEqual(article.published, date(2019, 12, 20))


class Sentences(unittest.TestCase):
    def test_folded(self):
        for text, line in (
                ('Seoul decided on Nov. 22 to terminate the pact.', 'GOV DECIDED DATE to END THE-PACT .'),
                ("In 2016, Seoul's three-year-old deal", "DATE , GOV 's AGE DEAL"),
                ('Kim Jung-han, director-general for Asian affairs, met his Japanese counterpart, Taro Kono.',
                 'PERSON , MET PERSON .'),
                ('The foreign ministers of South Korea and Japan, Kang Kyung-wha and Taro Kono, met.',
                 'PERSON and PERSON , MET .')):
            self.assertEqual(tt.line_of(tt.marked(text)).strip(), line)

    def test_abbreviations_and_quotations_are_not_cut(self):
        for text, count in (
                ('U.S. Secretary of State Mike Pompeo met S. Korean officials on Nov. 23. They left.', 2),
                ('They joined APEC. They left.', 2),
                ('"We met. We talked," he said. Others did not.', 2),
                ('Gen. Park met Adm. Harris in Washington, D.C. on Jan. 5 at 3 p.m. and left.', 1)):
            self.assertEqual(len(tt.sentences(text)), count, text)

    def test_only_paragraphs_remain(self):
        head, body, _ = tt.paragraphs(
            'Headline of the story in Seoul\nBy Lee Min-ho\n\nThe two sides met on Friday in Seoul.\n'
            'Foreign Minister Kang Kyung-wha (L) met Motegi on Nov. 23, 2019. (Yonhap)\n'
            'Kang meets her counterpart in Tokyo on Monday. (Yonhap)\nKang Kyung-wha (Yonhap)\n'
            'They will meet again on Monday. (Yonhap)\n(END)\n-\n1\nKang met Motegi in Seoul on Monday.\n')
        self.assertEqual(body, ['The two sides met on Friday in Seoul.', 'They will meet again on Monday.'])
        self.assertEqual(head, ['Headline of the story in Seoul', 'By Lee Min-ho', ''])


class Tables(unittest.TestCase):
    """Each row of a table of phrases reads its own example, and no other row would."""

    KNOWN = ('South Korean Foreign Minister Kang Kyung-wha and Japanese Foreign Minister Toshimitsu Motegi '
             'lead the two ministries. GSOMIA is a military pact. ')
    MADRID = 'talks in Madrid', 'summit in Madrid', 'meeting in Madrid'
    # What beside an example differs in one thing, and tells nothing.
    NOTHING = (
        'Kang nearly met with Motegi in Madrid on Sunday.', 'Kang has yet to meet Motegi in Madrid on Sunday.',
        'Kang and Motegi did not meet in Madrid on Sunday.', 'No ministers of South Korea and Japan met on Sunday.',
        'Kang may meet Motegi in Madrid on Sunday.',
        'Kang might hold talks with Motegi in Madrid on Sunday.', 'Kang smiled on possible talks with Motegi on Sunday.',
        'Kang smiled after meeting Motegi.', 'Talks between Kang and Motegi were never scheduled for Sunday.',
        'Talks between Kang and Motegi would be futile on Sunday.', 'Kang is against talks with Motegi in Madrid on Sunday.',
        'Talks between Kang and Motegi fell through on Sunday.', 'Kang and Motegi gathered for dinner in Madrid on Sunday.',
        'Should Kang meet Motegi in Madrid on Sunday, ties may improve.',
        'The comfort women accord was signed in November 2016.', 'Seoul ended a 2016 accord.',
        'Seoul may suspend the expiry of GSOMIA on Friday.', 'The expiry of GSOMIA was mourned on Friday.',
        'Seoul put its decision to end GSOMIA to a vote on Friday.', 'Seoul could reverse its decision to end GSOMIA on Friday.',
        'Seoul decided on Friday not to terminate GSOMIA.', 'Seoul mulled its decision on GSOMIA on Friday.',
        'Seoul could normalize GSOMIA on Friday.', 'GSOMIA may expire on Friday.', 'Seoul waits for the expiry of tariffs on Friday.',
        'Seoul forgot the export curbs.', 'Seoul has been eyeing the export curbs.', 'Kang met her aides, eyeing the export curbs.',
        'Seoul called off the export curbs hearing.', 'Seoul sent envoys to see the export curbs.', 'Seoul said Tokyo has export curbs.',
    )

    def rows(self, sentence):
        article = tt.read_article('x.txt', 'date 2019-11-27 x\n\n%s%s\n' % (self.KNOWN, sentence), 'x')
        return [tt.row(event)[:4] for event in tt.timeline([article])[0]]

    def test_each_row_reads_its_example(self):
        for name in ('MEETINGS', 'MILESTONES', 'POSITIONS'):
            table = getattr(tt, name)
            for row in table:
                with self.subTest(example=row[2]):
                    got, kind = self.rows(row[2]), name[:-1].lower()
                    if row[0] == 'hint':            # tells no meeting by itself
                        self.assertEqual(got, [])
                        continue
                    self.assertEqual([(r[1], kind) for r in got if r[1] == kind], [(kind, kind)])
                    if kind == 'meeting':
                        ahead = row[0] == 'planned' or ' will ' in row[2]
                        self.assertEqual(got[0][0], '2019-12-01' if ahead else '2019-11-24')
                        self.assertEqual(got[0][2], KANG + ', ' + MOTEGI)
                        self.assertEqual(got[0][3].startswith('planned: '), ahead)
                        self.assertIn(got[0][3].replace('planned: ', ''), self.MADRID + ('talks', 'meeting'))
                    elif kind == 'milestone':
                        self.assertEqual(got[0][3].replace('planned: ', ''), row[0])
                    with unittest.mock.patch.object(tt, name, [r for r in table if r is not row]):
                        self.assertNotEqual(self.rows(row[2]), got)

    def test_what_tells_nothing(self):
        for sentence in self.NOTHING:
            with self.subTest(sentence=sentence):
                self.assertEqual(self.rows(sentence), [])

    def test_two_meetings_stay_two(self):
        for sentence, count in (
                ('Kang and Motegi held phone talks on Sunday. They met in Madrid on Sunday last week.', 2),
                ('Kang and Motegi held phone talks on Sunday. They met in Madrid on Sunday.', 2),
                ('Kang and Motegi met in Madrid on Sunday. They met in Geneva on Sunday.', 2),
                ('Kang and Motegi met in Madrid on Sunday. They held talks there on Sunday.', 1),
                ('Kang and Motegi met in Madrid on Sunday. The leaders of South Korea and Japan held a summit '
                 'in Madrid on Sunday.', 2)):
            self.assertEqual(len(self.rows(sentence)), count, sentence)


class Words(unittest.TestCase):
    def test_each_spelling_has_its_mark(self):
        with open(os.path.join(HERE, 'words.txt'), encoding='utf-8') as file:
            marks = {word: mark for mark, words in (line.rstrip('\n').split(': ', 1) for line in file)
                     for word in words.split('|')}
        for word in sorted(marks.keys() | tt.MARKS.keys()):
            with self.subTest(word=word):
                self.assertIn(tt.MARKS.get(word, ('none',))[0], (marks.get(word, 'new'), word))
                self.assertIn(word, marks)


class Reports(unittest.TestCase):
    """The short reports of reports.txt, read on Wednesday, November 24, 2021: each line that begins
    with "> " is a row, date|who|what, a position's cut behind its third word."""

    def test_reports(self):
        with open(os.path.join(HERE, 'reports.txt'), encoding='utf-8') as file:
            blocks = file.read().strip().split('\n\n')
        for block in blocks:
            with self.subTest(report=block):
                lines = block.split('\n')
                text = '\n'.join(line for line in lines if line[:2] != '> ')
                text = 'date 2021-11-24 x\n(Yonhap)\n\n' + text.replace('~ ', OneSentence.KNOWN + '\n', 1)
                events = tt.timeline([tt.read_article('x.txt', tt.clean(text + '\n'), 'x')])[0]
                rows = ['%s|%s|%s' % (row[0], row[2], ' '.join(row[3].split()[:3 if row[1] == 'position' else 99]))
                        for row in map(tt.row, events)]
                self.assertEqual(rows, [line[2:] for line in lines if line[:2] == '> ' and line != '> nothing'])


class OneSentence(unittest.TestCase):
    """What one sentence tells, read on Wednesday, November 27, 2019; most tell nothing."""

    KNOWN = ('South Korean Foreign Minister Kang Kyung-wha and Japanese Foreign Minister Toshimitsu Motegi '
             'lead the two ministries. ')
    CORPUS = {
        'meeting': {
            'Kang and Motegi met for 30 minutes in Geneva on Sept. 26.': '2019-09-26 meeting in Geneva',
            'Kang met Motegi in Geneva on Monday, the ministry said Tuesday.': '2019-11-25 meeting in Geneva',
            'Kang and Motegi held phone talks on Monday.': '2019-11-25 phone talks',
            'Kang and Motegi had a phone conversation on Monday.': '2019-11-25 phone conversation',
            "Kang's talks with Motegi on Monday in Geneva yielded little.": '2019-11-25 talks in Geneva',
            'Kang said Monday she would meet Motegi in Geneva next month.': '2019-12 planned: meeting in Geneva',
            'Kang is set to meet Motegi in Geneva next Monday.': '2019-12-02 planned: meeting in Geneva',
            'The meeting between Kang and Motegi is scheduled for Dec. 20 in Geneva.':
                '2019-12-20 planned: meeting in Geneva',
            'Tokyo is quiet ahead of a summit between Kang and Motegi in Geneva on Friday.':
                '2019-11-29 planned: summit in Geneva',
            'Tokyo stayed quiet ahead of a summit between Kang and Motegi in Geneva on Friday.':
                '2019-11-29 planned: summit in Geneva',
            'Tokyo stayed quiet after a summit between Kang and Motegi in Geneva on Friday.':
                '2019-11-22 summit in Geneva',
            'The meeting between Kang and Motegi scheduled for Monday was called off.': '',
            'Officials from the two countries held a second round of talks in Seoul on Monday.':
                '2019-11-25 talks in Seoul',
            'Kang and her Japanese counterpart held talks in Geneva on Monday.': '2019-11-25 talks in Geneva',
            'Vietnam and South Korea held talks in Hanoi on Monday, with Japan watching.': '',
            'South Korea, China and Japan held a trilateral summit in Chengdu on Monday.':
                '2019-11-25 trilateral summit in Chengdu',
            'Seoul and Beijing are at odds. The two countries held talks in Geneva on Monday.': '',
            'Xi Jinping and Vladimir Putin met in Moscow last year. They held talks again in Beijing on Monday.': '',
            'Kang and Motegi had been set to meet in Geneva on Monday.': '',
            'Kang will visit Tokyo from Thursday to Saturday for talks with Motegi.': '',
            'Kang and Motegi did not meet in Geneva on Monday.': '',
            'Kang and Motegi were unable to meet in Geneva on Monday.': '',
            'Kang canceled her meeting with Motegi in Geneva on Monday.': '',
            'A meeting between Kang and Motegi set for Friday has been postponed.': '',
            'Kang and Motegi may meet in Geneva on Friday.': '',
            'Kang and Motegi will meet in Geneva on Friday if conditions are met.': '',
            'Officials denied that Kang will meet Motegi in Geneva on Friday.': '',
            'Kang called for a meeting with Motegi in Geneva on Friday.': '',
            'Kang met with Chinese Foreign Minister Wang Yi in Beijing on Monday before flying to Tokyo.': '',
            'Kang, Motegi and others attended the ASEAN summit in Bangkok on Monday.': '',
        },
        'milestone': {
            'Seoul announced on Aug. 22 that it would terminate GSOMIA.':
                '2019-08-22 decision to end GSOMIA announced',
            'South Korea decided in August not to renew GSOMIA.': '2019-08 decision to end GSOMIA announced',
            'In 2018, when Seoul in August decided to end GSOMIA, nobody cared.':
                '2018-08 decision to end GSOMIA announced',
            'Seoul said Thursday it will terminate GSOMIA.': '2019-11-21 decision to end GSOMIA announced',
            'Seoul decided Thursday not to terminate GSOMIA.': '',
            'South Korea said Friday it will conditionally suspend the expiry of GSOMIA, hours before it was to lapse.':
                '2019-11-22 termination of GSOMIA suspended',
            'Seoul reversed its decision to end GSOMIA on Nov. 22.': '2019-11-22 termination of GSOMIA suspended',
            'Unless Seoul reverses its decision on Friday, GSOMIA will end.': '',
            'Washington stepped up pressure on Seoul on Monday to suspend the termination of GSOMIA.': '',
            "Motegi said Friday that Seoul's decision to terminate GSOMIA is regrettable.": '',
            'Motegi announced on Friday that Seoul would terminate GSOMIA.': '',
            'Washington said Monday that it is disappointed by the move to end GSOMIA.': '',
            'Motegi said Monday that Seoul made a decision to suspend the termination of GSOMIA.': '',
            'Seoul could end GSOMIA on Nov. 23.': '',
            'Seoul is expected to announce its decision to end GSOMIA on Friday.': '',
            'Seoul put its decision to end GSOMIA on hold on Nov. 22.': '2019-11-22 termination of GSOMIA suspended',
            'On Nov. 22, Seoul suspended the expiry of GSOMIA.': '2019-11-22 termination of GSOMIA suspended',
            "Seoul's decision to suspend GSOMIA's termination was welcomed on Nov. 23.": '',
            'Washington asked Seoul last week to suspend the termination of GSOMIA.': '',
            'Seoul suspended its complaint against the export curbs on Nov. 22.': '',
            'GSOMIA will expire at midnight on Nov. 22 unless Seoul changes course.': '2019-11-22 planned: GSOMIA expires',
            'GSOMIA, signed in November 2016, is a military pact.': '2016-11 GSOMIA concluded',
            'GSOMIA is a three-year-old intelligence pact.': '2016 GSOMIA concluded',
            'The agreement on comfort women was signed in December 2015.': '',
            'Seoul and Washington signed a military information agreement in 2007.': '',
        },
        'position': {
            'Japan said Monday that Seoul should abide by the 1965 accord.':
                '2019-11-25 said that Seoul should abide by the 1965 accord',
            'Kang, however, has also called for the renewal of GSOMIA, according to her office.':
                '2019-11-27 has called for the renewal of GSOMIA',
            'Seoul threatened to end GSOMIA last month.': '2019-10 threatened to end GSOMIA',
            '"Japan must lift the export curbs," Kang said.': '2019-11-27 said "Japan must lift the export curbs"',
            '"Japan must lift the export curbs," Kang told reporters on Monday.':
                '2019-11-25 said "Japan must lift the export curbs"',
            '"Japan must lift the export curbs," an official said.': '',
            'Kang asked Motegi during talks in Geneva on Monday to lift the export curbs.':
                '2019-11-25 asked Motegi during talks in Geneva on Monday to lift the export curbs',
            'Japan, which imposed the export curbs in July, wants Seoul to keep GSOMIA.':
                '2019-11-27 wants Seoul to keep GSOMIA',
            'Japan called the rulings a breach of international law.':
                '2019-11-27 called the rulings a breach of international law',
            'Former Foreign Minister Song Min-soon said Seoul should keep GSOMIA.': '',
            'Two weeks earlier, Kang urged Tokyo to lift the export curbs.': '',
            'Seoul had demanded an end to the export curbs.': '',
            'If Tokyo insists on the export curbs, Seoul will respond.': '',
            'Kang demanded an apology over the beaches of Fukushima.': '',
        },
    }

    def test_corpus(self):
        for kind, sentences in self.CORPUS.items():
            for sentence, expected in sentences.items():
                with self.subTest(sentence=sentence):
                    article = tt.read_article('x.txt', 'date 2019-11-27 x\n\n%s%s\n' % (self.KNOWN, sentence), 'x')
                    rows = [tt.row(event) for event in tt.timeline([article])[0] if event.kind == kind]
                    self.assertEqual([row[0] + ' ' + row[3] for row in rows], [expected] if expected else [])


class OtherReports(Folder):
    """Short reports in the manner of the outlets: what must come out, and nothing else does."""

    def expect(self, text, *expected, **more):
        """Hold the rows of an article (MORE: others, by tag) less their sources to EXPECTED, each
        "date kind who: what", the positions by their first words."""
        self.write('x.txt', text)
        for tag, other in more.items():
            self.write(tag + '.txt', other)
        got = ['%s %s %s: %s' % row[:4] for row in self.timeline()]
        self.assertEqual(len(got), len(expected), got)
        for row, start in zip(got, expected):
            self.assertTrue(row == start or ' position ' in start and row.startswith(start), (row, start))
        nothing = 'talks_timeline: %s: no meeting, milestone or position found\n' % self.folder
        self.assertEqual((self.status, self.problems), (0, '') if expected else (1, nothing))

    MOON_ABE = 'Moon Jae-in (Seoul), Shinzo Abe (Tokyo): '
    KANG_MOTEGI = KANG + ', ' + MOTEGI + ': '
    ANNOUNCED = """ date 2019-12-17 (LEAD) Moon, Abe to meet in China next week
By Lee Chi-dong
SEOUL, Dec. 17 (Yonhap) -- President Moon Jae-in will hold talks with Japanese Prime Minister Shinzo Abe in the southwestern Chinese city of Chengdu next Tuesday, Cheong Wa Dae said Tuesday.
Moon is also scheduled to hold a bilateral summit with Chinese President Xi Jinping in Beijing on Monday.
Moon and Abe last held talks in New York in September last year.
Kim Hyun-chong, a deputy national security adviser, said Japan must lift the export curbs first.
(END)
-
1
Abe meets Moon in Beijing on Monday in surprise trip.
"""
    REPORTED = """The Korea Herald

Moon, Abe hold summit in Chengdu

Published : Dec 24, 2019 - 18:30       Updated : Dec 24, 2019 - 21:02

South Korean President Moon Jae-in and Japanese Prime Minister Shinzo Abe hold a meeting on Monday. (Yonhap)

President Moon Jae-in and Japanese Prime Minister Shinzo Abe held summit talks in Chengdu, China, on Tuesday.

Abe said South Korea should present a solution to the forced labor issue. There was no discussion of a possible visit to Seoul by Abe on Friday.
"""

    def test_announced(self):
        self.expect(self.ANNOUNCED,
                    '2018-09 meeting ' + self.MOON_ABE + 'talks in New York',
                    '2019-12-17 position Kim Hyun-chong (Seoul): said Japan must lift',
                    '2019-12-24 meeting ' + self.MOON_ABE + 'planned: talks in Chengdu')

    def test_announced_in_one_reported_in_another(self):
        self.expect(self.ANNOUNCED,
                    '2018-09 meeting ' + self.MOON_ABE + 'talks in New York',
                    '2019-12-17 position Kim Hyun-chong (Seoul): said Japan must lift',
                    '2019-12-24 meeting ' + self.MOON_ABE + 'summit talks in Chengdu',
                    '2019-12-24 position Shinzo Abe (Tokyo): said South Korea should present',
                    y=self.REPORTED)

    def test_last_met_across_the_year(self):
        self.expect("""All News 10:53 January 15, 2020

WASHINGTON/SEOUL, Jan. 15 (Yonhap) -- South Korean Foreign Minister Kang Kyung-wha met with U.S. Secretary of State Mike Pompeo in Palo Alto, California, on Tuesday.
Kang also held bilateral talks with Japanese Foreign Minister Toshimitsu Motegi.
The two last met in Nagoya on Nov. 24.
If the two meet again next month, it would be a good sign, an official said.
""",
                    '2019-11-24 meeting ' + self.KANG_MOTEGI + 'meeting in Nagoya',
                    '2020-01-14 meeting ' + self.KANG_MOTEGI + 'bilateral talks in Palo Alto')

    def test_planned_and_milestones(self):
        self.expect("""Kang, Motegi to meet in Munich

By Yonhap

Published : Feb. 13, 2020 - 10:04

Foreign Minister Kang Kyung-wha will hold talks with her Japanese counterpart, Toshimitsu Motegi, in Munich on Saturday, the foreign ministry said Thursday.

A three-way meeting with U.S. Secretary of State Mike Pompeo is also planned, though no date has been set.

GSOMIA, signed in November 2016, was set to expire on Nov. 23 before Seoul conditionally suspended its termination a day earlier.
""",
                    '2016-11 milestone Seoul, Tokyo: GSOMIA concluded',
                    '2019-11-22 milestone Seoul: termination of GSOMIA suspended',
                    '2019-11-23 milestone Seoul, Tokyo: planned: GSOMIA expires',
                    '2020-02-15 meeting ' + self.KANG_MOTEGI + 'planned: talks in Munich')

    def test_a_caption_tells_who_is_who_and_not_when(self):
        self.expect("""|
South Korean Foreign Minister Ahn Jae-won (L) and Japanese Foreign Minister Kenta Okada shake hands in Oslo on April 1, 2020. (AP) |
Published : June 3, 2021 - 10:00
Ahn Jae-won and Kenta Okada met in Bergen on Wednesday.
""", '2021-06-02 meeting Ahn Jae-won (Seoul), Kenta Okada (Tokyo): meeting in Bergen')

    def test_a_page_cut_off_in_a_sentence_keeps_its_whole_ones(self):
        self.expect(""" date 2021-06-03 South Korea and Japan held talks in Bergen on Wednesday, the ministry said on its page. The two sides met ag
""", '2021-06-02 meeting Seoul, Tokyo: talks in Bergen')

    def test_kyodo(self):
        self.expect("""KYODO NEWS - Nov 24, 2022 - 20:11 | All, Japan

Senior diplomats of Japan and South Korea held talks in Tokyo on Thursday over the issue of wartime labor.

Takehiro Funakoshi, head of the Foreign Ministry's Asian and Oceanian Affairs Bureau, met with Seo Min-jung, director general for Asian and Pacific affairs at South Korea's Foreign Ministry.

Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol held summit talks earlier this month in Phnom Penh.

Tokyo maintains that all claims were settled under a 1965 treaty.
""",
                    '2022-11-24 meeting Seo Min-jung (Seoul), Takehiro Funakoshi (Tokyo): talks in Tokyo',
                    '2022-11-24 position Tokyo: maintains that all claims were settled',
                    '2022-11 meeting Yoon Suk Yeol (Seoul), Fumio Kishida (Tokyo): summit talks in Phnom Penh')

    def test_kyodo_weekday_of_an_agreement(self):
        self.expect("""KYODO NEWS - Nov 23, 2019 - 22:48 | All, World

NAGOYA - Foreign Minister Toshimitsu Motegi and his South Korean counterpart Kang Kyung-wha agreed Saturday to arrange a summit between their leaders in China next month.

Motegi and Kang met for 35 minutes in Nagoya, central Japan, on the sidelines of a Group of 20 foreign ministers' meeting.

Motegi told reporters that Seoul must correct the situation over the wartime labor issue.
""",
                    '2019-11-23 meeting ' + self.KANG_MOTEGI + 'meeting in Nagoya',
                    '2019-11-23 position ' + MOTEGI + ': told reporters that Seoul must',
                    '2019-12 meeting Seoul, Tokyo: planned: summit in China')

    def test_the_two_leaders_are_not_the_ministers(self):
        self.expect(""" date 2019-12-15 Kang, Motegi meet in Madrid
SEOUL, Dec. 15 (Yonhap) -- Foreign Minister Kang Kyung-wha met her Japanese counterpart, Toshimitsu Motegi, in Madrid on Sunday.
The two agreed to arrange a summit between the leaders of South Korea and Japan in Chengdu on Dec. 24.
The two leaders last met in Bangkok on Nov. 4.
""",
                    '2019-11-04 meeting Seoul, Tokyo: meeting in Bangkok',
                    '2019-12-15 meeting ' + self.KANG_MOTEGI + 'meeting in Madrid',
                    '2019-12-24 meeting Seoul, Tokyo: planned: summit in Chengdu')

    def test_video_talks_and_distractors(self):
        self.expect(""" date 2021-02-19 S. Korea, U.S., Japan hold video talks on N. Korea
SEOUL, Feb. 19 (Yonhap) -- Senior diplomats of South Korea, the United States and Japan held video talks on Friday, the foreign ministry said.
Noh Kyu-duk, special representative for Korean Peninsula peace and security affairs, and his U.S. and Japanese counterparts, Sung Kim and Takehiro Funakoshi, exchanged views on North Korea.
Foreign Minister Chung Eui-yong has yet to hold talks with his Japanese counterpart since he took office earlier this month. Chung met with U.S. Ambassador Harry Harris last week.
The South Korean and Chinese foreign ministers held phone talks on Tuesday.
North Korean leader Kim Jong-un met Japanese lawmakers in Pyongyang on Monday, and the ASEAN summit is to be held in Jakarta next month.
""",
                    '2021-02-19 meeting Noh Kyu-duk (Seoul), Takehiro Funakoshi (Tokyo), Sung Kim (Washington): '
                    'video talks')

    def test_suspended_and_an_expected_meeting(self):
        self.expect(""" date 2019-11-22 (URGENT) Seoul suspends GSOMIA termination
SEOUL, Nov. 22 (Yonhap) -- South Korea decided Friday to conditionally suspend the expiration of its military intelligence-sharing pact with Japan, just hours before it was due to lapse.
South Korea announced its decision to end the General Security of Military Information Agreement (GSOMIA) on Aug. 22.
Foreign Minister Kang Kyung-wha left for a Group of 20 gathering in Nagoya on Friday. She is expected to meet with Japanese Foreign Minister Toshimitsu Motegi there on Saturday.
""",
                    '2019-08-22 milestone Seoul: decision to end GSOMIA announced',
                    '2019-11-22 milestone Seoul: termination of GSOMIA suspended',
                    '2019-11-23 meeting ' + self.KANG_MOTEGI + 'planned: meeting in Nagoya')

    def test_vice_ministers_were_to_meet(self):
        self.expect("""The Korea Herald

By Ahn Sung-mi

Published : July 20, 2021 - 16:12

Vice foreign ministers of South Korea and Japan met in Tokyo on Tuesday to discuss whether President Moon Jae-in will visit Japan for the Olympics.

First Vice Foreign Minister Choi Jong-kun and his Japanese counterpart, Takeo Mori, were to meet again on Wednesday together with U.S. Deputy Secretary of State Wendy Sherman.

"We weren't likely to hold a summit under the circumstances," a Cheong Wa Dae official said. The two might meet in Seoul on Friday.

Choi expressed regret over Japan's export restrictions.
""",
                    '2021-07-20 meeting Seoul, Tokyo: meeting in Tokyo',
                    '2021-07-20 position Choi Jong-kun (Seoul): expressed regret',
                    '2021-07-21 meeting Choi Jong-kun (Seoul), Takeo Mori (Tokyo), '
                    'Wendy Sherman (Washington): planned: meeting')

    def test_prime_ministers(self):
        self.expect(""" date 2019-10-24 PM Lee, Abe meet in Tokyo
TOKYO, Oct. 24 (Yonhap) -- South Korean Prime Minister Lee Nak-yon and his Japanese counterpart, Shinzo Abe, met in Tokyo on Thursday.
The 21-minute meeting took place at Abe's office.
Lee called for dialogue on the export curbs, while Abe demanded that Seoul abide by the 1965 accord on wartime claims.
Lee met with Emperor Naruhito on Tuesday.
""",
                    '2019-10-24 meeting Lee Nak-yon (Seoul), Shinzo Abe (Tokyo): meeting in Tokyo',
                    '2019-10-24 position Lee Nak-yon (Seoul): called for dialogue',
                    '2019-10-24 position Shinzo Abe (Tokyo): demanded that Seoul abide')

    def test_presidents_and_a_dateline_a_day_older(self):
        self.expect(""" date 2022-09-22 Yoon, Kishida hold talks in New York
NEW YORK, Sept. 21 (Yonhap) -- President Yoon Suk-yeol and Japanese Prime Minister Fumio Kishida sat down for 30 minutes of talks in New York on Wednesday.
Foreign Minister Park Jin and his Japanese counterpart, Yoshimasa Hayashi, met in New York on Monday.
Yoon, U.S. President Joe Biden and Kishida last held a trilateral meeting in Madrid in June.
""",
                    '2022-06 meeting Yoon Suk-yeol (Seoul), Fumio Kishida (Tokyo), Joe Biden (Washington): '
                    'trilateral meeting in Madrid',
                    '2022-09-19 meeting Park Jin (Seoul), Yoshimasa Hayashi (Tokyo): meeting in New York',
                    '2022-09-21 meeting Yoon Suk-yeol (Seoul), Fumio Kishida (Tokyo): talks in New York')

    def test_two_summits_on_one_day(self):
        self.expect(""" date 2022-11-11 S. Korea, U.S., Japan to hold summit
PHNOM PENH, Nov. 11 (Yonhap) -- President Yoon Suk-yeol, U.S. President Joe Biden and Japanese Prime Minister Fumio Kishida will hold a trilateral summit in Phnom Penh on Sunday, officials said Friday.
Yoon and Kishida are also expected to hold a bilateral summit the same day. A summit between Yoon and Chinese President Xi Jinping is unlikely.
The United States supports normalizing GSOMIA, a State Department spokesperson said.
""",
                    '2022-11-11 position Washington: supports normalizing GSOMIA',
                    '2022-11-13 meeting Yoon Suk-yeol (Seoul), Fumio Kishida (Tokyo), Joe Biden (Washington): '
                    'planned: trilateral summit in Phnom Penh',
                    '2022-11-13 meeting Yoon Suk-yeol (Seoul), Fumio Kishida (Tokyo): '
                    'planned: bilateral summit in Phnom Penh')

    HAN_ENDO = 'Han Ji-ho (Seoul), Masaru Endo (Tokyo)'
    BUSAN = {
        'announced': """The Korea Herald

Published : Dec 28, 2020 - 14:05       Updated : Dec 28, 2020 - 14:09

South Korea's First Vice Foreign Minister Han Ji-ho will hold talks with his Japanese counterpart, Masaru Endo, in the southeastern port city of Busan on Wednesday, the foreign ministry said Monday.

A three-way meeting with US Deputy Secretary of State Laura Whitfield is also planned in Honolulu on Jan. 5, the ministry said.

Han and Endo last met in Tokyo on Nov. 5. Han is also to meet with Chinese Ambassador Xing Guorong in Seoul on Thursday.
""",
        'undated': """\u2022 Kyodo

Japan on Wednesday asked South Korea to keep assets of Japanese companies from being sold off over wartime labor rulings.

In a meeting in Busan, Vice Foreign Minister Masaru Endo told his South Korean counterpart, Han Ji-ho, that ties are at stake, the Foreign Ministry in Tokyo said.

The pair last met on Nov. 5 in Tokyo.
""",
        'reported': """ date 2020-12-31 S. Korea, Japan fail to narrow gap
SEOUL, Dec. 31 (Yonhap) -- First Vice Foreign Minister Han Ji-ho and his Japanese counterpart, Masaru Endo, held the talks in Busan on Wednesday.
They had been set to meet in Seoul on Dec. 22, but the trip was canceled.
The two will sit down together with U.S. Deputy Secretary of State Laura Whitfield in Honolulu next Tuesday.
""",
    }

    def test_announced_undated_and_reported(self):
        self.expect('date 2020-12-27 Nothing\n\nNothing happened in Busan on Sunday.\n',
                    '2020-11-05 meeting %s: meeting in Tokyo' % self.HAN_ENDO,
                    '2020-12-30 meeting %s: talks in Busan' % self.HAN_ENDO,
                    '2020-12-30 position Tokyo: asked South Korea to keep assets',
                    '2021-01-05 meeting %s, Laura Whitfield (Washington): planned: three-way meeting in Honolulu'
                    % self.HAN_ENDO, **self.BUSAN)
        sources = [row[4] for row in self.timeline()]
        self.assertEqual(sources, ['announced undated', 'announced reported undated', 'undated',
                                   'announced reported'])

    def test_an_announcement_dates_no_undated_page(self):
        self.write('announced.txt', self.BUSAN['announced'])
        self.write('undated.txt', self.BUSAN['undated'])
        got = self.timeline()
        self.assertEqual(self.status, 1)
        self.assertIn('talks_timeline: undated.txt: no date', self.problems)
        self.assertEqual([row[4] for row in got], ['announced'] * 3)

    def test_one_person_in_two_spellings_and_on_the_same_day(self):
        self.expect("""KYODO NEWS - Nov 18, 2021 - 10:12 | World, All

WASHINGTON \u2013 Japanese Vice Foreign Minister Takeo Mori, South Korean First Vice Foreign Minister Choi Jong Kun and U.S. Deputy Secretary of State Wendy Sherman met in Washington on Wednesday. The three last held a trilateral meeting in Tokyo in July.

In separate talks with Choi earlier in the day, Mori urged Seoul to present a solution on the issue of wartime labor.

Sherman met one-on-one with Choi on Tuesday and with Mori on Monday.
""",
                    '2021-07-21 meeting Choi Jong-kun (Seoul), Takeo Mori (Tokyo), Wendy Sherman (Washington): '
                    'trilateral meeting in Tokyo',
                    '2021-11-17 meeting Choi Jong-kun (Seoul), Takeo Mori (Tokyo), Wendy Sherman (Washington): '
                    'meeting in Washington',
                    '2021-11-17 meeting Choi Jong-kun (Seoul), Takeo Mori (Tokyo): separate talks in Washington',
                    '2021-11-17 position Takeo Mori (Tokyo): urged Seoul to present a solution',
                    earlier=""" date 2021-07-20 Vice FMs to meet
SEOUL, July 20 (Yonhap) -- First Vice Foreign Minister Choi Jong-kun and his Japanese counterpart, Takeo Mori, were to meet on Wednesday together with U.S. Deputy Secretary of State Wendy Sherman.
""")

    def test_no_place_from_another_meeting_and_the_day_of_the_talks(self):
        self.expect("""The Korea Herald

Published : Feb 16, 2020 - 10:05       Updated : Feb 16, 2020 - 10:05

MUNICH, Germany -- Foreign Minister Kang Kyung-wha and her Japanese counterpart, Toshimitsu Motegi, met on the sidelines of the Munich Security Conference on Saturday, but failed to narrow gaps.

During the talks held at a Munich hotel, Kang stressed the need for Japan to withdraw its export curbs, and Motegi called on Seoul to resolve the forced labor issue.

It was the first time for Kang and Motegi to meet since January, when they held talks in the US city of Palo Alto, California.
""",
                    '2020-01 meeting ' + self.KANG_MOTEGI + 'talks in Palo Alto',
                    '2020-02-15 meeting ' + self.KANG_MOTEGI + 'talks in Munich',
                    '2020-02-15 position ' + KANG + ': stressed the need for Japan',
                    '2020-02-15 position ' + MOTEGI + ': called on Seoul')

    def test_his_counterpart_behind_the_name(self):
        self.expect("""KYODO NEWS - Feb 6, 2020 - 19:41 | All, Japan, World

SEOUL - Senior diplomats from Japan and South Korea held talks in Seoul on Thursday, a Japanese official said.

Shigeki Takizaki, director general of the Japanese Foreign Ministry's Asian and Oceanian Affairs Bureau, met with Kim Jung Han, his South Korean counterpart, for about two hours.

Takizaki urged Seoul to come up with a solution to the wartime labor issue, while Kim called for Japan to scrap its export controls.
""",
                    '2020-02-06 meeting Kim Jung Han (Seoul), Shigeki Takizaki (Tokyo): talks in Seoul',
                    '2020-02-06 position Kim Jung Han (Seoul): called for Japan',
                    '2020-02-06 position Shigeki Takizaki (Tokyo): urged Seoul to come up with a solution to the '
                    'wartime labor issue')

    def test_talks_of_the_day_named_in_the_sentence_before(self):
        self.expect("""KYODO NEWS - Nov 17, 2019 - 21:15 | All, World

BANGKOK - The defense chiefs of Japan and South Korea failed Sunday to narrow differences over their intelligence-sharing pact.

In talks in Bangkok, Defense Minister Taro Kono urged his South Korean counterpart, Jeong Kyeong Doo, to keep the pact.
""",
                    '2019-11-17 meeting Jeong Kyeong Doo (Seoul), Taro Kono (Tokyo): talks in Bangkok',
                    '2019-11-17 position Taro Kono (Tokyo): urged his South Korean counterpart')

    def test_predecessors_whiles_and_new_counterparts(self):
        self.expect(""" date 2019-09-20 S. Korea, Japan hold director-general-level talks in Tokyo
SEOUL, Sept. 20 (Yonhap) -- Kim Jung-han, director general of the ministry's Asia and Pacific affairs bureau, met his Japanese counterpart, Shigeki Takizaki, in Tokyo on Friday.
In the meeting, Kim reiterated the need for Japan to withdraw the export curbs, while Takizaki restated Tokyo's position on the forced labor issue.
Kim last held director-general talks with Takizaki's predecessor, Kenji Kanasugi, in Seoul on Aug. 29.
The two sides are arranging a meeting between Foreign Minister Kang Kyung-wha and her new Japanese counterpart, Toshimitsu Motegi, in New York next week.
""",
                    '2019-09-20 meeting ' + KIM + ', ' + TAKIZAKI + ': meeting in Tokyo',
                    '2019-09-20 position ' + KIM + ': reiterated the need for Japan to withdraw the export curbs',
                    '2019-09-20 position ' + TAKIZAKI + ': restated',
                    '2019-09 meeting ' + self.KANG_MOTEGI + 'planned: meeting in New York')

    def test_their_talks_and_a_name_that_looks_like_a_preposition(self):
        self.expect("""KYODO NEWS - Dec 24, 2019 - 18:19 | All, World, Japan

CHENGDU, China - Japanese Prime Minister Shinzo Abe and South Korean President Moon Jae In agreed Tuesday to resolve a row over wartime labor through dialogue, in their first formal talks in 15 months.

Moon asked Abe to restore the export controls to their state before July 1, according to the South Korean presidential office.

The GSOMIA pact avoided expiring in November after Seoul suspended its termination hours before the deadline.
""",
                    '2019-12-24 meeting Moon Jae In (Seoul), Shinzo Abe (Tokyo): formal talks',
                    '2019-12-24 position Moon Jae In (Seoul): asked Abe')

    def test_nobody_is_put_on_a_side_by_guess(self):
        self.expect("""KYODO NEWS - Sep 22, 2022 - 12:14 | All, Japan

NEW YORK - Japanese Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol met in New York on Wednesday. They also joined U.S. President Joe Biden at a dinner.

Foreign ministers Yoshimasa Hayashi and Park Jin laid the groundwork when they met for 50 minutes in New York on Monday.

Park told reporters on Tuesday that South Korea wants to normalize the intelligence-sharing pact GSOMIA.

A three-way meeting with U.S. President Joe Biden had been mooted in New York on Sept. 28 but did not materialize.

GSOMIA was to lapse on Friday.
""",
                    '2022-09-21 meeting Yoon Suk Yeol (Seoul), Fumio Kishida (Tokyo): meeting in New York')

    def test_names_told_behind_the_talks_and_talks_behind_a_day(self):
        self.expect(""" date 2020-02-16 Top diplomats of S. Korea, U.S., Japan meet in Munich
SEOUL, Feb. 16 (Yonhap) -- The top diplomats of South Korea, the United States and Japan met in Munich on Saturday, the foreign ministry said.
South Korean Foreign Minister Kang Kyung-wha, U.S. Secretary of State Mike Pompeo and Japanese Foreign Minister Toshimitsu Motegi reaffirmed their close coordination during the session.
Motegi, for his part, urged Seoul to come up with a solution to the forced labor issue.
First Vice Foreign Minister Cho Hyun-dong is to hold talks with his Japanese counterpart, Takeo Mori, in Tokyo in mid-March.
""",
                    '2020-02-15 meeting Kang Kyung-wha (Seoul), Toshimitsu Motegi (Tokyo), '
                    'Mike Pompeo (Washington): session in Munich',
                    '2020-02-15 position ' + MOTEGI + ': urged Seoul to come up',
                    '2020-03 meeting Cho Hyun-dong (Seoul), Takeo Mori (Tokyo): planned: talks in Tokyo')

    def test_the_day_of_the_decision(self):
        self.expect(""" date 2019-08-22 (3rd LD) S. Korea decides to end military info-sharing pact with Japan
SEOUL, Aug. 22 (Yonhap) -- South Korea has decided to terminate a military intelligence-sharing pact with Japan in response to Tokyo's export curbs, the presidential office said Thursday.
The pact, signed in November 2016, has been automatically renewed every year.
Foreign Minister Kang Kyung-wha met with her Japanese counterpart, Taro Kono, in Beijing on Wednesday.
Kono summoned South Korean Ambassador Nam Gwan-pyo on Thursday night and lodged a protest.
Washington expressed concern over the decision to end the pact.
""",
                    '2016-11 milestone Seoul, Tokyo: GSOMIA concluded',
                    '2019-08-21 meeting Kang Kyung-wha (Seoul), Taro Kono (Tokyo): meeting in Beijing',
                    '2019-08-22 milestone Seoul: decision to end GSOMIA announced',
                    '2019-08-22 position Washington: expressed concern')

    def test_a_foreign_name_without_a_country_is_not_the_outlets_own(self):
        self.expect(""" date 2022-07-18 Park in Tokyo
TOKYO, July 18 (Yonhap) -- Prime Minister Fumio Kishida is at odds with Foreign Minister Park Jin over the export curbs.
During talks in Tokyo with his Japanese counterpart, Yoshimasa Hayashi, on Monday, Park told him that Seoul will seek a solution.
Kishida said Seoul should settle the forced labor issue.
Park said Japan should lift the export curbs.
""",
                    '2022-07-18 meeting Park Jin (Seoul), Yoshimasa Hayashi (Tokyo): talks in Tokyo',
                    '2022-07-18 position Park Jin (Seoul): said Japan should lift')

    def test_what_an_article_says_twice_is_one_row(self):
        said = 'Seoul wants Japan to lift the export curbs.\n'
        self.expect('date 2021-03-02 x\n\n' + said + 'Nothing new was said there.\n' + said,
                    '2021-03-02 position Seoul: wants Japan to lift')

    def test_other_news_is_silence(self):
        self.expect(""" date 2021-03-02 Seoul shares close higher
SEOUL, March 2 (Yonhap) -- South Korean stocks closed higher on Tuesday as investors met in Tokyo on Monday.
The Bank of Korea and the Bank of Japan held no talks. Chinese President Xi Jinping met Russian President Vladimir Putin in Moscow on Friday.
""")


def screen(width, folder=SEEDS, columns=None):
    """Return the lines that stand on a terminal of WIDTH columns, with COLUMNS set or not."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, width, 0, 0))
    env = {key: value for key, value in os.environ.items() if key != 'COLUMNS'}
    env.update({'COLUMNS': str(columns)} if columns else {})
    process = subprocess.Popen([sys.executable, SCRIPT, folder], stdout=slave, env=env)
    os.close(slave)
    data = b''
    with contextlib.suppress(OSError):          # Linux: EIO once the other side is closed
        for chunk in iter(lambda: os.read(master, 65536), b''):
            data += chunk
    os.close(master)
    assert process.wait() == 0
    return data.decode('utf-8').replace('\r\n', '\n').splitlines()


def columns_of(line):
    """Return how many columns of a terminal LINE takes."""
    return sum(1 + (unicodedata.east_asian_width(c) in 'WF') for c in line)


def squeezed(cells):
    """Return what must stand on a terminal for CELLS, its spaces aside, in an order of its own."""
    return sorted(''.join(''.join(cells).split()))


class Terminal(unittest.TestCase):
    """The command on a pseudo-terminal, and its layout."""

    PARTIES = sorted({party for row in FIVE for party in row[2].split(', ')})

    def test_every_width(self):
        whole = {word for cell in sum(FIVE, ()) for word in re.findall(r'\S+', cell)}
        for width, most in (30, 400), (60, 260), (71, 260), (72, 300), (92, 160), (120, 100), (200, 70):
            with self.subTest(width=width):
                lines = screen(width)
                self.assertLessEqual(max(map(len, lines)), width)
                self.assertLessEqual(len(lines), most)
                self.assertEqual([line.split()[0] for line in lines if re.match('20[12]', line)],
                                 [row[0] for row in FIVE])
                self.assertEqual(squeezed(lines), squeezed(sum(FIVE, ())))
                if width != 72:         # there the words have 16 columns, and some are longer
                    self.assertEqual({word for line in lines for word in line.split()} - whole, set())

    def test_a_party_has_a_line_of_its_own(self):
        for width, start in (60, 2), (72, 23), (200, 23):
            cells = [re.split('  +', line[start:])[0].rstrip(',') for line in screen(width)
                     if line[start:start + 1].strip()]
            for party in self.PARTIES:
                self.assertIn(party, cells, width)

    def test_table_and_records(self):
        for width, expected in (
                (72, '2019-10-16  meeting    Kim Jung-han (Seoul),     talks in Seoul      000\n'
                     '                       Shigeki Takizaki (Tokyo)                      002\n'
                     '2016        milestone  Seoul,                    GSOMIA concluded    002\n'
                     '                       Tokyo                                         004'),
                (71, '2019-10-16  meeting  000 002\n  Kim Jung-han (Seoul),\n  Shigeki Takizaki (Tokyo)\n'
                     '  talks in Seoul\n\n2016  milestone  002 004\n  Seoul,\n  Tokyo\n  GSOMIA concluded')):
            self.assertEqual(tt.screen([FIVE[3], FIVE[0]], width), expected)

    def test_layout(self):
        """What is longer than its column, wide characters, and a name that leaves no room."""
        wide, name = '東京' * 40, 'Ahn ' * 20 + '(Seoul)'
        for rows, width, start in (
                ([('2019-11-15', 'meeting', '서울 도쿄', '서울 도쿄 ' * 9 + wide, '기사')], 80, '2019-11-15  meeting    서울 도쿄  서울'),
                ([('2019-11-15', 'meeting', 'Seoul', 'talks', '기사')], 72, '2019-11-15  meeting    Seoul  talks' + ' ' * 33 + '기사'),
                ([('2019-11-15', 'meeting', 'Seoul', wide, '기사')], 61, '2019-11-15  meeting  기사\n  Seoul\n  東京'),
                ([('2019-11-15', 'meeting', 'Seoul', wide, 'x' * 99)], 100, '2019-11-15  meeting\n' + 'x' * 99 + '\n  Seoul\n'),
                ([('2019-11-15', 'meeting', name, 'talks in Seoul', '000')], 120, '2019-11-15  meeting  000\n  Ahn Ahn'),
                ([('2019-11-15', 'meeting', 'Seoul', 'x' * 99, '000')], 80, '2019-11-15  meeting    Seoul  ' + 'x' * 44 + '  000'),
                ([('2019-11-15', 'meeting', name, 'talks in Seoul', '000')], 200, '2019-11-15  meeting    Ahn Ahn')):
            with self.subTest(start=start, width=width):
                text = tt.screen(rows, width)
                self.assertTrue(text.startswith(start), text)
                self.assertLessEqual(max(map(columns_of, text.split('\n'))), width)
                self.assertEqual(squeezed(text), squeezed(rows[0]))

    def test_wide_characters_are_aligned(self):
        for tag in '기사', unicodedata.normalize('NFD', '기사'):       # a macOS file name is in NFD
            for width in range(72, 90):
                lines = tt.screen([('2019-11-15', 'meeting', 'Seoul', '東京' * 40, tag + '_1 ' + tag + '_2')], width)
                starts = {columns_of(line.split('기사')[0]) for line in lines.split('\n') if '기사' in line}
                self.assertEqual(len(starts), 1, lines)

    def test_columns_is_honoured(self):
        self.assertEqual(screen(200, columns=70), screen(70))
        self.assertEqual(screen(0), screen(80))         # a terminal that does not know its width


class Pipe(Folder):
    def shell(self, command):
        done = subprocess.run(['bash', '-c', command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=dict(os.environ, RUN='%s %s' % (sys.executable, SCRIPT)))
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_utf8_whatever_the_locale(self):
        self.write('기사_1.txt', 'date 2019-11-15 x\n\nSouth Korea and Japan held talks in Seoul on Friday.\n')
        for env in ({'PYTHONIOENCODING': 'latin-1'}, {'LC_ALL': 'C', 'PYTHONUTF8': '0', 'PYTHONCOERCECLOCALE': '0'}):
            self.assertEqual(run(self.folder, env=env),
                             (0, '2019-11-15\tmeeting\tSeoul, Tokyo\ttalks in Seoul\t기사\n', ''))

    def test_every_line_has_five_plain_cells(self):
        for line in run()[1].splitlines():
            self.assertEqual(len(line.split('\t')), 5)
            self.assertNotRegex(line.replace('\t', ''), r'[\x00-\x1f\x7f-\x9f]|  | $')

    def test_sources_have_short_names_unless_two_are_the_same(self):
        text = 'date 2019-11-15 x\n\nSouth Korea and Japan held talks in Seoul on Friday.\n'
        for names, sources in ((('b_1', 'a_2'), 'a b'), (('a_1', 'a_2', 'b_1'), 'a_1 a_2 b'), (('a', 'a_1'), 'a a_1'),
                               (('_a', 'b'), '_a b')):
            for name in os.listdir(self.folder):
                os.remove(os.path.join(self.folder, name))
            for name in names:
                self.write(name + '.txt', text)
            self.assertEqual([row[4] for row in self.timeline()], [sources])

    def test_stdout(self):
        """A reader that leaves is no error; what cannot be written is one, in one line."""
        first = '\t'.join(FIVE[0]) + '\n'
        for command, status, out, err in (
                ('$RUN | head -n 1; exit ${PIPESTATUS[0]}', 0, first, ''), ('$RUN | true; exit ${PIPESTATUS[0]}', 0, '', ''),
                ('$RUN -h | true; exit ${PIPESTATUS[0]}', 0, '', ''), ('$RUN > /dev/full', 1, '', 'No space left on device'),
                ('$RUN >&-', 1, '', 'Bad file descriptor'), ('$RUN -h >&-', 1, '', 'Bad file descriptor'),
                ('$RUN /none 2>&-', 1, '', '')):
            with self.subTest(command=command):
                self.assertEqual(self.shell(command), (status, out, err and 'talks_timeline: stdout: %s\n' % err))

    def test_interrupt_is_quiet(self):
        for i in range(300):
            for name in os.listdir(SEEDS):
                shutil.copyfile(os.path.join(SEEDS, name), os.path.join(self.folder, '%d%s' % (i, name)))
        process = subprocess.Popen([sys.executable, SCRIPT, self.folder],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.6)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        self.assertEqual((process.returncode, out, err), (130, b'', b''))

    def test_exit_handlers_run(self):
        """As they do whatever becomes of stdout, and what they print is printed."""
        code = ('import atexit, runpy, sys\natexit.register(sys.%s.write, "bye")\n'
                'sys.argv[1:] = %r\nrunpy.run_path(%r, run_name="__main__")')
        for args, stream, command, status in (
                ([], 'stderr', '', 0), ([], 'stdout', '', 0), ([], 'stderr', '| true', 0),
                ([], 'stderr', '> /dev/full', 1), (['-h'], 'stdout', '', 0), (['/none'], 'stderr', '', 1)):
            got, *texts = self.shell('%s -c %s %s; exit ${PIPESTATUS[0]}' % (
                sys.executable, shlex.quote(code % (stream, args, SCRIPT)), command))
            self.assertEqual((got, texts[stream == 'stderr'][-3:]), (status, 'bye'), (args, stream, command))

    def test_help_is_the_manual(self):
        for option in '-h', '--help':
            self.assertEqual(run(option), (0, tt.__doc__, ''))

    def test_usage(self):
        self.assertEqual(rows(run('--')[1]), FIVE)
        usage = 'talks_timeline: usage: talks_timeline.py [-h] [FOLDER]: one folder is wanted; '
        for args, what in ((('a', 'b', 'c'), 'b c'), (('--none',), '--none'), (('a', '\x1b[1mb\nc'), 'b c')):
            self.assertEqual(run(*args), (2, '', usage + 'unrecognized arguments: %s\n' % what))


class BadInput(Folder):
    TALKS = 'South Korea and Japan held talks in Seoul on Friday.\n'

    def one_problem(self, name, what, *args):
        """Check that the command's one line on stderr says WHAT of NAME, with status 1."""
        status, out, err = run(*args)
        self.assertEqual((status, err), (1, 'talks_timeline: %s: %s\n' % (name, what)))
        return out

    def test_no_such_folder_or_none_with_articles(self):
        self.write('notes.md', 'Nothing here.')
        for name, what in ('none', 'No such file or directory'), ('notes.md', 'Not a directory'), ('', 'no .txt files'):
            folder = os.path.join(self.folder, name)
            self.assertEqual(self.one_problem(folder, what, folder), '')

    def test_a_bad_file_costs_no_row(self):
        self.assertEqual(self.seeds(), FIVE)
        for make, what in (
                (os.mkdir, 'not a regular file'), (os.mkfifo, 'not a regular file'),
                (lambda path: os.symlink('nowhere', path), 'No such file or directory'),
                (b'', 'empty'), (b'  \n \r\n\t', 'empty'), (b'\xff\xfe', 'not UTF-8 text'),
                (b'date 2019-11-15\x00\x01\x02', 'binary, not text'),
                (self.TALKS.encode(), 'no date; one above its first sentence would help'),
                (b'date 2019-02-31 Talks\n\n' + self.TALKS.encode(), 'no such day: 2019-02-31')):
            with self.subTest(what=what):
                path = os.path.join(self.folder, 'a.txt')
                make(path) if callable(make) else self.write('a.txt', make)
                self.assertEqual(rows(self.one_problem('a.txt', what, self.folder)), FIVE)
                os.rmdir(path) if os.path.isdir(path) else os.remove(path)

    def test_unreadable_file(self):
        self.write('a.txt', 'date 2019-11-15\n')
        with unittest.mock.patch('builtins.open', side_effect=PermissionError(13, 'Permission denied')):
            with self.assertRaisesRegex(OSError, 'Permission denied'):
                tt.read_text(os.path.join(self.folder, 'a.txt'))

    def test_names_with_controls_stay_on_their_line(self):
        self.write('a\nb\x1b[31m_.txt', '')
        self.one_problem('a b_.txt', 'empty', self.folder)

    def test_nothing_to_print_is_said(self):
        self.write('a.txt', 'date 2019-11-15 Weather\n\nIt rained in Seoul on Friday and in Tokyo too.\n')
        self.write('b.text', b'\xff')
        self.write('.c.txt', b'\xff')
        out = self.one_problem(self.folder, 'no meeting, milestone or position found', self.folder)
        self.assertEqual(out, '')

    def test_controls_never_reach_the_output(self):
        dirty = '\x1b[31mSouth Korea\x1b[0m and\tJapan\x07 held\x00'[:-1] + \
            ' talks in \u202eSeoul\u202c on\x85 Friday\x9b and \x1b]0;title\x07left.'
        self.write('a.txt', 'date 2019-11-15\n\n' + dirty + '\n\nSeoul wants Japan to \x1b[1mlift\t the export\x08 curbs.')
        self.assertEqual(self.timeline()[-1][3], 'wants Japan to lift the export curbs')
        self.assertNotRegex(str(self.timeline()), r'[\x00-\x1f\x7f-\x9f\u202e]')

    def test_hostile_text_takes_time_in_step_with_size(self):
        head = 'date 2019-11-15 x\n\n'
        texts = {
            'endless': 'South Korea and Japan held talks with the decision to end the pact ' * 5000,
            'quotes': '"' * 300000, 'quoted': '" "Seoul wants. ' * 20000, 'name': 'Kim Jung-han ' * 23000,
            'names': 'Foreign Minister Kim Jung-han met Shigeki Takizaki on Friday. ' * 5000,
            'spaces': ' ' * 300000, 'lines': '\n' * 300000, 'commas': 'Seoul, Tokyo, ' * 21000,
            'capitals': 'A' * 300000, 'dateline': 'SEOUL, ' * 43000, 'parens': '(' * 300000, 'dots': '. A' * 100000,
        }
        for name, text in texts.items():
            self.write(name + '.txt', head + text + '.')
        started = time.monotonic()
        self.timeline()
        self.assertLess(time.monotonic() - started, 20)


def lines_of(rows):
    return ''.join('\t'.join(row) + '\n' for row in rows)


def counted(words):
    """Return what "sort | uniq -c" prints of WORDS."""
    return ''.join('%7d %s\n' % (words.count(word), word) for word in sorted(set(words)))


class Readme(Folder):
    """Each command of the README is run, twice, and its samples are compared."""

    with open(os.path.join(TOP, 'README.md'), encoding='utf-8') as file:
        TEXT = file.read()
    BLOCKS = dict(re.findall(r'```(\w+)\n(.*?)\n```', TEXT, re.S))     # one of each language

    # Part of a command, the programs it needs, and what it prints (or writes to a file) of the rows.
    COMMANDS = [
        ('# one kind', 'awk', lambda rows: lines_of(r for r in rows if r[1] == 'meeting')),
        ('# one person', 'awk', lambda rows: lines_of(r for r in rows if 'Takizaki' in r[2])),
        ('# a period', 'awk', lambda rows: lines_of(r for r in rows if '2019-11' <= r[0] < '2020')),
        ('# what happened', 'awk cut', lambda rows: lines_of(
            (r[0], r[2], r[3]) for r in rows if not r[3].startswith('planned: '))),
        ('# meetings by city', 'awk sort uniq', lambda rows: counted(
            [r[3].rsplit(' in ')[-1] for r in rows if r[1] == 'meeting' and ' in ' in r[3]])),
        ('# a wide view', 'column less', lambda rows: '\n'.join(map(' '.join, rows)).split()),
        ('# a Markdown table', 'sed awk timeline.md', lambda rows: (
            'date | kind | who | what | sources\n---|---|---|---|---\n' +
            ''.join(' | '.join(cell.replace('|', '\\|') for cell in r) + '\n' for r in rows))),
        ('# for a spreadsheet', 'timeline.tsv', lines_of),
        ('# notes of your own', 'notes.tsv', lambda rows: '2019-11-15\tfolder 7\n'),
        ('join -t', 'sort join', lambda rows: lines_of(
            sorted(r + ('folder 7',) for r in rows if r[0] == '2019-11-15'))),
        ('sqlite3', 'sqlite3', lambda rows: ''.join(
            '%s\t%d\n' % (kind, sum(r[1] == kind for r in rows)) for kind in sorted(tt.KINDS))),
    ]

    def setUp(self):
        super().setUp()
        shutil.copy(SCRIPT, self.folder)
        shutil.copytree(SEEDS, os.path.join(self.folder, 'seeds'))
        self.write('python3', '#!/bin/sh\nexec %s "$@"\n' % shlex.quote(sys.executable))
        os.chmod(os.path.join(self.folder, 'python3'), 0o755)
        self.rows = rows(run()[1])

    def bash(self, command):
        env = dict(os.environ, PATH=self.folder + os.pathsep + os.environ['PATH'])
        done = subprocess.run(['bash', '-c', command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, cwd=self.folder, env=env)
        self.assertEqual((done.returncode, done.stderr), (0, b''), command)
        return done.stdout.decode('utf-8')

    @unittest.skipUnless(shutil.which('bash'), 'bash is not at hand')
    def test_commands(self):
        commands = re.split(r'\n(?=\S)', self.BLOCKS['sh'])
        self.assertEqual(len(commands), len(self.COMMANDS))
        for command, (part, needs, expected) in zip(commands, self.COMMANDS):
            with self.subTest(part):
                self.assertIn(part, command)
                files = [need for need in needs.split() if '.' in need]
                for program in needs.split():
                    if program not in files and not shutil.which(program):
                        self.skipTest(program + ' is not at hand')
                for _ in 'once', 'twice':
                    got = self.bash(command)
                    for name in files:
                        self.assertEqual(got, '')
                        with open(os.path.join(self.folder, name), encoding='utf-8') as file:
                            got = file.read()
                    want = expected(self.rows)
                    self.assertEqual(got.split() if isinstance(want, list) else got, want)

    @unittest.skipUnless(find_spec('pandas'), 'pandas is not at hand')
    def test_pandas(self):
        self.write('timeline.tsv', lines_of(self.rows))
        self.write('readme.py', self.BLOCKS['python'])
        counts = {kind: sum(r[0] >= '2020' and r[1] == kind for r in self.rows) for kind in tt.KINDS}
        self.assertEqual(re.findall(r'(\w+) +(\d+)', self.bash('python3 readme.py')),
                         [(kind, str(count)) for kind, count in sorted(counts.items()) if count])

    def test_samples(self):
        self.assertEqual((len(self.BLOCKS), self.TEXT.count('\n```')), (3, 6))
        command, sample = self.BLOCKS['text'].split('\n', 1)
        self.assertEqual(command, '$ python3 talks_timeline.py')
        printed = '\n'.join([''] + screen(100) + [''])
        for record in re.split(r'\n(?=\d)', sample):
            self.assertIn('\n%s\n' % record, printed)

    def test_two_screens_and_the_same_story_as_the_manual(self):
        lines = self.TEXT.splitlines()
        self.assertLessEqual((len(lines) > 100, max(map(len, lines))), (False, 100))
        plain, manual = (' '.join(re.sub('[`*"]', '', text).split()) for text in (self.TEXT, tt.__doc__))
        for fact in ('as precise as the articles allow: 2019-11-15, 2019-08, 2016', 'meeting, milestone or position',
                     'Seoul, Tokyo, Washington, then others by the alphabet',
                     'planned: opens what no article reports as having happened',
                     'file names up to the first _', 'Problems go to stderr, one line each',
                     'the day it was voiced, where the article says so',
                     'the day of the talks, where it was said in them or, within two days, by one who took part; else', "the article's own day",
                     'positions by government, a government before its people',
                     'in the order told (by file name, then by place in the article)', 'below 72 columns',
                     'known only to the month or year stands at its end', 'every article was read',
                     'something could not be used, or there was nothing to print', 'wrong usage', 'interrupted'):
            for text in plain, manual:
                self.assertIn(fact.replace(', or ', ' or '), text.replace(', or ', ' or '))


if __name__ == '__main__':
    unittest.main()
