#!/usr/bin/env python3
"""talks_timeline: what Seoul and Tokyo said and did, in the order it happened

usage: talks_timeline.py [-h] [FOLDER]

Reads the news articles in FOLDER (its *.txt files, UTF-8; by default the
folder "seeds" beside the script) and prints one chronological timeline of the
meetings of Seoul and Tokyo, the milestones of GSOMIA, their pact on sharing
military intelligence, and the positions of Seoul, Tokyo and Washington.

In a pipe or a file each event is a line of UTF-8, without a header, in five
columns with a TAB between them:

  date     ISO 8601, as precise as the articles allow: 2019-11-15, 2019-08, 2016
  kind     meeting, milestone or position
  who      the parties: governments, or people with theirs, with ", " between;
           Seoul, Tokyo, Washington, then others by the alphabet
  what     what happened or was said; "planned: " opens what no article reports
           as having happened
  sources  the articles that tell it: their file names up to the first "_", or
           without ".txt" where two would be the same; one space between

On a terminal (COLUMNS is its width) the columns are aligned and wrapped, each
party on a line of its own; below 72 columns, or where a name needs the room,
a row becomes a record.

A position stands at the day it was voiced, where the article says so; at the
day of the talks, where it was said in them; else at the article's own day. A
date known only to the month or year stands at its end. Within a day: meetings
in the order told (by file name, then by place in the article), milestones,
positions by government, a government before its people.

Problems go to stderr, one line each, and cost no row of another article.

exit status:
  0    every article was read
  1    something could not be used, or there was nothing to print
  2    wrong usage
  130  interrupted
"""

import os
import re
import sys
from collections import Counter, namedtuple
from datetime import date, timedelta
from functools import lru_cache
from itertools import zip_longest
from unicodedata import east_asian_width, normalize

PROGRAM = 'talks_timeline'

# What the finders find and the printer prints; merging two of them makes a third.
# date: ISO 8601, cut to the precision known; '' while unknown
# kind: one of KINDS
# who: a tuple of parties: (government, full name or '')
# what: the words of its cell, without "planned: " and the place
# sources: a frozenset of the tags of the articles that tell it
# planned: True or False; None where an article does not say
# place: where, or ''
# dated: whether an article with a date of its own tells it
# eve: told as done at the last minute
Event = namedtuple('Event', 'date kind who what sources planned place dated eve',
                   defaults=(None, '', True, False))

# An article, cleaned and cut: its file's name; its tag in the sources column; the publication date,
# or None; the government whose officials its outlet names without a country; the dateline's city.
Article = namedtuple('Article', 'name tag published home city sentences')

# A sentence; places in it are counted in words. Behind the last word stand some ''.
# parts: the gaps and the words of the text by turns
# words, low: the words and marks as written, and in small letters
# letters: the same, one letter for each word, see LETTERS
# names: (start, end, name, government or None), see names_in
# dates: of Temporal: where, which of READERS reads it, its words with the one before it
# walls: where another clause begins, see WALLS
# groups: of Group: where a name, a list of names or a pronoun stands, and for whom
Sentence = namedtuple('Sentence', 'parts words low letters names dates walls groups')
Temporal = namedtuple('Temporal', 'start end kind words')
Group = namedtuple('Group', 'start end who')

# ---- Words: what such reports call things ----------------------------------

KINDS = ('meeting', 'milestone', 'position')    # the order within a day
SIDES = ('Seoul', 'Tokyo', 'Washington')        # the order within the who column
GOVERNMENTS = {name: side for side, names in (
    ('Seoul', 'Blue House|Cheong Wa Dae|Korea|Korean|ROK|S. Korea|S. Korean|Seoul|South'
              '|South Korea|South Korean|South Koreans'),
    ('Tokyo', 'Japan|Japanese|Tokyo'),
    ('Washington', 'America|American|Pentagon|State Department|U.S.|US|United States'
                   '|Washington|White House'),
    ('', 'Australia|Beijing|Britain|British|China|Chinese|Germany|India|Japan Times|Korea Herald'
         '|Korea Times|Korean Peninsula|Korean War|Moscow|N. Korea|N. Korean|North Korea'
         '|North Korean|North Koreans|Pyongyang|Russia|Russian|Taiwan'),    # none of the three
) for name in names.split('|')}
ADJECTIVES = set("""American|British|Chinese|Japanese|Korean|N. Korean|North Korean|Russian
    |S. Korean|South Korean|U.S.|US""".replace('\n    ', '').split('|'))
OUTLETS = {'japan times': 'Tokyo', 'korea herald': 'Seoul', 'korea times': 'Seoul',
           'kyodo': 'Tokyo', 'mainichi': 'Tokyo', 'yonhap': 'Seoul'}

# A name next to the word for an office is a person's.
OFFICES = set("""adviser ambassador chairman chief commissioner counterpart delegate delegation
    diplomat director director-general envoy government leader minister ministry negotiator
    office official premier president representative secretary side speaker spokesman
    spokesperson spokeswoman""".split())
OFFICES |= {word + 's' for word in OFFICES}
# Words that may stand between the country, the office and the name.
TITLE = OFFICES.union("""acting affairs and asia asian bureau cabinet defence defense deputy
    economic economy energy export finance first for foreign former general head high-ranking
    industry intelligence international justice military national new newly nuclear oceanian of
    pacific peace policy prime ranking second secretariat security senior special state then top
    trade unification vice working-level""".split())
# Offices that only one of the governments has: they need no country.
OWN_OFFICES = {'Cabinet Secretary': 'Tokyo', 'Defense Secretary': 'Washington',
               'Secretary of Defense': 'Washington', 'Secretary of State': 'Washington'}
PREPOSITIONS = set("""against among at between by during for from in into of on over to toward
    towards via with""".split())
SMALL = PREPOSITIONS.union(["'s", 'and'])       # what no title begins with
DETERMINERS = set('a an another any both her his its that the their these this those'.split())
POSSESSIVES = {'her', 'his', 'the', 'their'}
SPEECH = set('according added adding announced noted quoted said saying says told'.split())
RELATIVES = {'where', 'which', 'who', 'whose'}

MONTHS = {name: i for i, full in enumerate("""January February March April May June July August
    September October November December""".split(), 1) for name in (full, full[:3])}
MONTHS['Sept'] = 9
MONTHS.update([('Mid-' + name, number) for name, number in MONTHS.items()])
WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
NUMBERS = {word: i for i, word in enumerate(
    'zero one two three four five six seven eight nine ten'.split())}
NUMBERS.update(a=1, an=1)
SHIFTS = {'coming': 1, 'last': -1, 'next': 1, 'past': -1, 'this': 0}
DAYS = {'today': 0, 'tomorrow': 1, 'yesterday': -1}
# Capitalised words that are no part of the name behind them.
COMMON = TITLE.union(PREPOSITIONS, """accord according after agreement also although as assembly
    association bank because before both but committee conference council court declaration despite
    forum however if later like meanwhile pact party since so still than that the then though
    through treaty under university until war when where whether while yet""".split(),
    [name.lower() for name in (*WEEKDAYS, *MONTHS) if len(name) > 3 or name == 'May'])


class Letters(dict):
    """The letter of each word; that of a new one is found once."""

    def __missing__(self, word):
        if word.isdigit():
            year = len(word) == 4 and word[:2] in ('19', '20')
            letter = '4' if year else '1' if len(word) < 3 else '_'
        elif word.endswith('-year-old'):
            letter = 'g'
        else:
            letter = 'Z' if 'A' <= word < '[' else '_' if word[:1].isalnum() else ' '
        self[word] = letter
        return letter


# A sentence is also written in letters, one for each word, and the rules for dates, places and
# milestones are patterns of them: "decided on Nov. 22 to terminate the pact" is "DiM.1tTdp". A
# number is "1", a year "4", "three-year-old" "g", any other word "Z" if it has a capital, else "_";
# a mark is itself or a space.
LETTERS = Letters({word: line[0] for line in """\
A announce announced announcing made
B according
C concluded inked sealed signed
D chose decided declared opted
E abandon abandoned abandoning discontinue discontinued ditch ditched end ended ending ends exit
E exited exiting scrap scrapped scrapping
F effect force
G GSOMIA
H delay delayed delaying halt halted halting postpone postponed postponing shelve shelved shelving
H suspend suspended suspending suspends
I Information information information-sharing intelligence intelligence-sharing
K extend extended extending keep keeping kept maintain maintained renew renewed renewing
L pull pulled pulling walk walked walking withdraw withdrawal withdrawing withdrawn withdrew
N decision
O added noted told
P put puts putting
Q capital city island resort town
R reverse reversed reverses reversing
S summit
T terminate terminated terminates terminating termination
U month months year years
V came entered into took went
X expiration expire expired expires expiring expiry lapse
Y said says
a ago before earlier later
b a an
c conditionally
d 's its the their
e event gathering
f after following
h hold
i early late mid of on
j In in
l margins sidelines
m consultations conversation meeting session talks
n not
o away from off out
p Agreement accord agreement deal pact
q same
r at during while
t to will would
u due scheduled set slated
v agreed meet meets met
w week weeks
x sat sit
y day days
z down
. .
, ,
""".splitlines() for word in line.split()[1:]})
for letter, table in ('M', MONTHS), ('W', WEEKDAYS), ('k', DAYS), ('s', SHIFTS):
    LETTERS.update((word.replace('Mid-', 'mid-'), letter) for word in table)


# ---- Reading: folder -> text -----------------------------------------------

class Problem(OSError):
    """Why a folder or a file cannot be used; strerror says it, as in any OSError."""


def file_names(folder):
    """Return the names of the *.txt files in FOLDER, sorted; raise OSError if there are none."""
    names = sorted(name for name in os.listdir(folder) if name.endswith('.txt') and name[0] != '.')
    if not names:
        raise Problem(0, 'no .txt files')
    return names


def tags_of(names):
    """Return {name: tag in the sources column} for the file NAMES of a folder: the stem up to its
    first "_" ("000" for "000_ddaa.txt"), or the whole stem where two names would be the same."""
    stems = {name: shown(name[:-len('.txt')]) for name in names}
    short = {name: stem.split('_')[0] or stem for name, stem in stems.items()}
    uses = Counter(short.values())
    return {name: tag if uses[tag] == 1 else stems[name] for name, tag in short.items()}


def read_text(path):
    """Return the text of the file at PATH, cleaned; raise OSError where there is none."""
    if not os.path.isfile(path) and os.path.exists(path):
        raise Problem(0, 'not a regular file')
    with open(path, 'rb') as file:
        data = file.read()
    if b'\0' in data:
        raise Problem(0, 'binary, not text')
    try:
        text = clean(data.decode('utf-8'))       # a byte order mark is not printable
    except UnicodeDecodeError:
        raise Problem(0, 'not UTF-8 text')
    if not text.strip():
        raise Problem(0, 'empty')
    return text


PLAIN = list(zip('\u2018\u2019\u201c\u201d\u2010\u2011', '\'\'""--'))


def clean(text):
    """Return TEXT in plain characters: one kind of space, line end, quote and hyphen, and no
    controls or marks that cannot be seen; so the same words always look the same.

    Terminal escape sequences (ECMA-48: CSI, OSC, two-byte) go as a whole.
    """
    if '\x1b' in text:
        text = re.sub(r'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.?)', '', text)
    for mark, plain in PLAIN:
        text = text.replace(mark, plain)
    lines = [' '.join(line.split()) for line in text.splitlines()]
    return '\n'.join(line if line.isprintable() else
                     ' '.join(''.join(filter(str.isprintable, line)).split()) for line in lines)


def shown(name):
    """Return a file's NAME for a line of output: in UTF-8 whatever the locale, no controls."""
    return ' '.join(clean(os.fsencode(name).decode('utf-8', 'replace')).split())


# ---- Articles: text -> publication date and sentences ----------------------

FULL_DATE = re.compile(r'([12]\d\d\d)-(\d\d)-(\d\d)|([A-Z][a-z]+)\.? (\d+), ([12]\d\d\d)')
DASH = re.compile(' (?:--?|\u2013|\u2014) ')
HEADER = ('date ', 'Published', 'Updated')
CAPTION = ('(C)', '(L)', '(R)', '(left)', '(right)', 'from left', 'photo provided', 'photo shows',
           'photo taken')
FULL_STOP = ('.', '!', '?', '."', '!"', '?"', ".'", '.)', '.")')


def read_article(name, text, tag):
    """Return the Article in TEXT, the file NAME's, to be named TAG among the sources; published is
    None where it bears no date.

    The publication date stands above the first sentence (" date 2019-11-15",
    "Published : Feb. 6, 2020") or, with its year, in the dateline; a dateline
    without one ("SEOUL, Nov. 15") may be a day or two older than the page.
    Raise Problem where the only date is no day of the calendar.
    """
    head, body = paragraphs(text)
    top = '\n'.join(head + body[:1]).lower()
    homes = [(top.find(outlet), side) for outlet, side in OUTLETS.items() if outlet in top]
    dateline, *rest = DASH.split(body[0], 1) if body else ['']
    city = dateline.replace('/', ',').replace('(', ',').split(',')[0].strip()
    if rest and city.isupper():
        body[0] = rest[0]
    else:
        dateline = city = ''
    days = {m[0]: calendar_day(m[1] or m[6], m[2] or MONTHS[m[4]], m[3] or m[5])
            for m in FULL_DATE.finditer('\n'.join(head + [dateline])) if m[1] or m[4] in MONTHS}
    published = next(filter(None, days.values()), None)
    if days and not published:
        raise Problem(0, 'no such day: ' + min(days))
    for temporal in parsed(dateline).dates if published else ():
        told = resolve(temporal, published, -1)
        if shifted(published, 'day', -2) <= told <= published.isoformat():
            published = calendar_day(*told.split('-'))
    return Article(name, tag, published, min(homes, default=(0, ''))[1], city.title(),
                   [parsed(sentence) for paragraph in body for sentence in sentences(paragraph)])


def paragraphs(text):
    """Return (head, body): the lines above the first paragraph, and the paragraphs.

    Only a paragraph ends in a full stop, headlines and most captions do not. The headlines of
    other stories stand below "(END)", a mail address or a number. Behind its full stop only
    the last paragraph has a credit, "(Yonhap)"; others with one are captions.
    """
    head, body = [], []
    for line in map(str.strip, text.split('\n')):
        if body and (line in ('(END)', '-') or line.isdigit() or '@' in line and ' ' not in line):
            break
        plain = line[:line.rfind(' (')] if line[-1:] == ')' else line
        plain = plain if plain.endswith(FULL_STOP) else line
        if len(line) > 25 and plain.endswith(FULL_STOP) and not line.startswith(HEADER):
            body.append((line, plain))
        elif not body:
            head.append(line)
    return head, [plain for line, plain in body if (line == plain or line is body[-1][0])
                  and not any(mark in line for mark in CAPTION)]


STOP = re.compile(r"""[.!?]['")]* (?=['"(]*[A-Z])""")
ABBREVIATIONS = tuple('Adm Col Dr Gen Gov Lt Mr Mrs Ms Prof Rep Sen St'.split())
LONGEST = 1200          # characters: what has no full stop for longer is no sentence


def sentences(paragraph):
    """Return the sentences of PARAGRAPH; one within quotation marks is not cut."""
    found, start, seen, quotes = [], 0, 0, 0
    for m in STOP.finditer(paragraph):
        quotes += paragraph.count('"', seen, m.end())
        seen = m.end()
        before = '  ' + paragraph[max(0, m.start() - 5):m.start()]
        initial = before[-1].isupper() and not before[-2].isalnum()     # "U.S. ", "Mark T. "
        if quotes % 2 == 0 and not initial and not before.endswith(ABBREVIATIONS):
            found.append(paragraph[start:seen - 1])
            start = seen
    found.append(paragraph[start:])
    return [sentence for sentence in found if len(sentence) <= LONGEST]


# A word, "U.S.", "O'Brien", "South Korea" or a mark; the "'s" of "Seoul's" is a word of its own.
WORD = re.compile(r"((?:%s)\b(?!-)|(?:[A-Z]\.)+|'s\b|\w+(?:-\w+|'(?!s\b)\w+)*|[^\w\s])" % '|'.join(
    sorted((name for name in GOVERNMENTS if ' ' in name), reverse=True)))


def parsed(text):
    """Return TEXT as a Sentence, all but its groups found."""
    parts = WORD.split(text)
    words = parts[1::2] + [''] * 4
    low = [word.lower() for word in words]
    letters = ''.join(map(LETTERS.__getitem__, words))
    letters = LETTERS[low[0]].replace('_', letters[0]) + letters[1:]    # not so in "The Hague"
    return Sentence(parts, words, low, letters, names_in(words, low), temporals(low, letters),
                    walls_in(words, low), ())


def wording(s, start, end):
    """Return the text of the words START to END of a sentence."""
    return ''.join(s.parts[2 * start + 1:2 * end])


# ---- Calendar arithmetic: no text here -------------------------------------
# TENSE is -1 for what is told as past, 1 for what lies ahead, 0 where neither is said.

def calendar_day(year, month, day):
    """Return the date, or None if there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def nearest_day(anchor, month, day, tense):
    """Return the date of MONTH and DAY that is nearest to ANCHOR and fits TENSE, or None."""
    days = (calendar_day(anchor.year + i, month, day) for i in (-1, 0, 1))
    return min((d for d in days if d and (d - anchor).days * tense >= 0),
               key=lambda d: abs(d - anchor), default=None)


def nearest_weekday(anchor, weekday, tense, other=0):
    """Return the nearest WEEKDAY (Monday is 0) that fits TENSE; with OTHER 1 not ANCHOR itself."""
    sign = 1 if tense > 0 else -1
    return anchor + timedelta(sign * (((weekday - anchor.weekday()) * sign - other) % 7 + other))


def shifted(anchor, unit, count):
    """Return ISO for the day, week, month or year COUNT of them away from ANCHOR's.

    A week comes out as its month, or as '' where it reaches into two.
    """
    months = anchor.year * 12 + anchor.month - 1 + count
    monday = anchor + timedelta(7 * count - anchor.weekday())
    first, last = monday.isoformat()[:7], (monday + timedelta(6)).isoformat()[:7]
    return {'day': (anchor + timedelta(count)).isoformat(),
            'month': '%04d-%02d' % (months // 12, months % 12 + 1),
            'week': first if first == last else '',
            'year': '%04d' % (anchor.year + count)}[unit]


# ---- Temporal expressions: words -> dates ----------------------------------

# A bare month or year needs its preposition ("in 2016"), a unit its shift ("last month"),
# or else "May", "the 1965 accord" and "years" would be dates.
TEMPORAL = re.compile(
    r'(?P<weekday>W(?:i?sw)?)'                              # "Friday", "Thursday last week"
    r'|(?P<month>M\.?(?:1?,?4|1?,?sU|1)|(?<=[ijs])M\.?)'    # "Nov. 23, 2019", "in August"
    r'|(?P<unit>[Uwy]a|(?<=s)[Uw])'                         # "two days ago", "last month"
    r'|(?P<year>(?<=[ijs])4)'                               # "in 2016"
    r'|(?P<near>k)'                                         # "yesterday"
    r'|(?P<same>ajdy|qy)')                                  # "earlier in the day", "the same day"


def temporals(low, letters):
    """Return the Temporals of a sentence of the words LOW in LETTERS. A bare month is of the
    year told before it: "in August 2019 but in November"."""
    found, year = [], []
    for m in TEMPORAL.finditer(letters):
        start, end = m.span()
        bare = m['month'] in ('M', 'M.')
        found.append(Temporal(start - (letters[start - 1] == 's'), end, m.lastgroup,
                              [low[start - 1]] + low[start:end] + year * bare))
        year = [low[end - 1]] if letters[end - 1] == '4' else year
    return found


def read_weekday(words, anchor, tense):
    """"Friday", "next Saturday", "Thursday last week"."""
    weekday, shift = WEEKDAYS.index(words[1].title()), SHIFTS.get(words[0], 0)
    if words[-1] == 'week':
        return shifted(anchor, 'day', 7 * SHIFTS[words[-2]] + weekday - anchor.weekday())
    day = nearest_weekday(anchor, weekday, shift or tense, abs(shift))
    if words[0] == 'next' and anchor.weekday() < min(weekday, 5):
        day += timedelta(7)             # on a Monday "next Tuesday" is not tomorrow
    return day.isoformat()


def read_month(words, anchor, tense):
    """"Nov. 23", "January 15, 2020", "in August", "November last year"."""
    month, numbers = MONTHS[words[1].title()], [int(word) for word in words[2:] if word.isdigit()]
    day, year = (next((n for n in numbers if (n > 31) == big), 0) for big in (False, True))
    if words[-1] == 'year':
        year = anchor.year + SHIFTS[words[-2]]
    if day:
        told = calendar_day(year, month, day) if year else \
            nearest_day(anchor, month, day, min(tense, 0))
        return told.isoformat() if told else ''
    if not year:
        tense = SHIFTS.get(words[0], tense) or (1 if (month - anchor.month) % 12 < 6 else -1)
        year = anchor.year + (month < anchor.month if tense > 0 else -(month > anchor.month))
    return '%04d-%02d' % (year, month)


def read_unit(words, anchor, tense):
    """"last month", "two days ago"; '' for what is counted from no one knows when."""
    count, unit, side = words[0], words[1].rstrip('s'), words[2:]
    if not side:
        return shifted(anchor, unit, SHIFTS[count])
    count = str(NUMBERS.get(count, count))
    if side != ['ago'] or not count.isdecimal() or len(count) > 3:
        return ''
    return shifted(anchor, unit, -int(count))


READERS = {'month': read_month, 'unit': read_unit, 'weekday': read_weekday}


def resolve(temporal, anchor, tense):
    """Return the ISO date of a Temporal in an article published on ANCHOR; '' for None and for
    what has no value.

    Without an anchor a weekday gives its name, by which the dated report of the
    same day is found, and all else "?".
    """
    if not temporal:
        return ''
    if not anchor:
        return temporal.words[1] if temporal.kind == 'weekday' else '?'
    if temporal.kind in READERS:
        return READERS[temporal.kind](temporal.words, anchor, tense)
    day = temporal.words[1]             # a year, "yesterday", "earlier in the day"
    return day if temporal.kind == 'year' else shifted(anchor, 'day', DAYS.get(day, 0))


# ---- Who is who: names -> governments --------------------------------------

def names_in(words, low):
    """Return (start, end, name, side) of the names among WORDS; side is the government a table
    gives for it, '' for one of no side, None for what no table knows.

    "President Moon Jae-in of South Korea" has "Moon Jae-in" and "South Korea".
    """
    found = []
    for i, word in enumerate(words):
        start, behind = i, found and found[-1][1] == i and found[-1][3] is None
        if not 'A' <= word < '[' or low[i] in COMMON and not (behind and low[i] in PREPOSITIONS):
            continue                                # "Moon Jae In" is a name all the same
        if word in GOVERNMENTS:
            if word != 'South' or low[i - 1] == 'the':
                found.append((i, i + 1, word, GOVERNMENTS[word]))
        else:
            if behind:
                start, _, first, _ = found.pop()
                word = first + ' ' + word
            found.append((start, i + 1, word, None))
    return found


def title_before(low, start):
    """Return where the title begins that ends before START; START itself where there is none."""
    i = start - (low[start - 1] == ',')
    while i and (low[i - 1] in TITLE or low[i - 1] == "'s"):
        i -= 1
    while low[i] in SMALL:
        i += 1
    return start if OFFICES.isdisjoint(low[i:start]) else i


def office_after(low, end):
    """Return where the office ends that stands behind a government: "Seoul's foreign ministry"
    or "Japanese officials"; END itself where there is none."""
    i, stop = end + (low[end] == "'s"), end
    while low[i] in TITLE:
        i += 1
        stop = i if low[i - 1] in OFFICES else stop
    return stop


def aside_after(s, end):
    """Return (end, whether it names an office) of the relative clause or apposition that
    stands at END between commas: ", director-general for Asian affairs," """
    low = s.low
    if low[end] != ',':
        return end, False
    close = low.index(',', end + 1) + 1 if ',' in low[end + 1:] else len(low) - 5
    if low[end + 1] in RELATIVES:
        return close, False
    first = end + 1 + (low[end + 1] in DETERMINERS)
    phrase = low[first:close]
    if OFFICES.isdisjoint(phrase) or not SPEECH.isdisjoint(phrase) \
            or low[first] not in TITLE - SMALL and s.words[first] not in GOVERNMENTS \
            or any(low[name[0] - 1] in OFFICES or name[0] == close and low[end + 1] in POSSESSIVES
                   for name in s.names if first < name[0] <= close):
        return end, False                           # the last: the title of the next in a list
    return close, True


def owners(s, begin):
    """Return the sides of the countries just before a title that begins at BEGIN."""
    ends, found = {name[1]: name for name in s.names}, []
    i = begin - (s.low[begin - 1] == "'s")
    while i in ends and (not found or s.low[i] in ('and', ',')):
        found.insert(0, ends[i][3] or '')
        i = ends[i][0] - 1
    return found


def introduce(s, home, known):
    """Add to KNOWN the persons that a sentence introduces: full name -> (weight, side).

    A country in the title (2) outweighs the order of a pair (1: "their foreign
    ministers, A and B" after the Seoul and the Tokyo diplomat), and that HOME
    (0), whose officials the outlet names without a country.
    """
    names, low = s.names, s.low
    for i, (start, end, name, side) in enumerate(names):
        if side is not None or name.count(' ') not in (1, 2):
            continue
        begin, (close, office) = title_before(low, start), aside_after(s, end)
        if begin == start and not office:
            continue
        title, weight, members = ' '.join(s.words[begin:close]), 2, [name]
        sides = (begin < start and owners(s, begin)
                 or office and [n[3] for n in names[i + 1:] if n[0] < close and n[3] is not None
                                and low[n[0] - 1] not in ('for', 'on', 'to')][:1]
                 or [own for words, own in OWN_OFFICES.items() if words in title][:1])
        plural = begin < start and low[start - 1 - (low[start - 1] == ',')].endswith('s')
        if plural and low[end] == 'and' and names[i + 1:] and names[i + 1][0] == end + 1:
            members.append(names[i + 1][2])
            pair = [side for weight, side in list(known.values())[-2:]]
            if not sides and sorted(pair) == ['Seoul', 'Tokyo']:
                weight, sides = 1, pair
        if any(word in title.lower() for word in ('former ', 'lawmaker', ' party')):
            sides = ['']                            # nobody's voice
        elif not sides:
            weight, sides = 0, [native(name, title, home)]
            if plural and len(members) > 1:         # of two, only one can be the outlet's own
                sides = [home if korean(member) == (home == 'Seoul') else '' for member in members]
        for j, member in enumerate(members):
            if weight > known.get(member, (-1,))[0]:
                known[member] = weight, sides[j if len(sides) == len(members) else -1]


VOWELS = re.compile('[aeiouy]+')


def korean(name):
    """Return whether NAME looks Korean: it has a hyphen or ends in one syllable ("Park Jin")."""
    return '-' in name or len(VOWELS.findall(name.lower().split()[-1])) == 1


def native(name, title, home):
    """Return the side of an official without a country: HOME, where the name is not foreign there.
    No Japanese name has a hyphen, and Japan has no president."""
    if home == 'Tokyo' and ('-' in name or 'resident ' in title):
        return 'Seoul' if '-' in name and 'resident ' in title else ''
    return home if korean(name) or home != 'Seoul' else ''


def casts(articles):
    """Return for each article who is who: full name -> (side, full name).

    What an article says itself counts more than what the others say, unless
    they know better: a country in a title outweighs the outlet's home.
    """
    everyone, known = {}, []
    for article in articles:
        people = {}
        for s in article.sentences:
            introduce(s, article.home, people)
        known.append(people)
        for name, (weight, side) in people.items():
            everyone.setdefault(name, {}).setdefault(weight, set()).add(side)
    spelt, found = {}, []                           # "Yoon Suk-yeol" is "Yoon Suk Yeol"
    for name in sorted(everyone, key=lambda name: (-name.count('-'), name)):
        spelt.setdefault(name.replace('-', ' ').lower(), name)
    for article, people in zip(articles, known):
        cast = {}
        for name in {name[2] for s in article.sentences for name in s.names if name[2] in everyone}:
            weight, sides = max(everyone[name].items())
            if people.get(name, (-1,))[0] == weight:
                sides = {people[name][1]}
            if len(sides) == 1:
                cast[name] = *sides, spelt[name.replace('-', ' ').lower()]
        found.append(cast)
    return found


# ---- Groups: who stands where in a sentence --------------------------------

@lru_cache(maxsize=1024)
def sides_of(who):
    """Return the governments in WHO, in order."""
    return tuple(side for side in SIDES if any(side == party[0] for party in who))


def named(who):
    """Return whether WHO has a person in it."""
    return any(name for side, name in who)


def unnamed(who):
    """Return WHO with the governments only."""
    return tuple((side, '') for side in sides_of(who))


def parties(*whos):
    """Return one who of all in WHOS, in order; a name stands for its government."""
    found = set().union(*whos)
    persons = {side for side, name in found if name}
    return tuple(sorted((party for party in found if party[1] or party[0] not in persons),
                        key=lambda party: ((*SIDES, '').index(party[0]), party[1])))


def short_names(full):
    """Return the short forms of a full name: the family name stands first in "Kim Jung-han"
    and "Yoon Suk Yeol", last in "Mark T. Esper", and either way in "Park Jin"."""
    words = full.split()
    family_first = '-' in words[-1] or len(words) == 3 and words[1][-1] != '.'
    return words[:1] if family_first else [words[-1], words[0]]


JOINTS = {',', 'and', ', and', 'as well as', '-'}
# Whom a pronoun stands for: a key of the memory, see hear.
PRONOUNS = {pronoun: key for key, pronouns in {
    'both': 'both countries|both sides',
    'home': 'the government',
    'leaders': 'the leaders',
    'pair': 'both two|the diplomats|the envoys|the ministers|the pair|the two',
    'they': 'they',
    'three': 'the three'}.items() for pronoun in pronouns.split('|')}
PRONOUN_WORDS = {'both', 'he', 'she', 'the', 'their', 'they'}
HEADS = {'premier', 'president', 'prime'}        # the titles of leaders
LANDS = {'allies', 'countries', 'nations', 'neighbors', 'side', 'sides'}


def pronoun_at(low, i):
    """Return (end, key of PRONOUNS) of the pronoun at I of a sentence, or None."""
    if low[i] in ('he', 'she'):
        return (1, 'one') if i == 0 else None
    if low[i] == 'their':                           # "their foreign ministers"
        return next(((j + 1, 'both') for j in range(i + 1, i + 4)
                     if low[j] in OFFICES and low[j][-1] == 's'), None)
    end = i + 1 + (low[i] != 'they')
    key = PRONOUNS.get(' '.join(low[i:end]))
    plural = key in ('pair', 'three') and low[end][-1:] == 's'
    if key == 'pair':
        key = 'both' if low[end] in LANDS else 'leaders' if low[end] == 'leaders' else key
    return key and (end + plural, key)


def groups_in(s, cast, memory):
    """Return the Groups of a sentence, in order.

    CAST maps the names known so far to parties, and learns the short ones met
    here; MEMORY is whom pronouns stand for.
    """
    low, items = s.low, []              # of (start, end, who or key, name/office/adjective)
    for start, end, name, side in s.names:
        if items and start < items[-1][1]:
            continue
        if side is not None:
            items.append(government(s, start, end, name, side))
        elif name in cast:
            begin = title_before(low, start)
            while items and items[-1][1] > begin:
                begin = items.pop()[0]
            begin -= low[begin - 1] == 'new'        # "her new Japanese counterpart"
            begin -= low[begin - 1] in POSSESSIVES
            items.append((begin, aside_after(s, end)[0], (cast[name],), 'name'))
            for short in short_names(name):
                cast[short] = cast[name]
    for i, word in enumerate(low):
        pronoun = word in PRONOUN_WORDS and pronoun_at(low, i)
        if pronoun and not any(item[0] < pronoun[0] and i < item[1] for item in items):
            items.append((i, *pronoun, 'name'))
    return joined(low, sorted(items, key=lambda item: item[:2]), memory)


def government(s, start, end, name, side):
    """Return the item of groups_in for a government's NAME at START:END: "the United States",
    "Seoul's foreign ministry"; an adjective does not stand by itself."""
    stop, the = office_after(s.low, end), s.low[start - 1] in POSSESSIVES
    stands = 'office' if stop > end else 'name'
    noun = name not in ADJECTIVES or the and name[0] == 'U'
    if stop == end and (not noun or s.low[end] in ("'", "'s")):
        stands = 'adjective'
    if s.low[stop + 1] in RELATIVES:
        stop = aside_after(s, stop)[0]
    return start - the, stop, ((side, ''),), stands


def joined(low, items, memory):
    """Return the ITEMS of groups_in as Groups: lists joined, pronouns resolved. An adjective counts
    only in a list that ends in an office, "Japanese and South Korean officials"."""
    groups, i = [], 0
    while i < len(items):
        last, j = i, i + 1
        while j < len(items) and ' '.join(low[items[j - 1][1]:items[j][0]]) in JOINTS:
            if low[items[j][0] - 1] != ',':
                last = j                            # a list ends in "and"
            j += 1
        run, i = items[i:last + 1], last + 1
        if run[-1][3] != 'office':
            run = [item for item in run if item[3] != 'adjective']
        if not run:
            continue
        start, end, who = run[0][0], run[-1][1], run[0][2]
        if isinstance(who, str):
            latest = next((group.who for group in reversed(groups) if len(group.who) > 1),
                          memory['they'])
            who = {'both': unnamed(latest), 'they': latest,
                   'leaders': memory['leaders'] or unnamed(memory['pair'])}.get(who) or memory[who]
        elif len(run) > 1:
            who = parties(*(item[2] for item in run if isinstance(item[2], tuple)))
        if low[start - 1] in ('of', 'from') and low[start - 2] in OFFICES:
            start -= 2                              # "defense chiefs of South Korea and Japan"
        groups.append(Group(start, end, who))
    return groups


def hear(memory, s, told):
    """Keep in MEMORY, after a sentence that told of meetings of TOLD, whom "she", "they", "the
    two", "the two leaders" and "the three" stand for."""
    people = [group.who for group in s.groups]
    for group in s.groups:
        if not HEADS.isdisjoint(s.low[group.start:group.end]):
            memory['heads'].update(group.who)
    for who in people[::-1]:
        if len(who) == 1 and named(who):
            memory['one'] = who
        if len(sides_of(who)) == 3:
            memory['three'] = who
    for who in told or people:
        if len(who) > 1:
            memory['they'] = who
        if len(who) == 2:
            memory['pair'] = who
            if not memory['heads'].isdisjoint(who):
                memory['leaders'] = who


def strangers(s, cast):
    """Return whether the sentence is about people that nobody introduces: "Xi and Putin met." """
    start, end, name, side = s.names[0] if s.names else (0, 0, '', '')
    return start == 0 and side is None and name not in cast and (' ' in name or s.low[end] == 'and')


# ---- Clauses: what belongs to a verb ---------------------------------------

# Words with which another clause begins.
WALLS = set("""after ahead although amid as because before but days despite following hours if over
    said says since that though told to unless until when whether which while whose who , ; :
    " """.split())
SAYING = {'said', 'says', 'that', 'told'}
SUBJECTS = {'he', 'it', 'she', 'they'}
BETWEEN = {'on', 'that', *map(str.lower, WEEKDAYS)}


def walls_in(words, low):
    """Return where other clauses begin, but for the same subject's ("said it will")."""
    return [i for i, word in enumerate(words) if word in WALLS
            and (word != 'to' or words[i + 1][:1].islower())
            and (word != ',' or low[i + 1] in ('and', 'due', 'set', 'slated'))
            and (word not in SAYING
                 or next(w for w in low[i + 1:] if w not in BETWEEN) not in SUBJECTS)]


def reach(s, start):
    """Return how far right of START a date, a place or a partner belongs to the verb there."""
    return next((wall for wall in s.walls if wall >= start), len(s.low))


def inside(s, place):
    """Return whether PLACE is within a group of the sentence."""
    return any(group.start <= place < group.end for group in s.groups)


def subject(s, start):
    """Return the Group that does what the verb at START says, or None."""
    for group in reversed(s.groups):
        if group.start < start < group.end:
            return group                            # the verb is in its relative clause
        if group.end <= start:
            if any(group.end <= wall < start and s.low[wall] != 'to' for wall in s.walls):
                return None
            if s.low[group.start - 1] not in PREPOSITIONS:
                return group
    return None


def opens(low, start):
    """Return whether START is in the few words that open a sentence: "In June, Seoul ..." """
    return start <= 3 and ',' not in low[:start]


def when(s, start, end, limit=None, spoken=False):
    """Return the Temporal that dates the verb at START:END, or None.

    It stands within reach of the verb ("met on Friday"), between subject and
    verb ("Kim on Friday met"; first, where the verb tells what was SPOKEN:
    "Seoul said Friday it will") or opens the sentence ("On Friday, Kim met").
    """
    limit, doer = limit or reach(s, end), subject(s, start)
    free = [d for d in s.dates if not inside(s, d.start)]
    right = [d for d in free if end <= d.start < limit]
    between = [d for d in free if doer and doer.end <= d.start < start]
    opening = [d for d in free if d.end <= start and opens(s.low, d.start)]
    return next(iter((between + right if spoken else right + between) + opening), None)


# ---- Meetings --------------------------------------------------------------

HELD = {'had', 'held', 'met', 'sat'}
HOLD = HELD | {'have', 'hold', 'holding', 'holds'}
# What kind of meeting it is; no other word before the noun reaches the what column.
LEVELS = set("""bilateral director-general-level emergency foreign-ministerial formal high-level
    informal minister-level ministerial one-on-one online phone pull-aside senior-level separate
    summit telephone three-way trilateral two-way vice-minister-level vice-ministerial video
    virtual working-level""".split())
THREE = {'three-way', 'trilateral'}
# Words that make a meeting a wish, a doubt or a denial; "-n't" does too.
NEVER = set("""ask asked asking call called calling calls cancel canceled cancelled cannot
    consider considering could decline declined demand demanded denied denies deny denying fail
    failed hope hoped hopes hoping if instead likely may might mulling must need needs never no
    nor not offer offered possibility possible potential proposal propose proposed proposing
    ready refuse refused reject rejected request requested seek seeking seeks should sought
    suggest suggested unable unless unlikely urge urged urges urging want wanted wants whether
    willing without""".split())
PLANNED = set("""ahead arrange arranged arranging before coordinate coordinating due expected plan
    planned planning plans scheduled set slated to upcoming will would""".split())
# What becomes of a meeting that is the subject.
FATES = {words: fate for fate, line in (
    ('held', 'lasted|took place|was held|were held'),
    ('planned', 'arranged|planned|scheduled|slated|to be held|will be held|will take place'),
    ('never', 'called off|cancel|did not|fell through|had been|postponed|put off|scrapped'
              '|unlikely'))
    for words in line.split('|')}
OFF = ('called off', 'cancel', 'fell through', ' if ', 'postponed', 'unless')
# Words behind which a clause begins: what is denied before it is not denied here.
CLAUSES = {';', 'after', 'as', 'but', 'since', 'when', 'which', 'while', 'who', 'whose'}
COMPANY = {'again', 'face-to-face', 'one-on-one', 'up', 'with'}
PHRASE_ENDS = PREPOSITIONS.union(SPEECH, ',;:"()', ['and', 'that'])
OPENERS = {'at', 'during', 'in', 'while'}
# What people do together who met: "exchanged views".
TOGETHER = set('agreed attended discussed exchanged led reaffirmed reviewed shared'.split())
MEETING = re.compile('S?m|S|v|xz')              # "summit talks", "summit", "met", "sat down"
# "On the sidelines,", but not "on the sidelines of a Group of 20 gathering"
BESIDE = re.compile(r'l(?:,|id\w?[Sem])')
ALONGSIDE = re.compile(r'[af][bd]\w{0,4}[Sm]')  # "after the summit"


def denied(low):
    """Return whether the words LOW make a wish or a doubt of what they are about."""
    return not NEVER.isdisjoint(low) or any(word.endswith("n't") for word in low)


def clause_start(low, place):
    """Return where the clause begins that has its verb at PLACE."""
    return max((i for i in range(place) if low[i] in CLAUSES), default=0)


def phrase_before(low, start):
    """Return (begin, whether a verb of holding opens it) of the noun phrase whose noun stands at
    START: in "held working-level talks" it begins with "held"."""
    i = start
    while i > max(0, start - 10):
        word = low[i - 1]
        if word in HOLD:
            return i - 1, True
        if low[i] in DETERMINERS or low[i + 1] == "'s" \
                or word in PHRASE_ENDS and low[i - 2] != 'round':
            break
        i -= 1
    return i, False


def partners(s, end, limit, noun):
    """Return the Groups met, told right of the words for the meeting: "with Motegi", "between the
    two"; None where they are nobody known: "with reporters"."""
    low, i = s.low, end
    starts = {group.start: group for group in s.groups if low[group.end] != "'s"}
    while not noun and i not in starts and (low[i] in COMPANY or low[i].endswith('ly')):
        i += 1
    if not noun and i in starts:                    # "met one-on-one with Pompeo", "met Motegi"
        return [starts[i]]
    if not noun and s.letters[i] == 'Z':
        return None                                 # "met Emperor Naruhito"
    for i in range(end, limit):
        if low[i] in ('among', 'between', 'involving', 'of', 'with') and low[i - 1] != ',':
            if i + 1 in starts and (low[i] != 'of' or i == end):
                return [starts[i + 1]]
            if i == end:
                return None
    return []


def hosts(s, start, begin, holds, company):
    """Return the Groups told left of the noun at START, or behind it where it opens the
    sentence: "Kim held talks", "Kim's talks", "In a meeting with Esper, Moon"."""
    low = s.low
    found = [group for group in s.groups if begin < group.end <= start]
    if holds or low[begin - 1] == 'for':
        return found + list(filter(None, [subject(s, begin)]))
    if low[0] in OPENERS and opens(low, begin - 1):
        after = max([start] + [group.end - 1 for group in company])
        behind = [group for group in s.groups if ',' in low[after:group.start]][:2]
        words = low[behind[0].end:behind[1].start] if behind[1:] else []
        told = words in (['asked'], ['told'], ['urged'])
        return found + behind[:1 + told]            # "In a meeting in Busan, Endo told Han"
    return found


# "in Tokyo", "in the Thai capital of Bangkok", "on the island of Jeju"
PLACE = re.compile(r'(?:j|i(?=d_{0,3}Q+i))(?:d[_Z]{0,4}Q+i)?d?(Z+(?:\.Z+)*)(?![dZ])')


def place_in(s, start, end):
    """Return the first place named between START and END of the sentence, or ''."""
    for m in PLACE.finditer(s.letters, start, end):
        if not any(group.start < m.start(1) and m.end(1) < group.end for group in s.groups):
            return wording(s, *m.span(1))
    return ''


def telling(s, m, article, memory):
    """Return what M, a match of MEETING in a sentence, tells, or None: (an Event that may lack its
    date, its people or its place, whether of another meeting than the one the article is about,
    whether of one on the sidelines of that told before)."""
    low, (start, end), noun = s.low, m.span(), m[0][-1] in 'Sm'
    begin, holds = phrase_before(low, start) if noun else (start, True)
    last = s.words[start - 1] if begin < start else ''
    sides = [GOVERNMENTS.get(part) for part in last.split('-')]
    if None in sides and last[:1].isupper() and last.lower() not in DETERMINERS:
        return None                                 # "ASEAN summit"
    limit = scope(s, end)
    company = partners(s, end, limit, noun)
    if company is None:
        return None
    doers = hosts(s, start, begin, holds, company)
    after = doers[-1].end if doers else begin       # what is said of the meeting before its noun
    compound = [(side, '') for side in sides if side and len(sides) > 1]    # "Seoul-Tokyo talks"
    who = parties(compound, *(group.who for group in doers + company))
    agreed = low[begin - 2:begin] == ['agreed', 'in']   # "agreed in talks on Friday"
    level = [word for word in low[begin:start] if word in LEVELS]
    lacks = len(sides_of(who)) < 3 and THREE.intersection(level)    # "a three-way meeting with X"
    if lacks or not who and (low[begin] == 'their' or agreed):
        they = [group.who for group in s.groups if group.end <= begin and len(group.who) > 1]
        who = parties(who, ([memory['they']] + they)[-1])
    if lacks and len(sides_of(who)) < 3:
        return None
    if 'agreed' in low[after:begin]:                # they speak for those who will meet
        who = unnamed(who)
    planned = False if agreed else planned_at(s, end, begin, holds, after, limit)
    if planned == 'never' or holds and len(sides_of(who)) < 2:
        return None
    tags = frozenset([article.tag])
    day = day_of(s, start, end, begin, after, limit, planned, article, memory)
    if low[start] == 'agreed':                      # they met, or spoke: a hint of the day only
        event = Event(day, 'meeting', who, '', tags, False)
        return (event, False, False) if len(day) == 10 else None
    place = place_of(s, start, end, begin, after, limit, article, memory)
    what = ' '.join(level + low[start:end] if noun else ['meeting'])
    return (Event(day, 'meeting', who, what, tags, planned, place),
            low[begin - 1] in ('last', 'previously') or low[clause_start(low, begin)] == 'when',
            bool(BESIDE.search(s.letters)))


def place_of(s, start, end, begin, after, limit, article, memory):
    """Return the place of the meeting at START:END, or ''."""
    place = place_in(s, end, limit) or 'in' in s.low[:4] and place_in(s, 0, begin)
    if not place and 'there' in s.low[after:limit]:
        place = place_in(s, 0, start) or memory['there']
    elif not place and 'here' in s.low[after:limit]:
        place = article.city
    return place or ''


def scope(s, end):
    """Return how far right of END the words of a meeting go: another one has its own."""
    limit = reach(s, end)
    other = next((m.start() for m in MEETING.finditer(s.letters, end, limit)), limit)
    return limit if {'margins', 'sidelines'}.intersection(s.low[end:other]) else other


def planned_at(s, end, begin, holds, after, limit):
    """Return whether a meeting is told as planned, None where nothing says so, "never" for what is
    denied or only wished for."""
    low, words = s.low, ' '.join(s.low[end:limit])
    left = low[clause_start(low, begin):end]
    fates = [(words.find(phrase), fate) for phrase, fate in FATES.items() if phrase in words]
    if denied(left) or 'had been' in ' '.join(left) or 'never' in dict(fates).values():
        return 'never'                              # "had been set to meet"
    if holds and low[begin] in HELD:
        return False
    if fates and not holds:
        return min(fates)[1] == 'planned'
    if PLANNED.isdisjoint(low[after:begin] if holds else left[-11:]):
        opening = not holds and low[0] in OPENERS and opens(low, begin - 1)     # "In talks, Kim"
        return False if opening and after > begin and low[after] not in ('is', 'will') else None
    rest = ' '.join(low[end:])
    return 'never' if any(off in rest for off in OFF) else True


def day_of(s, start, end, begin, after, limit, planned, article, memory):
    """Return the date of the meeting at START:END, or ''."""
    low = s.low
    temporal = next((d for d in s.dates if begin <= d.start < start), None) \
        or when(s, begin, end, limit)
    clause = clause_start(low, begin)               # "on Thursday as they held talks"
    if not temporal and planned is False and low[clause] in ('as', 'when'):
        temporal = next((d for d in s.dates if clause - 1 <= d.end <= clause), None)
    if temporal and (temporal.start > begin or low[begin - 1] != 'for'):    # not a journey's day
        if temporal.kind == 'same':
            return memory['day']
        ahead = planned or planned is None and not {'are', 'is', 'will'}.isdisjoint(low)
        return resolve(temporal, article.published, 1 if ahead else -1)
    if low[0] in OPENERS and low[1] not in POSSESSIVES and opens(low, begin - 1):
        return resolve(memory['weekday'], article.published, -1)    # of the sentence before
    more = ALONGSIDE.search(s.letters, end) or 'also' in low[after:begin]
    return memory['day'] if planned is False and more else ''


def agree(who, other):
    """Return whether two tellings can be of the same people: one may leave out names, and
    one side while it has only one."""
    sides, others = set(sides_of(who)), set(sides_of(other))
    both = sides & others
    if sides != others and (len(both) > 1 or both not in (sides, others)):
        return False
    names = [[{name for s, name in each if s == side and name} for side in both]
             for each in (who, other)]
    return all(not a or not b or a <= b or b <= a for a, b in zip(*names))


def same_meeting(a, b):
    """Return whether meetings A and B can be one: their dates, people and places agree."""
    if not (a.date.startswith(b.date) or b.date.startswith(a.date)) or not agree(a.who, b.who):
        return False
    names = [named(a.who), named(b.who)]
    same_day = a.date == b.date and len(a.date) == 10
    if same_day and all(names):
        return True                                 # nobody is in two places on one day
    nouns = {e.what.split(' ')[-1] for e in (a, b)} - {'meeting'}
    if not any(names) and (len(nouns) > 1 or '' in nouns):
        return False                                # "", a hint of the day, is for named people
    vague = a.sources == b.sources and any(
        len(e.date) < 10 and not name for e, name in zip((a, b), names))
    return (a.place == b.place or not a.place or not b.place or vague) \
        and (same_day or a.planned == b.planned or None in (a.planned, b.planned))


def richness(event):
    """Return a key by which the Event that says more is the greater."""
    return named(event.who), len(event.date), event.place, event.dated


def merged(a, b):
    """Return the one Event that A and B tell: the precise date, all names, the fullest words."""
    if richness(a) < richness(b):
        a, b = b, a
    what = max((a, b), key=lambda e: (e.kind == 'position' and e.dated, len(e.what.split()),
                                      e.what != 'meeting', len(e.what), e.what)).what
    planned = False if False in (a.planned, b.planned) else a.planned or b.planned
    return Event(max(a.date, b.date, key=len), a.kind, parties(a.who, b.who), what,
                 a.sources | b.sources, planned, a.place or b.place, a.dated or b.dated,
                 a.eve or b.eve)


def settle(tellings, published):
    """Return the meetings of one article from its TELLINGS, in order: those with a date, between
    Seoul and Tokyo, with Washington or without."""
    meetings, others = [], []
    for event, another, aside in tellings:
        host = next((m for m in reversed(meetings) if aside and m.date
                     and set(sides_of(event.who)) <= set(sides_of(m.who))), None)
        if host:
            event = event._replace(date=host.date, place=event.place or host.place)
        same = [i for i in range(len(meetings))[-9:] if same_meeting(meetings[i], event)]
        if another:
            others.append(event)
        elif same:
            meetings[same[-1]] = merged(meetings[same[-1]], event)
        elif len(sides_of(event.who)) != 1:         # "In Monday's talks, Kim": no meeting by itself
            meetings.append(event)
    meetings += others
    today, kept = published.isoformat() if published else '~', []
    for event in meetings:
        if event.date and event.what and sides_of(event.who)[:2] == SIDES[:2]:
            near = (m for m in meetings if m.date == event.date and set(m.who) & set(event.who))
            planned = event.planned
            if planned is None:
                planned = event.date >= today[:len(event.date)]
            if planned or event.date <= today:
                place = event.place or max(m.place for m in near)
                kept.append(event._replace(place=place, planned=planned))
    return kept


# ---- Milestones ------------------------------------------------------------

PACT = re.compile(r'G|I\w{0,5}p')               # "GSOMIA", "intelligence-sharing pact"
KNOWN_PACT = re.compile(r'G|(?:I\w{0,4}|d_?)p')     # also "the pact", where it was named before
OTHER_PACT = set("""1965 comfort compensate compensated compensation free normalize normalized
    normalizing nuclear treaty""".split())
PACT_SIDES = (('Seoul', ''), ('Tokyo', ''))
CONCLUDED, DECIDED, SUSPENDED, EXPIRES = (
    'GSOMIA concluded', 'decision to end GSOMIA announced', 'termination of GSOMIA suspended',
    'GSOMIA expires')
# ", the ministry said Tuesday", ", according to Seoul"
SOURCE = re.compile(r',(?:[^ ,]+[OY][^ ]*|B[^ ,]*)$')
EVE = set("""last-minute|last minute|days before|hours before|just before|shortly before
    |the eve""".replace('\n    ', '').split('|'))


def hits(low, table):
    """Return which entries of TABLE, of one word or of two, stand among the words LOW."""
    return [words for words in (*low, *map(' '.join, zip(low, low[1:]))) if words in table]


def doer_of(s, start):
    """Return the one government that does what the verb at START says, as a who."""
    doer = subject(s, start)
    return unnamed(doer.who) if doer and len(sides_of(doer.who)) == 1 else ()


def dated_in(s, start, end):
    """Return the Temporal within START:END of a sentence, or None."""
    return next((d for d in s.dates if start <= d.start < end), None)


def read_decision(s, start, end, pacts, published):
    """"Seoul announced the decision in August", "decided to terminate", "was suspended"."""
    clause = clause_start(s.low, start)
    left = s.low[clause:start]
    if denied(left) or not {'expected', 'plan', 'plans', 'will'}.isdisjoint(left):
        return None
    who = doer_of(s, start)
    others = {name[3] for name in s.names if start < name[0] < end} - {side for side, name in who}
    if who and (who[0][0] == SIDES[2] or others & set(SIDES)):
        return None                                 # "Kono announced that Seoul would end it"
    if left[-2:] in (['decision', 'to'], ['move', 'to']):
        return '', who, False                       # "its decision to suspend it was welcomed"
    if left[-1:] == ['to'] and set('ADv').isdisjoint(s.letters[clause:start + 1]):
        return None                                 # "pressure on Seoul to suspend it"
    temporal = dated_in(s, start, end) or when(s, start, end, spoken=True)
    source = SOURCE.search(s.letters, end, len(s.low) - 4)
    if not temporal and source and s.low[start - 1] in ('has', 'have'):
        temporal = dated_in(s, source.start(), len(s.low))
    return resolve(temporal, published, -1), who, False


def read_noun(s, start, end, pacts, published):
    """"Seoul's decision to end the pact", "its Aug. 22 decision to end it"."""
    who = tuple((side, '') for side in owners(s, start) if side)
    return resolve(dated_in(s, start, end), published, -1), who, False


def read_signing(s, start, end, pacts, published):
    """"GSOMIA, signed in November 2016"."""
    doer = subject(s, start)
    if not any(0 <= start - stop <= 8 or 0 <= begin - end <= 12 for begin, stop in pacts) \
            or doer and not {side for side, name in doer.who} <= set(SIDES[:2]) \
            or not OTHER_PACT.isdisjoint(s.low):
        return None
    return resolve(when(s, start, end), published, -1), PACT_SIDES, False


def read_age(s, start, end, pacts, published):
    """"the 2016 pact", "the three-year-old military information-sharing agreement"."""
    near = any(begin < end and start < stop for begin, stop in pacts) \
        or not set('ELT').isdisjoint(s.letters[max(0, start - 4):start])
    age = s.low[start].split('-')[0]
    age = NUMBERS.get(age) or int(age.isdecimal() and age)
    year = age if age > 99 else published.year - age
    return ('%04d' % year, PACT_SIDES, False) if near and age else None


def read_expiry(s, start, end, pacts, published):
    """"is set to expire on Nov. 23", "its Nov. 23 expiry"."""
    if s.low[start - 1] in ('averted', 'avoided', 'from', 'not'):
        return None
    planned = s.low[start] != 'expired' or s.low[start - 1] in ('had', 'has', 'have')
    temporal = dated_in(s, end, min(reach(s, end), end + 12)) or next(
        (d for d in s.dates if 0 <= start - d.end <= 2 and ',' not in s.low[d.end:start]), None)
    kind, was = temporal and temporal.kind, 'was' in s.low[max(0, start - 3):start]
    if kind == 'weekday' and was:       # "was to lapse on Friday": before that day, or behind it?
        return None
    noun = kind == 'month' and s.low[start] in ('expiration', 'expiry')
    return resolve(temporal, published, 0 if noun else 1 if planned else -1), PACT_SIDES, planned


# What the row says, the words that tell it in LETTERS, and who reads (date, who, planned) in them,
# or None; the first that fits takes the words. "&" stands for "to terminate", "not renew".
TO_END = '(?:(?<!n)t(?:[ET]|Lo)|nt?K)'
MILESTONES = [(what, re.compile(pattern.replace('&', TO_END)), read) for what, pattern, read in (
    # "conditionally suspended the termination", "put off the decision to terminate"
    (SUSPENDED, r'(?:[AY][^ N]{0,9}?t[_c]?)?(?:H|Po)[^ ,]{0,8}?[LNTX](?:&)?', read_decision),
    # "the planned termination was suspended", "put its decision on hold"
    (SUSPENDED, r'[LNTX][^ ,]{0,8}?(?:H|Po|Pih)|P[^ ,]{0,6}?ih(?:dN&)?|c[HK]|RdN&?', read_decision),
    # "announced its decision"; "decided to terminate"; "said Thursday that it will not renew"
    (DECIDED, r'A[^ ,]{1,3}?N(?:[^ ]{0,7}?&|(?!t))|[AD][^ N]{0,12}?&|Y[MUWisw.1]{0,4}_{1,2}&',
     read_decision),
    # "its decision to end"
    (DECIDED, r'd[^ ,]{0,3}?N[^ ,]{0,4}?&', read_noun),
    (CONCLUDED, r'C|VV?F', read_signing),
    (CONCLUDED, r'[4g][^ ,]{0,4}?[Gp]', read_age),
    (EXPIRES, r'X|ut[EL]', read_expiry))]


def milestones_in(s, pacts, article):
    """Return the milestone Events of a sentence about the pact, which it names at PACTS. An Event
    without a date adds its source to the row of another telling."""
    found, taken = [], []
    for what, pattern, read in MILESTONES:
        for m in pattern.finditer(s.letters):
            told = not any(start < m.end() and m.start() < end for start, end in taken) \
                and read(s, *m.span(), pacts, article.published)
            if told:
                taken.append(m.span())
                day, who, planned = told
                found.append(Event(day, 'milestone', who, what, frozenset([article.tag]), planned,
                                   eve=bool(hits(s.low, EVE))))
    return found


# ---- Positions -------------------------------------------------------------

# Verbs that state a position.
STANCES = """accuse argue ask believe blame call claim condemn contend criticize defend demand
    denounce deny dismiss dispatch emphasize express heap hope insist lobby maintain make object
    oppose pledge press pressure propose protest push put reaffirm refuse reiterate reject repeat
    request restate rule seek send stress support threaten underline underscore urge vow want
    warn""".split()
# One of these words must stand close behind some, for them to do so.
LOBBYING = {'demand', 'lobby', 'persuade', 'press', 'push', 'urge'}
NEEDS = {'call': {'breach', 'for', 'on', 'regrettable', 'unfair', 'violation'},
         'dispatch': LOBBYING, 'heap': {'pressure'}, 'make': {'clear'},
         'put': {'forward', 'pressure'}, 'rule': {'out'}, 'send': LOBBYING}
FORMS = {verb + end: verb for verb in STANCES for end in ('', 's', 'es', 'd', 'ed', 'ing')}
FORMS.update((verb[:-1] + end, verb) for verb in STANCES if verb[-1] in 'ey'
             for end in ('ing', 'ies', 'ied'))
FORMS.update(added='say', made='make', noted='say', said='say', says='say', sent='send',
             sought='seek', told='say')
HELPERS = set("""also been consistently did do does has have is long not repeatedly strongly
    was""".split())
# What may stand before the verb: "Kang, for her part, on Monday urged".
ADVERBS = set("again also for her his however in later meanwhile on part then too turn ,".split())
ADVERBS.update(map(str.lower, WEEKDAYS))
# What makes a position of what somebody said.
MODAL = set("""are not|call for|call on|called for|called on|calling for|can|can't|cannot|contravene
    |contravened|contravenes|could|demand|demanded|demanding|demands|difficult|disappointed
    |disappointing|has to|have to|hope|hoped|hopes|hoping|important|impossible|inappropriate|is not
    |must|need|needed|needs|ought|regret|regrets|regrettable|should|unacceptable|unfair|urge|urged
    |urges|violate|violated|violates|violation|want|wanted|wants|will never|will not|would never
    |would not|wrong""".replace('\n    ', '').split('|'))
# What it must be about: the pact, the export curbs, the rulings on forced labor.
TOPICS = set("""gsomia|general security|its agreement|intelligence-sharing|information-sharing
    |intelligence sharing|military agreement|military information|pact|reconsider|reconsideration
    |reconsidered|renewal|security cooperation|security tool|terminate|terminated|terminating
    |termination|the agreement
    |curbs|export|exports|trade controls|trade curbs|trade restrictions|trading partners|white list
    |whitelist
    |1965|assets|colonial|compensate|compensated|compensating|compensation|court|forced labor
    |forced laborers|liquidate|liquidated|liquidating|liquidation|reparation|reparations|ruling
    |rulings|victims|wartime""".replace('\n    ', '').split('|'))
# What means a topic told before: "the dispute".
ANAPHORS = set("""curbs decision dispute issue issues matter measure measures move problem
    restrictions row situation solution step steps""".split())
SUBORDINATE = SPEECH.union(PREPOSITIONS, RELATIVES, """after as because before if since that unless
    until when whether""".split())
IN_TALKS = re.compile(r'[jr]d\w{0,3}[Sm]\w{0,6},')      # "During the talks,"
LAST = {'unit': {'to'}, 'weekday': {'"'}}       # what may stand before a day that ends a sentence
ANOTHER = {'and', 'but', 'whereas', 'while'}


def stance(low, end):
    """Return (start, end, verb) of the verb group by which whoever ends at END takes a position, or
    None: "has also called for"."""
    start = end
    while low[start] in ADVERBS:
        start += 1
    end = start
    while low[end] in HELPERS:          # not "had": what was said before, who knows when
        end += 1
    verb = FORMS.get(low[end])
    if verb and (verb not in NEEDS or not NEEDS[verb].isdisjoint(low[end:])):
        return start, end + 1, verb
    return None


def positions_in(s, previous, article, days, last):
    """Return the position Events of a sentence.

    PREVIOUS is the words of the two before it, DAYS the date of the meeting the article
    is about and the one that "earlier in the day" stands for, LAST the position told
    last, for "she said".
    """
    low, voices, found = s.low, [], []
    today, tags = article.published.isoformat(), frozenset([article.tag])
    for group in s.groups:
        verb, before = stance(low, group.end), low[group.start - 1]
        if verb and group.who and all(side for side, name in group.who) \
                and low[:group.start].count('"') % 2 == 0 \
                and before not in SUBORDINATE and (not voices or before in ANOTHER):
            voices.append((group, verb))
    for i, (group, (start, end, verb)) in enumerate(voices):
        later = {voice.start for voice, _ in voices[i + 1:]}
        stop = next((other.start - 1 for other in s.groups if other.start in later
                     or other.start > end and low[other.start - 1] in ('whereas', 'while')),
                    len(low) - 4)
        source = SOURCE.search(s.letters, end, stop)
        tail = source.start() if source else stop
        rest = low[end:tail] + ['']
        if not (hits(rest, TOPICS) or not ANAPHORS.isdisjoint(rest) and hits(previous, TOPICS)) \
                or verb == 'say' and not hits(rest[:14], MODAL):
            continue
        day = voiced(s, voices[i - 1][0].end if i else 0, group, end, article.published, days)
        if day is None:
            day = resolve(dated_in(s, tail, stop), article.published, -1) or today
        if day and day <= today:
            words = wording(s, start, tail).rstrip(',. ')
            found.append(Event(day, 'position', group.who, words, tags))
    return found or quotation(s, last, article.published, tags)


def voiced(s, clause, group, end, published, days):
    """Return the date on which a position was voiced where its sentence says so, '' where it says
    so without a value ("three days earlier"), None where it says nothing."""
    low, limit = s.low, reach(s, end)
    free = not any(clause <= wall < group.start for wall in s.walls)
    for d in s.dates:
        if clause <= d.start and d.end <= group.start and free or group.end <= d.start < end \
                or end <= d.start < limit and (d.start < end + 6 or d.kind == 'weekday'):
            return days[1] if d.kind == 'same' and days[1] else resolve(d, published, -1)
        walls = {low[wall] for wall in s.walls if end <= wall < d.start}
        if low[d.end + 1:d.end + 2] == [''] and d.kind in LAST and walls <= LAST[d.kind]:
            return resolve(d, published, -1)        # "threatened to end the pact last month"
    return days[0] or None if IN_TALKS.match(s.letters) else None


def quotation(s, last, published, tags):
    """Return the position that a sentence opening with a quotation tells: '"...," she said.'"""
    close = s.low.index('"', 1) if s.low[0] == '"' and '"' in s.low[1:] else 0
    words = s.low[1:close]
    if s.low[close - 1] not in (',', '?', '!') or not hits(words, TOPICS) \
            or not hits(words, MODAL) and {'if', 'will'}.isdisjoint(words):
        return []
    she, said = s.low[close + 1] in ('he', 'she'), s.low[close + 1] in ('added', 'said')
    who = last.who if she and last else ()
    for group in s.groups:
        if group.start == close + 1 + said and (said or stance(s.low, group.end)):
            who = group.who
    if len(who) != 1 or not who[0][0]:
        return []
    day = last.date if last and last.who == who else published.isoformat()
    told = next((d for d in s.dates if d.start > close and d.kind == 'weekday'), None)
    day = resolve(told, published, -1) or day
    return [Event(day, 'position', who, 'said "%s"' % wording(s, 1, close - 1), tags)]


# ---- One article: sentences -> events --------------------------------------

def meetings_of(article, cast):
    """Return (meetings, [(sentence with its groups, the day spoken of behind it)]) of ARTICLE;
    CAST is who is who there."""
    nobody = dict.fromkeys(('one', 'they', 'both', 'pair', 'leaders', 'three'), ())
    memory = dict(nobody, home=((article.home, ''),), heads=set(), there='', day='', weekday=None)
    cast, tellings, sentences = dict(cast), [], []
    for s in article.sentences:
        s = s._replace(groups=groups_in(s, cast, memory))
        told = [telling(s, m, article, memory) for m in MEETING.finditer(s.letters)]
        told = list(filter(None, told))
        if not any(event.who for event, _, _ in told):
            told += together(s, article)
        tellings += [(event, *more) for event, *more in told
                     if (event.who or event.date) and all(side for side, name in event.who)]
        if strangers(s, cast):
            memory.update(nobody)
        hear(memory, s, [event.who for event, _, _ in told])
        days = [event.date for event, another, _ in told if event.date and not another]
        memory.update(there=place_in(s, 0, len(s.low)) or memory['there'],
                      day=(days or [memory['day']])[0],
                      weekday=next((d for d in s.dates if d.kind == 'weekday'), None))
        sentences.append((s, memory['day']))
    return settle(tellings, article.published), sentences


def together(s, article):
    """Return a telling, if any, of who met, where a sentence says what they did together:
    "Kang, Motegi and Pompeo reaffirmed their cooperation"."""
    first = s.groups[0] if s.groups and all(d.kind == 'unit' for d in s.dates) else None
    if first and named(first.who) and len(sides_of(first.who)) > 1 \
            and s.low[first.end + (s.low[first.end] == ',')] in TOGETHER:
        return [(Event('', 'meeting', first.who, '', frozenset([article.tag])), False, False)]
    return []


def events_of(article, cast):
    """Return the Events that ARTICLE, which has a date, tells."""
    meetings, sentences = meetings_of(article, cast)
    talks = next((m.date for m in meetings if not m.planned), '')
    milestones, positions, previous, aware, known = [], [], [[], []], False, False
    for s, day in sentences:
        pattern = KNOWN_PACT if known and OTHER_PACT.isdisjoint(s.low) else PACT
        pacts = [m.span() for m in pattern.finditer(s.letters)]
        if aware or pacts:
            milestones += milestones_in(s, pacts, article)
        last = positions[-1] if positions else None
        positions += positions_in(s, sum(previous, []), article, (talks, day), last)
        previous, aware, known = [previous[1], s.low], bool(pacts), known or bool(pacts)
    return meetings + milestones + positions


def timeline(articles):
    """Return (the Events of ARTICLES in order, the articles that cannot be dated).

    An article without a date is dated by the report of the same meeting: the
    same people in the same place on the same weekday, if there is only one.
    """
    pairs, events, undated, days = list(zip(articles, casts(articles))), [], [], {}
    for article, cast in pairs:
        if article.published:
            events += events_of(article, cast)
    for e in events:
        if e.kind == 'meeting' and not e.planned and len(e.date) == 10:
            weekday = WEEKDAYS[calendar_day(*e.date.split('-')).weekday()].lower()
            days.setdefault((e.who, weekday), set()).add((e.date, e.place))
    for article, cast in pairs:
        if article.published:
            continue
        fits = {day for m in meetings_of(article, cast)[0]
                for day, place in days.get((m.who, m.date), ())
                if not m.place or not place or m.place == place}
        if len(fits) == 1:
            article = article._replace(published=calendar_day(*fits.pop().split('-')))
            events += [e._replace(dated=False) for e in events_of(article, cast)]
        else:
            undated.append(article)
    return ordered(united(events)), undated


# ---- Merging: one row per event across articles ----------------------------

MANY = 50       # candidates an event is held against; only a hostile text has more


def keys_of(event):
    """Return the keys under which another telling of EVENT finds it, the best first."""
    if event.kind == 'milestone':
        return [event.what]
    if event.kind == 'position':
        verb = next(filter(None, map(FORMS.get, event.what.replace(',', '').split())), '')
        return [(event.who, verb)]
    return [*sorted(event.who, key=lambda party: not party[1]), *unnamed(event.who)]


def alike(a, b):
    """Return whether A and B, found under one key, are one event: a meeting whatever each says of
    its being planned, a position in the same words or, in two articles, in much the same."""
    if a.kind == 'meeting':
        return same_meeting(a, b._replace(planned=None) if named(b.who) else b)
    if a.kind == 'milestone' or a.what == b.what:
        return True
    if not a.sources.isdisjoint(b.sources):
        return False
    words, others = ({word[:6] for word in event.what.lower().split() if len(word) > 3}
                     for event in (a, b))
    return len(words & others) >= 0.4 * min(len(words), len(others))


def united(events):
    """Return EVENTS, each once: what says less ("in November", "the two sides") joins the latest
    that says more, or that of its own article. What still has no date is left out."""
    found, index = [], {}               # index: (kind, date cut short, key) -> places in found
    for event in sorted(events, key=lambda e: (len(e.date), richness(e)), reverse=True):
        keys = keys_of(event)
        same = index.get((event.kind, event.date, keys[0]), ())[-MANY:]
        same = [i for i in same if alike(found[i], event)]
        if same:
            i = max(same, key=lambda i: (event.sources <= found[i].sources, found[i].date))
            found[i] = merged(found[i], event)
        elif event.date:
            for cut in {event.date, event.date[:7], event.date[:4], ''}:
                for key in set(keys):
                    index.setdefault((event.kind, cut, key), []).append(len(found))
            found.append(event)
    decider = next((e.who for e in found if e.what == DECIDED and e.who), PACT_SIDES)
    return [e if e.who else e._replace(who=decider) for e in found]


def ordered(events):
    """Return EVENTS as they happened. A date known to the month or year stands at its end; what was
    done "at the last minute" just before the expiry it averted."""
    expiries = sorted(e.date for e in events if e.what == EXPIRES and len(e.date) == 10)

    def key(event):
        day = event.date + '~' * (len(event.date) < 10)
        averted = event.eve and event.what == SUSPENDED and next(
            (expiry for expiry in expiries if expiry.startswith(event.date)), None)
        return (averted or day, KINDS.index(event.kind), not averted, event.who, event.what,
                event.place)
    return sorted(events, key=key)


# ---- Printing: rows to a pipe or a terminal --------------------------------

def row(event):
    """Return EVENT's five cells."""
    who = ', '.join('%s (%s)' % (name, side) if name else side for side, name in event.who)
    what = 'planned: ' * bool(event.planned) + event.what + ' in ' * bool(event.place) + event.place
    return event.date, event.kind, who, what, ' '.join(sorted(event.sources))


def spread(text):
    """Return TEXT with a NUL behind each character wide in Unicode, so that len() is in columns."""
    return ''.join(c + '\0' * (east_asian_width(c) in 'WF') for c in normalize('NFC', text))


def screen(rows, width):
    """Return ROWS as text for a terminal of WIDTH columns: a table or, if it is narrow, records."""
    from textwrap import TextWrapper

    def wrap(text, width, indent=''):
        """Return TEXT as lines, spread, of at most WIDTH columns; only a longer word is broken."""
        lines = TextWrapper(width, indent, indent, break_on_hyphens=False).wrap(spread(text))
        lines = [spread(line.replace('\0', '')) for line in lines]     # some had lost a NUL
        return wrap(text, width - 1, indent) if max(map(len, lines)) > width > 4 else lines

    rows = [(*cells[:2], re.split('(?<=,) ', cells[2]), *cells[3:]) for cells in rows]
    party = max(len(spread(party)) for cells in rows for party in cells[2])
    tags = max(width // 7 - 7, *(len(spread(tag)) for cells in rows for tag in cells[4].split()))
    sizes = 10, 9, party, width - 10 - 9 - party - tags - 4 * 2, tags
    lines = []
    for date, kind, who, what, tags in rows:
        if width < 72 or sizes[3] < 12:
            lines += wrap('  '.join((date, kind, tags)), width)
            lines += [line for part in who + [what] for line in wrap(part, width, '  ')] + ['']
        else:
            cells = [date], [kind], map(spread, who), wrap(what, sizes[3]), wrap(tags, sizes[4])
            lines += ['  '.join(map(str.ljust, line, sizes)).rstrip()
                      for line in zip_longest(*cells, fillvalue='')]
    return '\n'.join(lines).replace('\0', '').rstrip()


def emit(text):
    """Write TEXT to stdout in UTF-8; return 0, or 1 if it cannot be written. A reader that has left
    is no error; nothing is in sys.stdout to fail at exit (the signal module's note on SIGPIPE)."""
    try:
        with open(1, 'wb', closefd=False) as stdout:
            stdout.write(text.encode('utf-8'))
    except OSError as problem:
        if not isinstance(problem, BrokenPipeError):
            return complain('stdout', problem.strerror)
    return 0


def complain(name, what):
    """Say on stderr, in one line, what is wrong with NAME; return 1."""
    if sys.stderr is not None:
        print('%s: %s: %s' % (PROGRAM, shown(name), what), file=sys.stderr, flush=True)
    return 1


# ---- The command -----------------------------------------------------------

def folder_in(args):
    """Return the FOLDER of the command line ARGS; exit where they ask for help or are wrong."""
    seeds = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'seeds')
    if not args:                        # nothing to parse: argparse is not worth its import
        return seeds
    import argparse
    parser = argparse.ArgumentParser(usage='talks_timeline.py [-h] [FOLDER]', add_help=False)
    parser.error = lambda message: sys.exit(1 + complain('usage', '%s: one folder is wanted; %s'
                                                         % (parser.usage, shown(message))))
    parser.add_argument('-h', '--help', action='store_true')
    parser.add_argument('folder', nargs='?', default=seeds)
    options = parser.parse_args(args)
    return sys.exit(emit(__doc__)) if options.help else options.folder


def main(args=None):
    """Run the command with ARGS, by default those of the process; return its exit status."""
    folder, status, articles = folder_in(sys.argv[1:] if args is None else args), 0, []
    try:
        names = tags_of(file_names(folder))
    except OSError as problem:
        return complain(folder, problem.strerror)
    for name, tag in names.items():
        try:
            articles.append(read_article(name, read_text(os.path.join(folder, name)), tag))
        except OSError as problem:
            status = complain(name, problem.strerror)
    events, undated = timeline(articles)
    for article in undated:
        status = complain(article.name, 'no date; one above its first sentence would help')
    if not events:
        return complain(folder, 'no meeting, milestone or position found') if articles else status
    text = '\n'.join('\t'.join(row(event)) for event in events)
    if os.isatty(1):
        from shutil import get_terminal_size
        text = screen(map(row, events), get_terminal_size().columns or 80)
    return emit(text + '\n') or status


if __name__ == '__main__':
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
