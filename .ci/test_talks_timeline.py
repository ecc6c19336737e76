"""Tests of talks_timeline: the rules by example, the five articles whole and changed, other
reports of the beat, and the command as a process."""

import contextlib
import io
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest
from datetime import date
from fcntl import ioctl
from importlib.machinery import SourceFileLoader

sys.dont_write_bytecode = True
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPT = os.path.join(TOP, 'talks_timeline.py')
SEEDS = os.path.join(TOP, 'seeds')
tt = SourceFileLoader('talks_timeline', SCRIPT).load_module()

KIM, TAKIZAKI = 'Kim Jung-han (Seoul)', 'Shigeki Takizaki (Tokyo)'
KANG, MOTEGI = 'Kang Kyung-wha (Seoul)', 'Toshimitsu Motegi (Tokyo)'
JEONG, KONO, ESPER = 'Jeong Kyeong-doo (Seoul)', 'Taro Kono (Tokyo)', 'Mark Esper (Washington)'
MOON = 'Moon Jae-in (Seoul)'

FIVE = [
    ('2016', 'milestone', 'Seoul, Tokyo', 'GSOMIA concluded', '002,004'),
    ('2019-06', 'position', 'Seoul', 'put forward the so-called one-plus-one proposal under which '
     'South Korean and Japanese firms would create a joint fund to compensate the victims of '
     'forced labor as a solution to the dispute', '000'),
    ('2019-08', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '000,001,002,003,004'),
    ('2019-10-16', 'meeting', KIM + ', ' + TAKIZAKI, 'talks in Seoul', '000,002'),
    ('2019-11-15', 'meeting', KIM + ', ' + TAKIZAKI, 'working-level talks in Tokyo', '000,001,002'),
    ('2019-11-15', 'position', 'Seoul', 'maintains that any reconsideration would be possible '
     'only after Japan first reverses course and removes the export curbs', '000,002'),
    ('2019-11-15', 'position', 'Tokyo', 'argues that the question of compensation was resolved by '
     'a 1965 bilateral treaty that established bilateral diplomatic ties, and that the court '
     'rulings contravene international law', '002'),
    ('2019-11-15', 'position', 'Tokyo', 'opposes any deal that would involve Japanese firms based '
     'on its claim that all reparation issues stemming from its colonial rule were settled under '
     'a 1965 accord aimed at normalizing bilateral relations', '000'),
    ('2019-11-15', 'position', 'Tokyo', 'pushed South Korea on Friday to rethink its decision to '
     'terminate a military intelligence-sharing pact that helps the two neighbors deal with '
     'missile threats from North Korea', '002'),
    ('2019-11-15', 'position', TAKIZAKI, 'called on South Korea to "act prudently" regarding the '
     'General Security of Military Information Agreement (GSOMIA), which is set to expire on '
     'Nov. 23', '002'),
    ('2019-11-15', 'position', TAKIZAKI, 'reiterated Japan\'s stance that South Korea must '
     '"immediately correct" the situation', '002'),
    ('2019-11-15', 'position', 'Washington', 'has been heaping pressure on Seoul to reconsider '
     'the decision on the military agreement, which it regards as a key platform for trilateral '
     'security cooperation with its two Asian allies', '000'),
    ('2019-11-15', 'position', 'Washington', 'has sent several senior officials to Seoul, '
     'including Defense Secretary Mark Esper this week, to lobby for the pact to be maintained',
     '002'),
    ('2019-11-16', 'position', 'Seoul', 'has maintained the stance that any reconsideration would '
     'only be possible if Japan first retracts its export restrictions against the South', '004'),
    ('2019-11-16', 'position', JEONG, 'said he also wanted to maintain the pact and expressed '
     'hope for "good discussions" with Japan to seek a breakthrough', '004'),
    ('2019-11-16', 'position', MOON, 'said it is difficult for Seoul to share military '
     'information with Japan as Tokyo cited a lack of trust in South Korea and imposed export '
     'restrictions against the South', '004'),
    ('2019-11-16', 'position', MOON, 'vowed to continue to make efforts toward security '
     'cooperation among the three sides', '004'),
    ('2019-11-16', 'position', 'Tokyo', 'wants to maintain the pact', '004'),
    ('2019-11-16', 'position', 'Washington', 'has also called for its renewal', '004'),
    ('2019-11-16', 'position', ESPER, 'called on his two Asian allies to "sit down and work '
     'through differences," as the termination of the key security tool would only benefit North '
     'Korea and China', '004'),
    ('2019-11-17', 'meeting', JEONG + ', ' + KONO, 'planned: talks in Bangkok', '004'),
    ('2019-11-17', 'meeting', ', '.join((JEONG, KONO, ESPER)),
     'planned: trilateral meeting in Bangkok', '004'),
    ('2019-11', 'milestone', 'Seoul', 'termination of GSOMIA suspended', '001,003'),
    ('2019-11-23', 'milestone', 'Seoul, Tokyo', 'planned: GSOMIA expires', '000,002,004'),
    ('2020-01-13', 'meeting', KIM + ', ' + TAKIZAKI, 'working-level talks in San Francisco',
     '001,003'),
    ('2020-01-13', 'position', KIM, "reiterated Seoul's call for Japan to retract the export "
     "controls while emphasizing the government's stance that it respects the court's decision",
     '001'),
    ('2020-01-14', 'meeting', KANG + ', ' + MOTEGI, 'planned: separate meeting in San Francisco',
     '001'),
    ('2020-01-14', 'meeting', ', '.join((KANG, MOTEGI, 'Mike Pompeo (Washington)')),
     'planned: trilateral session in San Francisco', '001'),
    ('2020-01-14', 'position', MOON, 'urged Japan to present ideas for a solution, while '
     "emphasizing that any solution must have the victims' support", '001'),
    ('2020-02-06', 'meeting', KIM + ', ' + TAKIZAKI, 'working-level talks in Seoul', '003'),
    ('2020-02-06', 'position', 'Seoul', 'wants Japan to retract the export controls, saying that '
     "the wartime issues cannot proceed without respecting the top court's decisions on the "
     'victims', '003'),
    ('2020-02-06', 'position', KANG, 'made it clear that the government is not in the position to '
     "intervene in or predict the victims' plan to liquidate Japanese firms' local assets as a "
     'way to get compensation, but has to prepare for every possible scenario', '003'),
    ('2020-02-06', 'position', KANG, 'said "If the assets were liquidated, the government\'s '
     'diplomatic strategy and response cannot help but change"', '003'),
    ('2020-02-06', 'position', KANG, 'warned that Seoul could revive its now-suspended decision '
     'to end a military intelligence-sharing pact with Japan unless Tokyo does withdraws the '
     'export restrictions', '003'),
    ('2020-02-06', 'position', 'Tokyo', 'has insisted all reparation issues regarding the 1910-45 '
     'colonial period were settled in a 1965 accord that normalized their ties', '003'),
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
        self.expect([(*r[:4], ','.join(sorted(new[s] for s in r[4].split(',')))) for r in FIVE])

    def without(self, tag, changes=()):
        """The timeline without the article TAG is FIVE less that source, but for CHANGES."""
        self.got = self.seeds(skip=tag)
        left = [(*r[:4], ','.join(s for s in r[4].split(',') if s != tag)) for r in FIVE]
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
                         'no date, and no dated report of the same meeting\n')
        self.assertEqual([r for r in got if '002' in r[4]], [])
        self.assertIn(('2019-11', 'meeting', KIM + ', ' + TAKIZAKI, 'meeting in Tokyo', '001'), got)
        self.assertIn(('2019-08', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '001,003,004'), got)

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
                    [('2020-01-12', 'meeting', KIM + ', ' + TAKIZAKI, 'working-level talks in San Francisco', '001,003')])

    def test_next_weekday_changed(self):
        self.phrase('004', 'next Saturday', 'next Friday', [('2019-11-23', 'planned')], [
            ('2019-11-22', 'milestone', 'Seoul, Tokyo', 'planned: GSOMIA expires', '004'),
            ('2019-11-23', 'milestone', 'Seoul, Tokyo', 'planned: GSOMIA expires', '000,002')])

    def test_month_changed(self):
        self.phrase('000', 'in August', 'in July', [('2019-08', 'decision')], [
            ('2019-07', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '000'),
            ('2019-08', 'milestone', 'Seoul', 'decision to end GSOMIA announced', '001,002,003,004')])
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


if __name__ == '__main__':
    unittest.main()
