#!/usr/bin/env python3
"""talks_timeline: what Seoul and Tokyo said and did, in the order it happened

usage: talks_timeline.py [-h] [FOLDER]

Reads the news articles in FOLDER (its *.txt files, UTF-8; by default the
folder "seeds" beside the script) and prints one chronological timeline of
their meetings, GSOMIA milestones and positions.

Each line is one event, in five columns with a TAB between them; on a terminal
the columns are aligned and wrapped instead:

  date     ISO 8601, as precise as the articles allow: 2019-11-15, 2019-08, 2016
  kind     meeting, milestone or position
  who      governments, or people with theirs: Seoul, then Tokyo, then Washington
  what     what happened or was said; "planned: " opens what no article reports
           as having happened
  sources  the articles that tell it: their file names up to the first "_"

Problems go to stderr, one line each.

exit status:
  0    every article was read
  1    something could not be used, or there was nothing to print
  2    wrong usage
  130  interrupted
"""

import gc
import os
import re
import sys
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

PROGRAM = 'talks_timeline'


class Event(NamedTuple):
    """What the finders find and the printer prints; merging two of them makes a third."""
    date: str               # ISO 8601, cut to the precision known; '' while unknown
    kind: str               # one of KINDS
    who: tuple              # of parties: (government, full name or '')
    what: str               # the words of its cell, without "planned: " and the place
    sources: frozenset      # tags of the articles that tell it
    planned: object = None  # True or False; None where an article does not say
    place: str = ''
    dated: bool = True      # whether an article with a date of its own tells it
    eve: bool = False       # told as done at the last minute


class Article(NamedTuple):
    """One article, cleaned and cut into sentences."""
    name: str               # its file's name
    tag: str                # its name in the sources column
    published: object       # the publication date, or None
    home: str               # the government whose officials its outlet names without a country
    city: str               # where its dateline says it was written
    sentences: list         # of Sentence


class Sentence(NamedTuple):
    """One sentence and what is found in it once, for all finders."""
    text: str
    names: list             # (start, end, name, government or None), see names_in
    dates: list             # temporal expressions, see temporals
    walls: list             # where another clause begins, see WALL
    groups: list = []       # of Group: who stands where, see groups_in


KINDS = ('meeting', 'milestone', 'position')    # the order within a day

# ---- Words: what such reports call things ----------------------------------

SIDES = ('Seoul', 'Tokyo', 'Washington')        # the order within the who column
GOVERNMENTS = {name: side for side, names in (
    ('Seoul', 'Blue House|Cheong Wa Dae|Korea|Korean|ROK|S. Korea|S. Korean|Seoul|South'
              '|South Korea|South Korean|South Koreans'),
    ('Tokyo', 'Japan|Japanese|Tokyo'),
    ('Washington', 'America|American|Pentagon|State Department|U.S.|US|United States'
                   '|Washington|White House'),
    ('', 'Australia|Beijing|Britain|British|China|Chinese|Germany|India|Japan Times|Korea Herald'
         '|Korea Times|Korean Peninsula|Korean War|Moscow|N. Korea|N. Korean|North Korea|North Korean'
         '|North Koreans|Pyongyang|Russia|Russian|Taiwan'),         # none of the three
) for name in names.split('|')}
NAMED = tuple(GOVERNMENTS)
FIRST_WORDS = {name.split()[0] for name in NAMED}
ADJECTIVES = {'American', 'British', 'Chinese', 'Japanese', 'Korean', 'N. Korean', 'North Korean',
              'Russian', 'S. Korean', 'South Korean', 'U.S.', 'US'}
OUTLETS = {'Japan Times': 'Tokyo', 'Korea Herald': 'Seoul', 'Korea Times': 'Seoul',
           'Kyodo': 'Tokyo', 'Mainichi': 'Tokyo', 'Yonhap': 'Seoul'}

# A name next to the word for an office is a person's.
OFFICES = set("""adviser ambassador chairman chief commissioner counterpart delegate delegation
    diplomat director director-general envoy government leader minister ministry negotiator
    office official premier president representative secretary side speaker spokesman
    spokesperson spokeswoman""".split())
OFFICES |= {word + 's' for word in OFFICES}
# Words that may stand between the country, the office and the name.
TITLE = OFFICES | set("""acting affairs and asia asian bureau cabinet defence defense deputy
    economic economy energy export finance first for foreign former general head high-ranking
    industry intelligence international justice military national new newly nuclear oceanian of
    pacific peace policy prime ranking second secretariat security senior special state then top
    trade unification vice working-level""".split())
# Offices that only one of the governments has: they need no country.
OWN_OFFICES = {'Cabinet Secretary': 'Tokyo', 'Defense Secretary': 'Washington',
               'Secretary of Defense': 'Washington', 'Secretary of State': 'Washington'}
PREPOSITIONS = set("""against among at between by for from in into of on over to toward towards
    via with""".split())
DETERMINERS = set('a an another any both her his its that the their these this those'.split())
SPEECH = set('according added adding announced noted quoted said saying says told'.split())

MONTHS = {name: number for number, full in enumerate("""january february march april may june july
    august september october november december""".split(), 1) for name in (full, full[:3])}
MONTHS['sept'] = 9
WEEKDAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
NUMBERS = ('zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten')
SHIFTS = {'coming': 1, 'last': -1, 'next': 1, 'past': -1, 'this': 0}
# Capitalised words that are no part of the name behind them.
COMMON = set("""accord according after agreement also although april as assembly association
    august bank because before both but committee conference council court december declaration
    despite february forum however if january july june later like march may meanwhile november
    october pact party september since so still than that the then though through treaty under
    university until war when where whether while yet""".split())
COMMON |= TITLE | PREPOSITIONS | {day.lower() for day in WEEKDAYS}


# ---- Reading: folder -> text -----------------------------------------------

class Problem(Exception):
    """Why a folder or a file cannot be used, in the words for stderr."""


def file_names(folder):
    """Return the names of the *.txt files in FOLDER, sorted; raise Problem if there are none."""
    try:
        names = sorted(name for name in os.listdir(folder)
                       if name.endswith('.txt') and not name.startswith('.'))
    except OSError as error:
        raise Problem(error.strerror)
    if not names:
        raise Problem('no .txt files')
    return names


def read_text(path):
    """Return the text of the file at PATH, cleaned; raise Problem where there is none."""
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise Problem('not a regular file')
        with open(path, 'rb') as file:
            text = file.read().decode('utf-8-sig')
    except OSError as error:
        raise Problem(error.strerror)
    except UnicodeDecodeError:
        raise Problem('not UTF-8 text')
    if '\0' in text:
        raise Problem('binary, not text')
    text = clean(text)
    if not text.strip():
        raise Problem('empty')
    return text


# One line end, one kind of quote and hyphen; no controls, no marks that cannot be seen.
SAME = dict.fromkeys([*range(9), *range(14, 32), *range(127, 160), 0xAD, *range(0x200B, 0x2010),
                      *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])
SAME.update(zip(map(ord, '\r\v\f\x85\u2028\u2029\u2018\u2019\u201c\u201d\u2010\u2011'),
                '\n\n\n\n\n\n\'\'""--'))
SAME.update(dict.fromkeys([9, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], ' '))


def clean(text):
    """Return TEXT in plain characters: the same words always look the same.

    Terminal escape sequences (ECMA-48: CSI, OSC, two-byte) go as a whole.
    """
    if '\x1b' in text:
        text = re.sub(r'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.?)', '', text)
    return re.sub('  +', ' ', text.replace('\r\n', '\n').translate(SAME))


def shown(name):
    """Return a file's NAME for a line of output: in UTF-8 whatever the locale, no controls."""
    return ' '.join(clean(os.fsencode(name).decode('utf-8', 'replace')).split())


# ---- Articles: text -> publication date and sentences ----------------------

FULL_DATE = re.compile(r'\b([12]\d{3})-(\d\d)-(\d\d)\b|\b([A-Z][a-z]{2,8})\.? (\d\d?), ([12]\d{3})\b')
DATELINE = re.compile(r"""
    (?P<city>[A-Z][A-Z .'-]+)(?:/[A-Z .'-]+)*(?:,\ [A-Z][a-z]+)?   # "PHNOM PENH, Cambodia"
    (?:,\ (?P<month>[A-Z][a-z]{2,8})\.?\ (?P<day>\d\d?)(?:,\ [12]\d{3})?)?
    [^a-z]{0,3}(?:[A-Z][a-z]+)?\)?\ (?:--?|\u2013|\u2014)\ """, re.VERBOSE)
OUTLET = re.compile('|'.join(OUTLETS), re.IGNORECASE)
HEADER = re.compile('date [12]|Published|Updated|By [A-Z]')
FULL_STOP = re.compile(r"""[.!?]['")]*(?: \([\w/ -]+\))?$""")
CREDIT = re.compile(r' \([^()]*\)$')
CAPTION = re.compile(r'\((?:L|R|C|left|right)\)|\bfrom left\b|\bphoto (?:provided|shows|taken)')
TRAILER = re.compile(r'\(END\)|\S+@\S+|-|\d\d?')


def read_article(name, text):
    """Return the Article in TEXT, the file NAME's; published is None where it bears no date.

    The publication date stands above the first sentence (" date 2019-11-15",
    "Published : Feb. 6, 2020") or, with its year, in the dateline; a dateline
    without one ("SEOUL, Nov. 15") may be a day or two older than the page.
    Raise Problem where the only date is no day of the calendar.
    """
    head, body = paragraphs(text)
    dateline = DATELINE.match(body[0]) if body else None
    head.append(dateline[0] if dateline else '')
    home = next((OUTLETS[m[0].title()] for m in OUTLET.finditer('\n'.join(head + body[:1]))), '')
    days = [calendar_day(m[1] or m[6], m[2] or m[4], m[3] or m[5]) or m[0]
            for m in FULL_DATE.finditer('\n'.join(head)) if m[1] or month_number(m[4])]
    published = next((day for day in days if isinstance(day, date)), None)
    if days and not published:
        raise Problem('no such day: ' + days[0])
    if dateline:
        body[0] = body[0][dateline.end():]
        told = published and dateline['day'] and nearest_day(
            published, month_number(dateline['month']), dateline['day'], -1)
        if told and published - told < timedelta(3):
            published = told
    stem = shown(name[:-len('.txt')])
    return Article(name, stem.split('_')[0] or stem, published, home,
                   dateline['city'].strip().title() if dateline else '',
                   [parsed(sentence) for paragraph in body for sentence in sentences(paragraph)])


def paragraphs(text):
    """Return (head, body): the lines above the first paragraph, and the paragraphs.

    Only a paragraph ends in a full stop, headlines and most captions do not.
    The headlines of other stories stand below "(END)", a mail address or a number.
    """
    head, body = [], []
    for line in map(str.strip, text.split('\n')):
        if body and TRAILER.fullmatch(line):
            break
        if len(line) > 25 and FULL_STOP.search(line[-60:]) and not HEADER.match(line):
            body.append(line)
        elif not body:
            head.append(line)
    return head, [CREDIT.sub('', line) for line in body if not CAPTION.search(line)
                  and (line is body[-1] or not CREDIT.search(line))]


STOP = re.compile(r"""[.!?]['")]* (?=['"(]*[A-Z])""")
ABBREVIATION = re.compile(r'\b(?:[A-Z]|Adm|Col|Dr|Gen|Gov|Lt|Mr|Mrs|Ms|Prof|Rep|Sen|St)$')
LONGEST = 1200          # characters: what has no full stop for longer is no sentence


def sentences(paragraph):
    """Return the sentences of PARAGRAPH; one within quotation marks is not cut."""
    found, start, seen, quotes = [], 0, 0, 0
    for m in STOP.finditer(paragraph):
        quotes += paragraph.count('"', seen, m.end())
        seen = m.end()
        if quotes % 2 == 0 and not ABBREVIATION.search(paragraph[max(0, m.start() - 5):m.start()]):
            found.append(paragraph[start:seen - 1])
            start = seen
    found.append(paragraph[start:])
    return [sentence for sentence in found if len(sentence) <= LONGEST]


# ---- Calendar arithmetic: no text here but the names of months -------------
# TENSE is -1 for what is told as past, 1 for what lies ahead, 0 where neither is said.

def month_number(name):
    """Return 11 for "Nov.", "Nov" or "November", 0 for what is no month."""
    return MONTHS.get(name.rstrip('.').lower(), 0)


def calendar_day(year, month, day):
    """Return the date, or None if there is no such day; MONTH is a number or a name."""
    try:
        return date(int(year), month_number(month) or int(month), int(day))
    except ValueError:
        return None


def nearest_day(anchor, month, day, tense):
    """Return the date of MONTH and DAY that is nearest to ANCHOR and fits TENSE, or None."""
    days = (calendar_day(anchor.year + i, str(month), day) for i in (-1, 0, 1))
    return min((d for d in days if d and (d - anchor).days * tense >= 0),
               key=lambda d: abs(d - anchor), default=None)


def nearest_month(anchor, month, tense):
    """Return the ISO month nearest to ANCHOR: ahead if TENSE says so, else past."""
    year = anchor.year + (month < anchor.month if tense > 0 else -(month > anchor.month))
    return '%04d-%02d' % (year, month)


def nearest_weekday(anchor, weekday, tense, other=0):
    """Return the nearest WEEKDAY (Monday is 0) that fits TENSE; with OTHER 1 not ANCHOR itself."""
    if tense > 0:
        return anchor + timedelta((weekday - anchor.weekday() - other) % 7 + other)
    return anchor - timedelta((anchor.weekday() - weekday - other) % 7 + other)


def shifted(anchor, unit, count):
    """Return ISO for the week, month or year COUNT of them away from ANCHOR's.

    A week comes out as its month, or as '' where it reaches into two.
    """
    if unit == 'year':
        return '%04d' % (anchor.year + count)
    if unit == 'month':
        months = anchor.year * 12 + anchor.month - 1 + count
        return '%04d-%02d' % (months // 12, months % 12 + 1)
    monday = anchor + timedelta(7 * count - anchor.weekday())
    first, last = monday.isoformat()[:7], (monday + timedelta(6)).isoformat()[:7]
    return first if first == last else ''


# ---- Temporal expressions: words -> dates ----------------------------------

TEMPORAL = re.compile(r"""\b(?:
    (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?:\ (?:of\ )?(?P<week>last|next|this)\ week)?
  | (?P<month>(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:\ (?P<day>\d\d?)\b)?
        (?:,?\ (?P<year>[12]\d{3})\b|,?\ (?P<of>last|next|this)\ year)?
  | (?P<unit>day|week|month|year)s?\b(?!-)(?:\ (?P<side>ago|before|earlier|later)\b)?
  | (?P<today>today|(?:[Ee]arlier|[Ll]ater)\ in\ the\ day|the\ same\ day)\b
  | (?P<near>tomorrow|yesterday)\b
  | (?P<alone>(?:19|20)\d\d)\b(?!-))""", re.VERBOSE)
MONTH_WORDS = {'early', 'in', 'last', 'late', 'mid', 'next', 'of', 'this'}


def word_before(text, place):
    """Return the word that ends before PLACE in TEXT, in small letters, or ''."""
    words = text[max(0, place - 14):place].lower().split()
    return words[-1] if words else ''


def temporals(text):
    """Return (start, end, match, word before it, year told before it) of each temporal
    expression in TEXT.

    A bare month or year needs its preposition ("in 2016"), a unit its shift
    ("last month"), or else "May", "the 1965 accord" and "years" would be dates.
    """
    found, year = [], None
    for m in TEMPORAL.finditer(text):
        word = word_before(text, m.start())
        if m['month'] and not month_number(m['month']) \
                or (m['alone'] or m['month'] and not (m['day'] or m['year'] or m['of'])) \
                and word not in MONTH_WORDS \
                or m['unit'] and not m['side'] and (word not in SHIFTS or m['unit'] == 'day'):
            continue
        found.append((m.start() - (len(word) + 1) * (word in SHIFTS), m.end(), m, word, year))
        year = m['alone'] or year
    return found


def read_weekday(m, word, anchor, tense):
    """"Friday", "next Saturday", "Thursday last week"."""
    weekday = WEEKDAYS.index(m['weekday'])
    if m['week']:
        monday = anchor + timedelta(7 * SHIFTS[m['week']] - anchor.weekday())
        return (monday + timedelta(weekday)).isoformat()
    shift = SHIFTS.get(word, 0)
    return nearest_weekday(anchor, weekday, shift or tense, abs(shift)).isoformat()


def read_month(m, word, anchor, tense):
    """"Nov. 23", "January 15, 2020", "in August", "November last year"."""
    month, year = month_number(m['month']), m['year'] or m['of'] and anchor.year + SHIFTS[m['of']]
    if m['day']:
        day = calendar_day(year, m['month'], m['day']) if year else \
            nearest_day(anchor, month, m['day'], min(tense, 0))
        return day.isoformat() if day else ''
    return '%s-%02d' % (year, month) if year else nearest_month(anchor, month, SHIFTS.get(word, tense))


def read_unit(m, word, anchor, tense):
    """"last month", "two days ago"; '' for what is counted from no one knows when."""
    if not m['side']:
        return shifted(anchor, m['unit'], SHIFTS[word])
    count = str(1 if word in ('a', 'an') else NUMBERS.index(word) if word in NUMBERS else word)
    if m['side'] != 'ago' or not count.isdecimal() or len(count) > 3:
        return ''
    if m['unit'] == 'day':
        return (anchor - timedelta(int(count))).isoformat()
    return shifted(anchor, m['unit'], -int(count))


def same_day(temporal):
    """Return whether the expression means the day last spoken of: "earlier in the day"."""
    return temporal[2]['today'] not in (None, 'today')


READERS = {
    'weekday': read_weekday,
    'month': read_month,
    'unit': read_unit,
    'today': lambda m, word, anchor, tense: anchor.isoformat(),
    'near': lambda m, word, anchor, tense:
        (anchor + timedelta(1 if m['near'] == 'tomorrow' else -1)).isoformat(),
    'alone': lambda m, word, anchor, tense: m['alone'],
}


def resolve(temporal, anchor, tense):
    """Return the ISO date of a temporal expression in an article published on ANCHOR; '' for
    None and for what has no value.

    Without an anchor a weekday gives its name, by which the dated report of the
    same day is found, and all else "?".
    """
    if not temporal:
        return ''
    m, word, year = temporal[2:]
    if not anchor:
        return m['weekday'] or '?'
    if m['month'] and not (m['day'] or m['year'] or m['of']) and year:
        return '%s-%02d' % (year, month_number(m['month']))     # "in 2019, when ... in August"
    return next(read(m, word, anchor, tense) for name, read in READERS.items() if m[name])


# ---- Who is who: names -> governments --------------------------------------

CAPITALISED = re.compile(r"(?:[A-Z]\.)+|[A-Z][\w-]*(?:'[A-Z]\w*)?")


def names_in(text):
    """Return (start, end, name, side) of the names in TEXT; side is the government a table
    gives for it, '' for one of no side, None for what no table knows.

    "President Moon Jae-in of South Korea" has "Moon Jae-in" and "South Korea".
    """
    tokens = [m.span() for m in CAPITALISED.finditer(text)]
    found, i = [], 0
    while i < len(tokens):
        start, end = tokens[i]
        length = 3 * (text[start:end] in FIRST_WORDS)
        while length and text[start:tokens[min(i + length, len(tokens)) - 1][1]] not in GOVERNMENTS:
            length -= 1
        if length:
            i += length
            end = tokens[min(i, len(tokens)) - 1][1]
            if text[start:end] != 'South' or text[start - 4:start].lower() == 'the ':
                found.append((start, end, text[start:end], GOVERNMENTS[text[start:end]]))
            continue
        i += 1
        if text[start:end].lower() not in COMMON:
            if found and found[-1][3] is None and text[found[-1][1]:start] == ' ':
                start = found.pop()[0]
            found.append((start, end, text[start:end], None))
    return found


def title_before(text, start):
    """Return where the title begins that ends before START; START itself where there is none."""
    begin, title = start, []
    for word in reversed(text[max(0, start - 100):start].split()):
        bare = word.lower().rstrip(',').replace("'s", '')
        if bare not in TITLE or title and word[-1] == ',':
            break
        title.append(bare)
        begin -= len(word) + 1
    while title and title[-1] in PREPOSITIONS | {'and'}:
        begin += len(title.pop()) + 1
    return start if OFFICES.isdisjoint(title) else begin


def office_after(text, end):
    """Return where the office ends that stands behind a government: "Seoul's foreign ministry"
    or "Japanese officials"; END itself where there is none."""
    here = end + 2 * text.startswith("'s", end)
    stop = end
    for word in text[here + 1:here + 80].split(' '):
        bare = word.rstrip(",.;'").lower()
        if bare in OFFICES:
            stop = here + 1 + len(bare)
        here += len(word) + 1
        if bare not in TITLE or len(bare) < len(word):
            break
    return stop


RELATIVE = re.compile(r', (?:who|whose|which|where) ')
APPOSITION = re.compile(r", (?:an? |the )?([\w.-]+)")


def aside_after(text, end):
    """Return (end, whether it names an office) of the relative clause or apposition that
    stands at END between commas: ", director-general for Asian affairs," """
    first = APPOSITION.match(text, end)
    if not first:
        return end, False
    close = text.find(',', first.end()) + 1 or len(text.rstrip('.'))
    if RELATIVE.match(text, end):
        return close, False
    phrase = text[end + 2:close].replace("'s", '').replace(',', '').split()
    words, word = [word.lower() for word in phrase], first[1].lower()
    if any(word in OFFICES and after[0].isupper() and after.lower() not in TITLE
           for word, after in zip(words, phrase[1:])):
        return end, False                           # the title of the next in a list
    if (word in TITLE and word not in PREPOSITIONS | {'and'} or text.startswith(NAMED, first.start(1))) \
            and not OFFICES.isdisjoint(words) and SPEECH.isdisjoint(words):
        return close, True
    return end, False


def owners(text, names, begin):
    """Return the sides of the countries just before a title that begins at BEGIN."""
    found, links = [], (' ', "'s ")
    for start, end, name, side in reversed(names):
        if end < begin and text[end:begin] in links:
            found.insert(0, side or '')
            begin, links = start, (' and ', ', ')
    return found


def introduce(sentence, home, known):
    """Add to KNOWN the persons that SENTENCE introduces: full name -> (weight, side).

    A country in the title (2) outweighs the order of a pair (1: "their foreign
    ministers, A and B" after the Seoul and the Tokyo diplomat), and that HOME
    (0), whose officials the outlet names without a country.
    """
    text, names = sentence.text, sentence.names
    pair = [side for weight, side in list(known.values())[-2:]]
    pair = pair if sorted(pair) == ['Seoul', 'Tokyo'] else ['', '']
    for i, (start, end, name, side) in enumerate(names):
        if side is not None or not 1 <= name.count(' ') <= 2:
            continue
        begin, (close, office) = title_before(text, start), aside_after(text, end)
        if begin == start and not office:
            continue
        sides = (begin < start and owners(text, names[:i], begin)
                 or office and [n[3] for n in names[i + 1:] if n[0] < close and n[3] is not None
                                and text[:n[0]].split()[-1] not in ('for', 'on', 'to')][:1]
                 or [own for words, own in OWN_OFFICES.items() if words in text[begin:close]][:1])
        weight, members = 2 if sides else 0, [name]
        if text[:start].rstrip(', ').endswith('s') and begin < start \
                and i + 1 < len(names) and text[end:names[i + 1][0]] == ' and ':
            members.append(names[i + 1][2])
            if not sides:
                weight, sides = 1, pair
        title, default = text[begin:close].lower(), home
        if any(word in title for word in ('former ', 'lawmaker', ' party')):
            weight, sides = 2, ['']                 # nobody's voice
        elif not sides and 'president ' in title and home == 'Tokyo':
            default = 'Seoul' if '-' in name else ''    # Japan has no president
        if len(sides or ()) != len(members):
            sides = (sides or [default])[-1:] * len(members)
        for member, side in zip(members, sides):
            if weight > known.get(member, (-1,))[0]:
                known[member] = weight, side


def casts(articles):
    """Return for each article who is who: full name -> (side, full name).

    What an article says itself counts more than what the others say, unless
    they know better: a country in a title outweighs the outlet's home.
    """
    everyone, known = {}, []
    for article in articles:
        people = {}
        for sentence in article.sentences:
            introduce(sentence, article.home, people)
        known.append(people)
        for name, (weight, side) in people.items():
            everyone.setdefault(name, {}).setdefault(weight, set()).add(side)
    best = {name: max(sides.items()) for name, sides in everyone.items()}
    spelt = {}                                      # "Yoon Suk-yeol" is "Yoon Suk Yeol"
    for name in sorted(best, key=lambda name: (-name.count('-'), name)):
        spelt.setdefault(name.replace('-', ' ').lower(), name)
    found = []
    for article, people in zip(articles, known):
        cast = {}
        for name in {name for s in article.sentences for _, _, name, _ in s.names if name in best}:
            weight, sides = best[name]
            own = people.get(name, (-1, ''))
            if own[0] == weight or len(sides) == 1:
                side = own[1] if own[0] == weight else next(iter(sides))
                cast[name] = side, spelt[name.replace('-', ' ').lower()]
        found.append(cast)
    return found


# ---- Groups: who stands where in a sentence --------------------------------

class Group(NamedTuple):
    """A name, a list of names or a pronoun, with title, apposition and relative clause."""
    start: int
    end: int
    who: tuple              # as in Event


JOINTS = {', ', ' and ', ', and ', ' as well as ', '-'}
PACT_SIDES = (('Seoul', ''), ('Tokyo', ''))
PRONOUN = re.compile(r"""
    \b(?: [Tt]he\ (?:ministers|leaders|diplomats|envoys)\b | (?P<three>[Tt]he\ three)\b(?:\ \w+s)?
        | (?:[Tt]he|[Bb]oth)\ (?:two|pair)\b(?:\ (?P<land>sides?|countries|nations|neighbors|allies)|\ \w+s)?
        | (?P<home>[Tt]he\ government) | [Bb]oth\ (?P<both>sides|countries) | (?P<they>[Tt]hey) | [Tt]heir\ (?:\w+\ ){0,2}?(?P<office>\w+s)
    )\b(?!-) | ^(?P<one>He|She)\b""", re.VERBOSE)


@lru_cache(maxsize=1024)
def sides_of(who):
    """Return the governments in WHO, in order."""
    sides = {side for side, name in who}
    return tuple(side for side in SIDES if side in sides)


def named(who):
    """Return whether WHO has a person in it."""
    return any(name for side, name in who)


def unnamed(who):
    """Return WHO with the governments only."""
    return tuple((side, '') for side in sides_of(who))


def parties(*whos):
    """Return one who of all in WHOS, in order; a name stands for its government."""
    found = set().union(*whos)
    named = {side for side, name in found if name}
    return tuple(sorted((party for party in found if party[1] or party[0] not in named),
                        key=lambda party: ((*SIDES, '').index(party[0]), party[1])))


def short_names(full):
    """Return the short forms of a full name: the family name stands first in "Kim Jung-han"
    and "Yoon Suk Yeol", last in "Mark T. Esper", and either way in "Park Jin"."""
    words = full.split()
    if '-' in words[-1] or len(words) == 3 and words[1][-1] != '.':
        return words[:1]
    return [words[-1], words[0]]


class Recent(NamedTuple):
    """Whom the pronouns of a sentence stand for."""
    one: tuple = ()             # "she"
    they: tuple = ()
    pair: tuple = ()            # "the two"
    three: tuple = ()           # "the three"
    home: tuple = ()            # "the government"


def heard(recent, told, people):
    """Return RECENT after a sentence that told of meetings of TOLD and named PEOPLE."""
    whos = told or people
    return Recent(next((who for who in people if len(who) == 1 and named(who)), recent.one),
                  next((who for who in reversed(whos) if len(who) > 1), recent.they),
                  next((who for who in reversed(whos) if len(who) == 2), recent.pair),
                  next((who for who in whos + people if len(sides_of(who)) == 3), recent.three),
                  recent.home)


def strangers(s, cast):
    """Return whether the sentence is about people that nobody introduces: "Xi and Putin met." """
    unknown = [name for name in s.names[:2] if name[3] is None and name[2] not in cast]
    return bool(unknown) and unknown[0][0] == 0 and (
        ' ' in unknown[0][2] or len(unknown) > 1 and s.text[unknown[0][1]:unknown[1][0]] == ' and ')


def groups_in(sentence, cast, recent):
    """Return the Groups of SENTENCE, in order.

    CAST maps the names known so far to parties, and learns the short ones met
    here; RECENT is whom pronouns stand for.
    """
    text, items = sentence.text, []     # of (start, end, who or match, name/office/adjective)
    for start, end, name, side in sentence.names:
        if items and start < items[-1][1]:
            continue
        if side is not None:
            items.append(government(text, start, end, name, side))
        elif name in cast:
            begin = title_before(text, start)
            while items and (items[-1][1] > begin or begin < start and text[items[-1][1]:begin] in
                             (' ', "'s ", ' and ' if items[-1][3] == 'adjective' else ' ')):
                begin = items.pop()[0]
            begin -= determiner_before(text, begin)
            items.append((begin, aside_after(text, end)[0], (cast[name],), 'name'))
            for short in short_names(name) if ' ' in name else ():
                if short == short_names(name)[0] or short not in cast:
                    cast[short] = cast[name]
    for m in PRONOUN.finditer(text):
        if (not m['office'] or m['office'] in OFFICES) \
                and not any(item[0] < m.end() and m.start() < item[1] for item in items):
            items.append((*m.span(), m, 'name'))
    return joined(text, standing(text, sorted(items, key=lambda item: item[:2])), recent)


def government(text, start, end, name, side):
    """Return the item of groups_in for a government's NAME at START:END: "the United States",
    "Seoul's foreign ministry"; an adjective does not stand by itself."""
    stop, before = office_after(text, end), determiner_before(text, start)
    stands = 'office' if stop > end else 'name'
    if stop == end and (text.startswith("'", end) or name in ADJECTIVES and not (before and name == 'U.S.')):
        stands = 'adjective'
    if RELATIVE.match(text, stop):
        stop = aside_after(text, stop)[0]
    return start - before, stop, ((side, ''),), stands


def determiner_before(text, start):
    """Return the length of the "the " or "her " that ends at START, else 0."""
    word = word_before(text, start)
    return len(word) + 1 if word in ('her', 'his', 'the', 'their') else 0


def standing(text, items):
    """Return the ITEMS of groups_in but the adjectives that stand for nobody: one counts only
    in a list that ends in an office, "Japanese and South Korean officials"."""
    kept = []
    for start, end, who, stands in reversed(items):
        if stands == 'adjective' and kept and kept[-1][3] == 'office' and text[end:kept[-1][0]] in JOINTS:
            stands = 'office'
        if stands != 'adjective':
            kept.append((start, end, who, stands))
    return kept[::-1]


def joined(text, items, recent):
    """Return the ITEMS of groups_in as Groups: lists joined, pronouns resolved."""
    groups, i = [], 0
    while i < len(items):
        start, end, who, _ = items[i]
        last, j = i, i + 1
        while j < len(items) and text[items[j - 1][1]:items[j][0]] in JOINTS:
            if text[items[j - 1][1]:items[j][0]] != ', ':
                last = j                            # a list ends in "and"
            j += 1
        if not isinstance(who, tuple):
            who = stands_for(who, groups, recent)
        elif last > i:
            who = parties(*(item[2] for item in items[i:last + 1] if isinstance(item[2], tuple)))
        before = text[max(0, start - 40):start].split()
        if before[-1:] in (['of'], ['from']) and before[-2:][0].lower() in OFFICES:
            start -= len(' '.join(before[-2:])) + 1  # "defense chiefs of South Korea and Japan"
        groups.append(Group(start, items[last][1], who))
        i = last + 1
    return groups


def stands_for(pronoun, groups, recent):
    """Return the who that PRONOUN, a match of PRONOUN, has behind GROUPS."""
    latest = next((group.who for group in reversed(groups) if len(sides_of(group.who)) > 1), recent.they)
    if pronoun['one']:
        return recent.one
    if pronoun['three'] or pronoun['home']:
        return recent.three if pronoun['three'] else recent.home
    if pronoun['land'] or pronoun['both'] or pronoun['office']:
        return unnamed(latest)
    return latest if pronoun['they'] else recent.pair


# ---- Clauses: what belongs to a verb ---------------------------------------

# Where another clause begins, unless it goes on with the same subject ("said it will").
WALL = re.compile(r"""
    \b(?:after|ahead|although|amid|as|because|before|but|days|despite|following|hours|if|over
        |since|though|unless|until|when|whether|which|while|whose|who|to(?=\ [a-z])
        |(?:said|says|that|told)(?!(?:\ on)?(?:\ [A-Z]\w+day)?(?:\ that)?\ (?:he|it|she|they)\b))\b
  | [;:"] | ,\ (?:and|due|set|slated)\b""", re.VERBOSE)


def parsed(text):
    """Return TEXT as a Sentence, all but its groups found."""
    return Sentence(text, names_in(text), temporals(text), [m.start() for m in WALL.finditer(text)])


def inside(groups, place):
    """Return whether PLACE is within one of GROUPS."""
    return any(group.start <= place < group.end for group in groups)


def reach(s, start):
    """Return how far right of START a date, a place or a partner belongs to the verb there."""
    return next((wall for wall in s.walls if wall >= start and not inside(s.groups, wall)), len(s.text))


def subject(s, start):
    """Return the Group that does what the verb at START says, or None."""
    for group in reversed(s.groups):
        if group.start < start < group.end:
            return group                            # the verb is in its relative clause
        if group.end <= start:
            if any(group.end <= wall < start and not s.text.startswith('to ', wall) for wall in s.walls):
                return None
            if word_before(s.text, group.start) not in PREPOSITIONS:
                return group
    return None


def opens(text, start):
    """Return whether START is in the few words that open TEXT: "In June, Seoul ..." """
    return ',' not in text[:start] and text.count(' ', 0, start) <= 3


def when(s, start, end, spoken=False, limit=None):
    """Return the temporal expression that dates the verb at START:END, or None.

    It stands within reach of the verb ("met on Friday"), between subject and
    verb ("Kim on Friday met"; first, where the verb tells what was SPOKEN:
    "Seoul said Friday it will") or opens the sentence ("On Friday, Kim met").
    """
    limit, doer = limit or reach(s, end), subject(s, start)
    free = [d for d in s.dates if not inside(s.groups, d[0])]
    right = [d for d in free if end <= d[0] < limit]
    between = [d for d in free if doer and doer.end <= d[0] < start]
    opening = [d for d in free if d[1] <= start and opens(s.text, d[0])]
    return next(iter((between + right if spoken else right + between) + opening), None)


# ---- Meetings --------------------------------------------------------------

MEETING = re.compile(r"""
    \b(?:(?P<verb>agreed|met|meets?|sat\ down|sit\ down)
      |(?P<noun>(?:summit\ )?(?:talks|meeting|session)|consultations|summit))\b(?!-)""", re.VERBOSE)
HELD = {'had', 'held', 'met', 'sat'}
HOLD = HELD | {'have', 'hold', 'holding', 'holds'}
# What kind of meeting it is; no other word before the noun reaches the what column.
LEVELS = set("""bilateral director-general-level emergency foreign-ministerial formal high-level
    informal minister-level ministerial one-on-one online phone pull-aside senior-level separate
    summit telephone three-way trilateral two-way vice-minister-level vice-ministerial video
    virtual working-level""".split())
# Words that make a meeting a wish, a doubt or a denial; "-n't" does too.
NEVER = set("""ask asked asking call called calling calls cancel canceled cancelled cannot
    consider considering could decline declined demand demanded denied denies deny denying fail
    failed hope hoped hopes hoping if instead likely may might mulling must need needs never no
    nor not offer offered possibility possible potential proposal propose proposed proposing
    ready refuse refused reject rejected request requested seek seeking seeks should sought
    suggest suggested unable unless unlikely urge urged urges urging want wanted wants whether
    willing without""".split())
PLANNED = re.compile(r"""\b(?:ahead\ of|arrang\w+|before|coordinat\w+|due|expected|plan(?:s|ned|ning)?
    |scheduled|set|slated|to|upcoming|will|would)\b""", re.VERBOSE)
FATE = re.compile(r"""                      # what becomes of a meeting that is the subject
    (?P<never>\b(?:called\ off|cancel|did\ not|fell\ through|postponed|put\ off|scrapped|unlikely))
  | (?P<ahead>\b(?:arranged|planned|scheduled|slated|to\ be\ held|will\ (?:be\ held|take\ place)))
  | (?P<done>\b(?:lasted|took\ place|was\ held|were\ held))""", re.VERBOSE)
PARTNER = re.compile(r'(?<!,) (among|between|involving|of|with) ')
COMPANY = re.compile(r' (?:(?:\w+ly|again|face-to-face|in person|one-on-one|up) )?(?:with )?')
PLACE = re.compile(r"""
    \b(?:[Ii]n|on(?=\ the\ [a-z -]*island\ of))\ 
    (?:the\ (?:[\w-]+\ ){0,4}?(?:capital|city|island|resort|town)(?:\ city)?\ of\ |the\ )?
    (?P<place>[A-Z][\w-]+(?:\.?\ [A-Z][\w-]+)*)(?!'s|[\w-])""", re.VERBOSE)
SIDELINES = re.compile(r"""\b[Oo]n\ the\ (?:margins|sidelines)
    (?:,|\ of\ (?:the|their)\ (?:[a-z-]+\ )?(?:event|gathering|meeting|session|summit|talks)\b)""", re.VERBOSE)
CANCELED = re.compile(r'\b(?:call(?:ed)? off|cancel|fell through|if\b|postponed|unless\b)')
# What people do together who met: "exchanged views".
TOGETHER = set('agreed attended discussed exchanged led reaffirmed reviewed shared'.split())
THREE = {'three-way', 'trilateral'}
EARLIER = re.compile(r'\b(?:last|previously)(?: had| held| met| sat)')
ALONGSIDE = re.compile(r"""\b(?:after|before|following)\ (?:an?|the|their)\ [\w'\ -]{0,30}\b
    (?:meeting|session|summit|talks)\b""", re.VERBOSE)


class Context(NamedTuple):
    """What an article has told before a sentence."""
    tag: str
    published: object
    here: str                   # the dateline's city
    there: str = ''             # the place named last
    day: str = ''               # of the meeting told last: "the same day", "also"
    weekday: object = None      # the temporal expression of the sentence before
    recent: Recent = Recent()


class Telling(NamedTuple):
    """One sentence's words of a meeting; settle() brings those of one meeting together."""
    event: Event                # may lack its date, its people or its place
    earlier: bool = False       # another meeting than the one the article is about
    aside: bool = False         # on the sidelines of the one told before


def denied(words):
    """Return whether WORDS make a wish or a doubt of what they are about."""
    words = words.lower().replace(',', '').split()
    return not NEVER.isdisjoint(words) or any(word.endswith("n't") for word in words)


def clause_start(text, place):
    """Return where the clause begins that has its verb at PLACE: what is denied before it is
    not denied here."""
    return max(0, *(text.rfind(mark, 0, place) for mark in CLAUSES))


CLAUSES = ('; ', ' after ', ', and ', ' as ', ' but ', ' since ', ' when ', ' which ', ', while ',
           ' who ', ' whose ')


def phrase_before(text, start):
    """Return (words, start, whether a verb of holding opens it) of the noun phrase whose noun
    stands at START: for "held working-level talks" ["working-level"], where "held" is, True."""
    words, here = [], start
    for word in reversed(text[max(0, start - 90):start].replace(' round of ', ' round-of ').split()[-8:]):
        bare = word.lower().rstrip(',')
        if bare in HOLD:
            return words, here - len(word) - 1, True
        if words and (words[0].lower() in DETERMINERS or words[0].endswith("'s")) \
                or bare in PREPOSITIONS | SPEECH or bare in ('and', 'that') \
                or word[-1] in ',;:"' and bare not in LEVELS:
            break
        words.insert(0, word)
        here -= len(word) + 1
    return words, here, False


def partners(s, m, limit):
    """Return the Groups met, told right of the match M: "with Motegi", "between the two";
    None where they are nobody known: "with reporters"."""
    starts = {group.start: group for group in s.groups}
    if m['verb']:
        direct = COMPANY.match(s.text, m.end())
        if direct and direct.end() in starts:
            return [starts[direct.end()]]
    for link in PARTNER.finditer(s.text, m.end(), limit):
        if link.end() in starts and (link[1] != 'of' or link.start() == m.end()):
            return [starts[link.end()]]
        if link.start() == m.end():
            return None
    return []


def hosts(s, m, begin, holds, company):
    """Return the Groups that the match M has left of it, or behind it where it opens the
    sentence: "Kim held talks", "Kim's talks", "In a meeting with Esper, Moon"."""
    text = s.text
    found = [g for g in s.groups if begin <= g.end < m.start()
             or text.startswith("'s", g.end) and begin - 3 <= g.end < begin]
    if holds or text.endswith(' for ', 0, begin):
        doer = subject(s, begin)
        return found + [doer] * bool(doer)
    if text.startswith(('At ', 'During ', 'In ', 'While ')) and opens(text, begin - 1):
        comma = text.find(', ', max([m.end()] + [g.end - 2 for g in company]))
        behind = [g for g in s.groups if g.start >= comma > 0][:2]
        told = len(behind) > 1 and text[behind[0].end:behind[1].start] in (' asked ', ' told ', ' urged ')
        return found + behind[:1 + told]            # "In a meeting in Busan, Endo told Han"
    return found


def place_in(s, start, end):
    """Return the first place named between START and END of the sentence, or ''."""
    for m in PLACE.finditer(s.text, start, end):
        word = m['place'].split()[0]
        if not month_number(word) and word not in WEEKDAYS \
                and not any(g.start < m.start('place') and m.end('place') < g.end for g in s.groups):
            return m['place']
    return ''


def telling(s, m, context):
    """Return the Telling of the match M of MEETING in a sentence, or None."""
    text = s.text
    words, begin, holds = phrase_before(text, m.start()) if m['noun'] else ([], m.start(), True)
    sides = [GOVERNMENTS.get(part) for part in words[-1].split('-')] if words else []
    if None in sides and words[-1][0].isupper() and not words[-1].endswith("'s") \
            and words[-1].lower() not in DETERMINERS:
        return None                                 # "ASEAN summit", "South Korea-China-Japan summit"
    limit = scope(s, m)
    company = partners(s, m, limit)
    if company is None:
        return None
    doers = hosts(s, m, begin, holds, company)
    compound = [(side, '') for side in sides if side and len(sides) > 1]    # "Seoul-Tokyo talks"
    who = parties(compound, *(group.who for group in doers + company))
    level = [word.lower().rstrip(',') for word in words if word.lower().rstrip(',') in LEVELS]
    if who and len(sides_of(who)) < 3 and THREE.intersection(level):
        who = parties(who, () if holds else next(   # "a three-way meeting with Pompeo": they and he
            (g.who for g in reversed(s.groups) if g.end <= begin and len(g.who) > 1), context.recent.they))
        if len(sides_of(who)) < 3:
            return None
    state = state_of(s, m, begin, holds, doers, limit)
    if state == 'never' or holds and len(sides_of(who)) < 2:
        return None
    planned = {'held': False, 'planned': True}.get(state)
    day, told = day_of(s, m, begin, doers, limit, planned, context)
    if m['verb'] == 'agreed':                       # they met, or else spoke: a hint of the day only
        event = Event(day, 'meeting', who, '', frozenset([context.tag]))
        return Telling(event) if len(day) == 10 else None
    place = place_of(s, m, begin, doers, limit, context)
    event = Event(day, 'meeting', who, ' '.join(level + [m['noun'] or 'meeting']),
                  frozenset([context.tag]), planned, place)
    return Telling(event, bool(EARLIER.search(text, max(0, begin - 5), m.end())),
                   not told and bool(SIDELINES.search(text)))


def scope(s, m):
    """Return how far right of the match M its words go: another meeting has its own."""
    limit = reach(s, m.end())
    other = MEETING.search(s.text, m.end(), limit)
    if other and not re.search(r'\b(?:margins|sidelines) of ', s.text[m.end():other.start()]):
        return other.start()
    return limit


def state_of(s, m, begin, holds, doers, limit):
    """Return "held", "planned", "never" for what is denied or only wished for, or ''."""
    text = s.text
    left = text[clause_start(text, begin):m.start()]
    fates = list(FATE.finditer(text, m.end(), limit))
    if denied(left) or ' had been ' in left or any(fate['never'] for fate in fates):
        return 'never'                              # "had been set to meet"
    if holds and text[begin:].split()[0] in HELD:
        return 'held'
    if fates and not holds:
        return 'planned' if fates[0]['ahead'] else 'held'
    if PLANNED.search(text[doers[-1].end:begin] if holds and doers else left[-60:]):
        return 'never' if CANCELED.search(text, m.end()) else 'planned'
    return ''


def day_of(s, m, begin, doers, limit, planned, context):
    """Return (date, whether the sentence has an expression for it) of the meeting at M."""
    text = s.text
    temporal = next((d for d in s.dates if begin <= d[0] < m.start()), None) \
        or when(s, begin, m.end(), limit=limit)
    if temporal and temporal[0] < begin and text.endswith(' for ', 0, begin):
        temporal = None                             # the day of the journey, not of the talks
    if temporal:
        ahead = planned or planned is None and re.search(r'\b(?:are|is|will)\b', text)
        tense = 1 if ahead else -1
        return context.day if same_day(temporal) else resolve(temporal, context.published, tense), True
    if re.match('(?:At|During|In) an? ', text) and opens(text, begin - 1):
        return resolve(context.weekday, context.published, -1), False   # goes on with the sentence before
    if planned is False and (ALONGSIDE.search(text, m.end())
                             or doers and ' also ' in text[doers[-1].end:begin + 1]):
        return context.day, False
    return '', False


def place_of(s, m, begin, doers, limit, context):
    """Return the place of the meeting at M, or ''."""
    place = place_in(s, m.end(), limit) or place_in(s, 0, begin) * opens(s.text, s.text.find('In '))
    adverb = re.search(r'\bt?here\b', s.text[doers[-1].end if doers else begin:limit])
    if place or not adverb:
        return place
    return context.here if adverb[0] == 'here' else place_in(s, 0, m.start()) or context.there


def agree(who, other):
    """Return whether two tellings can be of the same people: one may leave out names, and
    one side while it has only one."""
    sides, others = set(sides_of(who)), set(sides_of(other))
    if sides != others and (min(len(sides), len(others)) > 1 or not (sides <= others or others <= sides)):
        return False
    for side in sides & others:
        names, more = ({name for s, name in each if s == side and name} for each in (who, other))
        if names and more and not (names <= more or more <= names):
            return False
    return True


def same_meeting(a, b):
    """Return whether meetings A and B can be one: their dates, people and places agree."""
    if not (a.date.startswith(b.date) or b.date.startswith(a.date)) or not agree(a.who, b.who):
        return False
    if not THREE.isdisjoint(a.what.split()) and len(sides_of(b.who)) == 2 or \
            not THREE.isdisjoint(b.what.split()) and len(sides_of(a.who)) == 2:
        return False
    if not (a.what and b.what) and not named(a.who + b.who):
        return False                                # a hint of the day is for people with names
    same_day, names = a.date == b.date and len(a.date) == 10, [named(e.who) for e in (a, b)]
    if same_day and all(names):
        return True                                 # nobody is in two places on one day
    nouns = {e.what.split(' ')[-1] for e in (a, b)} - {'', 'meeting'}
    if len(nouns) > 1 and not any(names):
        return False
    vague = a.sources == b.sources and any(len(e.date) < 10 and not name for e, name in zip((a, b), names))
    if a.place and b.place and a.place != b.place and not vague:
        return False
    return same_day or a.planned == b.planned or None in (a.planned, b.planned)


def richness(event):
    """Return a key by which the Event that says more is the greater."""
    return named(event.who), len(event.date), event.place, event.dated


def merged(a, b):
    """Return the one Event that A and B tell: the precise date, all names, the fullest words."""
    if richness(a) < richness(b):
        a, b = b, a
    def fullness(e):
        return (e.kind == 'position' and e.dated, len(e.what.split()), e.what != 'meeting',
                len(e.what), e.what)
    planned = False if False in (a.planned, b.planned) else a.planned or b.planned
    return Event(max(a.date, b.date, key=len), a.kind, parties(a.who, b.who), max(a, b, key=fullness).what,
                 a.sources | b.sources, planned, a.place or b.place, a.dated or b.dated, a.eve or b.eve)


def settle(tellings, published):
    """Return the meetings of one article from its TELLINGS, in order: those with a date, between
    Seoul and Tokyo, with Washington or without."""
    meetings, earlier = [], set()                   # earlier: which of them are not the main one
    for event, another, aside in tellings:
        host = next((m for m in reversed(meetings) if aside and m.date
                     and set(sides_of(event.who)) <= set(sides_of(m.who))), None)
        if host:
            event = event._replace(date=host.date, place=event.place or host.place)
        alone = len(sides_of(event.who)) == 1       # "In Monday's talks, Kim": no meeting by itself
        match = next((i for i in range(len(meetings) - 1, max(-1, len(meetings) - 10), -1)
                      if same_meeting(meetings[i], event)
                      and not (alone and set(event.who) - set(meetings[i].who))
                      and (event.date and meetings[i].date or not another and i not in earlier)), None)
        if match is not None:
            meetings[match] = merged(meetings[match], event)
        elif not alone:
            earlier |= {len(meetings)} if another else set()
            meetings.append(event)
    today = published.isoformat() if published else '~'
    kept = []
    for event in meetings:
        if event.date and event.what and sides_of(event.who)[:2] == SIDES[:2] and (
                'Washington' in sides_of(event.who) or THREE.isdisjoint(event.what.split())):
            place = event.place or next((m.place for m in meetings if m.place and m.date == event.date
                                         and set(m.who) & set(event.who)), '')
            planned = event.date >= today[:len(event.date)] if event.planned is None else event.planned
            if planned or event.date[:10] <= today:
                kept.append(event._replace(place=place, planned=planned))
    return kept


# ---- Milestones ------------------------------------------------------------

PACT = re.compile(r"""GSOMIA | General\ Security\ of\ Military\ Information\ Agreement
    | \b(?:intelligence|information)[\w -]{0,40}?\b(?:accord|agreement|deal|pact)\b""", re.VERBOSE)
# What means it where the article has named it.
WEAK_PACT = re.compile(r'\b(?:[Ii]ts|[Tt]he) (?:bilateral |military )?(?:accord|agreement|deal|pact)\b')
OTHER_PACT = re.compile('1965|comfort|compensat|free trade|normaliz|nuclear|treaty')
END = (r'(?:(?:abandon|discontinu|ditch|end|exit|scrap|terminat)(?:e|ed|ing|ion)?\b'
       r'|(?:pull|walk|withdraw)\w* (?:away|from|out)(?: from| of)?\b)')
TO_END = r'(?:(?<!not )(?:to|will|would) %s|not (?:to )?(?:extend|renew)\b)' % END
DELAY = '(?:delay|halt|postpon|shelv|suspend)(?:e|ed|ing|s)?|put(?:ting)? off'
CONCLUDED, DECIDED, SUSPENDED, EXPIRES = (
    'GSOMIA concluded', 'decision to end GSOMIA announced', 'termination of GSOMIA suspended',
    'GSOMIA expires')


def read_decision(s, m, pacts, published):
    """"Seoul announced the decision in August", "decided to terminate", "was suspended"."""
    left = s.text[clause_start(s.text, m.start()):m.start()]
    if denied(left) or re.search(r'\b(?:expected|plans?|will)\b', left):
        return None
    temporal = next((d for d in s.dates if m.start() <= d[0] < m.end()), None) \
        or when(s, m.start(), m.end(), spoken=True)
    doer = subject(s, m.start())
    who = unnamed(doer.who) if doer and len(sides_of(doer.who)) == 1 else ()
    if re.search(r'\b(?:decision|move) to (?:\w+ly )?$', left):
        return '', who, False                       # "its decision to suspend it was welcomed on Friday"
    return resolve(temporal, published, -1), who, False


def read_noun(s, m, pacts, published):
    """"Seoul's decision to end the pact", "its Aug. 22 decision to end it"."""
    owner = next((side for name, side in GOVERNMENTS.items()
                  if s.text.endswith(name + "'", 0, m.start())), '')
    doer = subject(s, m.start()) if m[0].startswith('its') else None
    who = ((owner, ''),) if owner else unnamed(doer.who) if doer and len(sides_of(doer.who)) == 1 else ()
    temporal = next((d for d in s.dates if m.start() <= d[0] < m.end()), None)
    return resolve(temporal, published, -1), who, False


def read_signing(s, m, pacts, published):
    """"GSOMIA, signed in November 2016"."""
    near = any(0 <= m.start() - end <= 45 or 0 <= start - m.end() <= 70 for start, end in pacts)
    doer = subject(s, m.start())
    others = doer and {side for side, name in doer.who} - set(SIDES[:2])
    if not near or others or OTHER_PACT.search(s.text):
        return None
    return resolve(when(s, m.start(), m.end()), published, -1), PACT_SIDES, False


def read_age(s, m, pacts, published):
    """"the 2016 pact", "the three-year-old military information-sharing agreement"."""
    if not any(start < m.end() and m.start() < end for start, end in pacts) \
            and not re.search(END + ' (?:a |its |the )?$', s.text[:m.start()]):
        return None
    if m['year']:
        return m['year'], PACT_SIDES, False
    age = NUMBERS.index(m['age']) if m['age'] in NUMBERS else m['age']
    if published and str(age).isdecimal() and int(age) < 100:
        return '%04d' % (published.year - int(age)), PACT_SIDES, False
    return None


def read_expiry(s, m, pacts, published):
    """"is set to expire on Nov. 23", "its Nov. 23 expiry"."""
    if s.text.endswith('not ', 0, m.start()):
        return None
    planned = m[0] != 'expired' or s.text.endswith((' had ', ' has ', ' have '), 0, m.start())
    limit = min(reach(s, m.end()), m.end() + 70)
    temporal = next((d for d in s.dates if m.end() <= d[0] < limit
                     or 0 <= m.start() - d[1] <= 12 and ',' not in s.text[d[1]:m.start()]), None)
    return resolve(temporal, published, 1 if planned else -1), PACT_SIDES, planned


# What the row says, the words that tell it, and who reads (date, who, planned) in them, or None;
# the first that fits takes the words.
MILESTONES = [(what, re.compile(pattern), read) for what, pattern, read in (
    # "conditionally suspended the termination"; "the planned termination was suspended"
    (SUSPENDED, r"\b(?:%s) (?:[\w'-]+ ){0,8}?(?:terminat|expir|decision|withdraw)\w*(?: to %s)?"
                % (DELAY, END), read_decision),
    (SUSPENDED, r"\b(?:terminat\w+|expir\w+|decision|withdrawal)(?: [\w-]+){0,8}?"
                r" (?:%s|put on hold)\b" % DELAY, read_decision),
    (SUSPENDED, r"\bput (?:[\w'-]+ ){0,6}on hold\b(?: (?:its|the) decision to %s)?" % END +
                r"|\bconditionally (?:extend|keep|maintain|renew|suspend)\w*", read_decision),
    # "announced its decision"; "decided to terminate", "said it will not renew"
    (DECIDED, r'\b(?:announc(?:e|ed|ing)|made)(?: [\w-]+){1,3}? decision\b(?:[^.;:"]{0,40}? %s)?'
              % TO_END, read_decision),
    (DECIDED, r'\b(?:announced?|chose|decided|declared|opted|said)\b[^;:"]{0,60}?\b%s' % TO_END,
     read_decision),
    # "its decision to end"
    (DECIDED, r"\b(?:its|s|the|their) (?:[\w.-]+ ){0,3}?decision (?:[\w.]+ ){0,4}?%s" % TO_END,
     read_noun),
    (CONCLUDED, r'\b(?:concluded|inked|sealed|signed'
                r'|(?:came into|entered into|took|went into) (?:effect|force))\b', read_signing),
    (CONCLUDED, r'\b(?:(?P<year>(?:19|20)\d\d)|(?P<age>\w+)-year-old) (?:[\w-]+ ){0,4}?'
                r'(?:accord|agreement|deal|pact|GSOMIA)\b', read_age),
    (EXPIRES, r'\b(?:expir(?:ation|e|ed|es|ing|y)|(?:due|scheduled|set|slated) to (?:end|lapse))\b',
     read_expiry),
)]
# One of these stands in all that the patterns match; it is found sooner.
MILESTONE_WORD = re.compile(
    r'abandon|concl|condition|decision|delay|discont|ditch|effect|end(?:ing)?\b|exit|expir|extend'
    r'|force|halt|hold|inked|lapse|postpon|pull|put|renew|scrap|seal|shelv|sign|suspen|terminat|walk'
    r'|withdr|year-old|\b(?:19|20)\d\d')
EVE = re.compile(r'\blast[- ]minute\b|\b(?:days|hours|just|shortly) before\b|\bon the eve\b')


def milestones_in(s, pacts, aware, source):
    """Return the milestone Events a sentence tells; PACTS is where it names the pact, AWARE
    whether it or the one before it does. An Event without a date adds its source to the row
    of another telling."""
    if not aware or not MILESTONE_WORD.search(s.text):
        return []
    tag, published = source
    found, taken = [], []
    for what, pattern, read in MILESTONES:
        for m in pattern.finditer(s.text):
            if any(start < m.end() and m.start() < end for start, end in taken):
                continue
            told = read(s, m, pacts, published)
            if told:
                taken.append(m.span())
                day, who, planned = told
                found.append(Event(day, 'milestone', who, what, frozenset([tag]), planned,
                                   eve=bool(EVE.search(s.text))))
    return found


# ---- Positions -------------------------------------------------------------

# Verbs that state a position; what else must stand behind some, for them to do so.
STANCES = dict.fromkeys("""accuse argue ask believe blame claim condemn contend criticize defend
    demand denounce dismiss emphasize express hope insist lobby maintain object oppose pledge
    press pressure propose protest push reaffirm refuse reiterate reject repeat request seek
    stress support threaten underline underscore urge vow want warn""".split(), '')
LOBBYING = '.* to (?:demand|lobby|persuade|press|push|urge)'
STANCES.update(call='(?:for|on)', dispatch=LOBBYING, heap='pressure', make='(?:it )?clear',
               put='(?:forward|pressure)', rule='out', send=LOBBYING)
IRREGULAR = {'made': 'make', 'sent': 'send', 'sought': 'seek'}
SAYING = {'added': 'say', 'noted': 'say', 'said': 'say', 'says': 'say', 'told': 'say'}
HELPERS = set('also been consistently did do does has have is long not repeatedly strongly was'.split())
ADVERBS = {'again', 'also', 'however', 'later', 'meanwhile', 'on', 'then', 'too'}
# What makes a position of what somebody said.
MODAL = re.compile(r"""\b(?:call\w*\ (?:for|on)|can|cannot|can't|contraven\w*|could|demand\w*|difficult
    |disappoint\w*|ha(?:s|ve)\ to|hop\w+|important|impossible|inappropriate|must|need\w*|ought|regret\w*
    |should|unacceptable|unfair|urge\w*|violat\w*|want\w*|wrong
    |(?:are|could|is|will|would)\ (?:never|not))\b""", re.VERBOSE)
TOPIC = re.compile(r"""
    (?P<pact>GSOMIA|General\ Security\ of\ Military
      |\b(?:intelligence|military)[\ -](?:\w+[\ -]){0,2}?(?:agreement|information|pact|sharing)
      |\b(?:its|[Tt]he)\ (?:\w+\ )?(?:agreement|pact)\b|\breconsider|\brenewal
      |\bsecurity\ (?:cooperation|tool)|\bterminat)
  | (?P<export>\b(?:curbs\b|export|trade\ (?:control|curb|restriction)|trading\ partners|white\ ?list))
  | (?P<labor>\b(?:1965|assets|colonial|compensat\w+|court|forced\ labor\w*|liquidat\w+|reparations?
      |rulings?|victims?|wartime)\b)""", re.VERBOSE)
# What means a topic told before.
ANAPHOR = re.compile(r"""\b(?:its|that|the|these|this)\ (?:curb|decision|dispute|issue|matter|measure|move
    |problem|restriction|row|situation|step)s?\b""", re.VERBOSE)
SUBORDINATE = SPEECH | PREPOSITIONS | set("""after as because before if since that unless until
    when whether which who""".split())
ANOTHER = re.compile(r',? (?:and|but|whereas|while) $')
TAIL = re.compile(r""",\ (?:according\ to\ [^,"]*   # who is the article's source, and when
    |[^,"]{1,80}?\ (?:added|noted|said|says|told\ reporters)(?:\ [^"]{0,120})?)$""", re.VERBOSE)
IN_TALKS = re.compile(r'(?:At|During|In) (?:the|their)(?: [\w-]+){0,3} (?:meeting|session|summit|talks),')
QUOTED = re.compile(r'"(?P<words>[^"]+)[,?!]" (?:(?P<she>he|she)\b|(?P<said>said |added )?)')


def base_form(verb):
    """Return the entry of STANCES that VERB is a form of, "say" for saying, or ''."""
    if verb in SAYING or verb in IRREGULAR:
        return SAYING.get(verb) or IRREGULAR[verb]
    for ending, base in (('', ''), ('s', ''), ('es', ''), ('d', ''), ('ed', ''), ('ing', ''), ('ing', 'e'),
                         ('ies', 'y'), ('ied', 'y')):
        if verb.endswith(ending) and verb[:len(verb) - len(ending)] + base in STANCES:
            return verb[:len(verb) - len(ending)] + base
    return ''


def stance(text, end):
    """Return (start, end, base form, whether "also" stands before it) of the verb group by which
    whoever ends at END in TEXT takes a position, or None: "has also called for"."""
    start, also, (first, *words) = None, False, text[end:end + 80].split(' ')
    here = end + len(first)
    for word in words[:8] if first in ('', ',') else ():    # "had": what was said before, who knows when
        here += 1
        bare = word.rstrip(',.')
        if (bare in ADVERBS or bare in WEEKDAYS) and start is None:
            also = also or bare == 'also'
        elif bare in HELPERS:
            start = here if start is None else start
        else:
            base = base_form(bare)
            rest = STANCES.get(base, '') and re.compile(' ' + STANCES[base])
            if not base or rest and not rest.match(text, here + len(word)):
                return None
            return here if start is None else start, here + len(word), base, also
        here += len(word)
    return None


def positions_in(s, before, source, days, last):
    """Return the position Events of a sentence.

    BEFORE is the texts of the two before it, DAYS the date of the meeting the article
    is about and the one that "earlier in the day" stands for, LAST the position told
    last, for "she said" and "also".
    """
    text, (tag, published) = s.text, source
    voices = []
    for group in s.groups:
        verb = stance(text, group.end)
        if verb and set(sides_of(group.who)) == {side for side, name in group.who} != set() \
                and word_before(text, group.start) not in SUBORDINATE \
                and text.count('"', 0, group.start) % 2 == 0 \
                and (not voices or ANOTHER.search(text[:group.start])):
            voices.append((group, verb))
    found = []
    for i, (group, (start, end, base, also)) in enumerate(voices):
        stop = ANOTHER.search(text[:voices[i + 1][0].start]).start() if voices[i + 1:] else len(text)
        words = text[start:stop].rstrip('. ')
        tail = TAIL.search(words)
        words = words[:tail.start() if tail else None].rstrip(',. ')
        rest = words[end - start:]
        if not (TOPIC.search(rest) or ANAPHOR.search(rest) and any(map(TOPIC.search, before))) \
                or base == 'say' and not MODAL.search(' '.join(rest.split()[:12])):
            continue
        day = voiced(s, voices[i - 1][0].end if i else 0, group, end, published, days)
        if day is None and tail:
            day = next((resolve(d, published, -1) for d in s.dates
                        if start + tail.start() <= d[0] < stop), None)
        if day is None:
            day = last.date if also and last and last.who == group.who else published.isoformat()
        if day and day <= published.isoformat():
            found.append(Event(day, 'position', group.who, words, frozenset([tag])))
    return found or quotation(s, source, last)


def voiced(s, clause, group, end, published, days):
    """Return the date on which a position was voiced where its sentence says so, '' where it says
    so without a value ("three days earlier"), None where it says nothing."""
    limit, free = reach(s, end), not any(clause <= wall < group.start for wall in s.walls)
    for d in s.dates:
        if clause <= d[0] and d[1] <= group.start and free or group.end <= d[0] < end \
                or end <= d[0] < limit and s.text.count(' ', end, d[0]) < 6:
            return days[1] if same_day(d) and days[1] else resolve(d, published, -1)
        if d[1] >= len(s.text) - 1 and end <= d[0] and not d[2]['weekday'] and not d[2]['day'] \
                and not any(end <= wall < d[0] and not s.text.startswith('to ', wall) for wall in s.walls) \
                and not re.search(r'\w+ed (?:in )?$', s.text[:d[0]]):
            return resolve(d, published, -1)        # "threatened to end the pact last month"
    return days[0] if days[0] and IN_TALKS.match(s.text, clause) else None


def quotation(s, source, last):
    """Return the position that a sentence opening with a quotation tells: '"...," she said.'"""
    m = QUOTED.match(s.text)
    if not m or not TOPIC.search(m['words']) \
            or not MODAL.search(m['words']) and not re.search(r'\b(?:[Ii]f|will)\b', m['words']):
        return []
    speaker = next((g for g in s.groups if g.start == m.end()), Group(0, 0, ()))
    verb, who = stance(s.text, m.end() if m['she'] else speaker.end), speaker.who
    if m['she'] and last and verb:
        who = last.who
    elif not (verb or m['said']):
        who = ()
    if len(who) != 1 or not who[0][0]:
        return []
    day = last.date if last and last.who == who else source[1].isoformat()
    return [Event(day, 'position', who, 'said "%s"' % m['words'], frozenset([source[0]]))]


# ---- One article: sentences -> events --------------------------------------

def meetings_of(article, cast):
    """Return (meetings, [(sentence with its groups, the day spoken of behind it)]) of ARTICLE;
    CAST is who is who there."""
    home = ((article.home, ''),) if article.home else ()
    context = Context(article.tag, article.published, article.city, recent=Recent(home=home))
    cast = dict(cast)
    tellings, sentences = [], []
    for s in article.sentences:
        s = s._replace(groups=groups_in(s, cast, context.recent))
        told = [telling(s, m, context) for m in MEETING.finditer(s.text)]
        told = [t for t in told if t] or together(s, context)
        tellings += [t for t in told if all(side for side, name in t.event.who)
                     and (t.event.who or t.event.date)]
        context = context._replace(
            there=place_in(s, 0, len(s.text)) or context.there,
            day=next((t.event.date for t in told if t.event.date and not t.earlier), context.day),
            weekday=next((d for d in s.dates if d[2]['weekday']), None),
            recent=heard(Recent(home=home) if strangers(s, cast) else context.recent,
                         [t.event.who for t in told], [group.who for group in s.groups]))
        sentences.append((s, context.day))
    return settle(tellings, article.published), sentences


def together(s, context):
    """Return a Telling, if any, of who met, where a sentence says what they did together:
    "Kang, Motegi and Pompeo reaffirmed their cooperation"."""
    first = s.groups[0] if s.groups and not s.dates else None
    if first and named(first.who) and len(sides_of(first.who)) > 1 \
            and s.text[first.end:].lstrip(', ').split(' ')[0] in TOGETHER:
        return [Telling(Event('', 'meeting', first.who, '', frozenset([context.tag])))]
    return []


def events_of(article, cast):
    """Return the Events that ARTICLE, which has a date, tells."""
    source = (article.tag, article.published)
    meetings, sentences = meetings_of(article, cast)
    talks = next((m.date for m in meetings if not m.planned), '')
    milestones, positions, before, aware, known = [], [], ('', ''), False, False
    for s, day in sentences:
        pacts = [m.span() for m in PACT.finditer(s.text)]
        weak = [m.span() for m in WEAK_PACT.finditer(s.text)
                if known and not OTHER_PACT.search(s.text)]
        milestones += milestones_in(s, pacts + weak, bool(aware or pacts or weak), source)
        positions += positions_in(s, before, source, (talks, day), positions[-1] if positions else None)
        before, aware, known = (before[1], s.text), bool(pacts or weak), known or bool(pacts)
    decider = next((e.who for e in milestones if e.what == DECIDED and e.who), ())
    return meetings + positions + [e if e.who else e._replace(who=decider) for e in milestones]


def timeline(articles):
    """Return (the Events of ARTICLES in order, the articles that cannot be dated).

    An article without a date is dated by the report of the same meeting: the
    same people in the same place on the same weekday, if there is only one.
    """
    pairs, events, undated = list(zip(articles, casts(articles))), [], []
    for article, cast in pairs:
        if article.published:
            events += events_of(article, cast)
    days = {}
    for e in events:
        if e.kind == 'meeting' and not e.planned and len(e.date) == 10:
            weekday = WEEKDAYS[calendar_day(*e.date.split('-')).weekday()]
            days.setdefault((e.who, weekday), set()).add((e.date, e.place))
    for article, cast in pairs:
        if article.published:
            continue
        fits = {day for m in meetings_of(article, cast)[0] for day, place in days.get((m.who, m.date), ())
                if not m.place or not place or m.place == place}
        if len(fits) == 1:
            article = article._replace(published=calendar_day(*fits.pop().split('-')))
            events += [e._replace(dated=False) for e in events_of(article, cast)]
        else:
            undated.append(article)
    events = united_meetings(events) + united_milestones(events) + united_positions(events)
    return ordered(events), undated


# ---- Merging: one row per event across articles ----------------------------
# Each looks the others up by a key, so that the cost grows in step with the events; and of those
# with one key at the most the last MANY, which only a hostile text has more of.

MANY = 50

def gathered(events, kind, key):
    """Return the EVENTS of KIND with those of equal KEY merged."""
    found = {}
    for event in events:
        if event.kind == kind:
            k = key(event)
            found[k] = merged(found[k], event) if k in found else event
    return list(found.values())


def united_meetings(events):
    """Return the meetings among EVENTS, each once: what says less ("in November", "the two
    sides") joins the latest that says more."""
    found, index = [], {}                           # index: (date cut short, party) -> places in found
    events = gathered(events, 'meeting', lambda e: (e.date, e.who, e.place, e.planned))
    for event in sorted(events, key=lambda e: (len(e.date), richness(e)), reverse=True):
        first = next((party for party in event.who if party[1]), event.who[0])
        told = event._replace(planned=None) if named(event.who) else event
        same = [i for i in index.get((event.date, first), ())[-MANY:]
                if same_meeting(found[i], event) or same_meeting(found[i], told)]
        if same:
            latest = max(same, key=lambda i: found[i].date)
            found[latest] = merged(found[latest], event)
            continue
        for party in {*event.who, *unnamed(event.who)}:
            for size in {len(event.date), 7, 4}:
                if size <= len(event.date):
                    index.setdefault((event.date[:size], party), []).append(len(found))
        found.append(event)
    return found


def united_milestones(events):
    """Return the milestones among EVENTS, each once; what is told without a date adds its source
    to the latest told with one, unless its article tells that too."""
    found, index = [], {}                           # index: (what, date cut short) -> places in found
    events = gathered(events, 'milestone', lambda e: (e.what, e.date, '' if e.date else e.sources))
    for event in sorted(events, key=lambda e: -len(e.date)):
        same = index.get((event.what, event.date), ())
        if same:
            latest = max(same, key=lambda i: found[i].date)
            if event.date or not any(event.sources <= found[i].sources for i in same):
                found[latest] = merged(found[latest], event)
        elif event.date:
            for size in {len(event.date), 7, 4, 0}:
                if size <= len(event.date):
                    index.setdefault((event.what, event.date[:size]), []).append(len(found))
            found.append(event)
    decider = next((e.who for e in found if e.what == DECIDED and e.who), PACT_SIDES)
    return [e if e.who else e._replace(who=decider) for e in found]


def united_positions(events):
    """Return the positions among EVENTS, each once: the same voice on the same day with the same
    verb on the same topics in much the same words takes one position, in two articles."""
    found, voices = [], {}
    for event in gathered(events, 'position', lambda e: (e.date, e.who, e.what)):
        voices.setdefault((event.date, event.who), []).append(event)
    for same_voice in voices.values():
        alike = {}
        for event in same_voice if len(set().union(*(e.sources for e in same_voice))) > 1 else ():
            verb = stance(' ' + event.what, 0)
            topics = frozenset(m.lastgroup for m in TOPIC.finditer(event.what))
            words = {word[:6] for word in re.findall('[a-z]{4,}', event.what.lower())}
            for row in alike.setdefault((verb and verb[2], topics), [])[-MANY:]:
                if row[0].sources.isdisjoint(event.sources) \
                        and len(words & row[1]) >= 0.4 * min(len(words), len(row[1])):
                    row[0] = merged(row[0], event)
                    break
            else:
                alike[verb and verb[2], topics].append([event, words])
        found += [row[0] for rows in alike.values() for row in rows] or same_voice
    return found


def ordered(events):
    """Return EVENTS as they happened. A date known to the month or year stands at its end; what was
    done "at the last minute" just before the expiry it averted."""
    expiries = sorted(e.date for e in events if e.what == EXPIRES and len(e.date) == 10)

    def key(event):
        day = event.date + '~' * (len(event.date) < 10)
        averted = event.eve and event.what == SUSPENDED and next(
            (expiry for expiry in expiries if expiry.startswith(event.date)), None)
        return (averted or day, KINDS.index(event.kind), not averted, event.who, event.what, event.place)
    return sorted(events, key=key)


# ---- Printing: rows to a pipe or a terminal --------------------------------

def row(event):
    """Return EVENT's five cells."""
    who = ', '.join('%s (%s)' % (name, side) if name else side for side, name in event.who)
    what = 'planned: ' * bool(event.planned) + event.what + (' in ' + event.place if event.place else '')
    return event.date, event.kind, who, what, ','.join(sorted(event.sources))


def columns(rows, width):
    """Return ROWS as lines no wider than WIDTH, each cell wrapped under its own column.

    Where the terminal is too narrow for columns, each cell has its own lines.
    """
    if width < 60:
        return [line for cells in rows for i, cell in enumerate(cells)
                for line in wrap(cell, max(1, width - 2), '  ' if i and width > 2 else '')]
    widest = [max(display_width(row[i]) for row in rows) for i in range(5)]
    sources = min(widest[4], max(8, width // 8))
    free = width - widest[0] - widest[1] - sources - 8
    name = max(display_width(word) for cells in rows for word in cells[2].split())
    who = min(widest[2], max(free * 2 // 5, min(name, free // 2)))
    sizes = widest[0], widest[1], who, free - who, sources
    lines = []
    for cells in rows:
        wrapped = [wrap(cell, size) for cell, size in zip(cells, sizes)]
        for i in range(max(map(len, wrapped))):
            parts = [column[i] if i < len(column) else '' for column in wrapped]
            lines.append('  '.join(part + ' ' * (size - display_width(part))
                                   for part, size in zip(parts, sizes)).rstrip())
    return lines


def display_width(text):
    """Return the terminal columns TEXT takes: two for a wide character (Unicode's
    East Asian Width W or F), none for a combining one."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width
    return sum(0 if combining(c) else 1 + (east_asian_width(c) in 'WF') for c in text)


def wrap(text, width, indent=''):
    """Return TEXT as lines of at most WIDTH columns, cut at spaces and after commas; what is
    longer than a line is cut where the line ends."""
    lines, line = [], ''
    for word in re.findall(r'[^\s,]*,+ ?|[^\s,]+ ?|\s', text):
        if display_width(line + word.rstrip()) <= width:
            line += word
            continue
        if line:
            lines.append(indent + line.rstrip())
        line = word
        while display_width(line.rstrip()) > width:
            cut = next(n for n in range(len(line), 0, -1) if display_width(line[:n]) <= width or n == 1)
            lines.append(indent + line[:cut])
            line = line[cut:]
    return lines + [indent + line.rstrip()] if line.strip() or not lines else lines


def emit(text):
    """Write TEXT to stdout as UTF-8, whatever the locale; return 0, or 1 where it cannot be.

    A reader that has left is no error. What stays in the buffer would be tried
    again at exit, so stdout is turned to os.devnull first: see the note on
    SIGPIPE in the documentation of the signal module.
    """
    try:
        if sys.stdout is None:
            raise OSError(9, 'closed')
        sys.stdout.buffer.write(text.encode('utf-8', 'replace'))
        sys.stdout.buffer.flush()
        return 0
    except OSError as error:
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0 if isinstance(error, BrokenPipeError) else complain('stdout', error.strerror)


def complain(name, what):
    """Say on stderr, in one line, what is wrong with NAME; return 1."""
    if sys.stderr is not None:
        print('%s: %s: %s' % (PROGRAM, shown(name), what), file=sys.stderr)
    return 1


# ---- The command -----------------------------------------------------------

def arguments(args):
    """Return (whether help is asked for, FOLDER) from the command line ARGS; exit with 2
    where they are wrong."""
    seeds = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'seeds')
    if not args:                        # nothing to parse: argparse is not worth its import
        return False, seeds
    import argparse
    parser = argparse.ArgumentParser(prog=PROGRAM, add_help=False)
    parser.error = lambda message: sys.exit(complain('usage', message) + 1)
    parser.add_argument('-h', '--help', action='store_true')
    parser.add_argument('folder', nargs='?', default=seeds)
    options = parser.parse_args(args)
    return options.help, options.folder


def main(args=None):
    """Run the command; return its exit status."""
    wants_help, folder = arguments(sys.argv[1:] if args is None else args)
    if wants_help:
        return emit(__doc__)
    gc.disable()                        # no object here is in a cycle: looking for one takes longer
    status, articles = 0, []            # with every article
    try:
        names = file_names(folder)
    except Problem as problem:
        return complain(folder, problem)
    for name in names:
        try:
            articles.append(read_article(name, read_text(os.path.join(folder, name))))
        except Problem as problem:
            status = complain(name, problem)
    events, undated = timeline(articles)
    for article in undated:
        status = complain(article.name, 'no date, and no dated report of the same meeting')
    rows = [row(event) for event in events]
    if not rows:
        return status
    if sys.stdout is not None and sys.stdout.isatty():
        from shutil import get_terminal_size
        lines = columns(rows, get_terminal_size().columns or 80)
    else:
        lines = ['\t'.join(cells) for cells in rows]
    return emit('\n'.join(lines) + '\n') or status


if __name__ == '__main__':
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
