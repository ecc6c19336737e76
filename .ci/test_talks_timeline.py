"""Tests of talks_timeline: its rules by example, short reports, the five articles, whole and
changed, and the command as a process."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
import talks_timeline as tt  # noqa: E402

SCRIPT = str(TOP / 'talks_timeline.py')
ARTICLES = {path.name: path.read_text('utf-8') for path in sorted((TOP / 'seeds').iterdir())}
TWO = 'Kim Jung-han (Seoul), Shigeki Takizaki (Tokyo)'
PROBLEM = 'talks_timeline: %s: %s\n'
PAGE = 'date %s x\n\nSouth Korea and Japan held talks in Seoul on Friday.'

# The rows of the five articles; an indented line goes on with the row above it.
FIVE = [tuple(row.split(' | ')) for row in re.sub('\n +', ' ', """\
2016 | milestone | Seoul, Tokyo | GSOMIA concluded | 002 004
2019-06 | position | Seoul | put forward the so-called one-plus-one proposal under which South
    Korean and Japanese firms would create a joint fund to compensate the victims of forced labor as
    a solution to the dispute | 000
2019-08 | milestone | Seoul | decision to end GSOMIA announced | 000 001 002 003 004
2019-10-16 | meeting | Kim Jung-han (Seoul), Shigeki Takizaki (Tokyo) | talks in Seoul | 000 002
2019-11-15 | meeting | Kim Jung-han (Seoul), Shigeki Takizaki (Tokyo) | working-level talks in Tokyo
    | 000 001 002
2019-11-15 | position | Seoul | maintains that any reconsideration would be possible only after
    Japan first reverses course and removes the export curbs | 000 002
2019-11-15 | position | Tokyo | opposes any deal that would involve Japanese firms based on its
    claim that all reparation issues stemming from its colonial rule were settled under a 1965
    accord aimed at normalizing bilateral relations | 000
2019-11-15 | position | Tokyo | pushed South Korea to rethink its decision to terminate a military
    intelligence-sharing pact that helps the two neighbors deal with missile threats from North
    Korea | 002
2019-11-15 | position | Tokyo | argues that the question of compensation was resolved by a 1965
    bilateral treaty that established bilateral diplomatic ties, and that the court rulings
    contravene international law | 002
2019-11-15 | position | Shigeki Takizaki (Tokyo) | called on South Korea to "act prudently"
    regarding the General Security of Military Information Agreement (GSOMIA), which is set to
    expire on Nov. 23 | 002
2019-11-15 | position | Shigeki Takizaki (Tokyo) | reiterated Japan's stance that South Korea must
    "immediately correct" the situation | 002
2019-11-15 | position | Washington | has been heaping pressure on Seoul to reconsider the decision
    on the military agreement, which it regards as a key platform for trilateral security
    cooperation with its two Asian allies | 000
2019-11-15 | position | Washington | has sent several senior officials to Seoul, including Defense
    Secretary Mark Esper this week, to lobby for the pact to be maintained | 002
2019-11-16 | position | Seoul | has maintained the stance that any reconsideration would only be
    possible if Japan first retracts its export restrictions against the South | 004
2019-11-16 | position | Moon Jae-in (Seoul) | said it is difficult for Seoul to share military
    information with Japan as Tokyo cited a lack of trust in South Korea and imposed export
    restrictions against the South | 004
2019-11-16 | position | Moon Jae-in (Seoul) | vowed to continue to make efforts toward security
    cooperation among the three sides | 004
2019-11-16 | position | Jeong Kyeong-doo (Seoul) | said he also wanted to maintain the pact and
    expressed hope for "good discussions" with Japan to seek a breakthrough | 004
2019-11-16 | position | Tokyo | wants to maintain the pact | 004
2019-11-16 | position | Washington | has called for its renewal | 004
2019-11-16 | position | Mark Esper (Washington) | called on his two Asian allies to "sit down and
    work through differences," as the termination of the key security tool would only benefit North
    Korea and China | 004
2019-11-17 | meeting | Jeong Kyeong-doo (Seoul), Taro Kono (Tokyo) | planned: talks in Bangkok | 004
2019-11-17 | meeting | Jeong Kyeong-doo (Seoul), Taro Kono (Tokyo), Mark Esper (Washington) |
    planned: trilateral meeting in Bangkok | 004
2019-11 | milestone | Seoul | termination of GSOMIA suspended | 001 003
2019-11-23 | milestone | Seoul, Tokyo | planned: GSOMIA expires | 000 002 004
2020-01-13 | meeting | Kim Jung-han (Seoul), Shigeki Takizaki (Tokyo) | working-level talks in San
    Francisco | 001 003
2020-01-13 | position | Kim Jung-han (Seoul) | reiterated Seoul's call for Japan to retract the
    export controls while emphasizing the government's stance that it respects the court's decision
    | 001
2020-01-14 | meeting | Kang Kyung-wha (Seoul), Toshimitsu Motegi (Tokyo), Mike Pompeo (Washington) |
    planned: trilateral session in San Francisco | 001
2020-01-14 | meeting | Kang Kyung-wha (Seoul), Toshimitsu Motegi (Tokyo) | planned: separate meeting
    in San Francisco | 001
2020-01-14 | position | Moon Jae-in (Seoul) | urged Japan to present ideas for a solution, while
    emphasizing that any solution must have the victims' support | 001
2020-02-06 | meeting | Kim Jung-han (Seoul), Shigeki Takizaki (Tokyo) | working-level talks in Seoul
    | 003
2020-02-06 | position | Seoul | wants Japan to retract the export controls, saying that the wartime
    issues cannot proceed without respecting the top court's decisions on the victims | 003
2020-02-06 | position | Kang Kyung-wha (Seoul) | warned that Seoul could revive its now-suspended
    decision to end a military intelligence-sharing pact with Japan unless Tokyo does withdraws the
    export restrictions | 003
2020-02-06 | position | Kang Kyung-wha (Seoul) | made it clear that the government is not in the
    position to intervene in or predict the victims' plan to liquidate Japanese firms' local assets
    as a way to get compensation, but has to prepare for every possible scenario | 003
2020-02-06 | position | Kang Kyung-wha (Seoul) | said "If the assets were liquidated, the
    government's diplomatic strategy and response cannot help but change" | 003
2020-02-06 | position | Tokyo | has insisted all reparation issues regarding the 1910-45 colonial
    period were settled in a 1965 accord that normalized their ties | 003
""").splitlines()]


def run(command, cwd=None):
    """Return (status, stdout, stderr) of a COMMAND of bash, where "talks" is the script."""
    names = 'set -o pipefail\npython3() { "$PYTHON" "$@"; }\ntalks() { python3 "$SCRIPT" "$@"; }\n'
    done = subprocess.run(['bash', '-c', names + command], cwd=cwd, timeout=60,
                          env=dict(os.environ, PYTHON=sys.executable, SCRIPT=SCRIPT),
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')


def lines_of(rows):
    return ''.join('\t'.join(row) + '\n' for row in rows)


class Folder(unittest.TestCase):
    maxDiff = None

    def fill(self, files):
        """Make a folder of FILES: {name: text, bytes, or a function that makes it}."""
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        for name, data in files.items():
            path = self.folder / name
            data = data.encode('utf-8') if isinstance(data, str) else data
            data(path) if callable(data) else path.write_bytes(data)

    def timeline(self, files, command='talks .'):
        """Return (rows, status, stderr) of COMMAND in a folder of FILES."""
        self.fill(files)
        status, out, err = run(command, self.folder)
        return [tuple(line.split('\t')) for line in out.splitlines()], status, err


class TheFiveArticles(Folder):
    def test_from_any_directory_in_five_plain_cells_and_nothing_is_left_behind(self):
        before = os.listdir(TOP)
        got, *others = self.timeline({}, 'talks')
        for row in got:
            self.assertEqual(len(row), 5)
            self.assertNotRegex(''.join(row), r'[\x00-\x1f\x7f-\x9f]|  | $')
        self.assertEqual((got, others), (FIVE, [0, '']))
        self.assertEqual((os.listdir(TOP), os.listdir(self.folder)), (before, []))


class ChangedCopies(Folder):
    """The timeline of a changed copy differs from FIVE in what was changed, and in nothing else."""

    def expect(self, expected, files, problems=''):
        """FILES give the rows EXPECTED, whatever the order of equal dates."""
        self.assertNotEqual(files, ARTICLES)
        got, *others = self.timeline(files)
        self.assertCountEqual(got, expected)
        self.assertEqual(others, [int(problems != ''), problems])

    def changed(self, old, new, tag=''):
        """Return the articles with a pattern OLD replaced by NEW, all or the one of TAG."""
        return {name: re.sub(old, new, text) if name.startswith(tag) else text
                for name, text in ARTICLES.items()}

    def test_rows_change_as_the_articles_do(self):
        names = {'Kim Jung-han': 'Park Min-soo', 'Takizaki': 'Ishikawa', 'Shigeki': 'Haruto',
                 'Kang Kyung-wha': 'Seo Yu-na', 'Toshimitsu': 'Kenji', 'Motegi': 'Moriyama',
                 'Jeong Kyeong-doo': 'Hwang Bo-ra', 'Taro': 'Yuki', 'Kono': 'Tanabe',
                 'Mark Esper': 'Judy Walker', 'Esper': 'Walker', 'Mike Pompeo': 'Ann Reed',
                 'Pompeo': 'Reed', 'Moon Jae-in': 'Ryu Ha-neul', 'Moon': 'Ryu', 'Kang': 'Seo',
                 'Jeong': 'Hwang', 'Kim': 'Park'}
        cities = {'San Francisco': 'Honolulu', 'Bangkok': 'Ulan Bator'}
        published = {'Published : Feb. 6': 'Published : Feb. 13', '2020-02-06': '2020-02-13'}
        years = {str(year): str(year + 28) for year in range(1900, 2100)}
        for new in names, cities, published, years:
            with self.subTest(list(new)[0]):
                change = '|'.join(new), lambda m: new[m[0]]
                self.expect([tuple(re.sub(*change, cell) for cell in row) for row in FIVE],
                            self.changed(*change))

    def test_other_line_ends_spaces_and_quotes(self):
        curly = lambda m: re.sub(r'"([^"\n]*)"', r'“\1”', m[0]).replace("'", '\u2019')
        for old, new in (('\n', '\r\n'), (r'\A', '\ufeff'), (' ', '\xa0'), ('\u2019', "'"),
                         ('[“”]', '"'), (r'(?s)\A.+', curly)):
            with self.subTest(old=old):
                self.expect(FIVE, self.changed(old, new))

    def test_files_renamed_and_reordered(self):
        new = dict(zip(('000', '001', '002', '003', '004'), 'edcba'))
        self.expect([(*r[:4], ' '.join(sorted(new[tag] for tag in r[4].split()))) for r in FIVE],
                    {new[name[:3]] + '_x.txt': text for name, text in ARTICLES.items()})

    def test_without_an_article(self):
        problem = PROBLEM % ('002_5bbc4dbbab9aba55.txt',
                             'no date; one above its first sentence would help')
        for lost, day, *row in (        # without 000, nothing dates 002
                ('000 002', '2019-11-15', '2019-11', 'meeting', TWO, 'meeting in Tokyo'),
                ('001', '2020-01-13', '2020-01', 'meeting', TWO, 'talks in San Francisco'),
                ('002', ''), ('003', ''), ('004', '')):
            with self.subTest(lost):
                left = [(*(row if r[:2] == (day, 'meeting') else r[:4]),
                         ' '.join(tag for tag in r[4].split() if tag not in lost)) for r in FIVE]
                files = {name: ARTICLES[name] for name in ARTICLES if name[:3] != lost[:3]}
                self.expect([r for r in left if r[4]], files, problem * (lost == '000 002'))

    def test_a_phrase_changed(self):
        for tag, old, new, changed, *rows in (
                ('000', 'Oct. 16', 'Oct. 18', '2019-10-16 meeting',
                 ('2019-10-16', 'meeting in Seoul', '002'),
                 ('2019-10-18', 'talks in Seoul', '000')),
                ('001', r'Monday (?=\(U\.S\. time\))', 'Sunday ', '2020-01-13 meeting',
                 ('2020-01-12', 'working-level talks in San Francisco', '001 003')),
                ('004', 'next Saturday', 'next Friday', '2019-11-23 milestone',
                 ('2019-11-22', '', '004'), ('2019-11-23', '', '000 002')),
                ('000', 'in August', 'in July', '2019-08 milestone',
                 ('2019-07', '', '000'), ('2019-08', '', '001 002 003 004')),
                ('000', 'In June', 'In May', '2019-06 position', ('2019-05', '', '000'))):
            with self.subTest(old=old, new=new):
                i = [' '.join(row[:2]) for row in FIVE].index(changed)
                come = [(day, *FIVE[i][1:3], what or FIVE[i][3], tags) for day, what, tags in rows]
                self.expect(FIVE[:i] + come + FIVE[i + 1:], self.changed(old, new, tag))


def screen(width, columns=''):
    """Return the lines that stand on a terminal of WIDTH columns, with COLUMNS set or not."""
    status, out, err = run("""python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) != 0)' \
        bash -c 'stty cols %d; COLUMNS=%s "$PYTHON" "$SCRIPT"'""" % (width, columns))
    assert (status, err) == (0, '')
    return out.replace('\r\n', '\n').splitlines()


class Terminal(unittest.TestCase):
    def columns(self, line):
        """Return how many columns of a terminal LINE takes."""
        return sum(1 + (unicodedata.east_asian_width(c) in 'WF') for c in line)

    def hold(self, lines, width, rows):
        """Check that LINES hold ROWS, but for spaces and the order, within WIDTH columns."""
        self.assertLessEqual(max(map(self.columns, lines)), width)
        got, expected = (sorted(''.join(''.join(text).split())) for text in (lines, sum(rows, ())))
        self.assertEqual(got, expected)

    def test_every_width(self):
        words = set(' '.join(sum(FIVE, ())).split())
        parties = {party for row in FIVE for party in row[2].split(', ')}
        for width, most in ((30, 400), (60, 260), (71, 260), (72, 300), (92, 160), (120, 100),
                            (200, 70)):
            with self.subTest(width=width):
                lines = screen(width)
                self.hold(lines, width, FIVE)
                self.assertLessEqual(len(lines), most)
                self.assertEqual([line.split()[0] for line in lines if re.match('20[12]', line)],
                                 [row[0] for row in FIVE])
                if width != 72:         # there the words have 16 columns, and some are longer
                    self.assertLessEqual(set(' '.join(lines).split()), words)
                if width != 30:         # a party has a line of its own
                    cells = {re.split(',?(?:  |$)', line[23 if width > 71 else 2:])[0]
                             for line in lines}
                    self.assertLessEqual(parties, cells)
        self.assertEqual(screen(200, columns='70'), screen(70))
        self.assertEqual(screen(0), screen(80))         # a terminal that does not know its width

    def test_layout(self):
        """A table, records, and what is wide, longer than its column or leaves it no room."""
        self.assertEqual(tt.screen([FIVE[3], FIVE[0]], 72), """\
2019-10-16  meeting    Kim Jung-han (Seoul),     talks in Seoul      000
                       Shigeki Takizaki (Tokyo)                      002
2016        milestone  Seoul,                    GSOMIA concluded    002
                       Tokyo                                         004""")
        self.assertEqual(tt.screen([FIVE[3], FIVE[0]], 71), (
            '2019-10-16  meeting  000 002\n  Kim Jung-han (Seoul),\n  Shigeki Takizaki (Tokyo)\n'
            '  talks in Seoul\n\n2016  milestone  002 004\n  Seoul,\n  Tokyo\n  GSOMIA concluded'))
        wide, name, long = '東京' * 40, 'Ahn ' * 20 + '(Seoul)', 'x' * 99
        for width, who, what, tags, start in (
                (80, '서울 도쿄', '서울 도쿄 ' * 9 + wide, '기사', '    서울 도쿄  서울'),
                (72, 'Seoul', 'talks', '기사', '    Seoul  talks' + ' ' * 33 + '기사'),
                (61, 'Seoul', wide, '기사', '  기사\n  Seoul\n  東京'),
                (100, 'Seoul', wide, long, '\n' + long + '\n  Seoul\n'),
                (80, 'Seoul', long, '000', '    Seoul  ' + long[:44] + '  000'),
                (120, name, 'talks in Seoul', '000', '  000\n  Ahn Ahn'),
                (200, name, 'talks in Seoul', '000', '    Ahn Ahn')):
            with self.subTest(start=start, width=width):
                cells = '2019-11-15', 'meeting', who, what, tags
                text = tt.screen([cells], width)
                self.assertEqual(text[:19 + len(start)], '2019-11-15  meeting' + start)
                self.hold(text.split('\n'), width, [cells])

    def test_a_name_without_a_character_to_show(self):
        cells = '2019-11-15', 'meeting', 'Seoul', 'talks', ''
        self.assertEqual(tt.screen([cells], 80), '2019-11-15  meeting    Seoul  talks')

    def test_wide_characters_are_aligned(self):
        for tag in '기사', unicodedata.normalize('NFD', '기사'):    # a macOS file name is in NFD
            cells = '2019-11-15', 'meeting', 'Seoul', '東京' * 40, tag + '_1 ' + tag + '_2'
            for width in range(72, 90):
                cut = [line.split('기사') for line in tt.screen([cells], width).split('\n')]
                starts = {self.columns(before) for before, *tags in cut if tags}
                self.assertEqual(len(starts), 1, cut)


class Pipe(Folder):
    def test_command_lines(self):
        """Also: a reader that leaves is no error, what cannot be written is one; and whatever
        becomes of stdout, exit handlers run, and what they print is printed."""
        five = lines_of(FIVE)
        usage = PROBLEM % ('usage', 'talks_timeline.py [-h] [FOLDER]: one folder is wanted; '
                           'unrecognized arguments: %s')
        full = PROBLEM % ('stdout', 'No space left on device')
        closed = PROBLEM % ('stdout', 'Bad file descriptor')
        bye = """bye() { python3 -c 'import atexit, runpy, sys
atexit.register(getattr(sys, sys.argv.pop(1)).write, "bye")
runpy.run_path(sys.argv.pop(1), run_name="__main__")' "$1" "$SCRIPT" "${@:2}"; }\n"""
        for command, *expected in (
                ('talks --', 0, five, ''), ('talks -h', 0, tt.__doc__, ''),
                ('talks --help', 0, tt.__doc__, ''), ('talks a b c', 2, '', usage % 'b c'),
                ('talks --none', 2, '', usage % '--none'),
                (r"talks a $'\e[1mb\nc'", 2, '', usage % 'b c'),
                ('talks | head -n 1', 0, lines_of(FIVE[:1]), ''), ('talks | true', 0, '', ''),
                ('talks -h | true', 0, '', ''), ('talks /none 2>&-', 1, '', ''),
                ('d=$(mktemp -d); ln -s "$SCRIPT" "$d/t"; python3 "$d/t"; rm -r "$d"', 0, five, ''),
                ('python3 -OO "$SCRIPT" -h', 0, '', ''),
                ('talks > /dev/full', 1, '', full), ('talks >&-', 1, '', closed),
                ('talks -h >&-', 1, '', closed), ('bye stderr', 0, five, 'bye'),
                ('bye stdout', 0, five + 'bye', ''), ('bye stderr | true', 0, '', 'bye'),
                ('bye stderr > /dev/full', 1, '', full + 'bye'),
                ('bye stdout -h', 0, tt.__doc__ + 'bye', ''),
                ('bye stderr /none', 1, '', PROBLEM % ('/none', os.strerror(2)) + 'bye')):
            with self.subTest(command):
                self.assertEqual(run(bye + command), tuple(expected))

    def test_a_profiler_sees_the_run(self):
        out = run('python3 -m cProfile "$SCRIPT"')[1]
        self.assertEqual(out[:len(lines_of(FIVE))], lines_of(FIVE))
        self.assertRegex(out, r'talks_timeline\.py:\d+\(main\)')

    def test_interrupt_is_quiet(self):
        self.fill({'%02d%s' % (i, name): ARTICLES[name] for i in range(40) for name in ARTICLES})
        (self.folder / '0.txt').touch()
        with subprocess.Popen([sys.executable, SCRIPT, str(self.folder)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            self.assertIn(b'0.txt: empty', process.stderr.readline())   # it has begun to read
            process.send_signal(signal.SIGINT)
            self.assertEqual((process.communicate(), process.returncode), ((b'', b''), 130))

    def test_sources_have_short_names_unless_two_are_the_same(self):
        """In UTF-8, whatever the locale."""
        for names, sources, env in (
                ('b_1 a_2', 'a b', ''), ('a_1 a_2 b_1', 'a_1 a_2 b', ''), ('a a_1', 'a a_1', ''),
                ('_a b', '_a b', ''), ('my\xa0day b', 'b my-day', ''),
                ('기사_1', '기사', 'PYTHONIOENCODING=latin-1'),
                ('기사_1', '기사', 'LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0')):
            with self.subTest(names=names, env=env):
                files = {name + '.txt': PAGE % '2019-11-15' for name in names.split(' ')}
                row = '2019-11-15', 'meeting', 'Seoul, Tokyo', 'talks in Seoul', sources
                self.assertEqual(self.timeline(files, env + ' talks .'), ([row], 0, ''))


class BadInput(Folder):
    def test_bad_files_cost_no_row(self):
        bad = (
            (os.mkdir, 'not a regular file'), (os.mkfifo, 'not a regular file'),
            (lambda path: path.symlink_to('nowhere'), 'No such file or directory'),
            (lambda path: path.symlink_to('/proc/self/mem'), 'Input/output error'),
            (b'', 'empty'), (b'  \n \r\n\t', 'empty'), (b'\xff\xfe', 'not UTF-8 text'),
            (b'date 2019-11-15\x00\x01\x02', 'binary, not text'),
            (PAGE % '2019-02-31', 'no such day: 2019-02-31'),
            (PAGE % '0001-01-01', 'no such day: 0001-01-01'),
            (PAGE % '9999-12-31', 'no such day: 9999-12-31'),
            (PAGE % '', 'no date; one above its first sentence would help'))
        files = {'a%02d.txt' % i: data for i, (data, what) in enumerate(bad)}
        problems = ''.join(PROBLEM % pair for pair in zip(files, (what for data, what in bad)))
        self.assertEqual(self.timeline({**ARTICLES, **files}), (FIVE, 1, problems))

    def test_nothing_to_print_is_said(self):
        rain = 'date 2019-11-15 Weather\n\nIt rained in Seoul on Friday and in Tokyo too.\n'
        for folder, what, files in (
                ('none', 'No such file or directory', {}),
                ('notes.md', 'Not a directory', {'notes.md': 'x'}),
                ('.', 'no .txt files', {'notes.md': 'x'}),
                ('.', 'no meeting, milestone or position found',
                 {'a.txt': rain, 'b.text': b'\xff', '.c.txt': b'\xff'})):
            with self.subTest(what):
                self.assertEqual(self.timeline(files, 'talks ' + folder),
                                 ([], 1, PROBLEM % (folder, what)))

    def test_controls_never_reach_the_output(self):
        got, _, err = self.timeline({'a\nb\x1b[31m_.txt': '', 'c.txt': (
            'date 2019-11-15\n\n\x1b[31mSouth Korea\x1b[0m and\tJapan\x07 held talks in '
            '\u202eSeoul\u202c on Friday\x9b and \x1b]0;title\x07left.\x85'
            'Seoul wants Japan to \x1b[1mlift\t the export\x08 curbs.')})
        self.assertEqual(([row[3] for row in got], err), (
            ['talks in Seoul', 'wants Japan to lift the export curbs'],
            PROBLEM % ('a b_.txt', 'empty')))

    def test_a_thousand_pages_some_of_them_bad(self):
        files, expected, problems = {}, [], ''
        for i in range(1000):
            name, day = '%03d_page.txt' % i, str(date(2000, 1, 7) + timedelta(7 * i))
            page = PAGE % day
            files[name], problem = (
                (page, ''), (page + '\nThe two sides agreed to', ''),
                (page + ' They agreed to go on with talks, the foreign ministry in Se', ''),
                (page[:-20], ''), (page.encode() + b'\n\xec\x84', 'not UTF-8 text'),
                ('', 'empty'))[i % 6]
            expected += [(day, 'meeting', 'Seoul, Tokyo', 'talks in Seoul', name[:3])] * (i % 6 < 3)
            problems += problem and PROBLEM % (name, problem)
        self.assertEqual(self.timeline(files), (expected, 1, problems))

    def seconds(self, texts, count):
        """Return the processor's seconds for an article of each of TEXTS; they have COUNT rows."""
        files, before = {'%d_x.txt' % i: text for i, text in enumerate(texts)}, os.times()
        self.assertEqual(len(self.timeline(files)[0]), count)
        return sum(os.times()[2:4]) - sum(before[2:4])

    def test_time_is_in_step_with_the_number_of_articles(self):
        days = [str(date(1990, 1, 5) + timedelta(7 * i)) for i in range(1000) for _ in 'ab']
        pages = [PAGE % day + '\nSeoul wants Japan to lift the export curbs.' for day in days]
        few = min(self.seconds(pages[:200], 200), self.seconds(pages[:200], 200))
        self.assertLess(self.seconds(pages, 2000), 14 * few)

    def test_hostile_text_takes_time_in_step_with_size(self):
        parts = ('South Korea and Japan held talks with the decision to end the pact ', '"', 'A',
                 'Foreign Minister Kim Jung-han met Shigeki Takizaki on Friday. ', 'Kim Jung-han ',
                 '" "Seoul wants. ', 'Seoul, Tokyo, ', 'SEOUL, ', '. A', '(', ' ', '\n')
        pages = ['date 2019-11-15 x\n\n%s.' % (part * (300000 // len(part))) for part in parts]
        self.assertLess(self.seconds([*pages, PAGE % '2019-11-15'], 1), 20)


class Readme(Folder):
    """Each command of the README is run, twice, and its samples are compared."""

    TEXT = (TOP / 'README.md').read_text('utf-8')
    BLOCKS = dict(re.findall(r'```(\w+)\n(.*?)\n```', TEXT, re.S))     # one of each language
    CITIES = Counter(r[3].rsplit(' in ')[-1] for r in FIVE if r[1] == 'meeting' and ' in ' in r[3])

    # Part of a command, the programs it needs, what it prints or else writes to a file.
    COMMANDS = (
        ('# one kind', 'awk', lines_of(r for r in FIVE if r[1] == 'meeting')),
        ('# a period', 'awk', lines_of(r for r in FIVE if '2019-11' <= r[0] < '2020')),
        ('# what happened', 'awk cut', lines_of(
            (r[0], r[2], r[3]) for r in FIVE if not r[3].startswith('planned: '))),
        ('# meetings by city', 'awk sort uniq', ''.join(
            '%7d %s\n' % (count, city) for city, count in sorted(CITIES.items()))),
        ('# a Markdown table', 'sed awk',
         'date | kind | who | what | sources\n---|---|---|---|---\n' + ''.join(
             ' | '.join(cell.replace('|', r'\|') for cell in r) + '\n' for r in FIVE)),
        ('# for a spreadsheet', '', lines_of(FIVE)),
        ('# notes of your own', '', '2019-11-15\tfolder 7\n'),
        ('join -t', 'sort join', lines_of(
            sorted((*r, 'folder 7') for r in FIVE if r[0] == '2019-11-15'))),
        ('sqlite3', 'sqlite3', ''.join(
            '%s\t%d\n' % pair for pair in sorted(Counter(r[1] for r in FIVE).items()))))

    def setUp(self):
        self.fill({'talks_timeline.py': Path(SCRIPT).read_bytes()})
        shutil.copytree(TOP / 'seeds', self.folder / 'seeds')

    def test_commands(self):
        commands = re.split(r'\n(?=\S)', self.BLOCKS['sh'])
        self.assertEqual(len(commands), len(self.COMMANDS))
        for command, (part, programs, expected) in zip(commands, self.COMMANDS):
            with self.subTest(part):
                self.assertIn(part, command)
                if not all(map(shutil.which, programs.split())):
                    self.skipTest('%s: one is not at hand' % programs)
                for _ in 'once', 'twice':
                    status, out, err = run(command, self.folder)
                    for name in re.findall(r'> (\w+\.\w+)', command):
                        self.assertEqual(out, '')
                        out = (self.folder / name).read_text('utf-8')
                    got = out.split() if isinstance(expected, list) else out
                    self.assertEqual((status, got, err), (0, expected, ''))

    def test_pandas(self):
        late = Counter(row[1] for row in FIVE if row[0] >= '2020')
        status, out, err = run(
            "talks > timeline.tsv; python3 - <<'END'\n%s\nEND" % self.BLOCKS['python'], self.folder)
        if "No module named 'pandas'" in err:
            self.skipTest('pandas is not at hand')
        self.assertEqual((status, re.findall(r'(\w+) +(\d+)', out)),
                         (0, [(kind, str(count)) for kind, count in sorted(late.items())]))

    def test_samples(self):
        self.assertEqual((len(self.BLOCKS), self.TEXT.count('\n```')), (3, 6))
        command, *records = re.split(r'\n(?=\d)', self.BLOCKS['text'])
        self.assertEqual(command, '$ python3 talks_timeline.py')
        printed = '\n'.join(['', *screen(100), ''])
        for record in records:
            self.assertIn('\n%s\n' % record, printed)

    def test_the_script_fits_an_editor(self):
        with open(SCRIPT, encoding='utf-8') as file:
            text = file.read()
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        for function in re.findall(r'(?m)^def .*\n(?:(?: .*)?\n)*', text):
            self.assertLessEqual(len(function.rstrip().splitlines()), 30, function[:40])

    def test_two_screens_and_the_same_story_as_the_manual(self):
        lines = self.TEXT.splitlines()
        self.assertLessEqual(len(lines), 100)
        self.assertLessEqual(max(map(len, lines)), 100)
        for fact in (
                'as precise as the articles allow: 2019-11-15, 2019-08, 2016', 'wrong usage',
                'meeting, milestone or position', 'file names up to the first _', 'interrupted',
                'planned: opens what no article reports as having happened', 'below 72 columns',
                'Problems go to stderr, one line each', 'every article was read',
                'something could not be used or there was nothing to print'):
            for text in self.TEXT, tt.__doc__:
                plain = ' '.join(re.sub('[`*"]', '', text).split()).replace(', or ', ' or ')
                self.assertIn(fact, plain)


KANG, MOTEGI = 'Kang Kyung-wha (Seoul)', 'Toshimitsu Motegi (Tokyo)'
KNOWN = ('South Korean Foreign Minister Kang Kyung-wha and Japanese Foreign Minister Toshimitsu '
         'Motegi lead the two ministries.\n')
DATA = Path(__file__).resolve().parent
PHRASES = {'meeting': 'MEETINGS', 'milestone': 'MILESTONES', 'position': 'POSITIONS'}


def told(text, day='2019-11-27', page='date %s x\n(Yonhap)\n\n%s\n'):
    """Return the rows of an article of DAY, a Wednesday, less their sources."""
    article = tt.read_article('x.txt', tt.clean(page % (day, text)), 'x')
    return [tt.row(event)[:4] for event in tt.timeline([article])[0]]


class Tables(unittest.TestCase):
    # An example of a table, what is changed in it, and what it becomes: that tells nothing.
    NOTHING = """\
Kang met Motegi on Sunday. | met | may meet
Kang met Motegi on Sunday. | met | did not meet
Kang met Motegi on Sunday. | met | nearly met
Kang met Motegi on Sunday. | met | has yet to meet
Kang met Motegi on Sunday. | met | was unable to meet
Kang met Motegi on Sunday. | Kang met | Should Kang meet
Kang met Motegi on Sunday. | Motegi | Wang Yi
Kang held talks with Motegi on Sunday. | held | rejected
Kang held talks with Motegi on Sunday. | held | might hold
Kang held talks with Motegi on Sunday. | Kang held | Officials denied that Kang will hold
Kang's talks with Motegi ended on Sunday. | ended | never began
Kang's talks with Motegi ended on Sunday. | Kang's | Wang Yi's
Kang, speaking by phone with Motegi on Sunday, smiled. | with Motegi | of Motegi
Talks of Kang and Motegi are due on Sunday. | are due | would be futile
Talks of Kang and Motegi are due on Sunday. | on Sunday | at a date to be set
Kang is arranging talks with Motegi on Sunday. | arranging | against
Kang left for talks with Motegi on Sunday. | left | hopes
Kang left for talks with Motegi on Sunday. | with Motegi | of his party
Kang smiled in talks with Motegi on Sunday. | in talks | on possible talks
Kang smiled in talks with Motegi on Sunday. | talks with Motegi | talks with his predecessor
Seoul waits ahead of talks of Kang and Motegi on Sunday. | ahead of talks | for word
Kang and Motegi pose on Sunday. | Kang and Motegi | Kang
Kang told Motegi by phone on Sunday that it rained. | by phone on | on
Kang and Motegi agreed on Sunday to try again. | Kang and Motegi | Kang
Talks of Kang and Motegi are due on Sunday. | are due on Sunday | due on Sunday will not be held
Seoul announced its decision on GSOMIA on Friday. | its decision on | it was glad of
Seoul announced its decision on GSOMIA on Friday. | announced | is expected to announce
GSOMIA was signed in November 2016. | GSOMIA | The comfort women accord
GSOMIA was signed in November 2016. | GSOMIA was signed | Seoul and Washington signed GSOMIA
Seoul hates the 2016 GSOMIA. | the 2016 GSOMIA | a 2016 accord
The expiry of GSOMIA on Monday was suspended on Friday. | was suspended | may be suspended
Tokyo hates the Nov. 22 decision to end GSOMIA. | to end | to keep
Tokyo hates the Nov. 22 decision to suspend the expiry of GSOMIA. | to suspend | to mull
Seoul decided on Friday to let GSOMIA expire. | decided | was told
Seoul suspended the expiry of GSOMIA on Friday. | suspended | may suspend
Seoul suspended the expiry of GSOMIA on Friday. | of GSOMIA | of its tariffs
Seoul suspended the expiry of GSOMIA on Friday. | Seoul | Beijing
Seoul put its decision to end GSOMIA on hold on Friday. | on hold | to a vote
Seoul decided on Friday to terminate GSOMIA. | to terminate | not to terminate
Seoul decided on Friday to terminate GSOMIA. | decided on Friday | could decide on Friday
Seoul decided on Friday to terminate GSOMIA. | Seoul | Tokyo
Seoul announced its decision on GSOMIA on Friday. | announced | mulled
Seoul normalized GSOMIA on Friday. | normalized | could normalize
Seoul withdrew its notice to end GSOMIA on Friday. | withdrew | debated
GSOMIA will expire on Friday. | will expire | may expire
GSOMIA will expire on Friday. | on Friday | one day
Seoul urged Tokyo to lift the export curbs. | urged | had urged
Seoul urged Tokyo to lift the export curbs. | Seoul urged | If Seoul urges
Seoul urged Tokyo to lift the export curbs. | export curbs | travel ban
Seoul urged Tokyo to lift the export curbs. | Seoul | Beijing
Seoul urged Tokyo to lift the export curbs. | Seoul | Two weeks earlier, Seoul
Seoul sent envoys to lobby against the curbs. | to lobby against | to see
Seoul renewed its call for an end to the export curbs. | renewed its call for | kept quiet on
Seoul said Tokyo must lift the export curbs. | must lift | has""".splitlines()

    def rows(self, name, row):
        """Return (the rows of its kind that ROW's example tells, and those without ROW)."""
        kind = {table: kind for kind, table in PHRASES.items()}[name]
        others = [other for other in getattr(tt, name) if other is not row]
        with mock.patch.object(tt, name, others):
            without = told(KNOWN + row[2])
        return [[r for r in rows if r[1] == kind] for rows in (told(KNOWN + row[2]), without)]

    def test_each_row_tells_its_example_and_no_other_does(self):
        for name in PHRASES.values():
            for row in getattr(tt, name):
                with self.subTest(row[2]):
                    got, without = self.rows(name, row)
                    self.assertNotEqual(got, without)
                    self.assertEqual(len(got), 1)
                    (day, kind, who, what), = [row for row in got if row not in without]
                    if name == 'MEETINGS':
                        planned = row[0] == 'planned' or 'ahead of' in row[2]
                        self.assertEqual((day, who), ('2019-12-01' if planned else '2019-11-24',
                                                      KANG + ', ' + MOTEGI))
                        self.assertRegex(what, '^planned: ' * planned + (
                            'phone talks$' if row[0] == 'called' else '(talks|meeting)$'))
                    elif name == 'MILESTONES':
                        mark = row[0].partition(' ')[0]
                        self.assertEqual(what, 'planned: ' * (mark == 'EXPIRES') + tt.WHAT[mark])
                    else:
                        self.assertEqual((who, what), (
                            'Seoul', re.sub('^Seoul |[.]$', '', row[2])))

    def test_each_row_matches_its_example_alone(self):
        for name in PHRASES.values():
            for row in getattr(tt, name):
                with self.subTest(row[2]), mock.patch.object(tt, name, [row]):
                    frames, real = [], tt.frames_in
                    with mock.patch.object(tt, 'frames_in', lambda tokens, rows: [
                            frames.append(frame) or frame for frame in real(tokens, rows)]):
                        told(KNOWN + row[2])
                    self.assertIn(row[0], [frame.mark for frame in frames])

    def test_a_sentence_of_one_voice_is_one_position(self):
        words = 'maintains that the matter was settled in 1965 and has protested the seizure of assets'
        self.assertEqual([row[-1] for row in told(KNOWN + 'Tokyo ' + words + '.')], [words])

    def test_each_row_folds_its_example(self):
        for name in 'NAMES', 'PRONOUNS', 'DEEDS':
            rows = getattr(tt, name)
            for n, (mark, regex, example) in enumerate(rows):
                article = tt.read_article('x', 'date 2019-11-27 x\n\n' + KNOWN + '\n', '0')
                memory = tt.memory_of(article, tt.whose([article]))
                memory.marks.add('PACT')
                for number, sentence in enumerate(article.sentences):
                    tt.take_in(memory, number, *sentence)
                tokens = tt.folded(tt.tokens_of(example), tt.NAMES[:n] if name == 'NAMES' else tt.NAMES, example)
                with mock.patch.object(tt, 'PRONOUNS', tt.PRONOUNS[:n] if name == 'PRONOUNS' else tt.PRONOUNS):
                    tokens = tokens if name == 'NAMES' else tt.mentions(tokens, memory)
                tokens = tt.folded(tokens, tt.DEEDS[:n], memory) if name == 'DEEDS' else tokens
                with self.subTest(name + ' ' + mark + ' ' + example):
                    self.assertRegex(tt.line_of(tokens), regex)

    def test_what_differs_in_one_thing_tells_nothing(self):
        examples = {row[2] for name in PHRASES.values() for row in getattr(tt, name)}
        self.assertGreaterEqual(len(self.NOTHING), len(examples))
        self.assertEqual(examples, {line.split(' | ')[0] for line in self.NOTHING})
        for line in self.NOTHING:
            example, old, new = line.split(' | ')
            with self.subTest(line):
                self.assertIn(example, examples)
                self.assertIn(old, example)
                self.assertEqual(told(KNOWN + example.replace(old, new)), [])


class Words(unittest.TestCase):
    """words.txt: mark, an example with a gap, what it tells (a kind, or whole rows), spellings."""

    LINES = [line.split(': ') for line in (DATA / 'words.txt').read_text('utf-8').splitlines()]

    def forms(self, mark, spelling):
        """Return the past forms of a verb "take/took/taken part", the words of other spellings."""
        word, space, rest = spelling.partition(' ')
        base, *pasts = word.split('/')
        if mark not in tt.VERB_MARKS:
            return [spelling]
        if mark in ('END', 'EXPIRE', 'TAKE-PLACE'):
            return [base + space + rest]
        regular = re.sub('e$', '', re.sub('(?<=[^ae])y$', 'i', base)) + 'ed'
        return [past + space + rest for past in pasts or [regular]]

    def test_each_spelling_in_its_example(self):
        for mark, example, expected, spellings in self.LINES:
            for word in [form for spelling in spellings.split('|') * (mark != 'itself')
                         for form in self.forms(mark, spelling)]:
                with self.subTest(mark=mark, word=word):
                    start = re.search(r'(?:^|\. )\{', example)
                    sentence = example.replace('{}', word[0].upper() + word[1:] if start else word)
                    rows = told(KNOWN + sentence)
                    self.assertIn(expected.replace(' - ', ': ').replace('{}', word), (
                        ', '.join(row[1] for row in rows) or 'nothing',
                        '; '.join(' | '.join(row) for row in rows)))

    def test_the_tables_hold_these_spellings(self):
        tables = [line.split(': ') for line in (tt.VERBS + '\n' + tt.WORDS).splitlines()]
        self.assertEqual(
            sorted((mark, word.partition('=')[0])
                   for mark, words in tables for word in words.split('|')),
            sorted((mark, word) for mark, *_, words in self.LINES for word in words.split('|')))

    def test_a_phrase_ends_where_a_mark_ends(self):
        (_, phrase, _), = tt.table('EXPIRES: PACT END: GSOMIA ends.')
        self.assertTrue(phrase.search(' PACT END '))
        self.assertFalse(phrase.search(' PACT END-ing '))

    def test_forms_of_a_verb(self):
        for word, mark in (('hold', 'hold'), ('holds', 'HOLD-s'), ('holding', 'HOLD-ing'),
                           ('held', 'HOLD-ed'), ('notifies', 'ANNOUNCE-s'), ('notified', 'ANNOUNCE-ed'),
                           ('dispatches', 'SEND-s'), ('presses', 'URGE-s'), ('agreeing', 'DECIDE-ing'), ('goes', 'TRAVEL-s'), ('finalizes', 'ANNOUNCE-s'),
                           ('finalizing', 'ANNOUNCE-ing'), ('takes part in', 'HOLD-s'),
                           ('took part in', 'HOLD-ed'), ('following', 'following'),
                           ('surveys', 'word'), ('nears', 'word'), ('may', 'word'), ('MAY', 'MONTH'), ('envoys', 'POST'), ('Wednesdays', 'NAME')):
            self.assertEqual(tt.mark_of(word)[0], mark, word)

    def test_governments_and_offices(self):
        """Each name puts an official on a side, and so does a Korean family name."""
        for side, (own, adjectives) in {
                'Seoul': ('South Korea|S. Korea|Republic of Korea|ROK|the South|Korea|Blue House|'
                          'Cheong Wa Dae', 'South Korean|the South Korean|Korean'),
                'Tokyo': ('Japan', 'Japanese'), 'Beijing': ('China', 'Chinese'),
                'Washington': ('United States|the United States|U.S.|the U.S.|US|White House|Pentagon', 'American'),
                'Moscow': ('Russia', 'Russian'),
                'Pyongyang': ('North Korea|N. Korea|DPRK|the North', 'North Korean|the North Korean')}.items():
            self.assertIn([[side], own.split('|'), adjectives.split('|')], tt.GOVERNMENTS)
            for name in own.split('|') + [adjective for adjective in adjectives.split('|')]:
                said = "Kang, Motegi and %s Foreign Minister Al Ott met on Sunday." % (
                    name if name in adjectives else name + "'s")
                with self.subTest(name):
                    self.assertIn('Al Ott (%s)' % side, told(KNOWN + said)[0][2])
        self.assertEqual(len(tt.GOVERNMENTS), 6)
        for office, side in (('Defense Secretary', 'Washington'),
                             ('Secretary of Defense', 'Washington'), ('Secretary of State', 'Washington')):
            said = '%s Al Ott urged Seoul to keep GSOMIA.' % office
            self.assertEqual([row[2] for row in told(said)], ['Al Ott (%s)' % side])
        families = ('Ahn Bae Cho Choi Chung Do Han Heo Hong Hwang Jang Jeong Jo Jung Kang Kim Ko Kwon Lee Lim Ma '
                    'Min Moon Nam Noh Oh Paik Park Roh Ryu Seo Shin Son Song Suh Won Woo Yang Yeo Yoo Yoon Yun')
        self.assertEqual(tt.KOREAN, set(families.split()))
        for family in families.split():
            said = 'Japanese Foreign Minister Ken Endo met Foreign Minister %s Min on Sunday.' % family
            self.assertIn('%s Min (Seoul)' % family, told(said)[0][2])

    def test_a_country_around_a_city_is_the_same_place(self):
        for country in sorted(tt.VAGUE_PLACES - {'Korea', 'the South', 'the North'}):
            said = 'Kang and Motegi met in %s on Sunday. The two met in Madrid on Sunday.' % country
            self.assertEqual([row[3] for row in told(KNOWN + said)], ['meeting in Madrid'], country)


class Dates(unittest.TestCase):
    """What words mean, read on Saturday, November 16, 2019 (a corpus), and what are no dates."""

    CORPUS = [line.split(' | ') for line in """\
2019-11-15 | -1 | on Friday | Friday | last Friday | yesterday | the day before | Nov. 15 | November 15, 2019
2019-11-16 | -1 | on Saturday | today
2019-11-16 | 1 | on Saturday
2019-11-17 | 1 | on Sunday | next Sunday | tomorrow
2019-11-23 | -1 | next Saturday | Saturday next week
2019-11-15 | 1 | last Friday
2020-01 | 0 | in January
2019-09 | 0 | in September
2019-11-23 | 1 | Sunday, Nov. 23 | Nov. 23-24 | next Saturday | Saturday next week | Nov. 23
2019-11-23 | 1 | Nov 23, 2019 | 23 November 2019 | 2019-11-23 | 2019. 11. 23
2019-11-09 | -1 | last Saturday | Saturday last week | Saturday of last week
2019-12-24 | 1 | Dec. 24
2020-01-15 | 0 | January 15 | January 15th
2019-08 | -1 | in August | last August | late August | mid-August | in early August
2018-10 | -1 | in October last year | October 2018 | October, 2018 | October of 2018
2018-10-03 | -1 | on Oct. 3 last year | Oct. 3 of last year
2019-11 | -1 | in November | this month | earlier this month | last week | next week
2018-11 | -1 | last November
2018-11 | 1 | last November
2019-11-04 | -1 | Monday last week
2019-11-18 | 1 | Monday next week
2020-11 | 1 | next November
2019-12 | 1 | next month | in December | early December
2018-12 | -1 | in December
2018-11-17 | -1 | Nov. 17
2018 | -1 | last year | in 2018
2019-11-13 | -1 | three days ago
2019-11-18 | -1 | two days later
 | -1 | two weeks earlier | some years ago | Feb. 30 | Nov. 31 | this week | this year | the summer""".splitlines()]
    NEGATIVE = """\
a 2016 accord|the 1910-45 colonial rule|Mark Esper|it may decide|Theresa May|years|one day|day after day
in a 2016 accord|a three-year-old pact|Group of 20|the march|Mayor|weekly|Judge August Kim
until Friday|a hundred-year-old pact|by Friday|Mondays"""

    def dates_in(self, text):
        """Return the values of the dates in TEXT."""
        return [token.value for token in tt.marked(text) if token.mark == 'DATE']

    def test_corpus(self):
        for expected, tense, *phrases in self.CORPUS:
            for phrase in phrases:
                with self.subTest(phrase=phrase, tense=tense):
                    found = self.dates_in('They met %s in Seoul.' % phrase)
                    self.assertEqual([tt.resolve(when, date(2019, 11, 16), int(tense))
                                      for when in found], [expected])

    def test_negative_corpus(self):
        for phrase in re.split(r'[|\n]', self.NEGATIVE):
            self.assertEqual(self.dates_in('They met over %s there.' % phrase), [], phrase)

    def test_other_anchors(self):
        for anchor, tense, phrase, expected in (
                (date(2019, 12, 16), 1, 'next Tuesday', '2019-12-24'),
                (date(2019, 12, 16), 1, 'next Monday', '2019-12-23'),
                (date(2020, 12, 31), 1, 'next Tuesday', '2021-01-05'),
                (date(2019, 11, 17), 1, 'next Monday', '2019-11-18'),
                (date(2019, 11, 13), 1, 'next Saturday', '2019-11-23'),
                (date(2019, 7, 31), -1, 'last week', '2019-07'), (date(2019, 8, 7), -1, 'last week', ''),
                (date(2020, 1, 2), -1, 'Dec. 31', '2019-12-31'),
                (date(2019, 11, 25), 0, 'Friday', '2019-11-22'), (None, -1, 'Friday', '4'), (None, -1, 'Nov. 3', '?')):
            with self.subTest(phrase=phrase, anchor=anchor):
                when, = self.dates_in('on ' + phrase)
                self.assertEqual(tt.resolve(when, anchor, tense), expected)

    def test_publication_date_and_sentences(self):
        for page, published, count in (
                (' date 2019-11-15 (LEAD) Talks held', '2019-11-15', 1),
                ('Published : Feb. 6, 2020 - 16:18', '2020-02-06', 1),
                ('Published : Dec 26, 2022 - 11:30       Updated : Dec 27, 2022 - 09:00', '2022-12-26', 1),
                ('Posted on : 2021-05-06', '2021-05-06', 1), ('2019-11-22 16:05:10', '2019-11-22', 1),
                ('19:14 March 16, 2023', '2023-03-16', 1), ('16 December 2019', '2019-12-16', 1),
                ('December 16, 2019 / 5:40 AM', '2019-12-16', 1), ('12/16/2019, 5:40:12 AM', '2019-12-16', 1),
                ('Issued on: 16/12/2019 - 18:21', '2019-12-16', 1), ('01/12/2019', 'None', 1),
                ('2019-12-16T03:41:18.206Z', '2019-12-16', 1),
                ('NOVEMBER 17, 2019 / 4:36 PM', '2019-11-17', 1), ('FEB 6, 2020', '2020-02-06', 1),
                ('Updated : Dec 27, 2022\nJan. 3, 2020', '2022-12-27', 1),
                ('Jan. 3, 2020\nUpdated : Dec 27, 2022', '2022-12-27', 1),
                ('KYODO NEWS - Nov 23, 2019 - 22:48', '2019-11-23', 1),
                ('date 2019-02-31\nPublished : March 1, 2019 - 10:00', '2019-03-01', 1),
                ('Ties in 2018\nNov. 3, 2019 - 10:00', '2019-11-03', 1),
                ('Ties in October 2018\nNov. 3, 2019 - 10:00', '2019-11-03', 1), ('no date at all', 'None', 1),
                ('SEOUL, Feb. 6, 2020 (Yonhap) -- It rained in Seoul again.', '2020-02-06', 2),
                ('date 2020-01-15 x\nTOKYO (AP) -- It rained in Tokyo again.', '2020-01-15', 2),
                ('date 2020-01-15 x\nTOKYO (AP) \u2014 It rained in Tokyo again.', '2020-01-15', 2),
                ('date 2020-01-15 x\nSeoul-based experts saw rain there.', '2020-01-15', 2)):
            with self.subTest(page):
                article = tt.read_article('x.txt', page + '\n\nThe two sides met again in Seoul.\n', 'x')
                self.assertEqual((str(article.published), len(article.sentences)), (published, count))
                for text, _ in article.sentences:
                    self.assertNotIn('--', text)
        with self.assertRaisesRegex(OSError, 'no such day: 2019-02-31'):
            tt.read_article('x.txt', 'date 2019-02-31 x\n\nThe two sides met again in Seoul.\n', 'x')


class Sentences(unittest.TestCase):
    def test_folded(self):
        for text, line in (
                ('Seoul decided on Nov. 22 to terminate the pact.', 'PARTY DECIDE-ed DATE to end THE-PACT .'),
                ("In 2016, Seoul's three-year-old deal", "DATE , PARTY 's AGE DEAL"),
                ('Kim Jung-han, director-general for Asian affairs, met his Japanese counterpart, Taro Kono.',
                 'PARTY MEET-ed PARTY .'),
                ('The foreign ministers of South Korea and Japan, Kang Kyung-wha and Taro Kono, met.',
                 'PARTY MEET-ed .'),
                ('U.S. President Joe Biden and Kishida met in Palo Alto.', 'PARTY and PARTY MEET-ed PLACE .'),
                ('Gen. Moon Jae In and U.S. Secretary of Defense Mark Esper spoke.',
                 'PARTY and PARTY MEET-ed .'),
                ('They met in the Thai capital of Bangkok.', 'they MEET-ed PLACE .'),
                ('"I (Moon) went to Tokyo for the O\'Brien talks."', 'PARTY TRAVEL-ed PLACE for PARTY TALKS .'),
                ('They had talks on Friday; Seoul calls on Tokyo.', 'they HAVE TALKS DATE ; PARTY URGE-s PARTY .')):
            self.assertEqual(tt.line_of(tt.marked(text)).strip(), line)

    def test_sentences(self):
        for count, text in (
                (2, 'U.S. Secretary of State Mike Pompeo met S. Korean officials on Nov. 23. They left.'),
                (2, '"We met. We talked," he said. Others did not.'),
                (2, 'They joined APEC. They left.'), (2, 'They met last week.A senior official left.'),
                (2, 'They met (in May). They left.'),
                (1, 'They met at 3 p.m. Thursday.'), (1, 'They met at a.m. and p.m. in Seoul'),
                (1, 'Gen. Park met Adm. Harris in Washington, D.C. on Jan. 5 at 3 p.m. and left.'),
                (1, ' '.join(word + '. Kim' for word in 'Adm Gen Gov Jr Lt Mr Ms Prof'.split())),
                (2, 'They saw 5. They left.'), (1, 'Rep. Kim, Sen. Lee and St. John met.'), (1, 'Mark T. Esper left.'),
                (0, 'x' * 1201), (1, 'x' * 1200)):
            self.assertEqual(len(tt.sentences(text)), count, text)

    def test_escape_sequences_go(self):
        self.assertEqual(tt.clean('a\x1b]0;t\x07b\x1b[31mc\x1b]0;t\x1b\\d\x1be'), 'abcde')

    def test_a_headline_that_ends_like_a_sentence(self):
        for end in ('a.m. p.m. Mon. Tue. Tues. Wed. Thur. Thurs. Fri. Sat. Sun. U.S. Jan. Feb. Mar. Apr. '
                    'Aug. Sep. Sept. Oct. Nov. Dec.').split():
            self.assertEqual(tt.paragraphs('Kang to meet Motegi in Oslo ' + end)[1], [], end)

    def test_only_paragraphs_remain(self):
        body = ['The two sides met on Friday in Seoul.', 'They will meet again on Monday.']
        captions = ['Kang, left, and Motegi in Seoul', 'Kang [AP/YONHAP]']
        heads = ['Headline of the story in Seoul', 'By Lee Min-ho', 'Kang, Motegi to meet at 3 p.m.',
                 'Kang to visit Tokyo for talks on Thurs.', 'Will Kang meet with Motegi in Tokyo again?',
                 'Kang to fly to Tokyo for talks in the U.S.', 'Kang to fly to Tokyo for talks in Nov.']
        for end in '(END)', '-', 'elly@yna.co.kr':
            got = tt.paragraphs('\n'.join([*heads, body[0], *captions, 'They left.', body[1], end,
                                           'Kang met Motegi in Seoul on Monday.']))
            self.assertEqual(got, (heads + captions + ['They left.'], body))
        long = 'South Korea and Japan held talks in Seoul on Wednesday, the ministry said in a statement. '
        self.assertEqual(tt.paragraphs(long + 'The two sides met ag')[1], [long.strip()])


class Reports(unittest.TestCase):
    """The short reports of reports.txt, each with its rows, date|who|what; a position's words are cut
    after the third. "~" stands for KNOWN; the day is a Wednesday, or that of a line "on ..."."""

    def test_reports(self):
        for block in (DATA / 'reports.txt').read_text('utf-8').strip().split('\n----\n'):
            with self.subTest(block):
                lines = block.split('\n')
                text = '\n'.join(line for line in lines if line[:2] != '> ').replace('~ ', KNOWN, 1)
                first, _, rest = text.partition('\n')
                if first == 'page':
                    rows = told(rest, '', '%s%s\n')
                elif first[:3] == 'on ':
                    rows = told(rest, first[3:], 'date %s x\n\n%s\n')
                else:
                    rows = told(text, '2021-11-24')
                self.assertEqual(
                    ['|'.join((day, who, ' '.join(what.split()[:3 if kind == 'position' else 99])))
                     for day, kind, who, what in rows],
                    [line[2:] for line in lines if line[:2] == '> ' and line != '> nothing'])

    def test_a_positions_words(self):
        core = 'said Tokyo must lift the export curbs'
        for sentence, words in (
                ('Seoul said Tokyo must lift the export curbs.', core),
                ('Seoul on Monday said Tokyo must lift the export curbs.', core),
                ('Seoul said on Monday Tokyo must lift the export curbs.', core),
                ('Seoul also said Tokyo must lift the export curbs.', core),
                ('Seoul said Tokyo must lift the export curbs, while Motegi said no.', core),
                ('Seoul said Tokyo must lift the export curbs while Tokyo urged Seoul to act.', core),
                ('Seoul said Tokyo must lift the export curbs, but Tokyo demanded that Seoul act.', core),
                ('Seoul said Tokyo must lift the export curbs, whereas Motegi urged Seoul to act.', core),
                ('Seoul said Tokyo must lift the export curbs, which, according to Motegi, are right.', core),
                ('Seoul said Tokyo must lift the export curbs although Motegi urged Seoul to act.', core),
                ('Seoul said in a Nov. 22 note Tokyo must lift the export curbs.',
                 'said in a Nov. 22 note Tokyo must lift the export curbs'),
                ('Seoul said on Monday evening Tokyo must lift the export curbs.', core),
                ('Seoul said early Monday Tokyo must lift the export curbs.', core),
                ('Seoul said Tokyo must lift the export curbs, the ministry added.', core),
                ('Seoul said Tokyo must lift the export curbs, sources close to the talks said.', core),
                ('Seoul said Tokyo must lift the export curbs, and the Japanese side urged Seoul to act.', core),
                ('Seoul said Tokyo must lift the export curbs, all of them.', core + ', all of them'),
                ('Seoul said on Monday Tokyo must lift the export curbs on Monday.', core + ' on Monday'),
                ('Seoul said Tokyo must "lift the export curbs, Motegi said.', core)):
            with self.subTest(sentence):
                self.assertIn(words, [what for _, _, who, what in told(KNOWN + sentence)
                                      if who == 'Seoul'])

    def test_two_meetings_stay_two(self):
        for sentence, count in (
                ('Kang and Motegi held phone talks on Sunday. They met in Madrid on Sunday last week.', 2),
                ('Kang and Motegi held phone talks on Sunday. They met in Madrid on Sunday.', 2),
                ('Kang and Motegi met in Madrid on Sunday. They met in Geneva on Sunday.', 2),
                ('Kang and Motegi met in Madrid on Sunday. They held talks there on Sunday.', 1),
                ('Kang and Motegi met in Madrid on Sunday. South Korean President Moon Min and Japanese '
                 'Prime Minister Ken Abe held a summit in Madrid on Sunday.', 2)):
            self.assertEqual(len(told(KNOWN + sentence)), count, sentence)


class AllArticles(unittest.TestCase):
    MADRID = KNOWN + 'Kang and Motegi met in Madrid on Sunday.'

    def rows(self, *articles):
        """Return the rows of ARTICLES, (date or '', text) each, tagged a, b, c..., and the undated."""
        events, undated = tt.timeline([
            tt.read_article(tag, 'date %s x\n\n%s\n' % article, tag) for tag, article in zip('abc', articles)])
        return [tt.row(event) for event in events], [article.name for article in undated]

    def test_an_undated_report_has_the_day_of_the_only_dated_one(self):
        meeting = '2019-11-24', 'meeting', KANG + ', ' + MOTEGI, 'meeting in Madrid'
        self.assertEqual(self.rows(('2019-11-27', self.MADRID), ('', self.MADRID)),
                         ([(*meeting, 'a b')], []))
        self.assertEqual(self.rows(('2019-11-27', self.MADRID), ('', self.MADRID.replace(' in Madrid', ''))),
                         ([(*meeting, 'a b')], []))
        self.assertEqual(self.rows(('2019-11-27', self.MADRID), ('', self.MADRID.replace(' in Madrid', '')
                                                                 + ' It rained in Oslo.')),
                         ([(*meeting, 'a b')], []))
        for other in (self.MADRID.replace('Sunday', 'Monday'), self.MADRID.replace('Madrid', 'Oslo'),
                      self.MADRID.replace('met', 'will meet'), self.MADRID.replace('Kang', 'Cho')):
            self.assertEqual(self.rows(('2019-11-27', other), ('', self.MADRID))[1], ['b'], other)
        self.assertEqual(self.rows(('2019-11-27', self.MADRID), ('2019-11-20', self.MADRID),
                                   ('', self.MADRID))[1], ['c'])
        # The pact's day, a Wednesday, is not that of talks.
        self.assertEqual(self.rows(('2019-11-27', 'Seoul and Tokyo signed GSOMIA on Nov. 23, 2016.'),
                                   ('', 'It rained. It hailed. Seoul and Tokyo held talks on Wednesday.'))[1], ['b'])

    def test_talks_of_other_people_stay_two(self):
        full, half, other = ((('Seoul', kang), ('Tokyo', motegi)) for kang, motegi in (
            ('Kang', 'Motegi'), ('Kang', ''), ('Cho', 'Motegi')))
        talks = [tt.Event('2019-11-15', 'meeting', who, 'talks', 'Oslo') for who in (full, half, other)]
        for first, second, same in ((0, 1, True), (1, 0, True), (0, 2, False), (2, 0, False)):
            self.assertEqual(tt.alike(talks[first], talks[second]), same, (first, second))

    def test_talks_of_two_ranks_stay_two(self):
        who = ('Seoul', ''), ('Tokyo', '')
        for ranks in (('', 'leaders', 'officials'), ('leaders', '', 'officials')):
            told = [tt.Event('2019-11-15', 'meeting', who, 'meeting', 'Oslo', rank=rank, order=('a', i))
                    for i, rank in enumerate(ranks)]
            self.assertEqual(len(tt.united(told)), 2, ranks)

    def test_one_event_of_two_articles(self):
        """The precise date, all names, the fuller words; a maybe is no source."""
        for first, second, expected in (
                ('Kang and Motegi met in Madrid on Friday.', 'The ministers of South Korea and Japan held '
                 'trade talks on Friday.', ['2019-11-22 talks in Madrid a b']),
                ('Kang and Motegi met in Spain on Sunday.', 'Kang and Motegi held talks in Madrid on Sunday.',
                 ['2019-11-24 talks in Madrid a b']),
                ('Kang and Motegi met on Sunday. It rained in Oslo.', 'Kang and Motegi held talks in Madrid '
                 'on Sunday.', ['2019-11-24 talks in Madrid a b']),
                ('Kang and Motegi met on Sunday. It rained in Oslo.', 'It rained.', []),
                ('Kang and Motegi met in Japan on Sunday.', 'Kang and Motegi held talks on Sunday. It '
                 'rained in Oslo.', ['2019-11-24 talks in Japan a b']),
                ('Kang and Motegi met on Sunday.', 'Kang and Motegi held talks on Sunday. It rained in '
                 'Oslo.', ['2019-11-24 talks a b']),
                ('Kang and Motegi met in November.', 'Kang and Motegi held talks in Madrid on Sunday.',
                 ['2019-11-24 talks in Madrid a b']),
                ('Kang will meet Motegi on Friday.', 'Kang and Motegi are to meet in Madrid on Friday.',
                 ['2019-11-29 planned: meeting in Madrid a b']),
                ('Kang and Motegi met in Madrid on Sunday.', 'Kang and Motegi held talks.',
                 ['2019-11-24 meeting in Madrid a']),
                ('Seoul urged Tokyo to lift the export curbs.',
                 'Two weeks earlier, Seoul urged Tokyo to lift the export curbs.',
                 ['2019-11-27 urged Tokyo to lift the export curbs a']),
                ('Kang is to meet Motegi on Friday.', 'Kang and Motegi met in Madrid on Friday.',
                 ['2019-11-22 meeting in Madrid b', '2019-11-29 planned: meeting a']),
                ('Kang is to meet Motegi in November.', 'Kang and Motegi met in Madrid in November.',
                 ['2019-11 meeting in Madrid a b']),
                ('Seoul urged Tokyo to "lift the export curbs," a ministry official said.', 'It rained.',
                 ['2019-11-27 urged Tokyo to lift the export curbs a']),
                ('Kang is to meet Motegi in November.', 'Kang and Motegi met in Madrid on Sunday.',
                 ['2019-11-24 meeting in Madrid a b']),
                ('Kang and Motegi met in Madrid on Sunday. Kang is to meet Motegi in November.', 'It rained.',
                 ['2019-11-24 meeting in Madrid a', '2019-11 planned: meeting a']),
                ('Kang and Motegi met on Friday.', 'Kang and Foreign Minister Taro Kono met on Friday.',
                 ['2019-11-22 meeting a', '2019-11-22 meeting b']),
                ('Kang, Motegi and U.S. Secretary of State Ann Reed met on Friday.',
                 'Kang and Motegi met on Friday.', ['2019-11-22 meeting a', '2019-11-22 meeting b']),
                ('Kang and Motegi met on Friday.', 'Kang and Motegi met in Madrid on Friday. '
                 'Kang and Motegi held phone talks on Friday.',
                 ['2019-11-22 meeting in Madrid a b', '2019-11-22 phone talks b']),
                ('Seoul decided in October to terminate GSOMIA. It had decided to terminate GSOMIA.',
                 'Seoul decided in November to terminate GSOMIA.',
                 ['2019-10 decision to end GSOMIA announced a',
                  '2019-11 decision to end GSOMIA announced b']),
                ('Seoul urged Tokyo to lift the export curbs.', 'Seoul urged Tokyo to accept the rulings '
                 'of the court and compensate the victims.',
                 ['2019-11-27 urged Tokyo to lift the export curbs a', '2019-11-27 urged Tokyo to accept '
                  'the rulings of the court and compensate the victims b']),
                ('GSOMIA will expire on Friday.', 'Seoul may again decide to let GSOMIA expire on Friday.',
                 ['2019-11-29 planned: GSOMIA expires a']),
                ('Seoul decided on Friday to terminate GSOMIA.', 'Seoul decided to terminate GSOMIA.',
                 ['2019-11-22 decision to end GSOMIA announced a b']),
                ('Seoul urged Tokyo to lift the export curbs.', 'Seoul has called for Tokyo to lift the '
                 'export curbs.', ['2019-11-27 urged Tokyo to lift the export curbs a b'])):
            with self.subTest(second):
                rows = self.rows(('2019-11-27', KNOWN + first), ('2019-11-27', KNOWN + second))[0]
                self.assertEqual([' '.join((row[0], *row[3:])) for row in rows], expected)

    def test_family_names_are_those_of_the_full_names_in_another_article(self):
        full = ('2019-11-27', 'South Korean Foreign Minister Kang Kyung-wha met Japanese Foreign Minister '
                'Toshimitsu Motegi in Oslo on Sunday.')
        short = '2019-11-27', 'Foreign Minister Kang met Foreign Minister Motegi in Oslo on Sunday.'
        other = full[0], full[1].replace('Toshimitsu', 'Ken')
        for articles, names in (((full, short), [(KANG, MOTEGI, 'a b')]),
                                ((short,), [('Kang (Seoul)', 'Motegi (Tokyo)', 'a')]),
                                ((full, other, short), [
                                    (KANG, MOTEGI, 'a'), (KANG, 'Ken Motegi (Tokyo)', 'b'),
                                    (KANG, 'Motegi (Tokyo)', 'c')])):
            rows, _ = self.rows(*articles)
            self.assertEqual([(*row[2].split(', '), row[4]) for row in rows], names)

    def test_an_article_looks_names_up_and_does_not_search_those_of_all(self):
        class Known(dict):
            """A dict that nobody may go through: it grows with the number of articles."""
            __iter__ = items = keys = values = None

        article = self.article('', 'Minister Kang smiled. ' + KNOWN + 'Kang met Motegi on Sunday.')
        known = Known(tt.whose([article]))
        self.assertEqual([event.who for event in tt.events_of(article, known)],
                         [(('Seoul', 'Kang Kyung-wha'), ('Tokyo', 'Toshimitsu Motegi'))])

    def test_whose_people_are(self):
        """The evidence in an article, the strongest first, and of all articles, if it agrees."""
        for outlet, text, expected in (
                ('', 'South Korean Foreign Minister Kim Min-a left.', {'Kim Min-a': 'Seoul'}),
                ('', 'Kim Min-a and her Japanese counterpart, Ken Endo, met.',
                 {'Kim Min-a': 'Seoul', 'Ken Endo': 'Tokyo'}),
                ('', 'Envoy Al Ott met his Japanese counterpart, Bob Lott.', {'Bob Lott': 'Tokyo', 'Al Ott': 'Seoul'}),
                ('', 'Envoy Al Ott met the Japanese envoy, Bob Lott.', {'Bob Lott': 'Tokyo'}),
                ('', 'South Korean and Japanese envoys left. Envoy Kim Min-a met his counterpart, Ken Endo.',
                 {'Kim Min-a': 'Seoul', 'Ken Endo': 'Tokyo'}),
                ('', 'President Kim Min-a and Japanese Prime Minister Ken Endo met.',
                 {'Kim Min-a': 'Seoul', 'Ken Endo': 'Tokyo'}),
                ('', 'South Korean President Moon Min and Japanese Prime Minister Ken Abe talked. The foreign '
                 'ministers of South Korea and Japan, Seo Min-a and Ken Oda, met.',
                 {'Moon Min': 'Seoul', 'Ken Abe': 'Tokyo', 'Seo Min-a': 'Seoul', 'Ken Oda': 'Tokyo'}),
                ('', 'Prime Minister Ken Endo met Park Min in San Jose with South Korean President Moon Min.',
                 {'Ken Endo': 'Tokyo', 'Moon Min': 'Seoul', 'Park Min': 'Seoul'}),
                ('', 'Kenyan Foreign Minister Al Ott met South Korean President Moon Min.',
                 {'Moon Min': 'Seoul'}),
                ('', 'Japanese Foreign Minister Endo met Foreign Minister Cho Min.', {'Cho Min': 'Seoul', 'Endo': 'Tokyo'}),
                ('', 'Endo met Foreign Minister Cho Min.', {'Cho Min': 'Seoul'}),
                ('', 'President Obama met Foreign Minister Cho Min.', {'Cho Min': 'Seoul'}),
                ('', 'Japanese Prime Minister Modi met Foreign Minister Cho Min.', {'Cho Min': 'Seoul'}),
                ('', 'Ann Reed met her South Korean and Japanese counterparts, Cho Min and Ken Oda.',
                 {'Cho Min': 'Seoul', 'Ken Oda': 'Tokyo'}),
                ('', 'Cho Min met Foreign Minister Ok Min-a.', {'Cho Min': 'Seoul', 'Ok Min-a': 'Seoul'}),
                ('', 'Foreign Minister Park Min left.', {'Park Min': 'Seoul'}),
                ('', 'Foreign Minister Kim Min-a left.', {'Kim Min-a': 'Seoul'}),
                ('', 'Foreign Minister Ann Reed left.', {}),
                ('', 'Foreign Minister Ken Endo left.', {'Ken Endo': 'Tokyo'}),
                ('', 'Ken Endo left.', {}),
                ('', 'President Joe Biden left.', {})):
            with self.subTest(text):
                self.assertEqual({name: side for name, (side, _) in tt.whose(
                    [self.article(outlet, text)]).items()}, expected)
        lone = self.article('', 'South Korean Minister Kang Min-a left. Minister Kang smiled.')
        self.assertEqual(tt.whose([lone])['Kang'], ('Seoul', 'Kang Min-a'))
        home, tokyo, seoul = (self.article('Kyodo', '%s Minister Ken Endo left.' % title)
                              for title in ('Foreign', 'Japanese Foreign', 'South Korean Foreign'))
        for articles, side in (((tokyo, seoul), None), ((home, seoul), 'Seoul'), ((tokyo, home), 'Tokyo')):
            self.assertEqual(tt.whose(articles).get('Ken Endo', (None,))[0], side)

    def test_names_of_japanese_syllables(self):
        for name in ('Bunta Fujii', 'Chihiro Nitta', 'Daiki Hattori', 'Ginpei Yoshino', 'Gyobu Zama', 'Hyuma Uesugi',
                     'Hajime Sasaki', 'Ichiro Tsuji', 'Jiro Kotchi', 'Kyoko Wada', 'Myoe Eto', 'Nyoto Oba',
                     'Pyoko Reizei', 'Ryota Honma', 'Byoichi Mori', 'Teppei Issa'):
            self.assertEqual(tt.sound_of(name), 'Tokyo', name)
        for name in ('Joe Biden', 'Mark Abe', 'Antony Abe', 'Wang Yi', 'Kim Mina', 'Cho Mina', 'Al Otto', 'Xi Abe', 'Lee Abe'):
            self.assertNotEqual(tt.sound_of(name), 'Tokyo', name)

    def article(self, outlet, text):
        return tt.read_article('x', 'x\n(%s)\n\n%s\n' % (outlet, text), 'x')

    def test_order(self):
        rows = self.rows(('2019-11-27', KNOWN + """\
GSOMIA will expire on Nov. 29. The termination of GSOMIA was suspended in November.
Motegi said Tokyo must keep GSOMIA. Kang urged Tokyo to lift the export curbs.
U.S. Secretary of State Ann Reed urged Seoul to keep GSOMIA. Seoul wants Tokyo to drop the curbs.
Kang and Motegi held phone talks on Wednesday. They met in Oslo on Wednesday. GSOMIA was signed in 2016.
Kang demanded that Tokyo obey the court. Kang and Motegi will meet in November."""),
                         ('2019-12-20', 'Seoul suspended the termination of GSOMIA in December.'))[0]
        self.assertEqual([' '.join((row[0], row[2].split(' (')[0], *row[3].split()[:2])) for row in rows], [
            '2016 Seoul, Tokyo GSOMIA concluded', '2019-11-27 Kang Kyung-wha phone talks',
            '2019-11-27 Kang Kyung-wha meeting in', '2019-11-27 Seoul wants Tokyo',
            '2019-11-27 Kang Kyung-wha urged Tokyo', '2019-11-27 Kang Kyung-wha demanded that',
            '2019-11-27 Toshimitsu Motegi said Tokyo', '2019-11-27 Ann Reed urged Seoul',
            '2019-11 Seoul termination of', '2019-11-29 Seoul, Tokyo planned: GSOMIA',
            '2019-11 Kang Kyung-wha planned: meeting', '2019-12 Seoul termination of'])


if __name__ == '__main__':
    unittest.main()
