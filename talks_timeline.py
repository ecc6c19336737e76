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

import os
import re
import sys
from datetime import date, timedelta
from typing import NamedTuple

PROGRAM = 'talks_timeline'


class Event(NamedTuple):
    """What the finders find and the printer prints; merging two makes a third."""
    date: str              # ISO 8601, cut to the precision known; '' while unknown
    kind: str              # 'meeting', 'milestone' or 'position'
    who: tuple             # of parties, each (government, full name or '')
    what: str              # the cell's words, without 'planned: ' and the place
    sources: frozenset     # tags of the articles that tell it
    planned: object = None  # True, False, or None where an article does not say
    place: str = ''
    dated: bool = True     # whether the (first) article has a date of its own
    eve: bool = False      # told as done at the last minute before something else


class Article(NamedTuple):
    """One article as the finders take it."""
    tag: str               # its name in the sources column
    name: str              # its file's name
    published: object      # the publication date, or None
    home: str              # the government its outlet calls just "the government"
    sentences: list        # of strings


# ---- Words: what such reports call things ----------------------------------

SIDES = ('Seoul', 'Tokyo', 'Washington')           # also the order they are printed in

GOVERNMENTS = {name: side for side, names in (
    ('Seoul', 'Blue House|Cheong Wa Dae|Korea|Korean|ROK|S. Korea|S. Korean|Seoul|South'
              '|South Korea|South Korean|South Koreans'),
    ('Tokyo', 'Japan|Japanese|Tokyo'),
    ('Washington', 'America|American|Pentagon|State Department|U.S.|US|United States'
                   '|Washington|White House'),
    ('', 'Korea Herald|Korea Times|Korean Peninsula|Korean War|Japan Times|N. Korea'
         '|N. Korean|North Korea|North Korean|North Koreans'),     # neither side's voice
) for name in names.split('|')}
ADJECTIVES = {'American', 'Japanese', 'Korean', 'S. Korean', 'South Korean', 'U.S.', 'US'}

OUTLETS = {'Kyodo': 'Tokyo', 'Mainichi': 'Tokyo', 'The Japan Times': 'Tokyo',
           'The Korea Herald': 'Seoul', 'The Korea Times': 'Seoul', 'Yonhap': 'Seoul'}

# Words for an office, which make a name next to them a person's.
OFFICES = set('''adviser ambassador chairman chief commissioner counterpart delegate delegation
    diplomat director director-general envoy government leader minister ministry
    negotiator office official premier president representative secretary side speaker
    spokesman spokesperson spokeswoman'''.split())
OFFICES |= {word + 's' for word in OFFICES} | {'ministries'}
# Words that stand in a title between the government and the name.
TITLE = OFFICES | set('''acting affairs and asia asian bureau cabinet defence defense deputy
    economic economy energy export finance first for foreign former general head high-ranking industry
    intelligence international justice military national newly new nuclear oceanian of pacific
    peace policy prime ranking second secretariat security senior special state then top trade
    unification vice working-level'''.split())
# Offices that only one government has, so that no country need be named with them.
OWN_OFFICES = {'Cabinet Secretary': 'Tokyo', 'Defense Secretary': 'Washington',
               'Secretary of Defense': 'Washington', 'Secretary of State': 'Washington',
               'State Secretary': 'Washington'}
# Capitalised words that are no part of a name although one may follow them.
OPENERS = set('''according after also although and as at because before both but despite for
    former from however if in later like meanwhile on since so still than that the then though
    through to under until when where whether while with yet'''.split())
PREPOSITIONS = set('''against among at between by for from in into of on over to toward towards
    via with'''.split())

MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
WEEKDAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
NUMBERS = ('zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten')
INSTITUTIONS = set('''accord agreement assembly association bank committee conference council court
    declaration forum headquarters house pact party treaty university war'''.split())
COMMON = OPENERS | TITLE | INSTITUTIONS | {day.lower() for day in WEEKDAYS} | set('''jan january feb february mar
    march apr april may jun june jul july aug august sep sept september oct october nov november
    dec december'''.split())


# ---- Reading: folder -> articles -------------------------------------------

class Problem(Exception):
    """Why a folder or an article cannot be used; its text is what stderr says."""


def read_folder(folder):
    """Return the names of the articles in FOLDER, in name order; raise Problem if none."""
    try:
        names = sorted(name for name in os.listdir(folder)
                       if name.endswith('.txt') and not name.startswith('.'))
    except OSError as error:
        raise Problem(error.strerror)
    if not names:
        raise Problem('no .txt files')
    return names


def read_text(path):
    """Return the text of the file at PATH, cleaned; raise Problem if it holds none."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise Problem('not a regular file')
    try:
        with open(path, 'rb') as file:
            data = file.read()
    except OSError as error:
        raise Problem(error.strerror)
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError:
        raise Problem('not UTF-8 text')
    if '\0' in text:
        raise Problem('binary, not text')
    text = clean(text)
    if not text.strip():
        raise Problem('empty')
    return text


# Terminal escape sequences as in ECMA-48: CSI, OSC, and the two-byte ones.
ESCAPE = re.compile(r'\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|\x1b.?')
SPACES = re.compile(r'[^\S\n]+')
SAME = {ord(a): b for a, b in zip('\r\v\f\x85\u2028\u2029\u2018\u2019\u201c\u201d\u2010\u2011',
                                  '\n\n\n\n\n\n\'\'""--')}
INVISIBLE = dict.fromkeys([*range(9), *range(14, 32), *range(127, 133), *range(134, 160), 0xAD,
                           *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060,
                           *range(0x2066, 0x206A), 0xFEFF])
SAME.update((code, None) for code in INVISIBLE if code not in SAME)


def clean(text):
    """Return TEXT with one kind of line end, space, quote and hyphen, and no controls."""
    if '\x1b' in text:
        text = ESCAPE.sub('', text)
    return SPACES.sub(' ', text.replace('\r\n', '\n').translate(SAME))


MONTH = (r'(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?'
         r'|Aug(?:ust|\.)?|Sep(?:t\.|tember|\.|t)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?'
         r'|Dec(?:ember|\.)?)')
FULL_DATE = re.compile(r'\b([12]\d{3})-(\d\d)-(\d\d)\b|\b(%s) (\d{1,2}), ([12]\d{3})\b' % MONTH)
DATELINE = re.compile(r"""
    [A-Z][A-Z /.,'-]{2,60}?            # the city, in capitals
    (?:,\ (%s\ \d{1,2})(?:,\ (\d{4}))?)?   # month and day, rarely with a year
    ,?\ (?:\(([^)]{2,40})\)\ |(Kyodo)\ )?  # the agency
    (?:--?|\u2013|\u2014)\ (?=\S)
    """ % MONTH, re.VERBOSE)


def read_article(name, text):
    """Return the Article in TEXT, the file NAME's; its published is None where it bears no date.

    The publication date stands in the head, before the first sentence (" date
    2019-11-15", "Published : Feb. 6, 2020"), and the dateline, which has no
    year, may put it a day or two earlier. Raise Problem if the only date there
    is no day of the calendar.
    """
    head, body = split_article(text)
    home = next((OUTLETS[m[0]] for m in OUTLET.finditer('\n'.join(head + body[:1]))), '')
    days, wrong = [], ''
    dateline = DATELINE.match(body[0]) if body else None
    for m in FULL_DATE.finditer('\n'.join(head + [dateline[0] if dateline else ''])):
        try:
            days.append(date(int(m[1] or m[6]), int(m[2] or month_number(m[4])), int(m[3] or m[5])))
        except ValueError:
            wrong = wrong or m[0]
    if wrong and not days:
        raise Problem('no such day: ' + wrong)
    published = days[0] if days else None
    if dateline:
        body[0] = body[0][dateline.end():]
        if published and dateline[1]:
            month, day = dateline[1].split()
            told = nearest_day(published, month_number(month), int(day), 0)
            if told and timedelta(0) < published - told < timedelta(3):
                published = told
    stem = ' '.join(clean(name[:-len('.txt')]).split())
    return Article(stem.split('_')[0] or stem, name, published, home, [s for line in body for s in sentences(line)])


OUTLET = re.compile('|'.join(OUTLETS))
PROSE_END = re.compile(r"""[.!?]['")]*(?: \([\w/ -]+\))?$""")
CREDIT = re.compile(r' \([^()]*\)$')
CAPTION = re.compile(r'\((?:L|R|C|left|right|center)\)|\bfrom left\b|\bphoto (?:taken|shows|provided|by)')
HEADER = re.compile(r'date \d|Published|Updated|By [A-Z]')
TRAILER = re.compile(r'\(END\)|\S+@\S+|-|\d{1,2}')


def split_article(text):
    """Return (head, body): the lines before the first paragraph, and the paragraphs.

    Headlines and captions have no full stop; the lists of other stories under
    an article stand behind "(END)", a mail address or a bare number.
    """
    head, body = [], []
    for line in text.split('\n'):
        line = line.strip()
        if body and TRAILER.fullmatch(line):
            break
        if len(line) > 25 and PROSE_END.search(line[-60:]) and not HEADER.match(line):
            body.append(line)
        elif not body:
            head.append(line)
    last = len(body) - 1
    return head, [CREDIT.sub('', p) for i, p in enumerate(body)
                  if not CAPTION.search(p) and (i == last or not CREDIT.search(p))]


STOP = re.compile(r"""[.!?]['")]* (?=['"(]*[A-Z])""")
ABBREVIATION = re.compile(r'\b(?:[A-Z]|Adm|Col|Dr|Gen|Gov|Lt|Mr|Mrs|Ms|Prof|Rep|Sen|St)\.$')
LONGEST = 1200          # characters; what has no full stop for longer is not a sentence


def sentences(paragraph):
    """Return the sentences of PARAGRAPH; one that stands within quotation marks is not cut."""
    found, start, seen, quotes = [], 0, 0, 0
    for m in STOP.finditer(paragraph):
        quotes += paragraph.count('"', seen, m.end())
        seen = m.end()
        if quotes % 2 == 0 and not ABBREVIATION.search(paragraph[max(0, m.start() - 6):m.start() + 1]):
            found.append(paragraph[start:m.end() - 1])
            start = m.end()
    found.append(paragraph[start:])
    return [s for s in found if len(s) <= LONGEST]


# ---- Calendar arithmetic: no text here but month names ---------------------
# TENSE is -1 for what is told as past, 1 for what lies ahead, 0 where neither is said.

def month_number(name):
    """Return 11 for 'Nov.' or 'November'."""
    return MONTHS.index(name[:3]) + 1


def nearest_day(anchor, month, day, tense):
    """Return the date of MONTH and DAY nearest to ANCHOR that fits TENSE, or None."""
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            pass                                    # Feb. 29, or no such day
    return min((d for d in days if (d - anchor).days * tense >= 0),
               key=lambda d: abs(d - anchor), default=None)


def nearest_month(anchor, month, tense):
    """Return the ISO month nearest to ANCHOR, past unless TENSE looks ahead."""
    year = anchor.year + (month < anchor.month if tense > 0 else -(month > anchor.month))
    return '%04d-%02d' % (year, month)


def nearest_weekday(anchor, weekday, tense, other=False):
    """Return the nearest WEEKDAY (Monday is 0) that fits TENSE; not ANCHOR itself if OTHER."""
    if tense > 0:
        return anchor + timedelta((weekday - anchor.weekday() - other) % 7 + other)
    return anchor - timedelta((anchor.weekday() - weekday - other) % 7 + other)


def shifted(anchor, unit, count):
    """Return ISO for the week, month or year COUNT of them away from ANCHOR's.

    A week has no ISO notation at day precision, so it comes out as its month,
    or as '' where it reaches into two.
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

TEMPORAL = re.compile(r"""
    (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
        (?:\ (?:of\ )?(?P<week>last|this|next)\ week)?
  | (?P<month>%s)(?!\w)(?:\ (?P<day>\d{1,2})\b)?(?:,?\ (?P<year>[12]\d{3})\b|,?\ (?P<of>last|this|next)\ year)?
  | (?P<unit>day|week|month|year)s?\b(?!-)(?:\ (?P<side>ago|earlier|later|before)\b)?
  | (?P<today>today|(?:earlier|later)\ in\ the\ day|the\ same\ day)\b
  | (?P<near>yesterday|tomorrow)\b
  | (?P<alone>(?:19|20)\d\d)\b(?!-)
""" % MONTH, re.VERBOSE)
SHIFTS = {'last': -1, 'past': -1, 'this': 0, 'coming': 1, 'next': 1}


def temporals(sentence):
    """Return (start, end, match, word before it) of each temporal expression in SENTENCE.

    A bare month needs its preposition, a bare year too ("in 2016"), a unit its
    shift ("last month"): else "May", "1965 accord" and "years" would be dates.
    """
    found = []
    for m in TEMPORAL.finditer(sentence):
        before = sentence[max(0, m.start() - 12):m.start()].lower().split()[-1:] or ['']
        word = before[0]
        if (m['month'] and not m['day'] and not m['year'] and not m['of'] or m['alone']) \
                and word not in ('in', 'late', 'early', 'mid', 'of', 'last', 'next', 'this'):
            continue
        if m['unit'] and not m['side'] and (word not in SHIFTS or m['unit'] == 'day'):
            continue
        found.append((m.start() - (len(word) + 1 if word in SHIFTS else 0), m.end(), m, word))
    return found


def read_weekday(m, word, anchor, tense):
    weekday = WEEKDAYS.index(m['weekday'])
    if m['week']:
        monday = anchor + timedelta(7 * SHIFTS[m['week']] - anchor.weekday())
        return (monday + timedelta(weekday)).isoformat()
    shift = SHIFTS.get(word, 0)
    return nearest_weekday(anchor, weekday, shift or tense, bool(shift)).isoformat()


def read_month(m, word, anchor, tense):
    month = month_number(m['month'])
    year = m['year'] or m['of'] and anchor.year + SHIFTS[m['of']]
    if not m['day']:
        return '%s-%02d' % (year, month) if year else nearest_month(anchor, month, SHIFTS.get(word, tense))
    if not year:
        day = nearest_day(anchor, month, int(m['day']), min(tense, 0))
        return day.isoformat() if day else ''
    try:
        return date(int(year), month, int(m['day'])).isoformat()
    except ValueError:
        return ''


def read_unit(m, word, anchor, tense):
    if not m['side']:
        return shifted(anchor, m['unit'], SHIFTS[word])
    count = 1 if word in ('a', 'an') else NUMBERS.index(word) if word in NUMBERS else word
    if m['side'] != 'ago' or not str(count).isdigit() or int(count) > 999:
        return ''                                   # counted from no one knows when
    if m['unit'] == 'day':
        return (anchor - timedelta(int(count))).isoformat()
    return shifted(anchor, m['unit'], -int(count))


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
    """Return the ISO date a temporal expression means in an article of ANCHOR, or ''.

    Without an anchor a weekday comes out as its name: enough to find the dated
    report of the same day.
    """
    if temporal is None:
        return ''
    m, word = temporal[2:]
    if anchor is None:
        return m['weekday'] or (m['year'] and m['day'] and read_month(m, word, None, 0)) or '?'
    return next(read(m, word, anchor, tense) for name, read in READERS.items() if m[name])


# ---- Who is who: names -> governments --------------------------------------

CAPITALISED = re.compile(r"(?:[A-Z]\.)+|[A-Z][\w-]*(?:'[A-Z]\w*)?")


def names_in(text):
    """Return (start, end, name, side) of each name in TEXT; side is None for what no
    table knows, '' for a government of neither side.

    "President Moon Jae-in of South Korea" gives "Moon Jae-in" and "South Korea".
    """
    tokens = [(m.start(), m.end(), m[0]) for m in CAPITALISED.finditer(text)]
    found, i = [], 0
    while i < len(tokens):
        start, end, word = tokens[i]
        for length in (3, 2, 1):
            last = tokens[min(i + length, len(tokens)) - 1][1]
            name = text[start:last]
            if name in GOVERNMENTS:
                if name != 'South' or text[start - 4:start].lower() == 'the ':
                    found.append((start, last, name, GOVERNMENTS[name]))
                i += length
                break
        else:
            i += 1
            if word.lower() in COMMON:
                continue
            if found and found[-1][3] is None and text[found[-1][1]:start] == ' ':
                start = found.pop()[0]
            found.append((start, end, text[start:end], None))
    return found


def title_before(text, start):
    """Return where the title that ends before START begins; START where there is none."""
    begin, title = start, []
    for word in reversed(text[max(0, start - 100):start].split()):
        bare = word.rstrip(',').lower()
        if bare.endswith("'s"):
            bare = bare[:-2]
        if bare not in TITLE or (title and word.endswith(',')):
            break
        title.append(bare)
        begin -= len(word) + 1
    while title and title[-1] not in OFFICES and title[-1] in ('of', 'for', 'and'):
        begin += len(title.pop()) + 1
    return begin if OFFICES.intersection(title) else start


def office_after(text, end):
    """Return where the office that follows a government's name ends: "Seoul's foreign ministry"."""
    stop = here = end + 2 * text.startswith("'s", end)
    for word in text[here:here + 80].split(' ')[1:]:
        bare = word.rstrip(",.;'").lower()
        here += len(word) + 1
        if bare in OFFICES:
            stop = here - len(word) + len(bare)
        if bare not in TITLE or bare != word.lower():
            break
    return stop if stop > end + 2 else end


RELATIVE = re.compile(r', (?:who|whose|which|where) ')
APPOSITION = re.compile(r"(?:, (?:an? |the )?)([\w'.-]+)")
SPEECH = {'according', 'added', 'adding', 'quoted', 'said', 'saying', 'says', 'told'}


def aside_after(text, end):
    """Return (end, whether it names an office) of the apposition or relative clause that
    stands at END between commas: ", director-general for Asian affairs," """
    first = APPOSITION.match(text, end)
    if not first:
        return end, False
    close = text.find(',', first.end())
    close = len(text.rstrip('.')) if close < 0 else close + 1
    if RELATIVE.match(text, end):
        return close, False
    words = text[end + 2:close].lower().replace("'s", '').replace(',', '').split()
    word = first[1].replace("'s", '')
    if word.lower() in TITLE - PREPOSITIONS - {'and'} or text.startswith(STARTS, first.start(1)):
        if OFFICES.intersection(words) and not SPEECH.intersection(words):
            return close, True
    return end, False


STARTS = tuple(name for name in GOVERNMENTS)


def owners(sentence, names, begin):
    """Return the sides named just before a title that begins at BEGIN: "U.S. and Japanese"."""
    found, links = [], (' ', "'s ")
    for start, end, name, side in reversed(names):
        if end < begin and sentence[end:begin] in links:
            found.insert(0, side or '')
            begin, links = start, (' and ', ', ')
    return found


def introduce(sentence, home, known):
    """Add to KNOWN the persons SENTENCE introduces: full name -> (weight, side).

    A country in the title outweighs the order of a pair ("their foreign
    ministers, A and B" named after the Seoul and the Tokyo diplomat), which
    outweighs HOME, whose officials the outlet names without a country.
    """
    names = names_in(sentence)
    pair = [side for weight, side in list(known.values())[-2:]]
    for i, (start, end, name, side) in enumerate(names):
        if side is not None or not 1 <= name.count(' ') <= 2:
            continue
        begin = title_before(sentence, start)
        close, office = aside_after(sentence, end)
        if begin == start and not office:
            continue
        title = sentence[begin:close]
        sides = owners(sentence, names[:i], begin) if begin < start else []
        sides = sides or [n[3] for n in names[i + 1:] if office and n[0] < close and n[3] is not None
                          and sentence[:n[0]].split()[-1] not in ('for', 'on', 'to')][:1]
        sides = sides or [own for words, own in OWN_OFFICES.items() if words in title]
        weight, members = 2 if sides else 0, [name]
        if sentence[begin:start].rstrip(', ').endswith('s') and i + 1 < len(names) \
                and sentence[end:names[i + 1][0]] == ' and ':
            members.append(names[i + 1][2])
            if not sides and sentence[:begin].lower().endswith('their '):
                weight, sides = 1, pair
        if len(sides) != len(members):
            sides = (sides or [home])[-1:] * len(members)
        for member, side in zip(members, sides):
            if weight > known.get(member, (-1,))[0]:
                known[member] = (weight, side)


class Group(NamedTuple):
    """A name, a list of names, or a pronoun for them, with title and apposition."""
    start: int
    end: int
    who: tuple             # of parties, as in Event


JOINTS = {', ', ' and ', ', and ', ' as well as ', '-', ' & '}
PRONOUN = re.compile(r"""
    \b(?: they | both\ sides | (?:the|both)\ (?:two|pair|three|trio)\b
          (?:\ (?P<land>sides?|countries|nations|neighbors|governments|allies)|\ \w+s\b)?
        | their\ (?:\w+\ )?(?P<office>%s)
      )\b(?!-)""" % '|'.join(sorted(word for word in OFFICES if word.endswith('s'))),
    re.VERBOSE | re.IGNORECASE)


def sides_of(who):
    """Return the governments in WHO, in the order of SIDES."""
    return tuple(side for side in SIDES if any(side == party[0] for party in who))


def unnamed(who):
    """Return WHO with the governments only."""
    return tuple((side, '') for side in sides_of(who))


def parties(*groups):
    """Return the parties of the given whos as one who: in order, a name for its government."""
    found = set().union(*groups)
    named = {side for side, name in found if name}
    return tuple(sorted((p for p in found if p[1] or p[0] not in named),
                        key=lambda p: (SIDES.index(p[0]) if p[0] in SIDES else -1, p[1])))


def short_names(full):
    """Return the short forms of a full name: the family name stands first in "Kim Jung-han"
    and "Yoon Suk Yeol", last in "Mark T. Esper", either way in "Park Jin"."""
    words = full.split()
    if '-' in words[-1] or len(words) == 3 and not words[1].endswith('.'):
        return words[:1]
    return [words[-1], words[0]]


def groups_in(sentence, cast, pair):
    """Return the Groups of SENTENCE, in order.

    CAST maps the full and short names known so far to parties, and learns
    those met here; PAIR is the who that "they" and "the two" stand for.
    """
    items, edge = [], 0                 # [start, end, who, what it can stand as]
    for start, end, name, side in names_in(sentence):
        if start < edge:
            continue
        if side is not None:
            stop = office_after(sentence, end)
            the = sentence[start - 4:start].lower() == 'the '
            alone = not sentence.startswith("'", end) \
                and (name not in ADJECTIVES or the and name == 'U.S.')
            items.append([start - 4 * the, stop, ((side, ''),),
                          'office' if stop > end else 'name' if alone else ''])
        elif name in cast:
            begin = title_before(sentence, start)
            while items and (items[-1][1] > begin or begin < start and
                             sentence[items[-1][1]:begin] in ((' ', "'s ") if items[-1][3] else (' ', "'s ", ' and '))):
                begin = items.pop()[0]
            before = re.search(r'\b(?:his|her|their|the) $', sentence[max(0, begin - 6):begin], re.I)
            items.append([begin - len(before[0]) if before else begin, end, (cast[name],), 'name'])
            if ' ' in name:
                first, *second = short_names(name)
                cast[first] = cast[name]
                for word in second:
                    cast.setdefault(word, cast[name])
        else:
            continue
        if side is None or RELATIVE.match(sentence, items[-1][1]):
            items[-1][1], _ = aside_after(sentence, items[-1][1])
        edge = items[-1][1]
    items += [[m.start(), m.end(), m, 'name'] for m in PRONOUN.finditer(sentence)
              if not any(item[0] < m.end() and m.start() < item[1] for item in items)]
    return coalesce(sentence, sorted(items, key=lambda item: item[:2]), pair)


def coalesce(sentence, items, pair):
    """Return the Groups that the ITEMS of groups_in make: lists joined, pronouns resolved.

    An adjective counts only in a list that ends in an office: "Japanese and
    South Korean officials".
    """
    kept = []
    for item in reversed(items):
        if kept and item[1] > kept[-1][0]:
            kept.pop()
        if not item[3] and kept and kept[-1][3] == 'office' and sentence[item[1]:kept[-1][0]] in JOINTS:
            item[3] = 'office'
        if item[3]:
            kept.append(item)
    kept.reverse()
    groups, i = [], 0
    while i < len(kept):
        last = i
        for j in range(i + 1, len(kept)):
            joint = sentence[kept[j - 1][1]:kept[j][0]]
            if joint not in JOINTS:
                break
            if joint != ', ':
                last = j
                if joint != '-':
                    break
        start, end, who, _ = kept[i]
        if isinstance(who, tuple):
            who = parties(*(item[2] for item in kept[i:last + 1] if isinstance(item[2], tuple)))
        else:
            latest = next((g.who for g in reversed(groups) if len(sides_of(g.who)) > 1), pair)
            who = unnamed(latest) if who['land'] or who['office'] else latest
        words = sentence[max(0, start - 40):start].split()
        if len(words) > 1 and words[-1] in ('of', 'from') and words[-2].lower() in OFFICES:
            start -= len(words[-1]) + len(words[-2]) + 2
        groups.append(Group(start, kept[last][1], who))
        i = last + 1
    return groups


# ---- Clauses: what belongs to a verb ---------------------------------------

# Words behind which another clause begins, unless it goes on with the same subject.
CLAUSE = re.compile(r"""
    \b(?:after|although|as|because|before|if|since|though|unless|until|when|whether|which|while|who
        |said|says|that|told)\b(?!(?:\ on)?(?:\ [A-Z]\w+day)?(?:\ that)?\ (?:he|it|she|they)\b)
  | [;:"] | ,\ (?:and|but)\b""", re.VERBOSE)
# Words behind which a date or a place belongs to something else.
REACH = re.compile(r"""
    \b(?:about|after|ahead|amid|as|because|before|but|days|despite|following|hours|if|over|since
        |that|though|unless|until|when|which|while|who|whose)\b
  | \bto\ [a-z] | [;:] | ,\ (?:and|due|set|slated)\b""", re.VERBOSE)
SPOKEN = re.compile(r'\b(?:added|announced|reported|said|says|told reporters)(?: on| late| earlier)? $')


def reach(sentence, start, groups):
    """Return how far right of START a date, a place or a partner belongs to the verb there."""
    for m in REACH.finditer(sentence, start):
        if not any(g.start <= m.start() < g.end for g in groups):
            return m.start()
    return len(sentence)


def subject(sentence, start, groups):
    """Return the Group that does what the verb at START says, or None."""
    for group in reversed(groups):
        if group.start < start < group.end:
            return group
        if group.end <= start:
            if CLAUSE.search(sentence, group.end, start):
                return None
            words = sentence[max(0, group.start - 12):group.start].lower().split()
            if not words or words[-1] not in PREPOSITIONS:
                return group
    return None


def when(sentence, start, end, groups, dates, spoken=False):
    """Return the temporal expression that dates the verb at START:END, or None.

    It stands right of the verb, within its reach; or between subject and verb;
    or opens the sentence: "met on Friday", "Kim on Friday met", "In June, Seoul".
    A date of speech ("officials said Saturday") counts only where SPOKEN.
    """
    free = [d for d in dates if not any(g.start <= d[0] < g.end for g in groups)
            and (spoken or not SPOKEN.search(sentence, max(0, d[0] - 25), d[0]))]
    limit = reach(sentence, end, groups)
    doer = subject(sentence, start, groups)
    right = [d for d in free if end <= d[0] < limit]
    between = [d for d in free if doer and doer.end <= d[0] < start]
    opening = [d for d in free if d[1] <= start and opens(sentence, d[0])]
    return next(iter((between + right if spoken else right + between) + opening), None)


def opens(sentence, start):
    """Return whether what stands at START is in the adverbial that opens SENTENCE."""
    return len(sentence[:start].split()) <= 3 and ',' not in sentence[:start]


# ---- Meetings --------------------------------------------------------------

MEETING = re.compile(r"""
    \b(?:(?P<verb>met|meets?|sat\ down|sit\ down)
      |(?P<noun>(?:summit\ )?(?:talks|meeting|session)|consultations|dialogue|summit))\b(?!-)""",
    re.VERBOSE)
HAPPENED = {'had', 'held', 'met', 'sat down'}
HOLD = HAPPENED | {'have', 'hold', 'holding', 'holds'}
# What kind of meeting it is; other words before the noun do not reach the what column.
LEVELS = set('''bilateral deputy-ministerial director-general-level emergency foreign-ministerial
    formal high-level informal minister-level ministerial one-on-one online phone pull-aside
    senior-level separate summit telephone three-way trilateral two-way vice-minister-level
    vice-ministerial vice-ministerial-level video virtual working-level'''.split())
PLANS = re.compile(r"""\b(?:arrang\w+|coordinat\w+|due|expected|plan(?:s|ned|ning)?|scheduled|set|slated
    |to|will|would)\b""", re.VERBOSE)
NEVER = re.compile(r"""
    n't\b | \b(?:call(?:s|ed|ing)?\ (?:for|on)|cancel\w*|cannot|consider\w*|could|declin\w+|demand\w*
    |fail\w*\ to|hop(?:e|ed|es|ing)|if|instead|likely|may|might|mull\w*|must|need\w*|never|no|not|offer\w*
    |possib\w+|potential|propos\w+|ready|refus\w+|reject\w+|request\w*|rul\w+\ out|seek\w*|should
    |suggest\w*|unless|unlikely|urg\w+|want\w*|whether|willing\w*|without|would\ have)\b""", re.VERBOSE)
FATE = re.compile(r"""
    (?P<never>\b(?:called\ off|cancel\w+|did\ not|fell\ through|postponed|put\ off|scrapped|unlikely)\b)
  | (?P<ahead>\b(?:arranged|planned|scheduled|slated|to\ be\ held|will\ (?:be\ held|take\ place))\b)
  | (?P<done>\b(?:lasted|took\ place|was\ held|were\ held)\b)""", re.VERBOSE)
PARTNER = re.compile(r'\b(among|between|involving|of|with) ')
COMPANY = re.compile(r" (?:[\w-]+ly |again |briefly |face-to-face |in person |one-on-one |up )?(?:with )?")
PLACE = re.compile(r"""
    \b[Ii]n\ (?:the\ (?:[\w-]+\ ){0,4}?(?:capital|city|resort|town)(?:\ city)?\ of\ |the\ )?
    (?P<place>[A-Z][\w-]+(?:\.?\ [A-Z][\w-]+)*)(?!'s|[\w-])""", re.VERBOSE)
SIDELINES = re.compile(r"""\b[Oo]n\ the\ (?:margins|sidelines)
    (?:,|\ of\ (?:the|their)\ (?:[a-z-]+\ )?(?:event|gathering|meeting|session|summit|talks)\b)""", re.VERBOSE)


def phrase_before(sentence, start):
    """Return (words, verb start or None) of the noun phrase whose noun stands at START:
    "held working-level diplomatic talks" gives ["working-level", "diplomatic"] and where
    "held" stands."""
    words, here = [], start
    for word in reversed(sentence[max(0, start - 90):start].split()[-8:]):
        bare = word.lower().rstrip(',')
        if bare in HOLD:
            return words, here - len(word) - 1
        if words and (words[0].lower() in DETERMINERS or words[0].endswith("'s")) or bare in PREPOSITIONS \
                or bare in SPEECH or bare in ('and', 'for', 'that') or word != word.rstrip(',;:"') and bare not in LEVELS:
            break
        words.insert(0, word)
        here -= len(word) + 1
    return words, None


DETERMINERS = set('a an another any both her his its that the their these this those'.split())


def partners(sentence, start, limit, groups, verb):
    """Return the Groups met with, told right of START: "with Motegi", "between the two"."""
    by_start = {g.start: g for g in groups}
    if verb:
        group = by_start.get(COMPANY.match(sentence + ' ', start).end()) if start < len(sentence) else None
        if group:
            return [group]
    for m in PARTNER.finditer(sentence, start, limit):
        if m.end() in by_start and (m[1] != 'of' or m.start() == start + 1):
            return [by_start[m.end()]]
        if m.start() == start + 1:
            return None
    return []


def meetings_in(sentence, groups, dates, source, last_place):
    """Return [(Event, whether it is another meeting than the one the article is about)].

    SOURCE is (tag, publication date). An Event may lack its date, its people or
    its place: they stand in other sentences, and settle() brings them together.
    """
    found = []
    for m in MEETING.finditer(sentence):
        words, verb_start = phrase_before(sentence, m.start()) if m['noun'] else ([], m.start())
        kind = [w for w in words if w.lower() in LEVELS]
        others = [w for w in words if w not in kind and w.lower() not in DETERMINERS]
        if m['noun'] and others and others[-1][0].isupper() and not others[-1].endswith("'s") \
                and not others[-1].startswith(STARTS):
            continue                                # "ASEAN summit", "Cabinet meeting"
        limit = reach(sentence, m.end(), groups)
        begin = m.start() if verb_start is None else verb_start
        begin -= 0 if verb_start is not None else len(' '.join(words)) + bool(words)
        doers, temporal = [], None
        with_whom = partners(sentence, m.end(), limit, groups, m['verb'])
        opening = sentence.startswith(('At ', 'During ', 'In ', 'While ')) and opens(sentence, begin - 1)
        before = sentence[:begin].split()[-1:]
        if verb_start is not None or before == ['for']:
            doers = [subject(sentence, begin, groups)]
        elif opening:
            comma = sentence.find(', ', max([m.end()] + [g.end - 2 for g in with_whom or []]))
            doers = [g for g in groups if comma > 0 and g.start >= comma][:1]
        doers += [g for g in groups if begin <= g.end < m.start() or
                  sentence.startswith("'s", g.end) and begin - 3 <= g.end < begin]
        doers = [g for g in doers if g]
        who = parties(*(g.who for g in doers + (with_whom or [])))
        start_of_clause = max(sentence.rfind(mark, 0, begin) for mark in ('; ', ', and ', ', but ', ', while '))
        left = sentence[max(0, start_of_clause):m.start()]
        fate = FATE.search(sentence, m.end(), limit)
        if NEVER.search(left) or fate and fate['never'] or with_whom is None:
            continue
        verb = sentence[begin:].split()[0] if m['noun'] and verb_start is not None else m['verb']
        planned = None
        if verb in HAPPENED:
            planned = False
        elif fate and (fate['ahead'] or fate['done']) and not verb:
            planned = bool(fate['ahead'])
        elif PLANS.search(left[-60:] if not doers else sentence[doers[0].end:m.start()] or left[-60:]):
            planned = True
        tense = {True: 1, False: -1, None: 0}[planned]
        temporal = next((d for d in dates if begin <= d[0] < m.start()), None) \
            or when(sentence, begin, m.end(), groups, [d for d in dates if before != ['for'] or d[0] > begin])
        if temporal and tense == 0:
            tense = 1 if re.search(r'\b(?:will|is|are)\b', sentence) else -1
        place = next((p['place'] for p in PLACE.finditer(sentence, m.end(), limit) if fits_place(p, groups)), '')
        if not place and opens(sentence, 0):
            lead = PLACE.match(sentence)
            place = lead['place'] if lead and fits_place(lead, groups) else ''
        if not place and re.search(r'\bthere\b', sentence[doers[0].end if doers else begin:limit]):
            place = last_place(sentence[:m.start()])
        if verb_start is not None and len(sides_of(who)) < 2:
            continue
        what = ' '.join([w.lower() for w in kind] + [m['noun'] or 'meeting'])
        event = Event(resolve(temporal, source[1], tense), 'meeting', who, what,
                      frozenset([source[0]]), planned, place)
        found.append((event, bool(re.search(r'\blast(?: held| met)|\blast$', sentence[begin - 5:m.end()])),
                      bool(SIDELINES.search(sentence)) and temporal is None))
    return found


def fits_place(m, groups):
    return m['place'].split()[0].lower() not in COMMON \
        and not any(g.start < m.start('place') < g.end and g.end > m.end('place') for g in groups)


def agree(who, other):
    """Return whether two tellings can be of the same people: one may leave out names,
    or one side while it has only one."""
    sides, others = set(sides_of(who)), set(sides_of(other))
    if len(sides) > 1 and len(others) > 1 and sides != others:
        return False
    if not (sides <= others or others <= sides):
        return False
    for side in sides & others:
        names = {name for s, name in who if s == side and name}
        if names and not names <= {name for s, name in other if s == side} \
                and any(name for s, name in other if s == side):
            return False
    return True


def same_meeting(a, b):
    """Return whether meetings A and B can be one: their dates, people and places agree."""
    if not (a.date.startswith(b.date) or b.date.startswith(a.date)) or not agree(a.who, b.who):
        return False
    exact = a.date == b.date and len(a.date) == 10
    if exact and any(name for side, name in a.who) and any(name for side, name in b.who):
        return True
    vague = [e for e in (a, b) if len(e.date) < 10 and not any(name for side, name in e.who)]
    if a.place and b.place and a.place != b.place and not vague:
        return False
    return exact or a.planned == b.planned or None in (a.planned, b.planned)


def richness(event):
    return len(event.date), any(name for side, name in event.who), event.place


def merged(a, b):
    """Return the one Event that A and B tell: the precise date, all names, the full wording."""
    if richness(a) < richness(b):
        a, b = b, a
    what = max(a.what, b.what, key=lambda w: (len(w.split()), w != 'meeting', len(w), w))
    if a.kind == 'position' and a.dated != b.dated:
        what = a.what if a.dated else b.what
    return Event(max(a.date, b.date, key=len), a.kind, parties(a.who, b.who), what,
                 a.sources | b.sources, a.planned and b.planned, a.place or b.place,
                 a.dated or b.dated, a.eve or b.eve)


def settle(tellings, published):
    """Return the meetings of one article from its TELLINGS, those that are dated and between
    Seoul and Tokyo."""
    meetings, closed = [], set()        # closed: places in meetings of those before the last
    for event, another, aside in tellings:
        host = next((m for m in reversed(meetings) if aside and m.date
                     and set(sides_of(event.who)) <= set(sides_of(m.who))), None)
        if host:
            event = event._replace(date=host.date, place=event.place or host.place)
        match = next((i for i in reversed(range(len(meetings))) if same_meeting(meetings[i], event)
                      and (event.date and meetings[i].date if another or i in closed else True)), None)
        if match is None:
            if len(sides_of(event.who)) == 1:
                continue                            # "In Monday's talks, Kim": no meeting by itself
            if another:
                closed.add(len(meetings))
            meetings.append(event)
        else:
            meetings[match] = merged(meetings[match], event)
    today = published.isoformat() if published else ''
    kept = []
    for event in meetings:
        if not event.date or not set(SIDES[:2]) <= set(sides_of(event.who)):
            continue
        if not event.place:
            event = event._replace(place=next((m.place for m in meetings if m.place and m.date == event.date
                                               and set(m.who) & set(event.who)), ''))
        if event.planned is None:
            event = event._replace(planned=event.date >= today[:len(event.date)])
        if event.planned or not today or event.date[:10] <= today:
            kept.append(event)
    return kept


# ---- Milestones ------------------------------------------------------------

PACT = re.compile(r"""GSOMIA | General\ Security\ of\ Military\ Information\ Agreement
    | \b(?:military|intelligence|information)[\w -]{0,40}?\b(?:accord|agreement|deal|pact)\b""", re.VERBOSE)
END = (r'(?:(?:abandon|discontinu|ditch|end|exit|scrap|terminat)(?:e|ed|ing|ion)?\b'
       r'|(?:pull|walk|withdraw)\w* (?:out|away|from)(?: of| from)?\b|not (?:to )?(?:renew|extend)|against (?:renew|extend)ing)')
DELAY = r'(?:suspend(?:ed|ing|s)?|postpon(?:e|ed|ing)|delay(?:ed|ing)?|halt(?:ed|ing)?|put(?:ting)? off|shelv(?:ed|ing))'
CONCLUDED, DECIDED, SUSPENDED, EXPIRES = (
    'GSOMIA concluded', 'decision to end GSOMIA announced', 'termination of GSOMIA suspended', 'GSOMIA expires')
MILESTONES = tuple((what, re.compile(pattern)) for what, pattern in (
    # "conditionally suspended the termination", "the planned termination was suspended"
    (SUSPENDED, DELAY + r' (?:[\w\'-]+ ){0,8}?(?:terminat|expir|decision|withdraw)\w*'),
    (SUSPENDED, r'\b(?:terminat\w+|expir\w+|decision|withdrawal)(?: [\w-]+){0,8}? (?:' + DELAY + '|put on hold)'),
    (SUSPENDED, r'\bput (?:[\w\'-]+ ){1,6}on hold\b|\bconditionally (?:extend|keep|maintain|renew|suspend)\w*'),
    # "announced its decision", "decided to terminate", "said it will not renew"
    (DECIDED, r'\b(?:announced|announcing|made)(?: [\w-]+){1,3}? decision\b(?:[^.;:"]{0,40}? to ' + END + ')?'),
    (DECIDED, r'\b(?:announced|chose|decided|declared|opted|said)\b[^;:"]{0,60}?\b(?:to|will|would) (?:' + END + ')'),
    (DECIDED, r'\b(?:its|the|their|\'s) (?:[\w.-]+ ){0,2}?decision (?:[\w.]+ ){0,4}?(?:to ' + END + ')'),
    (CONCLUDED, r'\b(?:concluded|inked|sealed|signed)\b'),
    (CONCLUDED, r'\b(?:(?P<year>(?:19|20)\d\d)|(?P<age>\w+)-year-old)'
                r' (?:[\w-]+ ){0,4}?(?:pact|agreement|accord|deal|GSOMIA)\b'),
    (EXPIRES, r'\b(?:expir(?:ation|ed?|es|ing|y)|(?:set|due|scheduled|slated) to (?:end|lapse))\b'),
))
MILESTONE_WORD = re.compile(r'decision|decided|expir|suspend|hold|signed|conclu|-year-old|pact|agreement|GSOMIA')
EVE = re.compile(r'\blast[- ]minute\b|\b(?:days|hours|just|shortly) before\b|\bon the eve\b')
OTHER_PACT = re.compile(r'\b1965\b|treaty|normaliz|comfort|compensat|free trade|nuclear')


def milestones_in(sentence, aware, groups, dates, source):
    """Return the milestone Events SENTENCE tells; AWARE is whether the one before it is
    about the pact. An Event without a date adds its source to the row of another article."""
    if not (aware or PACT.search(sentence)) or not MILESTONE_WORD.search(sentence):
        return []
    pacts = [m.span() for m in PACT.finditer(sentence)]
    found, taken = [], []
    for what, pattern in MILESTONES:
        for m in pattern.finditer(sentence):
            if any(m.start() < end and start < m.end() for start, end in taken):
                continue
            event = milestone(sentence, what, m, pacts, aware, groups, dates, source)
            if event:
                found.append(event)
                taken.append(m.span())
    return found


def milestone(sentence, what, m, pacts, aware, groups, dates, source):
    """Return the Event that M, a match of the pattern for WHAT, tells; None if it is none."""
    tag, published = source
    nominal = what == DECIDED and not m[0].startswith(('announc', 'made', 'chose', 'decided', 'declared', 'opted', 'said'))
    inside = [d for d in dates if m.start() <= d[0] < m.end()]
    tense, planned, who = -1, False, (('Seoul', ''), ('Tokyo', ''))
    if what in (DECIDED, SUSPENDED):
        left = sentence[max(0, *(sentence.rfind(mark, 0, m.start()) for mark in ('; ', ', and ', ' but ', ', while '))):m.end()]
        if not nominal and NEVER.search(left.replace('not to', '').replace('not renew', '').replace('not extend', '')):
            return None
        near = any(start < m.end() + 100 and end > m.start() - 60 for start, end in pacts)
        if not near and not aware:
            return None
        if nominal:
            temporal = next(iter(inside), None)
            side = next((side for name, side in GOVERNMENTS.items() if sentence.endswith(name, 0, m.start())), '')
        else:
            temporal = next(iter(inside), None) or when(sentence, m.start(), m.end(), groups, dates, True)
            doer = subject(sentence, m.start(), groups)
            side = sides_of(doer.who)[0] if doer and len(sides_of(doer.who)) == 1 else ''
        who = ((side, ''),) if side else ()
    elif what == EXPIRES:
        planned = m[0] != 'expired' or bool(re.search(r'\b(?:had|have|has) $', sentence[:m.start()]))
        if sentence.endswith('not ', 0, m.start()):
            return None
        was = re.search(r'\b(?:was|were|had) [\w ]{0,20}$', sentence[:m.start()])
        tense = 1 if planned else -1
        limit = min(reach(sentence, m.end(), groups), m.end() + 70)
        temporal = next((d for d in dates if m.end() <= d[0] < limit
                         and not SPOKEN.search(sentence, 0, d[0]) or 0 <= m.start() - d[1] <= 12 and ',' not in sentence[d[1]:m.start()]), None)
    elif m.lastgroup:
        if not any(start < m.end() and end > m.start() for start, end in pacts) \
                and not re.search(END + r' (?:the |a |its )?$', sentence[:m.start()]):
            return None
        age = m['age'] and (int(m['age']) if m['age'].isdigit() else NUMBERS.index(m['age']) if m['age'] in NUMBERS else None)
        if not m['year'] and (age is None or not published):
            return None
        return Event(m['year'] or '%04d' % (published.year - age), 'milestone', who, what, frozenset([tag]), False)
    else:
        near = any(0 <= m.start() - end <= 45 or 0 <= start - m.end() <= 70 for start, end in pacts)
        weak = re.search(r'\b[Tt]he (?:accord|agreement|deal|pact)\b[\w, ]{0,30}$', sentence[:m.start()])
        if not near and not weak or OTHER_PACT.search(sentence):
            return None
        temporal = when(sentence, m.start(), m.end(), groups, dates)
    return Event(resolve(temporal, published, tense), 'milestone', who, what, frozenset([tag]), planned,
                 eve=bool(EVE.search(sentence)))


# ---- Positions -------------------------------------------------------------

STANCE = re.compile(r"""
    (?:,?\ (?:however|meanwhile|for\ (?:his|her|its)\ part),)?
    (?:\ (?P<also>also|again|later|then))*\ 
    (?P<words>
      (?:(?:also|been|consistently|did|do|does|had|has|have|is|long|not|repeatedly|strongly|was)\ )*
      (?: (?P<stem> accus|argu|ask|believ|blam|claim|condemn|contend|criticiz|defend|demand|denounc|dismiss
            |emphasiz|express|hop|insist|lobb|maintain|oppos|pledg|press|propos|protest|push|reaffirm
            |refus|reject|reiterat|request|stress|support|threaten|underlin|underscor|urg|vow|want|warn)
          (?:e|ed|es|ied|ies|ing|s|sed|ured|uring|y|ying)?
        | (?P<phrase> call(?:s|ed|ing)?\ (?:for|on) | heap(?:s|ed|ing)?\ pressure | ma(?:de|kes?|king)\ (?:it\ )?clear
            | put(?:s|ting)?\ (?:forward|pressure) | rul(?:ed|es|ing)\ out
            | (?:dispatch|send|sent)\w*\ [^.;]{1,120}?\ to\ (?:demand|lobby|persuade|press|push|urge) )
        | (?P<weak> added|noted|said|says|told )
      )\b
    )""", re.VERBOSE)
MODAL = re.compile(r"""\b(?:cannot|can't|difficult|hop\w+|important|impossible|inappropriate|must|need\w*|ought
    |regret\w*|should|unacceptable|unfair|want\w*|wrong|(?:has|have)\ to
    |(?:could|is|are|will|would)\ (?:never|not)|won't)\b""", re.VERBOSE)
TOPIC = re.compile(r"""
    (?P<pact>GSOMIA|General\ Security\ of\ Military|\b(?:intelligence|military)[\ -](?:\w+[\ -]){0,2}?(?:agreement|information|pact|sharing)
        |\b(?:the|its)\ (?:\w+\ )?(?:agreement|pact)\b|\breconsider|\brenewal|\bsecurity\ (?:cooperation|pact|tool)|\bterminat)
  | (?P<export>\bexport|\btrade\ (?:curb|control|restriction)|\bwhite\ ?list)
  | (?P<labor>\b(?:assets|colonial|compensat\w+|court|forced\ labor\w*|laborers|liquidat\w+|reparations?|rulings?|victims?|wartime)\b
        |\b1965\b)""", re.VERBOSE)
ANAPHOR = re.compile(r'\b(?:its|that|the|these|this) (?:decision|dispute|issue|matter|measure|move|problem|row|situation|step)s?\b')
SUBORDINATE = PREPOSITIONS | set('after as because before if since that unless until when whether which who'.split())
TAIL = re.compile(r""",\ (?:according\ to\ [^,"]*|[^,"]{1,80}?\ (?:added|noted|said|says|told\ reporters)(?:\ [^,"]{0,30})?)$""", re.VERBOSE)
IN_TALKS = re.compile(r'(?:At|During|In) (?:the|their)(?: [\w-]+){0,3} (?:meeting|session|summit|talks),')


def positions_in(sentence, before, groups, dates, source, talks, last):
    """Return the position Events of SENTENCE.

    BEFORE is the sentence before it, TALKS the date of the meeting the article
    is about, LAST the position last told, for "she said" and "also".
    """
    tag, published = source
    found, starts = [], []
    for g in groups:
        m = STANCE.match(sentence, g.end)
        ahead = sentence[:g.start].lower().split()[-1:] or ['']
        if m and set(sides_of(g.who)) and all(side for side, name in g.who) and ahead[0] not in SUBORDINATE \
                and ahead[0] not in SPEECH and sentence.count('"', 0, g.start) % 2 == 0:
            if not starts or re.search(r',? (?:and|but|while|whereas) $', sentence[:g.start]):
                starts.append((g, m))
    for i, (g, m) in enumerate(starts):
        stop = len(sentence)
        if i + 1 < len(starts):
            stop = re.search(r',? (?:and|but|while|whereas) $', sentence[:starts[i + 1][0].start]).start()
        words = TAIL.sub('', sentence[m.start('words'):stop].rstrip('. ')).rstrip(',. ')
        rest = words[m.end() - m.start('words'):]
        if not (TOPIC.search(rest) or ANAPHOR.search(rest) and TOPIC.search(before)) or m['weak'] and not MODAL.search(rest):
            continue
        clause = starts[i - 1][0].end if i else 0
        day = voiced(sentence, clause, g, m, groups, dates, published, talks)
        if day is None and m['also'] and last and last.who == g.who:
            day = last.date
        if day is None:
            day = published.isoformat()
        if day and day <= published.isoformat():
            found.append(Event(day, 'position', g.who, words, frozenset([tag])))
    return found or quotation(sentence, groups, source, last)


def voiced(sentence, clause, group, m, groups, dates, published, talks):
    """Return the date a position was voiced where the sentence says so, '' where it says so
    in words without a value ("three days earlier"), None where it says nothing."""
    limit = reach(sentence, m.end(), groups)
    for d in dates:
        if clause <= d[0] and d[1] <= group.start and not REACH.search(sentence, clause, d[0]) \
                or m.end() <= d[0] < limit and len(sentence[m.end():d[0]].split()) < 6:
            return resolve(d, published, -1)
    if IN_TALKS.match(sentence, clause) and talks:
        return talks
    return None


QUOTED = re.compile(r"""
    "(?P<words>[^"]+)[,?!]"\ (?:(?P<she>he|she)\b|(?:said|added)\ |)""", re.VERBOSE)
SAYS = re.compile(r' (?:also |then )?(?:added|said|says|stressed|told|warned)\b')


def quotation(sentence, groups, source, last):
    """Return the position told as a quotation that opens SENTENCE: '"...," she said.'"""
    m = QUOTED.match(sentence)
    if not m or not TOPIC.search(m['words']) or not (MODAL.search(m['words']) or re.search(r'\bwill\b|\bif\b', m['words'], re.I)):
        return []
    if m['she']:
        who = last.who if last and SAYS.match(sentence, m.end()) else ()
    else:
        who = next((g.who for g in groups if g.start == m.end() and
                    (SAYS.match(sentence, g.end) or m[0][-1] == ' ')), ())
    if len(who) != 1 or not who[0][0]:
        return []
    day = last.date if last and last.who == who else source[1].isoformat()
    return [Event(day, 'position', who, 'said "%s"' % m['words'], frozenset([source[0]]))]


# ---- One article: sentences -> events --------------------------------------

def read_events(article, cast):
    """Return the Events ARTICLE tells; CAST is the parties known by full name."""
    source = (article.tag, article.published)
    cast, pair, place = dict(cast), (('Seoul', ''), ('Tokyo', '')), ''
    told, tellings, milestones, aware = [], [], [], False
    for sentence in article.sentences:
        groups, dates = groups_in(sentence, cast, pair), temporals(sentence)
        places = [m['place'] for m in PLACE.finditer(sentence) if fits_place(m, groups)]
        found = meetings_in(sentence, groups, dates, source,
                            lambda text: next((m['place'] for m in reversed(list(PLACE.finditer(text)))), place))
        tellings += [f for f in found if all(side for side, name in f[0].who)]
        milestones += milestones_in(sentence, aware, groups, dates, source)
        pair = next((f[0].who for f in reversed(found) if len(f[0].who) > 1), pair)
        pair = next((g.who for g in reversed(groups) if len(g.who) > 1 and not found), pair)
        place = places[-1] if places else place
        aware = bool(PACT.search(sentence))
        told.append((sentence, groups, dates))
    meetings = settle(tellings, article.published)
    if article.published is None:
        return meetings
    talks = next((m.date for m in meetings if not m.planned), '')
    positions, before = [], ''
    for sentence, groups, dates in told:
        positions += positions_in(sentence, before, groups, dates, source, talks, positions[-1] if positions else None)
        before = sentence
    decider = next((e.who for e in milestones if e.what == DECIDED and e.who), ())
    milestones = [e if e.who or e.what not in (DECIDED, SUSPENDED) else e._replace(who=decider) for e in milestones]
    return meetings + milestones + positions


# ---- Merging: one row per event across articles ----------------------------

def timeline(articles):
    """Return (events in order, articles that cannot be dated)."""
    known = [{} for _ in articles]
    for one, people in zip(articles, known):
        for sentence in one.sentences:
            introduce(sentence, one.home, people)
    everyone = {}
    for people in known:
        for name, (weight, side) in people.items():
            everyone.setdefault(name, {}).setdefault(weight, set()).add(side)
    def cast(people):
        found = {}
        for name, (weight, side) in people.items():
            best = max(everyone[name])
            if weight < best and len(everyone[name][best]) == 1:
                side = next(iter(everyone[name][best]))
            found[name] = (side, name)
        for name, sides in everyone.items():
            if name not in found and len(sides[max(sides)]) == 1:
                found[name] = (next(iter(sides[max(sides)])), name)
        return found
    events = []
    casts = [cast(p) for p in known]
    lost = []
    for one, c in zip(articles, casts):
        if one.published:
            events += read_events(one, c)
    days = {}
    for e in events:
        if e.kind == 'meeting' and not e.planned and len(e.date) == 10:
            days.setdefault((e.who, WEEKDAYS[date.fromisoformat(e.date).weekday()]), set()).add((e.date, e.place))
    for one, c in zip(articles, casts):
        if one.published is None:
            fits = {day for m in read_events(one, c) for day, place in days.get((m.who, m.date), ())
                    if not m.place or not place or m.place == place}
            if len(fits) == 1:
                one = one._replace(published=date.fromisoformat(fits.pop()))
                events += [e._replace(dated=False) for e in read_events(one, c)]
            else:
                lost.append(one)
    return ordered(unite(events)), lost


def unite(events):
    """Return EVENTS with one Event for each that happened, however many articles tell it.

    Equal ones come together first; then the less precise ("in November", "the
    two sides") join the one that says more, found by an index, so that the cost
    grows with the number of events, not with its square.
    """
    return unite_meetings([e for e in events if e.kind == 'meeting']) \
        + unite_milestones([e for e in events if e.kind == 'milestone']) \
        + unite_positions([e for e in events if e.kind == 'position'])


def gather(events, key):
    """Return the Events left when those of equal KEY are merged."""
    found = {}
    for event in events:
        k = key(event)
        found[k] = merged(found[k], event) if k in found else event
    return list(found.values())


def unite_meetings(events):
    by_day, hosts = {}, {}
    events = gather(events, lambda e: (e.date, e.who, e.place, e.planned and len(e.date) < 10))
    for event in sorted(events, key=richness, reverse=True):
        named = [p for p in event.who if p[1]]
        keys = [(event.date, p) for p in named[:1] or event.who[:1]]
        fits = [k for k in by_day.get(keys[0], ()) if same_meeting(hosts[k], event)]
        if fits:
            last = max(fits, key=lambda k: hosts[k].date)
            hosts[last] = merged(hosts[last], event)
            continue
        n = len(hosts)
        hosts[n] = event
        for party in set(event.who) | set(unnamed(event.who)):
            for size in (4, 7, 10):
                if size <= len(event.date):
                    by_day.setdefault((event.date[:size], party), []).append(n)
    return list(hosts.values())


def unite_milestones(events):
    dated = gather([e for e in events if e.date], lambda e: (e.what, e.date))
    found = {}
    for event in sorted(dated, key=lambda e: -len(e.date)):
        keys = [(event.what, event.date[:size]) for size in (4, 7, 10) if size <= len(event.date)]
        if found.get(keys[-1]):
            host = max(found[keys[-1]], key=lambda e: e[0].date)
            host[0] = merged(host[0], event)
            continue
        host = [event]
        for key in keys:
            found.setdefault(key, []).append(host)
    hosts = [host for (what, day), group in found.items() if len(day) == 4 for host in group]
    for event in (e for e in events if not e.date):
        same = [h for h in hosts if h[0].what == event.what]
        if same and not any(event.sources & h[0].sources for h in same):
            host = max(same, key=lambda h: h[0].date)
            host[0] = merged(host[0], event)
    decider = next((h[0].who for h in hosts if h[0].what == DECIDED and h[0].who), ())
    return [h[0] if h[0].who else h[0]._replace(who=decider or (('Seoul', ''), ('Tokyo', ''))) for h in hosts]


WORD = re.compile(r"[a-z]{4,}")


def unite_positions(events):
    """A stance of the same voice on the same day with the same verb on the same topics, in
    much the same words, is one."""
    found = {}
    for event in gather(events, lambda e: (e.date, e.who, e.what)):
        stance = STANCE.match(' ' + event.what)
        verb = stance and (stance['stem'] or stance['phrase'] or stance['weak'])
        topics = frozenset(m.lastgroup for m in TOPIC.finditer(event.what))
        rows = found.setdefault((event.date, event.who, verb, topics), [])
        words = {w[:6] for w in WORD.findall(event.what.lower())}
        for row in rows:
            others = {w[:6] for w in WORD.findall(row[0].what.lower())}
            if not row[0].sources & event.sources and len(words & others) >= 0.4 * min(len(words), len(others)):
                row[0] = merged(row[0], event)
                break
        else:
            rows.append([event])
    return [row[0] for rows in found.values() for row in rows]


KINDS = ('meeting', 'milestone', 'position')


def ordered(events):
    """Return EVENTS as they happened: a date known to the month or year stands at its end,
    what was done "at the last minute" just before the expiry it averted."""
    expiries = sorted(e.date for e in events if e.what == EXPIRES)
    def key(event):
        day, before = event.date + '~' * (len(event.date) < 10), 1
        if event.eve and event.what == SUSPENDED:
            averted = next((d for d in expiries if d.startswith(event.date) and len(d) == 10), None)
            if averted:
                day, before = averted, 0
        return day, KINDS.index(event.kind), before, event.who, event.what, event.place
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
                for line in wrap(cell, width - 2 * (i > 0) if width > 9 else width, '  ' * (i > 0 and width > 9))]
    widest = [max(display_width(row[i]) for row in rows) for i in range(5)]
    sources = min(widest[4], max(8, width // 8))
    free = width - widest[0] - widest[1] - sources - 8
    who = min(widest[2], free * 2 // 5)
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
        line = '%s: %s: %s' % (PROGRAM, ' '.join(clean(name).split()), what)
        print(line.encode('ascii', 'backslashreplace').decode(), file=sys.stderr)
    return 1


# ---- The command -----------------------------------------------------------

def arguments(args):
    """Return (whether help is asked for, FOLDER) from the command line ARGS; exit with 2
    where they are wrong."""
    if not args:                        # nothing to parse: argparse is not worth its import
        return False, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'seeds')
    import argparse
    parser = argparse.ArgumentParser(prog=PROGRAM, add_help=False)
    parser.error = lambda message: sys.exit(complain('usage', message) + 1)
    parser.add_argument('-h', '--help', action='store_true')
    parser.add_argument('folder', nargs='?', default='')
    options = parser.parse_args(args)
    return options.help, options.folder


def main(args=None):
    """Run the command; return its exit status."""
    wants_help, folder = arguments(sys.argv[1:] if args is None else args)
    if wants_help:
        return emit(__doc__)
    status, articles = 0, []
    try:
        names = read_folder(folder)
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
        return 1 if status else status
    if sys.stdout is not None and sys.stdout.isatty():
        from shutil import get_terminal_size
        lines = columns(rows, get_terminal_size().columns)
    else:
        lines = ['\t'.join(cells) for cells in rows]
    return emit('\n'.join(lines) + '\n') or status


if __name__ == '__main__':
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
