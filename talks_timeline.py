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
day of the talks, where it was said in them or, within two days, by one who
took part; else at the article's own day. A date known only to the month or
year stands at its end. Within a day: meetings in the order told (by file name,
then by place in the article), milestones, positions by government, a
government before its people.

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

# What the readers find and the printer prints; merging two of them makes a third.
# date: ISO 8601, cut to the precision known, '' while unknown; kind: one of KINDS
# who: a tuple of parties, each (government, full name or '')
# what: the words of its cell, without "planned: " and the place; place: where, or ''
# planned: whether no article reports it as having happened
# level: 'leaders' or 'others', whose meeting it is; '' where the article does not say
# sources: a frozenset of tags; order: where it is told first: (file name, number of the sentence)
Event = namedtuple('Event', 'date kind who what place planned level sources order')
# name: the file's; tag: in the sources column; published: a date or None; home: the government at
# home with the outlet, or ''; city: the dateline's, or ''; sentences and captions:
# [(text, its Tokens)]
Article = namedtuple('Article', 'name tag published home city sentences captions')
# One or more words of a sentence. mark: what a phrase calls them; value: what they mean, see the
# readers; start, end: where they stand in the text; aside: the dates and places behind them
Token = namedtuple('Token', 'mark value start end aside')
Token.__new__.__defaults__ = ((),)

# ---- Words: what such reports call things ----------------------------------

KINDS = ('meeting', 'milestone', 'position')    # the order within a day
SIDES = ('Seoul', 'Tokyo', 'Washington')        # the order within the who column

# Each government's label, its names, its adjectives. The names but the label are countries.
GOVERNMENTS = [line.split(': ') for line in """\
Seoul: Seoul|South Korea|S. Korea|ROK|Republic of Korea|the South|Korea|Blue House|Cheong Wa Dae\
: South Korean|S. Korean|Korean
Tokyo: Tokyo|Japan: Japanese
Washington: Washington|United States|U.S.|US|America|White House|Pentagon|State Department: American
Beijing: Beijing|China: Chinese
Canberra: Canberra|Australia: Australian
London: London|Britain|UK: British
Manila: Manila|Philippines: Philippine
Moscow: Moscow|Russia: Russian
New Delhi: New Delhi|India: Indian
Pyongyang: Pyongyang|North Korea|N. Korea|the North: North Korean|N. Korean
Taipei: Taipei|Taiwan: Taiwanese""".splitlines()]
SIDE_OF = {name: label for label, *names in GOVERNMENTS for name in '|'.join(names).split('|')}
COUNTRIES = {name for label, names, _ in GOVERNMENTS for name in names.split('|') if name != label}
COUNTRIES |= set("""Argentina Brazil Cambodia Canada Chile Egypt France Germany Hawaii Indonesia
    Italy Laos Lithuania Malaysia Mexico Peru Poland Spain Switzerland Thailand Turkey Ukraine
    Vietnam""".split())
PACT_SIDES = (('Seoul', ''), ('Tokyo', ''))      # who concluded it
SIDE_OF.update((name, name) for name in COUNTRIES - SIDE_OF.keys())
OUTLETS = {'arirang': 'Seoul', 'japan times': 'Tokyo', 'jiji': 'Tokyo', 'joongang': 'Seoul',
           'kbs': 'Seoul', 'korea herald': 'Seoul', 'korea times': 'Seoul', 'kyodo': 'Tokyo',
           'mainichi': 'Tokyo', 'nhk': 'Tokyo', 'yomiuri': 'Tokyo', 'yonhap': 'Seoul'}
# Offices that only one government has: they need no country.
OWN_OFFICES = {'cabinet secretary': 'Tokyo', 'defense secretary': 'Washington',
               'secretary of defense': 'Washington', 'secretary of state': 'Washington'}
KOREAN_FAMILIES = set("""Ahn Bae Cha Cho Choi Chun Chung Ha Han Hong Hwang Jang Jeon Jeong Jin Joo
    Jung Kang Kim Ko Kwon Lee Lim Min Moon Nam Noh Oh Park Roh Ryu Seo Shin Sohn Son Song Suh Suk
    Sung Woo Yang Yeo Yoo Yoon Youn Yun""".split())
MONTHS = {name: i for i, full in enumerate("""January February March April May June July August
    September October November December""".split(), 1) for name in (full, full[:3])}
MONTHS['Sept'] = 9
WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
NUMBERS = {word: i for i, word in enumerate(
    'zero one two three four five six seven eight nine ten'.split())}
SHIFTS = {'coming': 1, 'last': -1, 'next': 1, 'past': -1, 'this': 0}
DAYS = {'last night': -1, 'this afternoon': 0, 'this evening': 0, 'this morning': 0, 'today': 0,
        'tomorrow': 1, 'yesterday': -1}

# What a phrase below calls a verb: its mark, and others that mean the same, in their base form. The
# mark has the verb's form: MEET and MET, URGE, URGED and URGING.
VERBS = """\
ANNOUNCE: declare|finalize|give notice|notify
DECIDE: choose|opt
END: abandon|exit|not extend|not renew|not to extend|not to renew|pull out of|scrap|terminate
END: walk away from|withdraw from
EXPIRE: lapse|run out
EXPRESS: convey|file|lodge|voice
GATHER: gather
HOLD: conduct|continue|convene|resume|sit down for
JOIN: attend|take part in
KEEP: extend|keep|renew|retain|stay in
MEET: come together|confer|receive|sit down|speak|talk
NORMALIZE: restore
REVERSE: back down from|back off from|overturn
SAY: add|note|report
SEND: dispatch
SHARE: agree|agree on|discuss|exchange
SIGN: conclude|ink|seal
SUSPEND: avert|delay|freeze|halt|postpone|put off|shelve
TELL: tell
TRAVEL: arrive|fly|visit
URGE: accuse|argue|ask|believe|blame|call for|call on|claim|condemn|contend|criticize|defend
URGE: demand|denounce|deny|dismiss|emphasize|encourage|heap pressure|hold that|insist|maintain
URGE: make clear|make it clear|object|oppose|pledge|point out|press|pressure|propose|protest|push
URGE: put forward|put pressure|reaffirm|refuse|regret|reiterate|reject|repeat|request|restate
URGE: rule out|seek|step up pressure|stress|support|take the position|take the stance|threaten
URGE: underline|underscore|view|vow|want|warn|welcome
WITHDRAW: retract"""
PASTS = dict(pair.split() for pair in """choose chose,come came,confer conferred,
    fly flew,freeze froze,give gave,hold held,keep kept,make made,meet met,put put,run ran,say said,
    seek sought,send sent,sit sat,speak spoke,take took,tell told,withdraw withdrew""".split(','))
# What it calls other words. A word of LITERAL stands for itself, one of no table is "word", or
# NAME where it has a capital; an ADVERB is left out.
VOCABULARY = """\
ADVERB: a|again|alone|along|already|also|an|briefly|completely|conditionally|consistently|currently
ADVERB: eventually|finally|fully|for her part|for his part|for its part|for their part|formally
ADVERB: however|in turn|just|meanwhile|morning|new|newly|night|officially|once|only|quickly
ADVERB: recently|repeatedly|reportedly|simply|since he took office
ADVERB: since she took office|since taking office|still|strictly|strongly|the|together|too|very
during: at the beginning of|at the outset of|at the start of
ON-MEETING: after meeting|before meeting|while meeting
TALKS: chat|conference call|consultation|consultations|conversation|dialogue|discussions
TALKS: encounter|luncheon|meeting|negotiations|phone call|session|summit|talks|teleconference
TALKS: telephone call|the call|video call|video conference|videoconference
LEVEL: bilateral|director-general-level|face-to-face|foreign-ministerial|formal|high-level|in-person
LEVEL: ministerial|one-on-one|online|phone|pull-aside|senior-level|separate|telephone|three-way
LEVEL: trilateral|vice-ministerial|video|virtual|working-level
MAYBE: another|possible|potential
TAKES-PLACE: comes|marks|take place|takes place
TOOK-PLACE: came|ended|followed|lasted|marked|took place|was held|was the first|were held|yielded
FEELING: concern|concerns|disappointment|dismay|opposition
MEDIA: briefing|media|news briefing|news conference|parliament|press briefing|press conference
MEDIA: parliamentary session|reporters
URGE: sees
WITHDREW: withdrawn
with: attended by|headed by|led by
MET: paid a courtesy call on|paid a visit to|spoken
BY-PHONE: by phone|by telephone|on the phone|over the phone|over the telephone|via telephone
BY-PHONE: by video|via video
SIDELINES: fringes|margins|sidelines
OFF: called off|canceled|cancelled|fell through|separately with
DUE: being arranged|due|expected|planned|planning|scheduled|set|slated
ARRANGE: are arranging|are making arrangements|arrange|is arranging|is making arrangements|set up
UPCOMING: forthcoming|upcoming
WILL: are going to|is going to|plan to|plans to|will
WOULD: would
BE: are|is|was|were
GSOMIA: General Security of Military Information Agreement|GSOMIA|Gsomia
INTELLIGENCE: information|information sharing|information-sharing|intelligence
INTELLIGENCE: intelligence sharing|intelligence-sharing
DEAL: accord|agreement|deal|pact
THE-PACT: the accord|the agreement|the deal|the military agreement|the military pact|the pact
EXPIRY: expiration|expiry|termination
HOLD-OFF: on hold
DECISION: decision|move
FINISHED: completed|wrapped up
NORMALIZATION: normalisation|normalization|restoration
NOTICE: notice|notices|notification
LAST: their last|their latest|their most recent|their previous
LOBBY: lobby|persuade
MODAL: breach|can|cannot|could|difficult|disappointed|does not|has to|have to|hope|hopes|important
MODAL: impossible|must|need|needs|never|no choice|ready|regrettable|resolved|respect
MODAL: respects|settled|should|unacceptable
MODAL: unfair|violate|violated|violates|violation|willing|wrong
TOPIC: WTO|World Trade Organization
TOPIC: 1965|assets|colonial|compensate|compensation|court|court rulings|curbs|export|exports
TOPIC: forced labor|lawsuit|lawsuits|liquidate|liquidated|liquidation|reconsideration|renewal
TOPIC: reparation|reparations|requisitioned|ruling|rulings|security cooperation|trade curbs
TOPIC: trade partners|trade restrictions|trading partners|victims|wartime|white list|whitelist
ISSUE: dispute|issue|issues|matter|matters|measure|measures|problem|restrictions|row|situation
ISSUE: solution|step|steps
OFFICE: FM|PM|adviser|ambassador|chief|councilor|counselor|diplomat|director|director general
OFFICE: director-general
OFFICE: envoy|head|leader|minister|negotiator|official|premier|president|representative|secretary
OFFICE: secretary general|secretary-general
OFFICE: spokesman|spokesperson|spokeswoman
OFFICES: directors general|directors-general
MINISTRY: administration|authorities|department|embassy|government|ministry|side
MINISTRY: presidential office
COUNTERPART: counterpart|counterparts
FORMER: business|former|lawmaker|opposition
CITY: capital|city|island|resort|town
ONE: he|she
PAIR: both|the diplomats|the ministers|the pair|the two|they
THREE: all three|the three
NATIONS: allies|countries|governments|ministries|nations|neighbors|sides
PART: early|late|mid
OFTEN: frequently|many times|numerous times|often|regularly|several times|three times|twice
SAME-DAY: earlier in the day|later in the day|same day|that day|the same day"""
LITERAL = set("""according after ago ahead although amid among and as at be because been before
    being between but by called despite during earlier following for from had has have her here his
    if in into involving it its later may near no not of on over previous previously put since so
    that their there through to under unless until when where whether which while who whose with
    's , . ; : -""".split())
BUILDINGS = set('Building Center Hotel House Palace Residence'.split())
TITLES = set("""acting affairs asia asian assistant bureau cabinet control deputy defense
    division economic economy energy finance first foreign general high-ranking indo-pacific
    industry intelligence international military national nuclear oceanian office pacific peace
    peninsula policy prime ranking second secretariat security senior service special state
    strategic top trade unification vice""".split())


# ---- Reading: folder -> text -----------------------------------------------


def tags_in(folder):
    """Return {name: tag in the sources column} of the *.txt files in FOLDER, sorted: the stem up
    to its first "_" ("000" for "000_ddaa.txt"), or the whole stem where two would be the same.
    Raise OSError if there are none."""
    names = sorted(name for name in os.listdir(folder) if name.endswith('.txt') and name[0] != '.')
    if not names:
        raise OSError(0, 'no .txt files')
    stems = {name: shown(name[:-len('.txt')]) for name in names}
    short = {name: stem.split('_')[0] or stem for name, stem in stems.items()}
    uses = Counter(short.values())
    return {name: tag if uses[tag] == 1 else stems[name] for name, tag in short.items()}


def read_text(path):
    """Return the text of the file at PATH, cleaned; raise OSError where there is none."""
    if not os.path.isfile(path) and os.path.exists(path):
        raise OSError(0, 'not a regular file')
    with open(path, 'rb') as file:
        data = file.read()
    if b'\0' in data:
        raise OSError(0, 'binary, not text')
    try:
        text = clean(data.decode('utf-8'))       # a byte order mark is not printable
    except UnicodeDecodeError:
        raise OSError(0, 'not UTF-8 text')
    if not text.strip():
        raise OSError(0, 'empty')
    return text


PLAIN = str.maketrans('\u2018\u2019\u201c\u201d\u2010\u2011', '\'\'""--')
ESCAPE = re.compile(r'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.?)')


def clean(text):
    """Return TEXT in plain characters: one kind of space, line end, quote and hyphen, no controls
    or marks that cannot be seen; terminal escape sequences (ECMA-48) go as a whole."""
    lines = [' '.join(line.split()) for line in ESCAPE.sub('', text.translate(PLAIN)).splitlines()]
    return '\n'.join(line if line.isprintable() else
                     ' '.join(''.join(filter(str.isprintable, line)).split()) for line in lines)


def shown(name):
    """Return a file's NAME for a line of output: in UTF-8 whatever the locale, no controls."""
    return ' '.join(clean(os.fsencode(name).decode('utf-8', 'replace')).split())


# ---- Articles: text -> publication date, home of the outlet, sentences -----

# "SEOUL, Nov. 15 (Yonhap) -- ", "LONDON/SEOUL: ", "Tokyo, June 3 (Jiji Press)--"
DATELINE = re.compile(r'[A-Z][A-Z.]{1,20}(?:[ /][A-Z]{1,20}){0,4}\b((?:,|/| ?\()[^-:"]{0,50}?)? ?'
                      r'(?:--+|[-:\u2013\u2014](?= )) ?(?=["A-Z])'
                      r'|[A-Z][A-Za-z ]{2,24}(, \w{3,9}\.? \d{1,2} \([^()]{2,20}\)) ?--+ ?')
FURNITURE = re.compile(r'(?:date |Published|Updated|Posted on|By |\(ATTN|Modified)'
                       r'|.{0,90}\b(?:[ap]\.m|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun'
                       r'|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z]\.[A-Z])\.$'
                       r'|[^.]{0,90}\?$')
CAPTION = re.compile(r'\((?:C|L|R|left|right|center|from (?:left|L)|[A-Z ]*(?:AP|REUTERS)[A-Z ]*)'
                     r'[,)]|, (?:left|right),|[Ff]rom left|photo (?:provided|shows|taken)'
                     r'|\[[A-Z/ ]+\]$|(?:poses?|shakes?) (?:for|hands)|shake hands')
FULL_STOP = ('.', '!', '?', '."', '!"', '?"', ".'", '.)', '.")')


def read_article(name, text, tag):
    """Return the Article in TEXT, the file NAME's, to be named TAG among the sources; published is
    None where it bears no date.

    The publication date stands above the first sentence (" date 2019-11-15",
    "Published : Feb. 6, 2020") or, with its year, in the dateline; a dateline
    without one ("SEOUL, Nov. 15") may be a day or two older than the page.
    """
    head, body, captions = paragraphs(text)
    told = city = ''
    for i, dateline in enumerate(map(DATELINE.match, body[:2])):        # the first may be a summary
        if dateline:
            told = told or dateline[1] or dateline[2] or ''
            city = city or re.match('[A-Za-z .]*', dateline[0])[0].strip().title()
            body[i] = body[i][dateline.end():]
    published = first_date([line for line in head if len(line) < 120] + [told])
    for token in marked(told) if published else ():
        if token.mark == 'DATE':
            day = calendar_day(resolve(token.value, published, -1))
            published = day if day and 0 <= (published - day).days <= 2 else published
    # The outlet is the first that the head names, the dateline, the credit line or a caption.
    page = '\n'.join([*head, told, ''.join(body[-1:])[-60:], text]).lower()
    named = [(page.find(outlet), side) for outlet, side in OUTLETS.items() if outlet in page]
    texts = [sentence for paragraph in body for sentence in sentences(paragraph)]
    return Article(name, tag, published, min(named, default=('', ''))[1], city,
                   *([(text, marked(text)) for text in dict.fromkeys(part)]
                     for part in (texts, captions)))


def first_date(lines):
    """Return the first date written in full in LINES, None if there is none; raise OSError where
    the only one is no day of the calendar."""
    lines = sorted((line for line in lines if re.search(r'\d{4}', line)),
                   key=lambda line: not re.match('Published|Posted|Updated|Written', line))
    dates = [token.value for line in lines for token in marked(line)
             if token.mark == 'DATE' and {'YEAR', 'MONTH', 'NUM'} <= token.value.keys()]
    days = [day for day in (resolve(when, date.min, 0) for when in dates) if day]
    if dates and not days:
        raise OSError(0, 'no such day: %(YEAR)s-%(MONTH)02d-%(NUM)02d' % dates[0])
    return calendar_day(days[0]) if days else None


def paragraphs(text):
    """Return (head, body, captions): the lines above the first paragraph; the paragraphs; what
    stands below photos, and tells who is who.

    Only a paragraph ends in a full stop, headlines and most captions do not. The headlines of
    other stories stand below "(END)", a mail address or a number. Behind its full stop only
    the last paragraph has a credit, "(Yonhap)"; others with one are captions.
    """
    head, body, captions = [], [], []
    text = re.sub(r'(?m)^ ?(date [-\d]{10}) ', r'\1\n', text)         # more may follow on its line
    for line in (line.strip(' |') for line in text.split('\n')):
        if body and (line in ('(END)', '-') or line.isdigit() or '@' in line and ' ' not in line):
            break
        plain = re.sub(r' \([^()]*\)$', '', line)
        plain = plain if plain.endswith(FULL_STOP) else line
        dateline = DATELINE.match(line)             # "SEOUL (AP) --" is no caption's
        caption = CAPTION.search(line, dateline.end() if dateline else 0)
        captions += [line] * bool(caption and len(line) <= LONGEST)
        if len(line) > 100 and '. ' in plain and not plain.endswith(FULL_STOP):
            line = plain = plain[:plain.rindex('. ') + 1]       # a page cut off in a sentence
        if len(line) > 25 and plain.endswith(FULL_STOP) and not FURNITURE.match(line):
            body += [(line, plain)] * (not caption)
        elif not body:
            head.append(line)
    body = [plain for line, plain in body if line == plain or line is body[-1][0]]
    return head, body, captions


STOP = re.compile(r"""(?:(?!(?<=[ap]\.m)\. [A-Z][a-z]+day)[.!?]['")]* (?=['"(]*[A-Z])"""
                  r"""|(?<=[a-z])\.(?=[A-Z][a-z']*\s))""")
ABBREVIATIONS = tuple('Adm Col Dr Gen Gov Jr Lt Mr Mrs Ms Prof Rep Sen St'.split())
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
            found.append(paragraph[start:seen].rstrip())
            start = seen
    found.append(paragraph[start:])
    return [sentence for sentence in found if len(sentence) <= LONGEST]


# ---- Dates: a temporal expression, its anchor and the tense -> ISO date ----
# WHEN is what a DATE means: mark -> value, as {'SHIFT': 1, 'WEEKDAY': 5} for "next Saturday".
# TENSE is -1 for what is told as past, 1 for what lies ahead, 0 where neither is said.


def calendar_day(iso):
    """Return the date of ISO, None if there is no such day (date.fromisoformat has more forms)."""
    try:
        return date(*map(int, iso.split('-')))
    except (TypeError, ValueError):
        return None


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


def read_weekday(when, anchor, tense):
    """"Friday", "next Saturday", "Thursday last week"."""
    weekday, shift = when['WEEKDAY'], when.get('SHIFT', 0)
    if 'UNIT' in when:
        return shifted(anchor, 'day', 7 * shift + weekday - anchor.weekday())
    sign, other = (1 if (shift or tense) > 0 else -1), abs(shift)
    day = sign * (((weekday - anchor.weekday()) * sign - other) % 7 + other)
    if when.get('SHIFT') == 1 and anchor.weekday() < min(weekday, 5):
        day += 7                        # on a Monday "next Tuesday" is not tomorrow
    return shifted(anchor, 'day', day)


def read_month(when, anchor, tense):
    """"Nov. 23", "January 15, 2020", "in August", "November last year"."""
    month, year, shift = when['MONTH'], when.get('YEAR'), when.get('SHIFT', 0)
    if 'UNIT' in when:
        year = anchor.year + shift
    if 'NUM' in when:                   # without a year the nearest day, a past one if it is past
        years = [year] if year else [anchor.year + i for i in (-1, 0, 1)]
        days = [calendar_day('%s-%s-%s' % (y, month, when['NUM'])) for y in years]
        days = [day for day in days if day and (year or tense >= 0 or day <= anchor)]
        return min(days, key=lambda day: abs(day - anchor)).isoformat() if days else ''
    if not year:
        tense = shift or tense or (1 if (month - anchor.month) % 12 < 6 else -1)
        year = anchor.year + (month - (shift > 0) < anchor.month if tense > 0 else
                              -(month + (shift < 0) > anchor.month))
    return '%s-%02d' % (year, month)


def resolve(when, anchor, tense):
    """Return the ISO date that WHEN means in an article published on ANCHOR; '' for none.

    Without an anchor a weekday gives its number, by which the dated report of the
    same day is found, and all else "?".
    """
    if not when or 'VAGUE' in when:
        return ''
    if not anchor:
        return str(when['WEEKDAY']) if 'WEEKDAY' in when else '?'
    if 'WEEKDAY' in when:
        return read_weekday(when, anchor, tense)
    if 'MONTH' in when:
        return read_month(when, anchor, tense)
    if 'UNIT' in when:                  # "two days ago", "last month"
        return shifted(anchor, when['UNIT'], when['SHIFT'] if 'SHIFT' in when else -when['NUM'])
    return when.get('YEAR') or shifted(anchor, 'day', when.get('DAY', 0))


# ---- Sentences: text -> tokens ---------------------------------------------


def forms_of(verb):
    """Return (the present forms of VERB, its past, its -ing form) as tuples: (("call for", "calls
    for"), ("called for",), ("calling for",))."""
    word, space, rest = verb.partition(' ')
    stem = re.sub('(?<![aeo])y$', 'i', word)
    third = stem + ('es' if stem[-1] in 'his' else 's')
    double = re.sub('e$', '', re.sub('(?<=[^aeo][aeu])([pt])$', r'\1\1', word))
    past = PASTS.get(word) or re.sub('y$', 'i', double) + 'ed'
    return [tuple(form + space + rest for form in forms)
            for forms in ((word, third), (past,), (double + 'ing',))]


def word_marks():
    """Return {words: (mark, value)} of all tables: "held" is ('HELD', 'held')."""
    marks = {word: (word, None) for word in LITERAL}
    marks['New'] = 'NAME', 'New'                    # "New York" has no adverb
    marks.update((word, ('title', None)) for word in TITLES)
    for mark, verbs in (line.split(': ') for line in VERBS.splitlines()):
        names = forms_of(mark.lower())
        for verb in [mark.lower(), *verbs.split('|')]:
            for (name, *_), forms in zip(names, forms_of(verb)):
                marks.update((form, (name.upper(), form)) for form in forms)
    for mark, words in (line.split(': ') for line in VOCABULARY.splitlines()):
        marks.update((spelling, (mark, spelling)) for spelling in words.split('|'))
    marks.update((word + 's', ('OFFICES', None)) for word, entry in list(marks.items())
                 if entry[0] == 'OFFICE')
    for _, names, adjectives in GOVERNMENTS:
        marks.update((name, ('GOV', name)) for name in names.split('|'))
        marks.update((name, ('ADJ', name)) for name in adjectives.split('|'))
    marks.update((name, ('GOV', name)) for name in COUNTRIES)
    for mark, table in (('MONTH', MONTHS), ('NUM', NUMBERS), ('SHIFT', SHIFTS), ('DAY', DAYS)):
        marks.update((word, (mark, value)) for word, value in table.items())
    marks.update((day, ('WEEKDAY', i)) for i, day in enumerate(WEEKDAYS))
    for unit in 'day', 'week', 'month', 'year':
        marks.update({unit: ('UNIT', unit), unit + 's': ('UNITS', unit)})
    return marks


MARKS = word_marks()
LENGTHS = {}            # first word -> how many words the longest entry has that begins with it
for _words in MARKS:
    _first = _words.split(' ')[0].lower()
    LENGTHS[_first] = max(LENGTHS.get(_first, 0), _words.count(' ') + 1)
# "U.S.", "2019-11-15", the "Japan" of "Japan-Korea", a word, "O'Brien" or a mark; the "'s" of
# "Seoul's" is a word of its own.
WORD = re.compile(r"(?:[A-Z]\.)+|\d{4}[-./] ?\d\d?[-./] ?\d\d?\b|\d+:\d\d"
                  r"|(?:China|Japan|Korea|Seoul|Tokyo|mid)(?=-[A-Z])"
                  r"|'s\b|\w+(?:-\w+|'(?!s\b)\w+)*|[^\w\s\"']")
BRACKETS = re.compile(r'\([^()]*\)')


def tokens_of(text):
    """Return the Tokens of TEXT, one for each word or entry of a table; adverbs, articles,
    quotation marks and what stands in brackets have none."""
    text = BRACKETS.sub(lambda m: ' ' * len(m[0]), text)
    spans = [(m[0], m.start()) for m in WORD.finditer(text)]
    words, tokens, i = [word for word, _ in spans], [], 0
    while i < len(words):
        start, last = spans[i][1], tokens[-1].mark if tokens else ''
        for size in range(min(LENGTHS.get(words[i].lower(), 1), len(words) - i), 0, -1):
            here = words[i] if size == 1 else ' '.join(words[i:i + size])
            entry = entry_of(here)
            if entry:
                break
        mark, value = entry or plain_mark(here)
        if last == 'NAME' and (here in ('da', 'de')
                               or here[0].isupper() and here.lower() in LITERAL):
            mark, value = 'NAME', here              # "Rio de Janeiro", "Moon Jae In"
        i += size
        if mark != 'ADVERB' and not last == mark == ',':
            tokens.append(Token(mark, value, start, spans[i - 1][1] + len(words[i - 1])))
    return tokens


@lru_cache(maxsize=None)
def entry_of(words):
    """Return (mark, value) of what a table has, whatever its capitals; None if none has it."""
    return MARKS.get(words) or MARKS.get(words[0].lower() + words[1:]) or MARKS.get(words.lower())


@lru_cache(maxsize=None)
def plain_mark(word):
    """Return (mark, value) of a word that no table has."""
    if word.isdecimal():
        return ('YEAR', word) if len(word) == 4 and word[:2] in ('19', '20') else \
            ('NUM', int(word)) if len(word) < 4 else ('word', None)
    days = re.match(r'(\d\d?)-\d\d?$', word)
    iso = re.match(r'(\d{4})[-./] ?(\d\d?)[-./] ?(\d\d?)$', word)
    if days:                                        # "Sept. 6-7" is the 6th
        return 'NUM', int(days[1])
    if word[:-2].isdecimal() and word[-2:] in ('st', 'nd', 'rd', 'th') and len(word) < 5:
        return 'NUM', int(word[:-2])
    if iso:                                         # "2019-11-15", "2023. 7. 13"
        return 'ISO', {'YEAR': iso[1], 'MONTH': int(iso[2]), 'NUM': int(iso[3])}
    if word.endswith('-year-old'):
        age = word.split('-')[0]
        return 'AGE', NUMBERS.get(age) or int(age.isdecimal() and age)
    return ('NAME', word) if word[0].isupper() else ('word', None)


def line_of(tokens):
    """Return the marks of TOKENS, each behind a space, and a space at the end."""
    return ' %s ' % ' '.join([token.mark for token in tokens])


def pattern(phrase):
    """Return PHRASE, marks with single spaces between them, compiled to match in a line."""
    return re.compile(' (?:%s)(?= )' % phrase)


def span(m):
    """Return (start, end) of the run of tokens that M matched in their line."""
    return m.string.count(' ', 0, m.start()), m.string.count(' ', 0, m.end())


def folded(tokens, *folds):
    """Return TOKENS with each run that the regex of one of FOLDS, pairs of (regex, read), matches
    replaced by what its READ returns for it, a list of Tokens, or None to leave it."""
    line = line_of(tokens)
    for regex, read in folds:
        kept, done = [], 0
        for start, end in map(span, regex.finditer(line)):
            made = read(tokens[start:end])
            if made is not None:
                kept += tokens[done:start] + made
                done = end
        if done:
            tokens = kept + tokens[done:]
            line = line_of(tokens)
    return tokens


def over(tokens, mark, value=None):
    """Return the one Token MARK, in a list, that stands for all TOKENS."""
    return [Token(mark, value, tokens[0].start, tokens[-1].end, tuple(asides_of(tokens)))]


def asides_of(tokens):
    """Return the DATEs and PLACEs that stand aside of TOKENS, in order."""
    return [aside for token in tokens for aside in token.aside]


def values_of(tokens, mark):
    """Return the values of those TOKENS that are a MARK."""
    return [token.value for token in tokens if token.mark == mark]


# A bare month or year needs its preposition ("in 2016"), a unit its shift ("last month"),
# or else "May", "the 1965 accord" and "years" would be dates.
DATE = pattern(r"(?:(?:since|from|until|by|through|between|on) |in (?=PART|MONTH|YEAR|SHIFT))?(?:"
              r'ISO|(?:WEEKDAY (?:, )?)?MONTH (?:\. )?NUM(?: and NUM)?'
              r'(?: (?:, )?YEAR|(?: of)? SHIFT UNIT)?'
               r'|NUM MONTH(?: \.)?(?: (?:, )?YEAR)?'                       # "23 November"
               r'|MONTH (?:\. )?(?:(?:, |of )?YEAR|SHIFT UNIT)'             # "May last year"
               r'|(?:(?<=in )|(?<=of )|(?<=since )|SHIFT |PART (?:- )?)MONTH'   # "in August"
               r'|(?:SHIFT )?WEEKDAY(?: (?:of )?SHIFT UNIT)?'               # "next Saturday"
               r"|(?:NUM UNITS?|UNIT) ago|SHIFT UNIT|(?<=in )YEAR|(?<=since )YEAR|DAY|SAME-DAY"
               r'|previous UNIT|UNIT before(?= [.,])'
               r'|(?:NUM )?UNITS? (?:after(?! UNIT)|earlier|later))')


def read_date(tokens):
    """Return the DATE that TOKENS are, None if they are none, [] for a limit: "since November"."""
    when = {token.mark: token.value for token in reversed(tokens) if token.mark.isupper()}
    when = when.get('ISO', when)
    if list(when) == ['YEAR'] and tokens[-1].start > tokens[0].end + 1:
        return None                                 # "in a 1965 accord"
    if 'NUM' in when and 'MONTH' in when:
        when.pop('WEEKDAY', None)                   # "Sunday, May 26" is the 26th
    if tokens[-1].mark == 'ago':
        when = {'UNIT': when.get('UNITS'), 'NUM': 1, **when}
    if {tokens[0].mark, tokens[-1].mark} & {'after', 'before', 'earlier', 'later', 'previous'}:
        days = tokens[-1].mark != 'later' and tokens[0].mark != 'UNITS' and 'day' in [
            token.value for token in tokens]
        when = {'UNIT': 'day', 'NUM': when.get('NUM', 1), 'FROM': True} if days else {'VAGUE': True}
        if tokens[-1].mark == 'after':              # opens the clause that has this date
            return tokens[-1:] + over(tokens[:-1], 'DATE', when) if days else None
    limit = tokens[0].mark in ('since', 'from', 'until', 'by', 'through', 'between')
    return [] if limit else over(tokens, 'DATE', when)


LAND = "(?:GOV|ADJ)(?: 's)?"
LANDS = '%s(?:(?: ,)?(?: and)? %s)*' % (LAND, LAND)
PACT = pattern('(?:(?:GSOMIA|title|word) )*(?:INTELLIGENCE )+(?:word )?DEAL|GSOMIA(?: DEAL)?')
EXPIRY_DAY = pattern('DATE EXPIRY')              # "the Nov. 23 expiry"
YEAR_DEAL = pattern('(?:YEAR|AGE) DEAL')         # "the 2016 pact", but not "a 1965 accord"
NAMES = pattern('NAME(?: NAME)+')
# "South Korea's first vice foreign minister", "his Japanese counterpart", "director-general of the
# Japanese Foreign Ministry's Asian and Oceanian Affairs Bureau", "foreign ministers of A and B"
TITLE = pattern(r"(?<! in )(?:(?:his|her|their|its) )?(?:title )*?(?:%s )?"
                r"(?:(?:title|OFFICE|MINISTRY|INTELLIGENCE|FORMER) (?:'s )?"
                r"(?:(?:,|and) (?=title))?)*"                   # "Trade, Industry and Energy"
                r"(?:OFFICES?|COUNTERPART)(?: (?:to|for) GOV)?"
                r"(?: (?:for|of|at|in|on)(?: %s)?(?: (?:title|and|MINISTRY(?: of)?|INTELLIGENCE|'s"
                r"|,(?= title)))*"
                r" (?:title|MINISTRY|INTELLIGENCE))*"
                r"(?: (?:of|from|to|(?<=h.. COUNTERPART )in|(?<=MINISTRY )in)"
                r" (?:%s(?: title)* OFFICE NAME|%s|(?:PAIR|THREE) NATIONS))?"
                % (LANDS, LANDS, LANDS, LANDS))
# "Foreign Minister A", "his counterpart, B", "foreign ministers A and B", "A, director of C,"
PERSON = pattern(r'TITLE (?:, )?(?:TITLE )?NAME'
                 r'(?: of (?:%s (?:title )*MINISTRY(?: of(?: title)+)?|GOV))?'
                 r'|TITLES (?:[,-] )?NAME(?:(?: ,)*(?: and)? NAME)*'
                 r'|NAME , TITLE(?= [.,])|NAME(?: and NAME)+ , TITLES(?= [.,])' % LAND)


# "since September, when they met" is in September, "since September" no day.
SINCE_WHEN = pattern(r'since(?=(?: \S+){1,4} , wh(?:en|ere) )')


@lru_cache(maxsize=4096)                # wire reports repeat each other's sentences
def marked(text):
    """Return the Tokens of a sentence, its dates, names, titles and persons folded."""
    return folded(
        with_years(folded(tokens_of(text), (SINCE_WHEN, lambda run: [run[0]._replace(mark='in')]),
                          (DATE, read_date))),
        (EXPIRY_DAY, lambda run: [run[1]._replace(value=run[0].value)]
         if run[0].end + 1 == run[1].start else None),
        (YEAR_DEAL, lambda run: run[:1] + over(run[1:], 'THE-PACT')
         if text[:run[0].start].lower().endswith('the ') else None),
        (PACT, lambda pact: over(pact, 'PACT')),
        (NAMES, lambda names: over(names, 'NAME', ' '.join(name.value for name in names))),
        (TITLE, lambda title: read_title(title, text)),
        (PERSON, read_person))


def with_years(tokens):
    """Return TOKENS with a bare month of the year told before it, as in "in August 2019 but in
    November"."""
    year, found = None, []
    for token in tokens:
        if token.mark == 'DATE':
            if year and set(token.value) == {'MONTH'}:
                token = token._replace(value={'YEAR': year, **token.value})
            year = token.value.get('YEAR')
        found.append(token)
    return found


def read_title(tokens, text):
    """Return the TITLE that TOKENS are, or TITLES; its value is its words and the sides in it."""
    words = text[tokens[0].start:tokens[-1].end]
    sides = [SIDE_OF[token.value] for before, token in zip(tokens[:1] + tokens, tokens)
             if token.mark in ('GOV', 'ADJ') and before.mark not in ('to', 'for', 'on')]
    plural = 'OFFICES' in line_of(tokens) or 'ounterparts' in words
    sides = (sides if plural else sides[:1]) or [
        side for office, side in OWN_OFFICES.items() if office in words.lower()]
    if 'FORMER' in line_of(tokens):
        sides = ['']                                # nobody's voice
    return over(tokens, 'TITLES' if plural else 'TITLE', (words, tuple(sides)))


def read_person(tokens):
    """Return TOKENS with each NAME a PERSON, its value (name, words of the title, side or None)."""
    names = [token for token in tokens if token.mark == 'NAME']
    words, sides = next(token.value for token in tokens if token.mark in ('TITLE', 'TITLES'))
    if len(sides) != len(names):
        sides = (sides[:1] or (None,)) * len(names)
    if len(names) == 1:
        land = [SIDE_OF[token.value] for token in tokens if token.mark in ('ADJ', 'GOV')]
        return over(tokens, 'PERSON', (names[0].value, words, (land or sides)[0]))
    side = dict(zip(names, sides))
    return [token._replace(mark='PERSON', value=(token.value, words, side[token]))
            if token in side else token
            for token in tokens[tokens.index(names[0]):tokens.index(names[-1]) + 1]]


# ---- Who is who: tokens of all articles -> each name's government ----------

COUNTRY, COUNTERPART, PAIR, HOME = 3, 2, 1, 0       # the evidence, the strongest first
OTHER = {'Seoul': 'Tokyo', 'Tokyo': 'Seoul'}
THE_TWO = pattern('(?:NAME|PERSON) (?:and|(?:WILL )?MEET|MET|HELD (?:[^ ]+ )*?TALKS)(?: with)?'
                  ' (?:NAME|PERSON)')
# "ministers of the two countries"
THEIR = re.compile('their |.* (?:of|from) the (?:two|three) ')


def introduced(article):
    """Return {full name: (how strong the evidence is, side)} of the persons ARTICLE introduces."""
    known, paired = {}, False
    told = [token.value if token.mark == 'NAME' else token.value[0] for _, tokens in
            article.sentences for token in tokens if token.mark in ('NAME', 'PERSON')]
    for _, tokens in article.sentences + article.captions:
        names = [token.value if token.mark == 'NAME' else token.value[0]
                 for token in tokens if token.mark in ('NAME', 'PERSON')][:2]
        if paired and len({korean(name) for name in names}) == 2 and all(
                ' ' in name for name in names) and THE_TWO.search(line_of(tokens)):
            for name in names:                      # "A and B", after the ministers of both
                known.setdefault(name, (PAIR, 'Seoul' if korean(name) else 'Tokyo'))
        paired |= any(sorted(sides) == ['Seoul', 'Tokyo']
                      for _, sides in values_of(tokens, 'TITLES'))
        last = ''                                   # whose counterpart the next one is
        for before, token in zip([None] + tokens, tokens):
            if token.mark == 'NAME' and (before or token).mark not in PREPOSITIONS:
                full = [name for name in known if token.value in name.split()]
                if full or (before or token).mark != 'word':    # "attend the Security Council"
                    last = (full or [token.value])[0]
            elif token.mark == 'TITLE':             # "his Japanese counterpart"
                words, sides = token.value
                introduce(('', words, ''.join(sides)), last, article.home, known)
            elif token.mark == 'PERSON':
                name, *title = token.value          # "President Yoon" is Yoon Suk-yeol
                full = {other for other in told if name in other.split()} - {name}
                introduce((*full, *title) if len(full) == 1 else token.value, last, article.home,
                          known)
                last = last if 'counterpart' in token.value[1] else token.value[0]
    return known


def introduce(person, last, home, known):
    """Add to KNOWN what the value of a PERSON says of its government, and of that of LAST, the name
    told before it; HOME is the outlet's."""
    def learn(name, strength, side):
        if name and strength > known.get(name, (-1,))[0] and (side or strength == COUNTRY):
            known[name] = strength, side

    name, title, side = person
    last_strength, last_side = known.get(last, ('', ''))
    pair = [known[name][1] for name in list(known)[-2:]]
    if 'counterpart' in title:
        learn(name, *((COUNTERPART, side) if side else (PAIR, OTHER.get(last_side))))
        return learn(last, COUNTERPART, OTHER.get(side))
    if side is not None:
        learn(name, COUNTRY, side)
        if ' ' in last and korean(last) == (OTHER.get(side) == 'Seoul'):
            learn(last, PAIR, OTHER.get(side))      # "A and Japanese Minister B"
    elif THEIR.match(title) and sorted(pair) == ['Seoul', 'Tokyo']:
        learn(name, PAIR, pair[0])                  # "their foreign ministers, A and B"
    elif last_strength == COUNTRY and korean(name) == (OTHER.get(last_side) == 'Seoul'):
        learn(name, PAIR, OTHER.get(last_side))     # "Japanese Minister B and Minister A"
    elif korean(name) == (home == 'Seoul') and (home == 'Seoul' or 'resident' not in title):
        learn(name, HOME, home)


def korean(name):
    """Return whether NAME looks Korean, as no Japanese one does: "Park Jin", "Moon Jae-in"."""
    return '-' in name or not KOREAN_FAMILIES.isdisjoint(name.split())


def spelling(name):
    """Return what two spellings of one NAME share: "Yoon Suk-yeol" and "Yoon Suk Yeol"."""
    return ' '.join(sorted(re.split('[ -]', name.lower())))


def casts(articles):
    """Return for each article who is who: full name -> party.

    Evidence of the article itself counts first, but for the outlet's home, then what the other
    articles know, if they agree. One person has one spelling.
    """
    known, everyone, spelt = [introduced(article) for article in articles], {}, {}
    for people in known:
        for name, (strength, side) in people.items():
            key = spelling(name)
            everyone.setdefault(key, {}).setdefault(strength, set()).add(side)
            spelt[key] = max(spelt.get(key, name), name, key=lambda name: (name.count('-'), name))
    found = []
    for article, people in zip(articles, known):
        names = {token.value for _, tokens in article.sentences for token in tokens
                 if token.mark == 'NAME'}.union(people)
        cast = {}
        for name in names:
            strength, sides = max(everyone.get(spelling(name), {HOME: set()}).items())
            if people.get(name, (HOME,))[0] > HOME:
                sides = {people[name][1]}
            if len(sides) == 1 and sides != {''}:
                cast[name] = *sides, spelt[spelling(name)]
        found.append(cast)
    return found


# ---- Mentions: tokens -> WHO and PLACE -------------------------------------
# MEMORY is what an article has told so far: its cast, whom a pronoun stands for, the place and the
# day spoken of, the heads of government, whether the pact was named.

PLACE = pattern(r"(?:in|near|at) (?:(?:(?:word|ADJ|title|GOV|NAME|'s) )*CITY (?:of )?|(?:word )?)"
                r'(?:NAME|GOV)(?: , (?:word )?(?:NAME|GOV)(?: ,|(?= \.)))?'
                r"(?! (?:'s|-|NAME|PERSON|TALKS|LEVEL|TITLES?|OFFICE|MINISTRY|CITY|DEAL|TOPIC"
                r'|title)\b)'
                '|in (?:ADJ|NAME) CITY')
OFFICES_OF = pattern("(?:%s )?(?:(?:title|word|TITLES?|ADJ) )*?MINISTRY"
                     "|%s (?:title )*NATIONS|GOV 's TITLES?|GOV(?: GOV)*|TITLES?" % (LANDS, LANDS))
LIST = pattern('OFFICIALS (?:of|from) WHO'
               '|(?<!according to )(?:WHO|NAME)(?:(?: ,| -) WHO| , NAME)*'
               '(?:(?: ,)? (?:and|-) (?:WHO|NAME))+')
PRONOUN = pattern('ONE|(?:PAIR|THREE)(?: (?:OFFICIALS|THEIRS|NATIONS(?: OFFICIALS)?|LEADERS))?'
                  '|THEIRS|(?<=START )LEADERS(?! (?:of|from) )'
                  '|(?:his|her|their)(?= (?:(?:LEVEL|word|NUM|title) )*TALKS)')
THERE = pattern('here|there(?! BE)')
IT = pattern('(?<!that )it')
THE_PACT = pattern('THE-PACT|(?<=its )DEAL')


def rank(party):
    """Return the key by which parties stand in order: ours, then the others by the alphabet."""
    return SIDES.index(party[0]) if party[0] in SIDES else len(SIDES), party


def sides_of(who):
    """Return the governments in WHO."""
    return {side for side, _ in who}


def parties(*whos):
    """Return one who of all in WHOS, in order; a name stands for its government."""
    found = set().union(*whos)
    if len(found) < 2:
        return tuple(found)                         # for speed
    persons = {side for side, name in found if name}
    return tuple(sorted((p for p in found if p[1] or p[0] not in persons), key=rank))


def unnamed(who):
    """Return WHO with the governments only."""
    return parties((side, '') for side, _ in who)


def mentions(tokens, memory):
    """Return TOKENS with a WHO for each known party, list and pronoun; dates and places go aside,
    to the token before. MEMORY learns short names and whom pronouns mean."""
    tokens = folded(tokens, (PLACE, lambda run: read_place(run, memory)),
                    (THERE, lambda run: over(
                        run, 'PLACE', memory['here' if run[0].mark == 'here' else 'place'])))
    tokens = folded(set_aside([read_name(token, memory) if token.mark in ('NAME', 'PERSON')
                               else token for token in tokens]),
                    (OFFICES_OF, lambda run: read_office(run, memory)),
                    (LIST, lambda run: read_list(run, memory)))
    memory['pact'] = memory['pact'] or 'PACT' in {token.mark for token in tokens}
    tokens = folded(tokens, (THE_PACT, lambda run: over(run, 'PACT') if memory['pact'] else None))
    first = [token.mark for token in subject(tokens)]
    for who in values_of(subject(tokens), 'WHO'):
        remember(memory, who)                       # "their" is the subject's
    if first == ['NAME']:
        memory.update(ONE=(), PAIR=(), THREE=())
    memory['doer'] = next((token for token in tokens if token.mark == 'NAME' or token.mark == 'WHO'
                           and len(token.value) == 1 and token.value[0][1]), None)
    return folded(tokens, (PRONOUN, lambda run: read_pronoun(run, memory)),
                  (IT, lambda run: over(run, 'PACT') if first == ['PACT'] else None))


def set_aside(tokens):
    """Return TOKENS behind a START, each with the DATEs and PLACEs behind it in its aside."""
    found = [Token('START', None, 0, 0)]
    for token in tokens:
        if token.mark in ('DATE', 'PLACE'):
            i = -2 if found[-1].mark == ',' else -1
            found[i] = found[i]._replace(aside=found[i].aside + (token,))
        elif not token.mark == found[-1].mark == ',':       # "Kim, on Friday, met"
            found.append(token)
    return found


def read_place(tokens, memory):
    """Return the PLACE that TOKENS name, or None: "in the Thai capital of Bangkok", "in Palo Alto,
    California,"."""
    if tokens[-1].mark == 'CITY':                   # "in the British capital"
        capital = tokens[-1].value == 'capital' and SIDE_OF.get(tokens[1].value)
        return over(tokens, 'PLACE', capital or '')
    city = [i for i, token in enumerate(tokens) if token.mark == 'CITY'][:1] or [0]
    names = [token.value for token in tokens[city[0]:] if token.mark in ('NAME', 'GOV')]
    if any(name in memory['cast'] for name in names):
        return None
    if names[0].split()[-1] in BUILDINGS:
        return []                                   # "at the Plaza Hotel" is no city
    memory['place'] = names[0]
    return over(tokens, 'PLACE', names[0])


def read_name(token, memory):
    """Return TOKEN, a WHO where it is a person of the cast; a short name is the last one's who had
    it. The family name is first in "Kim Jung-han", last in "Mark Esper", either in "Park Jin"."""
    name, title = token.value[:2] if token.mark == 'PERSON' else (token.value, '')
    party = memory['cast'].get(name)
    if title and not party:                         # the first time without his first name
        full = {p for other, p in memory['cast'].items() if name in other.split()}
        party = full.pop() if len(full) == 1 else None
    if not party:                                   # a stranger, or the word a sentence begins with
        begins = token.start < 2 and ' ' not in name
        return token._replace(mark='word' if begins else 'NAME', value=name)
    words = name.split()
    first = '-' in words[-1] or len(words) == 3 and words[1][-1] != '.'
    for word in words[:1] if first else (words[-1], words[0]):
        if party[0] in OTHER or memory['cast'].get(word, ('',))[0] not in OTHER:
            memory['cast'][word] = party            # "Kim" is Seoul's, not Washington's Sung Kim
    if re.search(r'(?i)\b(?<!vice )(?:president|premier|prime minister)(?: of .*)?$', title):
        memory['heads'].add(party)
    return token._replace(mark='WHO', value=(party,))


def read_office(tokens, memory):
    """Return the WHO that is meant by a government or its office, OFFICIALS where it is nobody's:
    "Seoul's foreign ministry", "South Korean and Japanese officials"."""
    sides = [SIDE_OF[token.value] for token in tokens if token.mark in ('GOV', 'ADJ')]
    for words, owners in (token.value for token in tokens if token.mark in ('TITLE', 'TITLES')):
        sides += owners
        if not owners and THEIR.match(words):
            three = over(tokens[:1], 'THREE') if ' the three ' in words else []
            return three + over(tokens, 'THEIRS')
        if not owners and 'leaders' in words:
            return over(tokens, 'LEADERS')
    if not sides and tokens[-1].mark == 'MINISTRY':
        sides = [memory['home']]
    who = parties((side, '') for side in sides)
    remember(memory, who)
    return over(tokens, 'WHO' if sides and all(sides) else 'OFFICIALS', who)


def read_list(tokens, memory):
    """Return the one WHO of a list; a NAME nobody knows makes it a stranger's."""
    if any(token.mark == 'NAME' for token in tokens):
        return over(tokens, 'NAME', '')
    who = parties(*values_of(tokens, 'WHO'))
    remember(memory, who)
    return over(tokens, 'WHO', who)


def read_pronoun(tokens, memory):
    """Return the WHO that a pronoun stands for, with "'s" behind a possessive; OFFICIALS where it
    is nobody known."""
    mark, doer = tokens[0].mark, memory['doer']
    one = mark in ('ONE', 'his', 'her')
    if one and doer and doer.mark == 'WHO' and doer.start < tokens[0].start:
        memory['ONE'] = doer.value
    who = memory['ONE' if one else 'THREE' if mark == 'THREE' else 'PAIR']
    if not who and mark == 'THEIRS' and memory['sides'] == {'Seoul', 'Tokyo'}:
        who = PACT_SIDES                            # "officials of the two countries"
    of_leaders = tokens[-1].mark == 'LEADERS' and not memory['heads'].issuperset(who)
    if {'NATIONS', 'THEIRS'} & {token.mark for token in tokens} or of_leaders:
        who = unnamed(who)
    if not who and mark.islower():
        return None
    return over(tokens, 'WHO' if who else 'OFFICIALS', who)


def remember(memory, who):
    """Keep in MEMORY that a sentence named WHO, for the pronouns behind it."""
    memory['sides'] |= sides_of(who)
    key = {1: 'ONE', 2: 'PAIR', 3: 'THREE'}.get(len(who))
    if key and (key != 'ONE' or who[0][1]):
        fuller = parties(who, memory[key])          # "Kim urged Tokyo" in talks of Kim and Kono
        memory[key] = fuller if len(fuller) == len(who) else who


# ---- Clauses: tokens -> clauses with their subject, and what a clause says -

# Each row folds a phrase into one mark, in this order.
FOLDS = [(mark, pattern(phrase)) for mark, phrase in (
    (';', ', with(?= WHO URGING)'),
    ('DUE', 'DUE for'),
    ('URGED', 'called (?:for|on)'),
    ('WILL', 'BE (?:DUE )?to|(?:has|have) DUE to'),
    ('AGREED-TO', '(?:(?:has|have) )?SHARED to'),
    ('EVENT', r"(?<=SIDELINES of )(?:\S+ ){0,8}?TALKS(?: of \S+)?(?! with)"
              '|TALKS (?:among|between|of) (?:their )?(?:NATIONS )?(?:LEADERS|OFFICIALS)'
              "|NAME (?:of (?:NUM|NAME) )?(?:(?:word|LEVEL|OFFICIALS|WHO|title|NUM|'s) )*TALKS"),
    ('TALKS', "(?:(?:WHO )?'s )?(?:(?:LEVEL|NUM|UNITS?|UNITS? of|word|word of|ADJ|its|their|his|her"
              '|title|NATIONS|OFFICIALS|WHO -|WHO) )*TALKS(?: TALKS)*'
              '(?: (?:with|between|among|of|involving) WHO)?'),
    ('MET', '(?:(?:has|have|had) )?(?:MET|(?:HELD|had) TALKS)(?: LEVEL| BY-PHONE)?'
            '(?: (?:with )?WHO)?(?: BY-PHONE)?'),
    ('MEET', '(?:MEET|(?:HOLD|have) TALKS)(?: LEVEL| BY-PHONE)?(?: (?:with )?WHO)?(?: BY-PHONE)?'),
    ('WHILE-MET', '(?:ON-MEETING|, TALKS) (?:with )?WHO'),
    ('EXPIRY', "(?:PACT (?:'s )?)?(?:word )*EXPIRY(?: of (?:its )?PACT)?"),
    ('DECIDED-TO', '(?:DECIDED|ANNOUNCED (?:WHO of )?(?:its )?DECISION) to'
                   '|ANNOUNCED (?:WHO )?(?:that )?it (?:WILL|WOULD|(?:has )?DECIDED to)'),
    ('SAID-TO', '(?:SAID|TOLD) (?:WHO )?(?:that )?it (?:WILL|WOULD|(?:has )?DECIDED to)'),
    ('SOURCE', ", (?:(?:WHO|OFFICIALS|NAME|it|'s|word|in|of|at|with|ISSUE|title) )+"
               '(?:, (?:[^ ,]+ )+, )?(?:SAID|TOLD (?:word )*(?:word|MEDIA))'
               '(?: (?:at|in)(?: (?:NAME|word|title|MEDIA))+)?(?= [.,])'
               '|, according to [^,.]*(?= [,.])|(?<=START )according to [^,.]* ,'),
)]
RELATIVES = {'where', 'which', 'who', 'whose'}
OPENERS = set("""after ahead although amid as because before despite following if since unless
    until when whether while ; : but ON-MEETING URGING WHILE-MET""".split())
FINITE = set("""AGREED-TO ANNOUNCED ARRANGE BE DECIDED DECIDED-TO EXPRESSED has have HELD MET SAID
    SAID-TO SAY SHARED SUSPENDED TAKES-PLACE TOLD TOOK-PLACE URGE URGED WILL""".split())
SUBJECTS = {'EXPIRY', 'NAME', 'OFFICIALS', 'PACT', 'TALKS', 'WHO'}
PREPOSITIONS = set("""after among at between by during following for from in into of on over to
    with""".split())
LIMITS = set("""ANNOUNCED DECIDED-TO MEET MET SAID SAID-TO SOURCE TALKS that to TOLD URGED
    WHILE-MET""".split())
ATTRIBUTES = {'SAID', 'TOLD', 'that'}            # what stands before one is not said of the deed
DEEDS = {'MET', 'MEET', 'TALKS', 'WHILE-MET'}
SAYS = re.compile(' (?:SAID|SAY) (?:that )?$')


def parsed(tokens):
    """Return TOKENS with what people do folded."""
    return folded(tokens, *((regex, lambda run, mark=mark: over(run, mark, meaning(mark, run)))
                            for mark, regex in FOLDS))


def meaning(mark, tokens):
    """Return the value of TOKENS folded into MARK: for a meeting the words for it and who is told
    with them, else who speaks."""
    whos = values_of(tokens, 'WHO')
    if mark == 'EXPIRY':
        return next((day for day in values_of(tokens, mark) if isinstance(day, dict)), 'expiry')
    if mark not in DEEDS:
        return whos[-1] if whos else tokens[0].value
    words = ' '.join(token.value for token in tokens if token.mark == 'LEVEL'
                     or mark == token.mark == 'TALKS')
    for token in tokens:
        if token.mark == 'TALKS' != mark:
            words, who = token.value
            whos.append(who)
        if token.mark == 'BY-PHONE':
            words = 'video talks' if 'video' in token.value else 'phone talks'
    if not words.endswith(' talks') and not any(token.mark == 'TALKS' for token in tokens):
        words = (words + ' meeting').strip()
    return re.sub('^the ', '', words), parties(*whos)


def subject(clause):
    """Return the token of CLAUSE that does what its verb says, in a list: the first that can."""
    for before, token in zip(clause[:1] + clause, clause):
        if token.mark in SUBJECTS and (before is token or before.mark not in PREPOSITIONS):
            return [token]
    return []


# "GSOMIA, which is to expire on Friday, helps" is "GSOMIA helps", "GSOMIA is to expire on Friday".
def clauses_of(tokens):
    """Return the clauses of a sentence, each with its subject and the word that opens it."""
    current, host = [], None                        # host: the clause that goes on behind a comma
    clauses, stop = [current], Token('.', None, 0, 0)
    for token, after in zip(tokens, tokens[1:] + [stop]):
        mark, last = token.mark, current[-1].mark if current else ''
        if mark in RELATIVES or mark == ',' and after.mark in ('HELD', 'SIGNED'):
            host = current if ',' in (mark, last) else host
            current = [t for t in current if t.mark in SUBJECTS][-1:]
        elif mark in OPENERS and (mark != 'URGING' or last == ','):
            host = host if len(clauses[0]) > 1 else current         # "After the talks, Kim said"
            current = opened(token, after, current)
        elif mark == ',' and host is not None:
            current, host = host, None
            if current and current[-1].mark == ',':
                current.pop()
            continue
        elif mark == 'WHO' and after.mark in FINITE and of_another(token, current):
            current = [token]                       # "the ministry said Kang urged"
        elif mark == ',' and after.mark in FINITE and last == 'WHO' and verbless(current):
            continue                                # "In the talks, Kim, a diplomat, urged"
        elif after.mark in FINITE and mark in ('and', ','):
            current = continued(current, after, mark)
        elif mark == 'and' and after.mark in SUBJECTS:
            current = []
        else:
            current.append(token)
            continue
        clauses.append(current)
    return [clause for clause in clauses if clause]


def of_another(token, clause):
    """Return whether the WHO TOKEN stands behind the "said" of CLAUSE, and is neither who says it
    nor his own government."""
    return SAYS.search(line_of(clause)) and not any(
        token.value in (doer.value, unnamed(doer.value))
        for doer in subject(clause) if doer.mark == 'WHO')


def verbless(clause):
    """Return whether CLAUSE has no verb yet."""
    return FINITE.isdisjoint(token.mark for token in clause)


def continued(clause, after, mark):
    """Return how the clause of the next verb, AFTER the "and" or comma MARK, begins: the day that
    CLAUSE tells, and its subject; behind a comma the nearer: "said that Kim, a diplomat, will"."""
    days = [aside for aside in asides_of(clause[1:]) if 'WEEKDAY' in aside.value]
    start = [token._replace(aside=(*token.aside, *days)) for token in clause[:1]
             if token.mark == 'START' and after.mark != 'WILL']
    thats = [i for i, token in enumerate(clause) if token.mark == 'that' and mark == ',']
    return start + (subject(clause[max(thats, default=0):]) or subject(clause))


def opened(token, after, clause):
    """Return how the clause that TOKEN opens begins, AFTER next; what lacks a subject has CLAUSE's:
    "Kim met Kono, urging", "but refused"."""
    if token.mark in ('WHILE-MET', 'URGING'):
        return subject(clause) + [token]
    return [token] if token.mark != 'but' or after.mark in SUBJECTS | {'it'} else subject(clause)


def frame(clause, run):
    """Return (when, where) of the phrase that is the tokens RUN of CLAUSE: what a DATE means, and a
    place.

    They stand behind the phrase ("met on Friday"), up to the next verb; within it ("Kim on
    Friday met"), or before it ("On Friday, Kim met").
    """
    i, j = clause.index(run[0]), clause.index(run[-1]) + 1
    stop = next((k for k in range(j, len(clause)) if clause[k].mark in LIMITS), len(clause))
    nearest = i - (run[0].mark in PREPOSITIONS)     # but "said Friday in talks"
    start = next((k for k in range(nearest, 0, -1) if clause[k - 1].mark in ATTRIBUTES
                  and run[-1].mark in DEEDS), 0)
    order = run[-1:] + clause[j:stop] + run[:-1] + clause[start:i][::-1]
    asides = asides_of(token for token in order if token is run[-1] or token.mark != 'AGREED-TO'
                       and (token in run or token.mark != 'for'))      # "agreed Monday to meet"
    return [next(iter(values_of(asides, mark)), None) for mark in ('DATE', 'PLACE')]


def day_of(when, article, tense, memory):
    """Return the ISO date of WHEN; "the same day" is the day last spoken of, and "two days after"
    counts from the day of the sentence's first clause."""
    if when and 'SAME-DAY' in when:
        return memory['day']
    if when and 'FROM' in when:
        anchor = calendar_day(resolve(memory['when'], article.published, -1))
        return resolve(when, anchor, -1) if anchor else ''
    return resolve(when, article.published, tense)


COMMON = {'AGE', 'PACT', 'WHO', 'YEAR', 'title', 'word'}      # marks that two rows may use


def runs_in(clause, table):
    """Yield (row, its tokens) where the phrase of a row of TABLE matches CLAUSE; the first row
    takes the words."""
    line, taken = line_of(clause), set()
    for row in table:
        for start, end in map(span, row[1].finditer(line)):
            words = {token.start for token in clause[start:end] if token.mark not in COMMON}
            if taken.isdisjoint(words):
                taken |= words
                yield row, clause[start:end]


# ---- Meetings --------------------------------------------------------------

APPOSITION = '(?: ,(?: (?:title|word|in|NUM|UNITS))+(?: ,)?)?'         # "the first in years,"
# How a meeting is told, the phrase, and an example. Told is
# held; planned; earlier: held, and another than the article is about; either: held or planned, by
# its date and what other sentences say; hint: no meeting yet, but whom and when one may be about.
MEETINGS = (
    ('held', "(?<!no )(?<!had )WHO (?:later )?MET(?! (?:'s|with NAME|OFTEN))(?: for TALKS)?",
     'Kang met with Motegi in Madrid on Sunday.'),
    ('earlier', "WHO (?:SHIFT|previously) MET(?! 's)|(?:in )?LAST TALKS(?: TOOK-PLACE)?"
                '|since TALKS|TALKS BE SHIFT HELD',
     'Kang and Motegi last met in Madrid on Sunday.'),
    ('planned', "(?:(?<!URGED that )WHO (?:WILL|WOULD|AGREED-TO|ARRANGE to)|when WHO) MEET"
                "(?! (?:'s|with NAME))",
     'Kang will meet Motegi in Madrid on Sunday.'),
    ('held', '(?:after|at|during|following|in) TALKS , WHO (?:TOLD|URGED) WHO'
             '|WHO (?:TOLD|URGED) WHO (?:, )?(?:at|during|in) TALKS',
     'In talks in Madrid on Sunday, Kang urged Motegi to smile.'),
    ('held', '(?<!to word )(?:after|at|during|following|in|(?<=MEETING )by) TALKS',
     'Kang smiled in talks with Motegi in Madrid on Sunday.'),
    ('held', 'WHILE-MET', 'Kang smiled after meeting Motegi in Madrid on Sunday.'),
    ('planned', 'TALKS (?:BE DUE|(?:, )?DUE(?: between WHO)?)',
     'Talks between Kang and Motegi are scheduled for Sunday in Madrid.'),
    ('either', 'TALKS%s TAKES-PLACE' % APPOSITION,
     'The meeting of Kang and Motegi in Madrid on Sunday comes amid a row.'),
    ('either', 'TALKS WILL(?! (?:be HELD|TAKES-PLACE))',
     'Talks between Kang and Motegi in Madrid on Sunday will focus on trade.'),
    ('planned', 'TALKS%s WILL (?:be HELD|TAKES-PLACE)' % APPOSITION,
     'Talks between Kang and Motegi will be held in Madrid on Sunday.'),
    ('planned', '(?:ahead of|ARRANGE|UPCOMING|DUE) TALKS',
     'Tokyo is quiet ahead of talks between Kang and Motegi in Madrid on Sunday.'),
    ('planned', 'WHO WILL JOIN WHO (?:for|in) TALKS',
     'Kang will join Motegi for talks in Madrid on Sunday.'),
    ('planned', 'WHO WILL TRAVEL (?:to |in )?(?:WHO )?(?:and|for|to) (?:MEET|TALKS)',
     'Kang will fly to Tokyo for talks with Motegi on Sunday.'),
    ('held', 'WHO TRAVELED (?:to |in )?(?:WHO )?to MEET',
     'Kang flew to Tokyo to hold talks with Motegi on Sunday.'),
    ('held', 'WHO (?:, |BE )?JOINED (?:(?:by )?WHO (?:for|in) )?TALKS',
     'Kang joined Motegi for talks in Madrid on Sunday.'),
    ('held', 'TALKS HELD(?: (?:between|by|with) WHO)?',
     'Tokyo said on Monday talks held between Kang and Motegi in Madrid on Sunday were good.'),
    ('held', 'TALKS%s TOOK-PLACE' % APPOSITION,
     'Talks between Kang and Motegi took place in Madrid on Sunday.'),
    ('either', 'WHO GATHERED for TALKS', 'Kang and Motegi gathered for talks in Madrid on Sunday.'),
    ('hint', 'WHO (?:AGREED-TO|SHARED|URGED)', 'On Sunday, Kang and Motegi reaffirmed their ties.'),
)
MEETINGS = [(told, pattern(phrase), example) for told, phrase, example in MEETINGS]
THREE_WAY = re.compile('trilateral|three-way')
OFF = pattern('OFF|(?:BE|been) SUSPENDED|TALKS (?:word|BE|WILL) not')


def bilateral(who):
    """Return whether both Seoul and Tokyo are in WHO."""
    return {'Seoul', 'Tokyo'} <= sides_of(who)


def tellings_in(clause, doer, article, memory):
    """Yield (how it is told, an Event that may lack its date, its people or its place) for each
    meeting that CLAUSE tells; DOER is who does what the sentence says."""
    marks = {token.mark for token in clause}
    for (told, *_), run in runs_in(clause, MEETINGS):
        if run[0].mark == 'WHO' and clause[clause.index(run[0]) - 1].mark in PREPOSITIONS \
                and not (clause[0].mark == 'after' and clause[0].aside):    # "two days after Kim"
            continue                                # "lawmakers from South Korea and Japan met"
        if told == 'held' and run[0].mark in PREPOSITIONS and 'WILL' in marks:
            told = 'either'                         # "They will smile at the talks"
        what, who = next((token.value for token in run if token.mark in DEEDS),
                         ('meeting' if told != 'hint' else '', ()))
        who = partners(clause, run, (what, who), doer, memory)
        if who is None or told == 'hint' and not bilateral(who):
            continue
        when, where = frame(clause, run)
        if not when and told in ('held', 'planned') and clause[0].mark in ('as', 'during', 'when'):
            when = memory['when']                   # "agreed on Monday as they met"
        ahead = told == 'planned' or told == 'either' and 'WILL' in marks
        day = day_of(when, article, 1 if ahead else -1, memory)
        if not day and told in memory['same'] and bilateral(who):
            day = memory['day']
        persons = {party for party in who if party[1]}
        level = 'leaders' if 'summit' in what or persons and persons <= memory['heads'] else \
            'others' if persons else ''
        yield told, Event(day, 'meeting', who, what, where if where and what else '',
                          {'held': False, 'planned': True, 'earlier': False}.get(told), level,
                          frozenset([article.tag]), memory['order'])


def partners(clause, run, deed, doer, memory):
    """Return who took part in the DEED, (words, who), that RUN of CLAUSE tells; () where nobody is
    named, None where somebody is missing from three."""
    what, who = deed
    if 'LAST' in line_of(run):
        who = who or memory['PAIR']                 # "their last summit"
    before = clause[:clause.index(run[0]) + 1]
    doers = [b.value for a, b, c in zip(before[:1] + before, before, before[1:] + run[:1])
             if b.mark == 'WHO' and a.mark not in PREPOSITIONS and c.mark != "'s"]
    if clause[0].mark == 'ahead' and not who and doer == unnamed(doer):
        return doer                                 # "Seoul and Tokyo met ahead of talks"
    if {run[0].mark, clause[0].mark} & PREPOSITIONS or doers:
        doer = (doers or [doer])[-1]
        who = doer if not who and bilateral(doer) else who          # "Seoul and Tokyo met in talks"
    goals = [token for before, token in zip(run, run[1:])
             if before.mark in ('TRAVEL', 'TRAVELED', 'to', 'in')]
    told = parties(*(token.value for token in run if token.mark == 'WHO' and token not in goals))
    persons = sides_of(party for party in told if party[1])         # "Moon told Abe at their talks"
    who = parties(told, (party for party in who if party[0] not in persons))
    rest = clause[clause.index(run[-1]):]
    if what and len(sides_of(who)) < 2:             # "held his first call on Monday with Motegi"
        who = parties(who, *(token.value for before, token in zip(rest, rest[1:])
                             if before.mark in ('between', 'with') and token.mark == 'WHO'))
    if who and (not bilateral(who) or run[0].mark == 'WHILE-MET'):
        who = parties(who, doer)
    if THREE_WAY.search(what) and len(sides_of(who)) < 3:
        return all_three(what, who, memory)
    return None if 'separate' in what and len(sides_of(who)) > 2 else who


def all_three(what, who, memory):
    """Return who took part in WHAT, a meeting of three told with fewer, WHO: with them those told
    last, ministers in a summit as their governments; None where somebody is missing."""
    others = memory['THREE'] or memory['PAIR']
    heads = 'summit' not in what or memory['heads'].issuperset(others)
    who = parties(who, others if heads else unnamed(others))
    return who if len(sides_of(who)) > 2 else None


def agree(who, other):
    """Return whether two tellings can be of the same people: one may leave out names, and
    one side while it has only one."""
    sides, others = sides_of(who), sides_of(other)
    both = sides & others
    if who and other and sides != others and (len(both) > 1 or both not in (sides, others)):
        return False
    names = [[{name for _, name in each if (side, name) in each} - {''} for side in both]
             for each in (who, other)]
    return all(a <= b or b <= a for a, b in zip(*names))


def form(event):
    """Return whether a meeting was a "call" or "face" to face; '' where nobody says so."""
    if re.search('phone|call|video|virtual|online|tele', event.what):
        return 'call'
    return 'face' if event.place or 'face-to-face' in event.what else ''


def same_meeting(a, b):
    """Return whether nothing contradicts that the meetings A and B are one."""
    return agree(a.who, b.who) \
        and all(len({x, y} - {''}) < 2 for x, y in ((form(a), form(b)), (a.level, b.level))) \
        and len({a.place, b.place} - COUNTRIES - {''}) < 2 \
        and not ({a.planned, b.planned} == {True, False} and a.date != b.date
                 and ('' in (a.date, b.date) or a.sources & b.sources)) \
        and not any('bilateral' in x.what and len(sides_of(y.who)) > 2 for x, y in ((a, b), (b, a)))


def settle(tellings, days, published):
    """Return the meetings of one article from its TELLINGS, in order: those with a date, between
    Seoul and Tokyo, alone or with others. DAYS has the day that the sentences around speak of,
    for talks told without one: {number of the sentence: date}."""
    meetings = united([event for told, event in tellings
                       if told != 'earlier' and len(sides_of(event.who)) != 1])
    today, found = published.isoformat() if published else '~', []
    for event in meetings + [e for told, e in tellings if told == 'earlier']:
        if not event.date and not event.planned:
            near = [days.get(event.order[1] - back, '') for back in range(3)]
            event = event._replace(date=max(near))
        if event.planned is None:
            event = event._replace(planned=event.date > today)
        near = [m.place for m in meetings if m.date == event.date and {*m.who} & {*event.who}]
        found.append(event._replace(place=event.place or max(near, default='')))
    return [event for event in found if event.date and event.what and bilateral(event.who)
            and (event.date >= today[:len(event.date)] if event.planned else event.date <= today)]


# ---- Milestones ------------------------------------------------------------

CONCLUDED, DECIDED, SUSPENDED, NORMALIZED, EXPIRES = (
    'GSOMIA concluded', 'decision to end GSOMIA announced', 'termination of GSOMIA suspended',
    'GSOMIA normalized', 'GSOMIA expires')
# What the row says, the phrase, an example.
MILESTONES = (
    (CONCLUDED, '(?:PACT|since it) (?:BE )?(?:title )?SIGNED|WHO SIGNED PACT',
     'GSOMIA was signed in November 2016.'),
    (CONCLUDED, '(?:YEAR|AGE) (?:(?:word|title) )*PACT', 'Seoul ended the 2016 GSOMIA.'),
    (SUSPENDED, '(?:WHO|it) (?:(?:DECIDED|SAID)-TO (?:SUSPEND|SUSPENDED)|(?:has |have )?SUSPENDED)'
                ' (?:word of )?(?:its )?(?:EXPIRY|NOTICE|DECISION)(?: to END PACT)?',
     'Seoul suspended the expiry of GSOMIA on Friday.'),
    (SUSPENDED, '(?:EXPIRY|DECISION) BE SUSPENDED',
     'The expiry of GSOMIA was suspended on Friday.'),
    (SUSPENDED, "(?:WHO 's|its) DECISION to (?:SUSPEND|SUSPENDED|KEEP) (?:its )?(?:EXPIRY|PACT)",
     "Seoul's decision on Friday to suspend the expiry of GSOMIA hurt."),
    (SUSPENDED, 'WHO DECIDED-TO (?:KEEP|URGE) PACT',
     'Seoul decided on Friday to keep GSOMIA.'),
    (SUSPENDED, r'WHO put(?: \S+){1,6} HOLD-OFF',
     'Seoul put its decision to end GSOMIA on hold on Friday.'),
    (SUSPENDED, 'WHO REVERSED (?:its )?DECISION(?: to END PACT)?',
     'Seoul reversed its decision to end GSOMIA on Friday.'),
    (DECIDED, '(?:WHO|had|earlier|has) (?:(?:DECIDED|SAID)-TO|DECIDED) END'
              ' (?:(?:AGE|YEAR|its|title|word) )*PACT',
     'Seoul decided on Friday to terminate GSOMIA.'),
    (DECIDED, 'WHO (?:had )?(?:earlier )?ANNOUNCED (?:its )?DECISION(?! to)',
     'Seoul announced its decision on GSOMIA on Friday.'),
    (DECIDED, 'WHO ANNOUNCED (?:WHO )?(?:that )?it BE ENDING PACT',
     'Seoul announced on Friday that it was terminating GSOMIA.'),
    (DECIDED, "(?<!ANNOUNCE )(?:WHO 's|its) DECISION to END (?:(?:AGE|YEAR) )?PACT",
     "Seoul's Friday decision to end GSOMIA hurt."),
    (NORMALIZED, r'WHO (?:(?:has )?NORMALIZED|(?:AGREED|DECIDED|SAID)-TO (?:\S+ )*?NORMALIZE)'
                 ' (?:its )?PACT'
                 '|WHO (?:had |has )?(?:ANNOUNCED|FINISHED) (?:WHO of )?(?:word |of |to )*'
                 '(?:NORMALIZATION of|NORMALIZ(?:E|ING)) PACT|PACT BE NORMALIZED',
     'Seoul normalized GSOMIA on Friday.'),
    (NORMALIZED, '(?:WHO|it) (?:has )?WITHDREW (?:its )?(?:(?:NUM|YEAR|word) )*(?:NOTICE|DECISION)'
                 '(?: to END PACT)?',
     'Seoul withdrew its notice to end GSOMIA on Friday.'),
    (EXPIRES, '(?:PACT|it) (?:(?:WILL|DUE to) (?:(?:be )?ENDED|END|EXPIRE)|EXPIRE)',
     'GSOMIA will expire on Friday.'),
    (EXPIRES, '(?:(?:ahead of|before|until|UPCOMING|DUE) (?:DUE )?)?EXPIRY',
     'Seoul waits ahead of the expiry of GSOMIA on Friday.'),
)
MILESTONES = [(what, pattern(phrase), example) for what, phrase, example in MILESTONES]


def milestones_in(clause, article, memory):
    """Yield the milestone Events of a clause about the pact. An Event without a date adds its
    source to the row of another telling."""
    for (what, *_), run in runs_in(clause, MILESTONES):
        doers = run if what == CONCLUDED else run + subject(clause)
        who = unnamed(next(iter(values_of(doers, 'WHO')), ()))
        if what == EXPIRES or what == CONCLUDED and not who:
            who = PACT_SIDES
        if who not in ((), PACT_SIDES, PACT_SIDES[:1]) or what == CONCLUDED and len(who) < 2:
            continue                                # what others sign, and Tokyo did not end it
        if [token.value for token in run] != ['expiry']:
            yield Event(milestone_day(what, clause, run, article, memory), 'milestone', who, what,
                        '', what == EXPIRES, '', frozenset([article.tag]), memory['order'])


def milestone_day(what, clause, run, article, memory):
    """Return the ISO date of the milestone WHAT that the tokens RUN of CLAUSE tell, '' for none."""
    years = [int(token.value) for token in run if token.mark in ('AGE', 'YEAR') and token.value]
    if what == CONCLUDED and years:                 # "the 2016 pact", "the three-year-old pact"
        return '%04d' % (years[0] if years[0] > 999 else article.published.year - years[0])
    if what == EXPIRES:
        own = run[-1].value if run[-1].mark == 'EXPIRY' else None
        when = own if isinstance(own, dict) else frame(clause, run)[0]
        past = {token.value for token in run if token.mark == 'WILL'} & {'was', 'were'}
        if 'WEEKDAY' in (when or ()) and (past or when is own):
            return ''                               # "was to lapse on Friday": the last, the next?
        return day_of(when, article, 1, memory)
    if run[1].mark in ("'s", 'DECISION'):
        clause = run = run[:-1]                     # "Seoul's Friday decision to end" it
    when = frame(clause, run)[0]
    if not when and 'has' in line_of(run):          # "Seoul has decided, the office said Thursday"
        sources = [token for token in clause if token.mark == 'SOURCE']
        when = next(iter(values_of(asides_of(sources), 'DATE')), None)
    return day_of(when, article, -1, memory) or memory['talks'] * (what == NORMALIZED)


# ---- Positions -------------------------------------------------------------

# The phrase, an example.
POSITIONS = (
    ('WHO (?:has )?SAID (?:that )?WHO (?:has |have )?URGE',
     'Kang said South Korea wants the export curbs lifted.'),
    ('WHO (?:has |have |did )?(?:URGED|URGE)', 'Seoul urged Tokyo to lift the export curbs.'),
    ('WHO (?:has|have) been URGING', 'Seoul has been urging Tokyo to lift the export curbs.'),
    ('WHO WILL URGE', 'Seoul will urge Tokyo to lift the export curbs.'),
    ('WHO URGING', 'Kang met Motegi, urging Tokyo to lift the export curbs.'),
    (r'WHO (?:has )?(?:EXPRESSED|EXPRESS) (?:\S+ ){0,3}?(?:FEELING|MODAL|URGE)',
     'Seoul expressed strong regret over the export curbs.'),
    (r'WHO (?:has )?called(?: \S+)* MODAL', 'Seoul called the export curbs unfair.'),
    (r'WHO (?:has )?SENT(?: \S+)* to LOBBY',
     'Seoul sent envoys to lobby against the export curbs.'),
    ('WHO (?:has )?(?:SAID|SAY|TOLD)', 'Seoul said Tokyo must lift the export curbs.'),
)
POSITIONS = [('position', pattern(phrase), example) for phrase, example in POSITIONS]
UNVOICED = OPENERS - {';', ':', 'URGING', 'although', 'but', 'while'}
ON_TOPIC = {'EXPIRY', 'INTELLIGENCE', 'PACT', 'TOPIC'}
ANAPHORS = {'DECISION', 'ISSUE'}                # "the dispute", of what was told before


def voices_in(clauses):
    """Return (clause, its tokens from who speaks to the verb) for each clause that states a
    position, in order."""
    found = []
    for clause in clauses:
        for _, run in runs_in(clause, POSITIONS):
            who, opens = run[0], clause[:clause.index(run[0])][-1:]
            if who.start in [token.start for token in subject(clause)] \
                    and clause[0].mark not in UNVOICED and all(
                        token.mark in OPENERS | {',', 'and', 'SOURCE', 'START', 'TALKS'}
                        for token in opens) \
                    and len(who.value) == 1 and who.value[0][0] in SIDES \
                    and not any(who.start == run[0].start for _, run in found):
                found.append((clause, run))
                break
    return sorted(found, key=lambda voice: voice[1][1].start)


def positions_in(text, tokens, clauses, article, memory):
    """Yield the position Events of a sentence: from the verb to the next voice or the source."""
    voices, sources = voices_in(clauses), [token for token in tokens if token.mark == 'SOURCE']
    ends = [run[0].start if run[0].start > before[1].start else run[1].start
            for (_, run), (_, before) in zip(voices[1:], voices)] + [len(text)]
    for (clause, run), stop in zip(voices, ends):
        start = run[1].start
        source = [token for token in sources if token.start > start][:1]
        stop = min([stop] + [token.start for token in source])
        marks = {token.mark for token in tokens if start < token.start < stop
                 and token.value not in ('was', 'were')}        # "was to expire" is no stand
        before = {token.mark for token in tokens if token.start < run[0].start}
        if not is_stand(run, marks, memory['topics'] | before):
            continue                                # only said what happens
        dates = values_of(asides_of(source), 'DATE') + [
            told for told in values_of(asides_of(clause[-2:-1]), 'DATE') if 'UNIT' in told]
        when = frame(clause, run)[0] or next(iter(dates), None)
        when = None if when == {'SHIFT': 0, 'UNIT': 'week'} else when
        day = day_of(when, article, -1, memory)
        if when and not day:
            continue                                # "two weeks earlier"
        words = text[start:stop]
        for aside in asides_of(clause):
            if aside.value is when and start < aside.start < stop:
                words = text[start:aside.start].rstrip() + text[aside.end:stop]
        yield position(run[0].value, words, day or memory['talks'] or talks_before(
            run, article.published, memory), article, memory)
    if not voices:
        yield from quotation(text, sources, article, memory)


def is_stand(run, marks, topics):
    """Return whether what is said, MARKS, behind the verb of RUN is a stand on a topic of the
    dispute, one of TOPICS, and not only what happens."""
    if not (marks & ON_TOPIC or marks & ANAPHORS and topics & ON_TOPIC):
        return False
    if run[-1].mark not in ('SAID', 'SAY', 'TOLD') or marks & {'MODAL', 'URGED'}:
        return True
    ahead = marks & {'WILL', 'WOULD', 'not'}        # "said it will not drop the complaint"
    return bool(ahead and marks & ON_TOPIC) and not marks & {'SHARED', *DEEDS}


def talks_before(run, published, memory):
    """Return the day of the talks that who spoke in RUN came from, '' if not in two days' time."""
    who = run[0].value[0]
    day = calendar_day(memory['met'].get(who, '') if who[1] else '')
    past = {'SAID', 'TOLD', 'URGED', 'EXPRESSED'} & {token.mark for token in run}
    perfect = {'has', 'have', 'did'} & {token.mark for token in run}
    recent = day and 0 <= (published - day).days <= 2
    return day.isoformat() if recent and past and not perfect else ''


def quotation(text, sources, article, memory):
    """Yield the position that a sentence with SOURCES tells by a quotation: '"...," she said.'"""
    who = sources[0].value if sources and text[0] == '"' and text.count('"') > 1 else ()
    if not who or len(who) > 1 or who[0][0] not in SIDES:
        return
    marks = {token.mark for token in marked(text)}
    if marks & {'PACT', 'TOPIC'} and marks & {'MODAL', 'URGE', 'URGED', 'WILL', 'if', 'unless'}:
        when = next(iter(values_of(sources[0].aside, 'DATE')), None)
        yield position(who, 'said "%s"' % text[1:text.index('"', 1)].rstrip(','),
                       resolve(when, article.published, -1), article, memory)


def position(who, words, day, article, memory):
    """Return the Event that WHO said WORDS on DAY, '' for the article's own."""
    words = re.sub(r'[\s,.;]*(?:\b(?:and|but|while|whereas)(?: the)?)?[\s,]*$', '', words)
    words = re.sub(r'^((?:\w+ )?)also ', r'\1', words)
    return Event(day or article.published.isoformat(), 'position', who, words, '', False, '',
                 frozenset([article.tag]), memory['order'])


# ---- One article: sentences -> events --------------------------------------


def events_of(article, cast):
    """Return the Events that ARTICLE tells; without a publication date, its meetings."""
    memory = dict(cast=dict(cast), heads=set(), home=article.home, pact=False, day='', place='',
                  ONE=(), PAIR=(), THREE=(), met={}, sides=set(),
                  here=article.city)
    tellings, days, found, recent = [], {}, [], [set(), set()]
    for number, (text, tokens) in enumerate(article.sentences):
        mentioned = mentions(tokens, memory)
        marks = {token.mark for token in mentioned + tokens}
        if marks & {'MET', 'PACT', 'TALKS', 'WHO'}:       # the rest tell nothing
            tokens = parsed(mentioned)
            memory.update(order=(article.name, number), topics=recent[0] | recent[1])
            told, clauses = told_in(text, tokens, article, memory)
            memory['day'] = next((event.date for way, event in told if event.date
                                  and way != 'earlier'), memory['day'])
            if number < 3 and all(way != 'held' and len(e.date) < 10 or way == 'hint'
                                  for way, e in told):
                days[number] = weekday_of(tokens, article)
                memory['day'] = memory['day'] or days[number]
            if article.published:
                for clause in clauses if 'PACT' in marks | memory['topics'] else ():
                    found += milestones_in(clause, article, memory)
                if marks & (ON_TOPIC | ANAPHORS):   # for speed
                    found += positions_in(text, tokens, clauses, article, memory)
            tellings += told
        recent = [recent[1], marks]
    return settle(tellings, days, article.published) + found


def told_in(text, tokens, article, memory):
    """Return (the tellings of a sentence, its clauses that are no hypotheses); MEMORY learns whom
    it names, and the day of the talks that it tells of."""
    clauses = clauses_of(tokens)
    # "They also met", "later met": on the day spoken of.
    memory['same'] = {'held'} if re.search(' (?:also|followed|later)[ .]', text) else set()
    if ' on SIDELINES , ' in line_of(tokens):
        memory['same'] = {'held', 'planned'}
    sure = [clause for clause in clauses if clause[0].mark not in ('if', 'unless', 'whether')]
    whos = values_of(tokens, 'WHO')
    first = frame(clauses[0], clauses[0])[0]
    memory['when'] = first if 'FROM' not in (first or ()) else None
    doer = whos[0] if whos else ()
    told = [] if re.match('"|Should ', text) or OFF.search(line_of(tokens)) else [
        telling for clause in sure for telling in tellings_in(clause, doer, article, memory)
        if sure == clauses or telling[0] != 'planned']
    memory['talks'] = next((event.date or memory['day'] * (not event.who or bilateral(event.who))
                            for way, event in told if way == 'held'), '')
    for way, event in told:
        memory['met'].update(dict.fromkeys(event.who if way == 'held' else (), memory['talks']))
    for who in whos + [event.who for _, event in told]:
        remember(memory, who)
    return told, sure


def weekday_of(tokens, article):
    """Return the ISO date of a sentence that names Seoul, Tokyo and a weekday, else '': "Japan
    pushed South Korea on Friday to rethink"."""
    whos = parties(*values_of(tokens, 'WHO'))
    told = asides_of(token for token in tokens if token.mark not in ('SAID', 'SOURCE'))
    days = [when for when in values_of(told, 'DATE') if 'WEEKDAY' in when]
    return resolve(days[0], article.published, -1) if days and bilateral(whos) else ''


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
            weekday = str(calendar_day(e.date).weekday())
            days.setdefault((e.who, weekday), set()).add((e.date, e.place))
    for article, cast in pairs:
        if article.published:
            continue
        fits = {day for m in events_of(article, cast)
                for day, place in days.get((m.who, m.date), ())
                if not m.place or not place or m.place == place}
        if len(fits) == 1:
            article = article._replace(published=calendar_day(fits.pop()))
            events += [e._replace(order=(*e.order, 'undated')) for e in events_of(article, cast)]
        else:
            undated.append(article)
    return ordered(united(events)), undated


# ---- Merging: one row per event within an article and across articles ------

MANY = 500      # candidates an event is held against; only a hostile text has more


def alike(a, b):
    """Return whether A and B, of one kind and day, are one event: a meeting whatever each says of
    its being planned, a position in the same words or, in two articles, in much the same."""
    if a.kind == 'meeting':
        return same_meeting(a, b)
    if a.kind == 'milestone' or a.what == b.what:
        return True
    words, others = ({word[:6] for word in event.what.lower().split() if len(word) > 3}
                     for event in (a, b))
    share = 0.9 if a.sources & b.sources else 0.4
    return len(words & others) >= share * min(len(words), len(others))


def merged(a, b):
    """Return the one Event that A and B tell: the precise date, all names, the fullest words."""
    words = max(a, b, key=lambda e: (len(e.what.split()), e.what != 'meeting', len(e.what), e.what))
    if a.kind == 'position':
        words = min(a, b, key=lambda e: (len(e.order), e.order))     # dated by itself, told first
    place = max(a.place, b.place, key=lambda place: (place != '', place not in COUNTRIES, place))
    planned = False if False in (a.planned, b.planned) else a.planned or b.planned
    return Event(max(a.date, b.date, key=len), a.kind, parties(a.who, b.who), words.what, place,
                 planned, a.level or b.level, a.sources | b.sources, min(a.order, b.order))


def united(events):
    """Return EVENTS, each once: what says less ("in November", "the two sides") joins the one of
    its own article told last before it, or the latest."""
    found, index = [], {}               # index: (kind, date cut short, key) -> places in found
    for event in sorted(events, key=lambda e: (-len(e.date), e.date and not any(
            name for _, name in e.who), e.date and not e.place, e.order)):
        key = {'meeting': '', 'milestone': event.what, 'position': event.who}[event.kind]
        same = [i for i in index.get((event.kind, event.date, key), ())[-MANY:]
                if alike(found[i], event)]
        if same:
            own = [i for i in same if event.sources <= found[i].sources]
            i = max(own or same, key=lambda i: (
                (found[i].order <= event.order, not found[i].planned, found[i].order) if own
                else found[i].date))
            found[i] = merged(found[i], event)
        else:
            for cut in {event.date, event.date[:7], event.date[:4], ''}:
                index.setdefault((event.kind, cut, key), []).append(len(found))
            found.append(event)
    return found


def ordered(events):
    """Return EVENTS as they happened. A date known to the month or year stands at its end; a
    suspension just before the expiry it averted."""
    events = [e if e.who else e._replace(who=PACT_SIDES[:1]) for e in events if e.date]
    expiries = sorted(e.date for e in events if e.what == EXPIRES and len(e.date) == 10)
    first = {}                          # who -> where they are told first
    for event in sorted(events, key=lambda e: e.order):
        first.setdefault(event.who, event.order)

    def key(event):
        day = event.date + '~' * (len(event.date) < 10)
        averted = event.what == SUSPENDED and len(event.date) < 10 and next(
            (expiry for expiry in expiries if expiry.startswith(event.date)), None)
        voice = [(rank(party)[0], party[1] != '', first[event.who]) for party in event.who]
        return (averted or day, KINDS.index(event.kind), not averted,
                voice if event.kind == 'position' else [],
                event.order if event.kind != 'milestone' else ('', 0), event.what)
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
        tags = tags_in(folder)
    except OSError as problem:
        return complain(folder, problem.strerror)
    for name, tag in tags.items():
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
