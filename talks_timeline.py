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

# What the readers find and the printer prints; merging two of them makes a third.
# date: ISO 8601, cut to the precision known; '' while unknown
# kind: one of KINDS
# who: a tuple of parties, each (government, full name or '')
# what: the words of its cell, without "planned: " and the place
# place: where, or ''
# planned: True, False, or None where an article does not say
# level: 'leaders' or 'others', whose meeting it is; '' where an article does not say
# sources: a frozenset of the tags of the articles
# order: where it is told first: (file name, number of the sentence), with 'undated' behind them
#     where the article has no date of its own
Event = namedtuple('Event', 'date kind who what place planned level sources order')

# An article: its file's name; its tag in the sources column; the publication date, or None; the
# government at home with its outlet, or ''; the dateline's city; its Sentences.
Article = namedtuple('Article', 'name tag published home city sentences')
Sentence = namedtuple('Sentence', 'text tokens')

# What one or more words of a sentence are folded into.
# mark: what a phrase calls it: a word as written, or what it stands for: WHO, DATE, PACT, MET
# value: what it means: parties for a WHO, a name for a NAME or a PLACE, see the readers
# start, end: where it stands in the text
Token = namedtuple('Token', 'mark value start end')

# ---- Words: what such reports call things ----------------------------------

KINDS = ('meeting', 'milestone', 'position')    # the order within a day
SIDES = ('Seoul', 'Tokyo', 'Washington')        # the order within the who column

# Each government's label, its names, its adjectives. The names but the label are countries.
GOVERNMENTS = [line.split(': ') for line in """\
Seoul: Seoul|South Korea|S. Korea|ROK|the South|Korea|Cheong Wa Dae: South Korean|S. Korean|Korean
Tokyo: Tokyo|Japan: Japanese
Washington: Washington|United States|U.S.|US|America|White House|Pentagon|State Department: American
Bangkok: Bangkok|Thailand: Thai
Beijing: Beijing|China: Chinese
Berlin: Berlin|Germany: German
Canberra: Canberra|Australia: Australian
Hanoi: Hanoi|Vietnam: Vietnamese
Jakarta: Jakarta|Indonesia: Indonesian
Kyiv: Kyiv|Ukraine: Ukrainian
London: London|Britain|England|UK: British
Manila: Manila|Philippines: Philippine
Moscow: Moscow|Russia: Russian
New Delhi: New Delhi|India: Indian
Paris: Paris|France: French
Phnom Penh: Phnom Penh|Cambodia: Cambodian
Pyongyang: Pyongyang|North Korea|N. Korea|the North: North Korean|N. Korean
Rome: Rome|Italy: Italian
Singapore: Singapore: Singaporean
Taipei: Taipei|Taiwan: Taiwanese
Vientiane: Vientiane|Laos: Laotian""".splitlines()]
SIDE_OF = {name: label for label, *names in GOVERNMENTS for name in '|'.join(names).split('|')}
COUNTRIES = {name for label, names, _ in GOVERNMENTS for name in names.split('|') if name != label}
OUTLETS = {'japan times': 'Tokyo', 'jiji': 'Tokyo', 'joongang': 'Seoul', 'kbs': 'Seoul',
           'korea herald': 'Seoul', 'korea times': 'Seoul', 'kyodo': 'Tokyo', 'mainichi': 'Tokyo',
           'yonhap': 'Seoul'}
# Offices that only one government has: they need no country.
OWN_OFFICES = {'cabinet secretary': 'Tokyo', 'defense secretary': 'Washington',
               'secretary of defense': 'Washington', 'secretary of state': 'Washington'}
KOREAN_FAMILIES = set("""Ahn Bae Cha Chang Cho Choi Chun Chung Ha Han Hong Hwang Jang Jeon Jeong
    Jin Joo Jung Kang Kim Ko Kwon Lee Lim Min Moon Nam Noh Oh Park Roh Ryu Seo Shim Shin Sohn Son
    Song Suh Suk Sung Woo Yang Yeo Yoo Yoon Youn Yun""".split())

MONTHS = {name: i for i, full in enumerate("""January February March April May June July August
    September October November December""".split(), 1) for name in (full, full[:3])}
MONTHS['Sept'] = 9
WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
NUMBERS = {word: i for i, word in enumerate(
    'zero one two three four five six seven eight nine ten'.split())}
SHIFTS = {'coming': 1, 'last': -1, 'next': 1, 'past': -1, 'previous': -1, 'this': 0}
DAYS = {'today': 0, 'tomorrow': 1, 'yesterday': -1}

# What a phrase below calls a word, and the words. A verb's mark has the verb's form: MEET is
# "meet", MET "met". A word of no table is "word" in a phrase, a capitalised one NAME.
VOCABULARY = {
    # what people do together
    'HOLD': 'conduct|hold|sit down for',
    'HELD': 'conducted|held|sat down for',
    'MEET': 'meet|meet up|sit down|sit down together|speak by phone|talk by phone',
    'MET': 'came together|met|met up|sat down|sat down together|spoke by phone|spoke by telephone'
           '|spoke on the phone|talked by phone|talked on the phone',
    'ON-MEETING': 'after meeting|before meeting|while meeting',
    'TALKS': 'conference call|consultation|consultations|conversation|dialogue|discussions'
             '|encounter|luncheon|meeting|negotiations|phone call|session|summit|talks'
             '|telephone call|teleconference|video call|videoconference',
    'LEVEL': 'bilateral|director-general-level|face-to-face|foreign-ministerial|formal|high-level'
             '|informal|in-person|ministerial|one-on-one|online|phone|pull-aside|senior-level'
             '|separate|telephone|three-way|trilateral|two-way|vice-minister-level'
             '|vice-ministerial|video|virtual|working-level',
    'MAYBE': 'another|possible|potential|proposed',     # no phrase has it: such talks match none
    'TOOK-PLACE': 'came|comes|ended|lasted|marked|marks|produced|took place|was held'
                  '|was the first|were held|were the first|yielded',
    'GATHERED': 'convened|gathered',
    'JOIN': 'join',
    'JOINED': 'joined',
    'TRAVELLED': 'arrived|flew|traveled|travelled|visited',
    'TOGETHER': 'agreed|agreed on|discussed|exchanged|reaffirmed|shared',
    'SIDELINES': 'margins|sidelines',
    'OFF': 'called off|canceled|cancelled|fell through|materialize',
    'ARRANGE': 'are arranging|arrange|coordinate|is arranging|set up',
    'DUE': 'due|expected|planned|planning|preparing|scheduled|set|slated',
    'UPCOMING': 'forthcoming|upcoming',
    'AGREED-TO': 'agreed to',
    'WILL': "'ll|are going to|is going to|plan to|plans to|will|would",
    'BE': 'are|is|was|were',
    # the pact
    'GSOMIA': 'General Security of Military Information Agreement|GSOMIA',
    'INTELLIGENCE': 'information|information sharing|information-sharing|intelligence'
                    '|intelligence sharing|intelligence-sharing',
    'DEAL': 'accord|agreement|deal|pact',
    'THE-PACT': 'the accord|the agreement|the deal|the military agreement|the military pact'
                '|the pact',
    'END': 'abandon|discontinue|ditch|end|exit|not extend|not renew|not to extend|not to renew'
           '|pull out of|scrap|terminate|walk away from|withdraw from',
    'EXPIRY': 'expiration|expiry|termination',
    'EXPIRE': 'expire|expires|lapse|run out',
    'SUSPEND': 'delay|halt|postpone|put off|shelve|suspend',
    'SUSPENDED': 'delayed|halted|postponed|put off|shelved|suspended',
    'HOLD-OFF': 'on hold',
    'REVERSED': 'reversed',
    'DECIDED': 'chose|decided|opted',
    'DECISION': 'decision|move',
    'ANNOUNCE': 'announce',
    'ANNOUNCED': 'announced|declared|finalized|notified',
    'SIGNED': 'concluded|inked|sealed|signed',
    'NOTICE': 'notice|notices|notification',
    'WITHDREW': 'retracted|withdrawn|withdrew',
    'NORMALIZE': 'normalize|restore',
    'NORMALIZED': 'normalized|restored',
    # what is said of the disputes
    'SAID': 'added|noted|said|says',
    'TOLD': 'told',
    'URGE': 'call for|call on|put pressure on|rule out',
    'URGED': 'called for|called on|calls for|calls on|expressed concern|expressed hope'
             '|expressed opposition|expressed regret|made clear|made it clear|makes clear'
             '|put forward|put pressure on|puts pressure on|ruled out|want|wants|wanted|welcomed',
    'URGING': 'calling for|calling on|expressing regret|heaping pressure|putting pressure'
              '|stepping up pressure',
    'SENT': 'dispatched|sent',
    'LOBBY': 'lobby|persuade',
    'MODAL': "breach|can't|cannot|contravene|contravenes|difficult|disappointed|disappointing"
             '|has to|have to|hopes|important|impossible|inappropriate|must|necessary|need|needed'
             '|needs|regret|regrets|regrettable|should|unacceptable|unfair|violate|violated'
             '|violates|violation|will never|will not|wrong',
    'TOPIC': '1965|assets|colonial|compensate|compensated|compensation|court|court rulings|curbs'
             '|export|exports|forced labor|forced laborers|liquidate|liquidated|liquidation'
             '|reconsider|reconsideration|renewal|reparation|reparations|ruling|rulings'
             '|security cooperation|security tool|trade controls|trade curbs|trade restrictions'
             '|trading partners|victims|wartime|white list|whitelist',
    'ISSUE': 'dispute|issue|issues|matter|measure|measures|problem|restrictions|row|situation'
             '|solution|step|steps',
    # people and offices
    'OFFICE': 'adviser|advisor|ambassador|chairman|chief|commissioner|counselor|delegate|diplomat'
              '|director|director general|director-general|envoy|head|leader|minister|negotiator'
              '|official|premier|president|representative|secretary|secretary general'
              '|secretary-general|spokesman|spokesperson|spokeswoman',
    'OFFICES': 'ambassadors|chiefs|delegates|diplomats|director generals|director-generals'
               '|directors general|directors-general|envoys|leaders|ministers|negotiators'
               '|officials|presidents|representatives|secretaries',
    'MINISTRY': 'administration|delegation|department|embassy|government|ministry|office|side',
    'COUNTERPART': 'counterpart|counterparts',
    'FORMER': 'former|lawmaker|opposition|then',
    'CITY': 'capital|city|island|resort|town',
    'ONE': 'he|she',
    'PAIR': 'both|both ministers|the diplomats|the envoys|the ministers|the pair|the two'
            '|the two diplomats|the two foreign ministers|the two ministers|the two officials'
            '|the two top diplomats|they',
    'BOTH': 'both countries|both sides|the neighbors|the two allies|the two countries'
            '|the two governments|the two nations|the two neighbors|the two sides',
    'LEADERS': 'both leaders|the two leaders',
    'ADVERB': 'for her part|for his part|for its part|for their part|in turn',
    'THREE': 'the three|the three countries|the three diplomats|the three ministers'
             '|the three nations|the three sides',
    # days
    'PART': 'early|late|mid',
    'SAME-DAY': 'earlier in the day|later in the day|same day|that day|the same day',
}
# Verbs that state a position: URGE, and in their other forms URGED ("urges", "urged") and URGING.
STANCES = """accuse argue ask believe blame claim condemn contend criticize defend demand
    denounce deny dismiss emphasize insist maintain object oppose pledge press pressure protest push
    reaffirm refuse reiterate reject repeat request restate seek stress support threaten underline
    underscore urge view vow warn""".split()
ADVERBS = set("""afternoon again alone already also briefly completely conditionally consistently
    currently evening eventually finally formally however just meanwhile morning new newly night
    officially once only quickly recently repeatedly reportedly separately simply still strictly
    strongly together too very""".split())
AS_WRITTEN = set("""according after ago ahead although amid among and as as-well-as at be because
    been before being between but by called despite during earlier following for from had has have
    her him his if in into involving it its later may might near no not of on or over own place
    previously put since so that their them there through to took under unless until when where
    whether which while who whose with without ' 's , . ; : " -""".split())
TITLE_WORDS = set("""acting affairs asia asian bureau cabinet deputy defence defense division
    economic economy energy export finance first foreign general high-ranking industry intelligence
    international justice military national nuclear oceanian pacific peace peninsula
    planning policy prime ranking second security senior special state strategic strategy top trade
    unification vice""".split())


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


PLAIN = str.maketrans('\u2018\u2019\u201c\u201d\u2010\u2011', '\'\'""--')
ESCAPE = re.compile(r'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.?)')


def clean(text):
    """Return TEXT in plain characters: one kind of space, line end, quote and hyphen, and no
    controls or marks that cannot be seen; so the same words always look the same.

    Terminal escape sequences (ECMA-48: CSI, OSC, two-byte) go as a whole.
    """
    lines = [' '.join(line.split()) for line in ESCAPE.sub('', text.translate(PLAIN)).splitlines()]
    return '\n'.join(line if line.isprintable() else
                     ' '.join(''.join(filter(str.isprintable, line)).split()) for line in lines)


def shown(name):
    """Return a file's NAME for a line of output: in UTF-8 whatever the locale, no controls."""
    return ' '.join(clean(os.fsencode(name).decode('utf-8', 'replace')).split())


# ---- Articles: text -> publication date, home of the outlet, sentences -----

FULL_DATE = re.compile(r'([12]\d{3})([-.])(\d\d)\2(\d\d)(?!\d)'             # 2019-11-15
                       r'|([A-Z][a-z]{2,8})\.? (\d{1,2}),? ([12]\d{3})'     # Feb. 6, 2020
                       r'|(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? ([12]\d{3})')    # 16 December 2019
# "SEOUL, Nov. 15 (Yonhap) -- ", "LONDON/SEOUL: "
DATELINE = re.compile(r'([A-Z][A-Z.]{1,20}(?:[ /][A-Z]{1,20}){0,4})\b((?:,|/| ?\()[^-:"]{0,50}?)? ?'
                      r'(?:--+|[-:\u2013\u2014](?= )) ?(?=["A-Z])')
FURNITURE = ('date ', 'Published', 'Updated', 'Posted on', 'By ', '(ATTN', 'Modified')
CAPTION = re.compile(r'\((?:C|L|R|left|right|center|from left|[A-Z ]*(?:AP|AFP|REUTERS)[A-Z ]*)'
                     r'[,)]|, (?:left|right),|from left|photo (?:provided|shows|taken)'
                     r'|\[[A-Z/ ]+\]$|(?:poses?|shakes?) (?:for|hands)|shake hands')
HEADLINE = re.compile(r'\b(?:a\.m|p\.m|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.$')
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
    dateline = DATELINE.match(body[0]) if body else None
    city, told = (dateline[1].split('/')[0].title(), dateline[2] or '') if dateline else ('', '')
    if dateline:
        body[0] = body[0][dateline.end():]
    days = {m[0]: written_day(m) for m in FULL_DATE.finditer('\n'.join(head + [told]))}
    published = next(filter(None, days.values()), None)
    if days and not published:
        raise Problem(0, 'no such day: ' + min(days))
    for token in marked(told) if published else ():
        if token.mark == 'DATE':
            day = calendar_day(*resolve(token.value, published, -1).split('-'))
            published = day if day and 0 <= (published - day).days <= 2 else published
    texts = [sentence for paragraph in body for sentence in sentences(paragraph)]
    return Article(name, tag, published, home_of(head, told, body, text), city,
                   [Sentence(text, marked(text)) for text in dict.fromkeys(texts)])


def home_of(head, dateline, body, text):
    """Return the government at home with the outlet that the page names first in its head or its
    dateline, else in its credit line; '' if none."""
    for place in ('\n'.join(head + [dateline]), body[-1][-60:] if body else '', text[:3000]):
        found = [(place.lower().find(outlet), side) for outlet, side in OUTLETS.items()
                 if outlet in place.lower()]
        if found:
            return min(found)[1]
    return ''


def written_day(m):
    """Return the date that M, a match of FULL_DATE, writes; None where it is none."""
    year, month, day = ((m[1], m[3], m[4]) if m[1] else (m[7], MONTHS.get(m[5], 0), m[6])
                        if m[5] else (m[10], MONTHS.get(m[9], 0), m[8]))
    return calendar_day(year, month, day)


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
        headline = line.count(' ') < 16 and HEADLINE.search(line)
        if len(line) > 25 and plain.endswith(FULL_STOP) and not line.startswith(FURNITURE) \
                and not headline:
            body.append((line, plain))
        elif not body:
            head.append(line)
    starts = [DATELINE.match(line) for line, _ in body]         # "SEOUL (AP) --" is no caption's
    return head, [plain for (line, plain), start in zip(body, starts)
                  if (line == plain or line is body[-1][0])
                  and not CAPTION.search(line, start.end() if start else 0)]


STOP = re.compile(r"""(?:[.!?]['")]* (?=['"(]*[A-Z])|(?<=[a-z])\.(?=[A-Z][a-z]*\s))""")
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
# TENSE is -1 for what is told as past, 1 for what lies ahead, 0 where neither is said.
# WHEN is what a DATE means: mark -> value, as {'SHIFT': 1, 'WEEKDAY': 5} for "next Saturday".


def calendar_day(year, month=0, day=0):
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
    day = anchor + timedelta(sign * (((weekday - anchor.weekday()) * sign - other) % 7 + other))
    if when.get('SHIFT') == 1 and anchor.weekday() < min(weekday, 5):
        day += timedelta(7)             # on a Monday "next Tuesday" is not tomorrow
    return day.isoformat()


def read_month(when, anchor, tense):
    """"Nov. 23", "January 15, 2020", "in August", "November last year"."""
    month, year, shift = when['MONTH'], when.get('YEAR'), when.get('SHIFT')
    if 'UNIT' in when:
        year, shift = anchor.year + shift, 0
    if 'NUM' in when:
        day = calendar_day(year, month, when['NUM']) if year else \
            nearest_day(anchor, month, when['NUM'], min(tense, 0))
        return day.isoformat() if day else ''
    if not year:
        tense = shift or tense or (1 if (month - anchor.month) % 12 < 6 else -1)
        year = anchor.year + (month < anchor.month if tense > 0 else -(month > anchor.month))
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


def word_marks():
    """Return {words: (mark, value)} of all tables: "held" is ('HELD', 'held')."""
    marks = {word: (word, None) for word in AS_WRITTEN}
    marks.update((word, ('title', None)) for word in TITLE_WORDS)
    for mark, spellings in VOCABULARY.items():
        marks.update((words, (mark, words)) for words in spellings.split('|'))
    for verb in STANCES:
        stem = verb[:-1] if verb[-1] in 'ey' else verb
        third = 'denies' if verb == 'deny' else verb + ('es' if verb.endswith('ss') else 's')
        past = {'deny': 'denied', 'seek': 'sought'}.get(verb, stem + 'ed')
        marks.update({verb: ('URGE', verb), third: ('URGED', third), past: ('URGED', past),
                      (verb if verb == 'deny' else stem) + 'ing': ('URGING', verb)})
    for _, names, adjectives in GOVERNMENTS:
        marks.update((name, ('GOV', name)) for name in names.split('|'))
        marks.update((name, ('ADJ', name)) for name in adjectives.split('|'))
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
# A word, "U.S.", "O'Brien" or a mark; the "'s" of "Seoul's" is a word of its own.
WORD = re.compile(r"(?:[A-Z]\.)+|'s\b|\w+(?:-\w+|'(?!s\b)\w+)*|[^\w\s]")
ASIDE = re.compile(r'\([^()]*\)')
ARTICLES = {'a', 'an', 'the'}


def tokens_of(text):
    """Return the Tokens of TEXT, one for each word or entry of a table; adverbs, articles and
    what stands in brackets have none."""
    text = ASIDE.sub(lambda m: ' ' * len(m[0]), text)
    spans = [span for m in WORD.finditer(text) if m[0] == 'New' or m[0].lower() not in ADVERBS
             for span in (compound(m[0], m.start()) if '-' in m[0] else [(m[0], m.start())])]
    words, tokens, i = [word for word, _ in spans], [], 0
    while i < len(words):
        start, last = spans[i][1], tokens[-1].mark if tokens else ''
        for size in range(LENGTHS.get(words[i].lower(), 1), 0, -1):
            here = ' '.join(words[i:i + size])
            entry = MARKS.get(here) or MARKS.get(here[0].lower() + here[1:]) \
                or MARKS.get(here.lower())
            if entry:
                break
        mark, value = entry or plain_mark(here)
        if last == 'NAME' and (here in ('da', 'de')
                               or here[0].isupper() and here.lower() in AS_WRITTEN):
            mark, value = 'NAME', here              # "Moon Jae In"
        i += size
        if here.lower() not in ARTICLES and mark != 'ADVERB' and not last == mark == ',':
            tokens.append(Token(mark, value, start, spans[i - 1][1] + len(words[i - 1])))
    return tokens


def compound(word, start):
    """Return WORD as (word, start) spans: "Seoul-Tokyo" and "mid-March" are more than one."""
    parts = word.split('-')
    marks = [MARKS.get(part, ' ')[0] for part in parts[1:]]
    if not marks or not {'GOV', 'MONTH'}.issuperset(marks):
        return [(word, start)]
    found = []
    for part in parts:
        found += [(part, start), ('-', start + len(part))]
        start += len(part) + 1
    return found[:-1]


def plain_mark(word):
    """Return (mark, value) of a word that no table has."""
    if word.isdecimal():
        return ('YEAR', word) if len(word) == 4 and word[:2] in ('19', '20') else \
            ('NUM', int(word)) if len(word) < 4 else ('word', None)
    if re.match(r'\d\d?-\d\d?$', word):
        return 'NUM', int(word.split('-')[0])       # "Sept. 6-7"
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


def spans_in(line, regex):
    """Return (start, end) of each run of tokens that REGEX matches in their LINE."""
    return [(line.count(' ', 0, m.start()), line.count(' ', 0, m.end()))
            for m in regex.finditer(line)]


def folded(tokens, regex, read, skip=()):
    """Return TOKENS with each run that REGEX matches replaced by what READ returns for it, a list
    of Tokens, or None to leave it. REGEX does not see marks of SKIP; they stay, behind the fold."""
    spans = spans_in(line_of([t for t in tokens if t.mark not in skip] if skip else tokens), regex)
    if not spans:
        return tokens
    seen = [i for i, token in enumerate(tokens) if token.mark not in skip]
    kept, done = [], 0
    for start, end in spans:
        run = tokens[seen[start]:seen[end - 1] + 1]
        made = read([token for token in run if token.mark not in skip])
        if made is not None:
            kept += tokens[done:seen[start]] + made + [t for t in run if t.mark in skip]
            done = seen[end - 1] + 1
    return kept + tokens[done:]


def over(tokens, mark, value=None):
    """Return the one Token MARK, in a list, that stands for all TOKENS."""
    return [Token(mark, value, tokens[0].start, tokens[-1].end)]


# A bare month or year needs its preposition ("in 2016"), a unit its shift ("last month"),
# or else "May", "the 1965 accord" and "years" would be dates.
DATE = pattern(r"(?:(?:since|from|until|by|through|between|on) |in (?=PART|MONTH|YEAR|SHIFT))?(?:"
               r'(?:WEEKDAY (?:, )?)?MONTH (?:\. )?NUM(?: (?:, )?YEAR)?'    # "Nov. 23, 2019"
               r'|NUM MONTH(?: YEAR)?'                                      # "23 November"
               r'|MONTH (?:\. )?(?:(?:, |of )?YEAR|SHIFT UNIT)'             # "May last year"
               r'|(?:(?<=in )|(?<=of )|(?<=since )|SHIFT |PART (?:- )?)MONTH'   # "in August"
               r'|(?:SHIFT )?WEEKDAY(?: (?:of )?SHIFT UNIT)?'               # "next Saturday"
               r"|(?:NUM UNITS?|UNIT) ago|SHIFT UNIT|(?<=in )YEAR|(?<=since )YEAR|DAY|SAME-DAY"
               r'|(?:NUM )?UNITS? (?:earlier|later))')


def read_date(tokens):
    """Return the DATE that TOKENS are, None if they are none; a SPAN where it is a limit: "since
    November"."""
    when = {token.mark: token.value for token in tokens if token.mark.isupper()}
    if list(when) == ['YEAR'] and tokens[-1].start > tokens[0].end + 1:
        return None                                 # "in a 1965 accord"
    if 'NUM' in when and 'MONTH' in when:
        when.pop('WEEKDAY', None)                   # "Sunday, May 26" is the 26th
    if 'ago' in line_of(tokens):
        when = {'UNIT': when.get('UNITS'), 'NUM': 1, **when}
    if tokens[-1].mark in ('earlier', 'later'):
        when = {'VAGUE': True}
    limit = tokens[0].mark in ('since', 'from', 'until', 'by', 'through', 'between')
    return over(tokens, 'SPAN' if limit else 'DATE', when)


LAND = "(?:GOV|ADJ)(?: 's)?"
LANDS = '%s(?:(?: ,)?(?: and)? %s)*' % (LAND, LAND)
PACT = pattern('GSOMIA|(?:(?:military|security|word) )*(?:INTELLIGENCE )+(?:word )?DEAL')
YEAR_DEAL = pattern('(?:YEAR|AGE) DEAL')         # "the 2016 pact", but not "a 1965 accord"
NAMES = pattern('NAME(?: NAME)+')
# "South Korea's first vice foreign minister", "his Japanese counterpart", "director-general of the
# Japanese Foreign Ministry's Asian and Oceanian Affairs Bureau", "foreign ministers of A and B"
TITLE = pattern(r"(?:(?:his|her|their|its) )?(?:%s )?"
                r"(?:(?:title|OFFICE|MINISTRY|INTELLIGENCE|FORMER) (?:'s )?)*"
                r"(?:OFFICES?|COUNTERPART)(?: to GOV)?"
                r"(?: (?:for|of|at|in|on)(?: %s)?(?: (?:title|and|MINISTRY|INTELLIGENCE|'s))*"
                r" (?:title|MINISTRY|INTELLIGENCE))*(?: (?:of|from) %s)?" % (LANDS, LANDS, LANDS))
# "Foreign Minister A", "his counterpart, B", "foreign ministers A and B", "A, director of C,"
PERSON = pattern(r'TITLE (?:, )?NAME(?: of GOV)?|TITLES (?:[,-] )?NAME(?:(?: ,)*(?: and)? NAME)*'
                 r'|NAME , TITLE(?: ,|(?= \.))')


@lru_cache(maxsize=4096)                # wire reports repeat each other's sentences
def marked(text):
    """Return the Tokens of a sentence, its dates, names, titles and persons folded."""
    tokens = with_years(folded(tokens_of(text), DATE, read_date))
    line = line_of(tokens)
    if ' DEAL ' in line:
        tokens = folded(tokens, YEAR_DEAL, lambda run: run[:1] + over(run[1:], 'THE-PACT')
                        if text[:run[0].start].lower().endswith('the ') else None)
    if ' GSOMIA ' in line or ' INTELLIGENCE ' in line:
        tokens = folded(tokens, PACT, lambda pact: over(pact, 'PACT'))
    tokens = folded(tokens, NAMES, lambda names: over(
        names, 'NAME', ' '.join(name.value for name in names)))
    if ' OFFICE' in line or ' COUNTERPART ' in line:
        tokens = folded(tokens, TITLE, lambda title: read_title(title, text))
        tokens = folded(tokens, PERSON, read_person)
    return tokens


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
        land = [SIDE_OF[token.value] for token in tokens if token.mark == 'GOV']
        return over(tokens, 'PERSON', (names[0].value, words, (land or sides)[0]))
    side = dict(zip(names, sides))
    return [token._replace(mark='PERSON', value=(token.value, words, side[token]))
            if token in side else token for token in tokens[tokens.index(names[0]):]]


# ---- Who is who: tokens of all articles -> each name's government ----------

COUNTRY, COUNTERPART, PAIR, HOME = 3, 2, 1, 0       # the evidence, the strongest first


def other(side):
    """Return Tokyo for Seoul, Seoul for Tokyo, '' for the rest."""
    return {'Seoul': 'Tokyo', 'Tokyo': 'Seoul'}.get(side, '')


def introduced(article):
    """Return {full name: (how strong the evidence is, side)} of the persons ARTICLE introduces."""
    known = {}

    def learn(name, strength, side):
        if strength > known.get(name, (-1,))[0]:
            known[name] = strength, side

    for sentence in article.sentences:
        last = None                                 # whose counterpart the next one is
        for token in sentence.tokens:
            if token.mark == 'NAME':
                last = next((name for name in known if token.value in name.split()), token.value)
            if token.mark != 'PERSON':
                continue
            name, title, side = token.value
            if 'counterpart' not in title:
                learn(name, *evidence(token.value, article.home, known))
                for a, b in ((name, last), (last, name)):
                    if known.get(b, (0,))[0] == COUNTRY and other(known[b][1]) \
                            and a in known and korean(a) == (other(known[b][1]) == 'Seoul'):
                        learn(a, PAIR, other(known[b][1]))      # "A and Japanese Minister B"
                last = name
            elif side:
                learn(name, COUNTERPART, side)
                if last and other(side):
                    learn(last, COUNTERPART, other(side))
            elif last in known and other(known[last][1]):
                learn(name, PAIR, other(known[last][1]))
    return known


def korean(name):
    """Return whether NAME looks Korean, as no Japanese one does: "Park Jin", "Moon Jae-in"."""
    return '-' in name or not KOREAN_FAMILIES.isdisjoint(name.split())


def evidence(person, home, known):
    """Return (how strong, side) of what the value of a PERSON says of the government: a country,
    the order of the pair before ("their foreign ministers, A and B"), or the outlet's HOME."""
    name, title, side = person
    if side is not None:
        return COUNTRY, side
    pair = [known[name][1] for name in list(known)[-2:]]
    if title.startswith('their ') and sorted(pair) == ['Seoul', 'Tokyo']:
        return PAIR, pair[0]
    foreign = korean(name) != (home == 'Seoul') or home == 'Tokyo' and 'resident' in title
    return HOME, '' if foreign else home


def casts(articles):
    """Return for each article who is who: full name -> party.

    A country, a counterpart or a pair of the article itself counts first, then what the other
    articles know, if they agree, then the outlet's home. One person has one spelling.
    """
    known, everyone = [introduced(article) for article in articles], {}
    for people in known:
        for name, (strength, side) in people.items():
            everyone.setdefault(name, {}).setdefault(strength, set()).add(side)
    spelt, found = {}, []                           # "Yoon Suk-yeol" is "Yoon Suk Yeol"
    for name in sorted(everyone, key=lambda name: (-name.count('-'), name)):
        spelt.setdefault(name.replace('-', ' ').lower(), name)
    for article, people in zip(articles, known):
        cast = {}
        for name in {token.value for sentence in article.sentences for token in sentence.tokens
                     if token.mark == 'NAME'}.union(people) & everyone.keys():
            strength, sides = max(everyone[name].items())
            if people.get(name, (HOME,))[0] > HOME:
                sides = {people[name][1]}
            if len(sides) == 1 and sides != {''}:
                cast[name] = *sides, spelt[name.replace('-', ' ').lower()]
        found.append(cast)
    return found


def short_names(full):
    """Return the short forms of a full name: the family name stands first in "Kim Jung-han"
    and "Yoon Suk Yeol", last in "Mark T. Esper", and either way in "Park Jin"."""
    words = full.split()
    family_first = '-' in words[-1] or len(words) == 3 and words[1][-1] != '.'
    return words[:1] if family_first else [words[-1], words[0]]


# ---- Mentions: tokens -> WHO and PLACE -------------------------------------
# MEMORY is what an article has told so far: its cast, whom a pronoun stands for, the place and the
# day spoken of, the leaders, whether the pact was named.

PLACE = pattern(r'(?:in|near|at) (?:(?:(?:word|ADJ|title|GOV) )*CITY (?:of )?|(?:word )?)'
                r'(?:NAME|GOV)'
                r'(?: , (?:word )?(?:NAME|GOV)(?: ,|(?= \.)))?'
                r"(?! (?:'s|-|NAME|PERSON|TALKS|LEVEL|TITLES?|OFFICE|MINISTRY|DEAL|TOPIC|title)\b)")
OFFICES_OF = pattern("(?:%s )?(?:(?:title|word|TITLES?|ADJ) )*?MINISTRY"
                     "|GOV 's TITLES?|GOV|TITLES?" % LANDS)
LIST = pattern('(?:WHO|NAME)(?:(?: ,| -) WHO| , NAME)*'
               '(?:(?: ,)? (?:and|as-well-as|-) (?:WHO|NAME))+')
PRONOUN = pattern('ONE|PAIR|BOTH|LEADERS|THREE|THEIRS'
                  '|(?:his|her|their)(?= (?:(?:LEVEL|word|NUM|title) )*TALKS)')
THERE = pattern('there(?! BE)')
THE_PACT = pattern('THE-PACT|(?<=its )DEAL')


def rank(side):
    """Return the key by which governments stand in order: ours, then the others by the alphabet."""
    return SIDES.index(side) if side in SIDES else len(SIDES), side


def sides_of(who):
    """Return the governments in WHO, in order."""
    return tuple(sorted({side for side, name in who}, key=rank))


def parties(*whos):
    """Return one who of all in WHOS, in order; a name stands for its government."""
    found = set().union(*whos)
    persons = {side for side, name in found if name}
    return tuple(sorted((party for party in found if party[1] or party[0] not in persons),
                        key=lambda party: (rank(party[0]), party[1])))


def unnamed(who):
    """Return WHO with the governments only."""
    return tuple((side, '') for side in sides_of(who))


def named(who):
    """Return whether WHO has a person in it."""
    return any(name for side, name in who)


def mentions(tokens, memory):
    """Return TOKENS with a WHO for each known party, list and pronoun, and a PLACE where something
    may have happened. MEMORY learns short names and whom pronouns mean."""
    tokens = folded(tokens, PLACE, lambda run: read_place(run, memory))
    tokens = folded(tokens, THERE, lambda run: over(run, 'PLACE', memory['place']))
    tokens = [read_name(token, memory) for token in tokens]
    tokens = folded(tokens, OFFICES_OF, lambda run: read_office(run, memory))
    tokens = folded(tokens, LIST, lambda run: read_list(run, memory))
    doer = next((token for token in tokens if token.mark in ('NAME', 'WHO') and (
        token.mark == 'NAME' or len(token.value) == 1 and named(token.value))), None)
    if [token.mark for token in subject(tokens)] == ['NAME']:
        memory.update(dict.fromkeys(('ONE', 'PAIR', 'LEADERS', 'THREE'), ()))
    memory['doer'] = doer if doer and doer.mark == 'WHO' else None
    tokens = folded(tokens, PRONOUN, lambda run: read_pronoun(run, memory))
    if memory['pact']:
        tokens = folded(tokens, THE_PACT, lambda run: over(run, 'PACT'))
    return tokens


def read_place(tokens, memory):
    """Return the PLACE that TOKENS name, or None: "in the Thai capital of Bangkok", "in Palo Alto,
    California,"."""
    names = [token for token in tokens if token.mark in ('NAME', 'GOV')]
    if 'CITY' in line_of(tokens):
        city = next(i for i, token in enumerate(tokens) if token.mark == 'CITY')
        names = [token for token in tokens[city:] if token.mark in ('NAME', 'GOV')]
    if any(token.value in memory['cast'] for token in names):
        return None
    memory['place'] = names[0].value
    return over(tokens, 'PLACE', names[0].value)


def read_name(token, memory):
    """Return TOKEN, a WHO where it is a person of the cast."""
    if token.mark not in ('NAME', 'PERSON'):
        return token
    name, title = token.value[:2] if token.mark == 'PERSON' else (token.value, '')
    party = memory['cast'].get(name)
    if not party:                                   # a stranger, or the word a sentence begins with
        begins = token.start == 0 and ' ' not in name
        return token._replace(mark='word' if begins else 'NAME', value=name)
    memory['cast'].update((short, party) for short in short_names(name))
    if re.search(r'(?i)\b(?<!vice )(?:president|premier|prime minister)', title):
        memory['heads'].add(party)
    return token._replace(mark='WHO', value=(party,))


def read_office(tokens, memory):
    """Return the WHO that is meant by a government or its office, OFFICIALS where it is nobody's:
    "Seoul's foreign ministry", "South Korean and Japanese officials"."""
    sides = [SIDE_OF[token.value] for token in tokens if token.mark in ('GOV', 'ADJ')]
    for words, owners in (token.value for token in tokens if token.mark in ('TITLE', 'TITLES')):
        sides += owners
        if not owners and words.startswith('their '):
            return over(tokens, 'THEIRS')
    if not sides and tokens[-1].mark == 'MINISTRY':
        sides = [memory['home']]
    who = parties((side, '') for side in sides)
    return over(tokens, 'WHO' if sides and all(sides) else 'OFFICIALS', who)


def read_list(tokens, memory):
    """Return the one WHO of a list; a NAME nobody knows makes it a stranger's."""
    if any(token.mark == 'NAME' for token in tokens):
        return over(tokens, 'NAME', '')
    who = parties(*(token.value for token in tokens if token.mark == 'WHO'))
    remember(memory, who)
    return over(tokens, 'WHO', who)


def read_pronoun(tokens, memory):
    """Return the WHO that a pronoun stands for, with "'s" behind a possessive."""
    mark = tokens[0].mark
    if mark in ('ONE', 'his', 'her') and memory['doer'] and memory['doer'].start < tokens[0].start:
        memory['ONE'] = memory['doer'].value
    who = memory['ONE' if mark in ('his', 'her') else mark if mark in memory else 'PAIR']
    who = who or unnamed(memory['PAIR']) if mark == 'LEADERS' else who
    who = unnamed(who) if mark in ('BOTH', 'THEIRS') else who
    made = over(tokens, 'WHO' if who else 'OFFICIALS', who)
    return made + over(tokens, "'s") if mark.islower() else made


def remember(memory, who):
    """Keep in MEMORY that a sentence named WHO, for the pronouns behind it."""
    if len(who) == 1 and named(who):
        memory['ONE'] = who
    if len(who) == 2:
        memory['PAIR'] = who
        if memory['heads'].issuperset(who):
            memory['LEADERS'] = who
    if len(who) == 3:
        memory['THREE'] = who


# ---- Clauses: tokens -> clauses with their subject, and what a clause says -

# Each row folds a phrase into one mark, in this order. Dates and places may stand between its
# words; they stay, behind the fold.
FOLDS = [(mark, pattern(phrase)) for mark, phrase in (
    ('WILL', 'BE (?:DUE )?to|(?:has|have) DUE to'),
    ('EVENT', "NAME (?:of (?:NUM|NAME) )?(?:(?:word|LEVEL|OFFICIALS|WHO|title|NUM|'s|') )*TALKS"
              '|TALKS of OFFICIALS'),
    ('TALKS', "(?:(?:WHO )?(?:'s|') )?(?:(?:LEVEL|NUM|UNITS?|UNITS of|word|word of|ADJ|its|title"
              '|WHO -) )*TALKS(?: TALKS)*'
              '(?: (?:with|between|among|of|involving) WHO)?'),
    ('MET', '(?:(?:has|have|had) )?(?:MET|(?:HELD|had) TALKS)(?: LEVEL)?(?: (?:with )?WHO)?'),
    ('MEET', '(?:MEET|(?:HOLD|have) TALKS)(?: LEVEL)?(?: (?:with )?WHO)?'),
    ('MEETING', '(?:ON-MEETING|, TALKS) (?:with )?WHO'),
    ('EXPIRY', "(?:PACT 's )?(?:word )*EXPIRY(?: of (?:its )?PACT)?"),
    ('DECIDED-TO', '(?:DECIDED|ANNOUNCED (?:WHO of )?(?:its )?DECISION) to'
                   '|(?:ANNOUNCED|SAID) (?:that )?it WILL'),
    ('SOURCE', ', (?:(?:WHO|OFFICIALS|NAME|word|in|of|at|with|ISSUE|title) )+SAID(?= [.,])'
     '|, according to [^,.]*(?= [,.])'),
)]
RELATIVES = {'where', 'which', 'who', 'whose'}
OPENERS = set("""after ahead although amid as because before despite during following if MEETING
    since unless until when whether while ; : but URGING""".split())
FINITE = set("""AGREED-TO ANNOUNCED DECIDED DECIDED-TO HELD MET SAID SUSPENDED TOGETHER TOLD URGED
    WILL has have put BE""".split())
SUBJECTS = {'EXPIRY', 'NAME', 'OFFICIALS', 'PACT', 'TALKS', 'WHO'}
PREPOSITIONS = set("""after among at between by during following for from in into of on over to
    with""".split())
LIMITS = set("""ANNOUNCED DECIDED-TO MEET MEETING MET SAID SOURCE TALKS TOLD URGED that
    to""".split())
LOOSE = {'DATE', 'PLACE', 'SPAN', '"'}
STOP_MARK = Token('.', None, 0, 0)
SAID_WHEN = pattern("(?:SAID|TOLD word)(?: in word)? DATE(?! 's)")


def parsed(tokens):
    """Return TOKENS with dates of speech and what people do folded."""
    tokens = folded(tokens, SAID_WHEN,
                    lambda run: over(run, 'SAID', run[-1].value))
    line = line_of(core(tokens))
    for mark, regex in FOLDS:
        if regex.search(line):
            tokens = folded(tokens, regex, lambda run: over(run, mark, meaning(mark, run)), LOOSE)
            line = line_of(core(tokens))
    return tokens


def meaning(mark, tokens):
    """Return the value of TOKENS folded into MARK: the words for a meeting and who is told with
    them; who said something, and when."""
    whos = [token.value for token in tokens if token.mark == 'WHO']
    if mark in ('TALKS', 'MET', 'MEET', 'MEETING'):
        words = ' '.join(token.value for token in tokens if token.mark == 'LEVEL'
                         or mark == token.mark == 'TALKS')
        for token in tokens:
            if token.mark == 'TALKS' != mark:
                words, who = token.value
                whos.append(who)
            if token.mark in ('MET', 'MEET') and 'phone' in token.value:
                words = words or 'phone talks'
        return words or 'meeting', parties(*whos)
    if mark == 'WILL':
        return tokens[0].value
    when = next((token.value for token in tokens if isinstance(token.value, dict)), None)
    return whos[-1:], when


def subject(clause):
    """Return the token of CLAUSE that does what its verb says, in a list: the first that can."""
    seen = core(clause)
    return [token for before, token in zip([None] + seen, seen) if token.mark in SUBJECTS
            and (not before or before.mark not in PREPOSITIONS)][:1]


def clauses_of(tokens):
    """Return the clauses of a sentence, lists of tokens, each with its subject.

    "GSOMIA, which is to expire on Friday, helps" is two: "GSOMIA helps" and "GSOMIA is to
    expire on Friday". A clause keeps the word that opens it ("after", "if"), but for relatives.
    """
    current, host = [], None                        # host: the clause that goes on behind a comma
    clauses = [current]
    for token, after, later in zip(tokens, tokens[1:] + [STOP_MARK], tokens[2:] + [STOP_MARK] * 2):
        mark, last = token.mark, current[-1].mark if current else ''
        if mark in RELATIVES or mark == ',' and after.mark in ('HELD', 'SIGNED'):
            host = current if ',' in (mark, last) else host
            current = [t for t in current if t.mark in SUBJECTS | LOOSE][-1:]
        elif mark in OPENERS and (mark != 'URGING' or last == ','):
            host = host if clauses[0] else current  # "After the talks, Kim said"
            lacks = mark in ('MEETING', 'URGING') or mark == 'but' and after.mark not in SUBJECTS
            current = subject(current) * lacks + [token] * (mark != 'but')
        elif mark == ',' and host is not None and after.mark not in LOOSE:
            current, host = host, None
            continue
        elif mark in ('and', ',') and after.mark in FINITE and has_verb(current):
            current = subject(current)
        elif mark == 'and' and after.mark in SUBJECTS and later.mark in FINITE \
                and has_verb(current):
            current = []
        else:
            current.append(token)
            continue
        clauses.append(current)
    return [clause for clause in clauses if clause]


def has_verb(clause):
    """Return whether a finite verb stands in CLAUSE."""
    return any(token.mark in FINITE for token in clause)


def core(clause):
    """Return the tokens of CLAUSE that phrases see: no dates and places, no comma before a verb."""
    seen = [token for token in clause if token.mark not in LOOSE]
    return [token for token, after in zip(seen, seen[1:] + seen[-1:])
            if token.mark != ',' or after.mark not in FINITE]


def frame(clause, run):
    """Return (when, where) of the phrase that is the tokens RUN of CLAUSE: what a DATE means, and a
    place.

    They stand behind the phrase ("met on Friday"), up to the next verb; within it ("Kim on
    Friday met"), or before it ("On Friday, Kim met").
    """
    i, j = clause.index(run[0]), clause.index(run[-1]) + 1
    stop = next((k for k in range(j, len(clause)) if clause[k].mark in LIMITS), len(clause))
    right = [token for before, token in zip(clause[j - 1:stop], clause[j:stop])
             if before.mark != 'for' or run[-1].mark == 'for']
    order = right + clause[i:j] + clause[:i][::-1]
    when = next((token.value for token in order if token.mark == 'DATE'), None)
    return when, next((token.value for token in order if token.mark == 'PLACE'), '')


SHARED = {'AGE', 'PACT', 'WHO', 'YEAR', 'title', 'word'}      # marks that two rows may use


def runs_in(clause, table):
    """Yield (row, its tokens) where the phrase of a row of TABLE matches CLAUSE; the first row
    takes the words."""
    seen, taken = core(clause), set()
    line = line_of(seen)
    for row in table:
        for m in row[1].finditer(line):
            run = seen[line.count(' ', 0, m.start()):line.count(' ', 0, m.end())]
            words = {token.start for token in run if token.mark not in SHARED}
            if taken.isdisjoint(words):
                taken |= words
                yield row, run


def day_of(when, anchor, tense, memory):
    """Return the ISO date of WHEN; "the same day" is the day last spoken of."""
    return memory['day'] if when and 'SAME-DAY' in when else resolve(when, anchor, tense)


# ---- Meetings --------------------------------------------------------------

# How a meeting is told (held, planned, held before the one the article is about, or neither), the
# phrase, and an example.
MEETINGS = (
    ('held', '(?<!no )WHO MET', 'Kang met with Motegi in Madrid on Sunday.'),
    ('earlier', 'WHO (?:SHIFT|previously) MET', 'Kang and Motegi last met in Madrid on Sunday.'),
    ('planned', '(?<!URGED that )WHO (?:WILL|AGREED-TO) MEET',
     'Kang will meet Motegi in Madrid on Sunday.'),
    ('held', '(?:after|at|during|following|in) TALKS',
     'Kang smiled in talks with Motegi in Madrid on Sunday.'),
    ('held', 'MEETING', 'Kang smiled after meeting Motegi in Madrid on Sunday.'),
    ('planned', 'TALKS (?:BE DUE(?: for)?|DUE for)',
     'Talks between Kang and Motegi are scheduled for Sunday in Madrid.'),
    ('planned', 'TALKS WILL (?:be HELD|took place)',
     'Talks between Kang and Motegi will be held in Madrid on Sunday.'),
    ('planned', '(?:ahead of|before|ARRANGE|UPCOMING|DUE) TALKS',
     'Tokyo is quiet ahead of talks between Kang and Motegi in Madrid on Sunday.'),
    ('planned', 'WHO WILL JOIN WHO (?:for|in) TALKS',
     'Kang will join Motegi for talks in Madrid on Sunday.'),
    ('held', 'WHO JOINED WHO (?:for|in) TALKS',
     'Kang joined Motegi for talks in Madrid on Sunday.'),
    ('held', 'WHO TRAVELLED (?:to |in )?(?:WHO )?to MEET',
     'Kang flew to Tokyo to hold talks with Motegi on Sunday.'),
    ('held', 'TALKS TOOK-PLACE', 'Talks between Kang and Motegi took place in Madrid on Sunday.'),
    ('gathered', 'WHO GATHERED for TALKS',
     'Kang and Motegi gathered for talks in Madrid on Sunday.'),
    ('hint', 'WHO (?:TOGETHER|URGED)', 'On Sunday, Kang and Motegi reaffirmed their ties.'),
)
MEETINGS = [(told, pattern(phrase), example) for told, phrase, example in MEETINGS]
ASKED = pattern('WHO (?:TOLD|URGED) WHO')       # "In talks, Endo told Han": both took part
THREE_WAY = re.compile('trilateral|three-way')
CALLED_OFF = re.compile(' OFF | (?:BE|been) SUSPENDED ')
DEEDS = {'MET', 'MEET', 'MEETING', 'TALKS'}


def bilateral(who):
    """Return whether both Seoul and Tokyo are in WHO."""
    return {'Seoul', 'Tokyo'} <= {side for side, name in who}


def tellings_in(clause, doer, article, memory):
    """Yield (how it is told, an Event that may lack its date, its people or its place) for each
    meeting that CLAUSE tells; DOER is who does what the sentence says."""
    if CALLED_OFF.search(line_of(clause)):
        return
    for (told, *_), run in runs_in(clause, MEETINGS):
        what, who = next((token.value for token in run if token.mark in DEEDS), ('', ()))
        who = partners(clause, run, who, doer, memory)
        if told == 'planned' and memory['maybe'] or who is None \
                or told == 'hint' and not (named(who) and bilateral(who)):
            continue
        when, where = frame(clause, run)
        day = day_of(when, article.published, 1 if told == 'planned' else -1, memory)
        if not day and told != 'hint' and memory['aside']:
            day, where = memory['day'], where or memory['place']
        if not day and told == 'held' and memory['also'] and bilateral(who):
            day = memory['day']
        level = 'leaders' if 'summit' in what else ''
        if named(who):
            level = 'leaders' if memory['heads'].issuperset(who) else 'others'
        planned = None if told in ('gathered', 'hint') else told == 'planned'
        yield told, Event(day, 'meeting', who, what, where, planned, level,
                          frozenset([article.tag]), memory['order'])


def partners(clause, run, who, doer, memory):
    """Return who took part in the meeting that RUN of CLAUSE tells, WHO among them; () where
    nobody is named, None where somebody is missing from three."""
    pair = [token for start, end in spans_in(line_of(core(clause)), ASKED) if not who
            for token in core(clause)[start:end]]
    goals = [token for before, token in zip(run, run[1:])
             if before.mark in ('TRAVELLED', 'to', 'in')]
    who = parties(who, *(token.value for token in run + pair
                         if token.mark == 'WHO' and token not in goals))
    if who and len(sides_of(who)) < 2:
        who = parties(who, doer)
    if len(sides_of(who)) < 3 and THREE_WAY.search(' '.join(
            token.value[0] for token in run if token.mark in DEEDS)):
        who = parties(who, memory['PAIR'])
        return who if len(sides_of(who)) > 2 else None
    return who


def agree(who, other):
    """Return whether two tellings can be of the same people: one may leave out names, and
    one side while it has only one."""
    sides, others = sides_of(who), sides_of(other)
    both = set(sides) & set(others)
    if not who or not other:
        return True
    if sides != others and (len(both) > 1 or both not in ({*sides}, {*others})):
        return False
    names = [[{name for s, name in each if s == side and name} for side in both]
             for each in (who, other)]
    return all(not a or not b or a <= b or b <= a for a, b in zip(*names))


def form(event):
    """Return whether a meeting was a "call" or "face" to face; '' where nobody says so."""
    if re.search('phone|call|video|virtual|online|tele', event.what):
        return 'call'
    return 'face' if event.place or 'face-to-face' in event.what else ''


def same_meeting(a, b):
    """Return whether nothing contradicts that the meetings A and B are one."""
    return (a.date.startswith(b.date) or b.date.startswith(a.date)) and agree(a.who, b.who) \
        and all(len({x, y} - {''}) < 2 for x, y in ((form(a), form(b)), (a.level, b.level))) \
        and len({a.place, b.place} - COUNTRIES - {''}) < 2


def merged(a, b):
    """Return the one Event that A and B tell: the precise date, all names, the fullest words."""
    words = max(a, b, key=lambda e: (len(e.what.split()), e.what != 'meeting', len(e.what), e.what))
    if a.kind == 'position':
        words = min(a, b, key=lambda e: (len(e.order), e.order))     # dated by itself, told first
    place = max(a.place, b.place, key=lambda place: (place != '', place not in COUNTRIES, place))
    planned = False if False in (a.planned, b.planned) else a.planned or b.planned
    return Event(max(a.date, b.date, key=len), a.kind, parties(a.who, b.who), words.what, place,
                 planned, a.level or b.level, a.sources | b.sources, min(a.order, b.order))


def settle(tellings, hints, published):
    """Return the meetings of one article from its TELLINGS, in order: those with a date, between
    Seoul and Tokyo, alone or with others. HINTS has the day that a sentence gives to talks told
    just behind it: {number of the sentence: date}."""
    meetings, others = [], []
    for told, event in tellings:
        same = [i for i, meeting in enumerate(meetings) if same_meeting(meeting, event)]
        if told == 'earlier':
            others.append(event)
        elif same:
            i = max(same, key=lambda i: (meetings[i].date == event.date != '',
                                         event.who != () or not meetings[i].planned, i))
            meetings[i] = merged(meetings[i], event)
        elif len(sides_of(event.who)) != 1:
            meetings.append(event)
    for i, event in enumerate(meetings):
        if not event.date and event.planned is False:
            days = [hints.get(event.order[1] - back, '') for back in range(3)]
            event = event._replace(date=max(days))
        near = [m for m in meetings if m.date == event.date and {*m.who} & {*event.who}]
        meetings[i] = event._replace(place=event.place or max([m.place for m in near], default=''))
    today = published.isoformat() if published else '~'
    return [event for event in meetings + others if event.date and event.what
            and bilateral(event.who) and (event.date >= today[:len(event.date)]
                                          if event.planned else event.date <= today)]


# ---- Milestones ------------------------------------------------------------

PACT_SIDES = (('Seoul', ''), ('Tokyo', ''))
CONCLUDED, DECIDED, SUSPENDED, NORMALIZED, EXPIRES = (
    'GSOMIA concluded', 'decision to end GSOMIA announced', 'termination of GSOMIA suspended',
    'GSOMIA normalized', 'GSOMIA expires')
# What the row says, the phrase, an example.
MILESTONES = (
    (CONCLUDED, 'PACT (?:BE )?SIGNED', 'GSOMIA was signed in November 2016.'),
    (CONCLUDED, '(?:YEAR|AGE) (?:(?:word|title) )*PACT', 'Seoul ended the 2016 GSOMIA.'),
    (SUSPENDED, 'WHO (?:DECIDED-TO SUSPEND|(?:has |have )?SUSPENDED)'
                ' (?:its )?(?:EXPIRY|DECISION(?: to END PACT)?)',
     'Seoul suspended the expiry of GSOMIA on Friday.'),
    (SUSPENDED, '(?:EXPIRY|DECISION) BE SUSPENDED',
     'The expiry of GSOMIA was suspended on Friday.'),
    (SUSPENDED, r'WHO put(?: \S+){1,6} HOLD-OFF',
     'Seoul put its decision to end GSOMIA on hold on Friday.'),
    (SUSPENDED, 'WHO REVERSED (?:its )?DECISION(?: to END PACT)?',
     'Seoul reversed its decision to end GSOMIA on Friday.'),
    (DECIDED, '(?:WHO|had|earlier|has) (?:DECIDED-TO|DECIDED) END'
              ' (?:(?:AGE|YEAR|title|word) )*PACT',
     'Seoul decided on Friday to terminate GSOMIA.'),
    (DECIDED, 'WHO (?:had )?(?:earlier )?ANNOUNCED (?:its )?DECISION(?! to)',
     'Seoul announced its decision on GSOMIA on Friday.'),
    (DECIDED, "(?<!ANNOUNCE )(?:WHO 's|its) DECISION to END",
     "Seoul's Friday decision to end GSOMIA hurt."),
    (NORMALIZED, 'WHO (?:has )?(?:NORMALIZED|AGREED-TO NORMALIZE) PACT',
     'Seoul normalized GSOMIA on Friday.'),
    (NORMALIZED, 'WHO (?:has )?WITHDREW (?:its )?(?:word )?NOTICE(?: to END PACT)?',
     'Seoul withdrew its notice to end GSOMIA on Friday.'),
    (EXPIRES, '(?:PACT|it) WILL EXPIRE', 'GSOMIA will expire on Friday.'),
    (EXPIRES, '(?:ahead of|before|until|UPCOMING|DUE) (?:DUE )?EXPIRY',
     'Seoul waits ahead of the expiry of GSOMIA on Friday.'),
)
MILESTONES = [(what, pattern(phrase), example) for what, phrase, example in MILESTONES]


def milestones_in(clause, article, memory):
    """Yield the milestone Events of a clause about the pact. An Event without a date adds its
    source to the row of another telling."""
    for (what, *_), run in runs_in(clause, MILESTONES):
        who = next((token.value for token in run + subject(clause) if token.mark == 'WHO'), ())
        who = PACT_SIDES if what in (CONCLUDED, EXPIRES) else unnamed(who)
        if who not in ((), PACT_SIDES, PACT_SIDES[:1]):
            continue                                # "Kono announced that Seoul would end it"
        when, ahead = milestone_day(clause, run), what == EXPIRES
        if ahead and when and 'WEEKDAY' in when and {'was', 'were'} & {
                token.value for token in run if token.mark == 'WILL'}:
            continue                                # "was to lapse on Friday": the last, the next?
        day = day_of(when, article.published, 1 if ahead else -1, memory)
        for token in run if what == CONCLUDED else ():
            if token.mark in ('AGE', 'YEAR') and token.value:
                year = int(token.value)
                day = '%04d' % (year if year > 999 else article.published.year - year)
        yield Event(day, 'milestone', who, what, '', ahead, '', frozenset([article.tag]),
                    memory['order'])


def milestone_day(clause, run):
    """Return what the DATE of a milestone means that RUN of CLAUSE tells, or None."""
    when = next((token.value[1] for token in run if token.mark == 'DECIDED-TO'), None)
    if when:
        return when                                 # "said Thursday it will terminate"
    inside = clause[clause.index(run[0]):clause.index(run[-1])]
    if 'DECISION to END' in line_of(run) and run[0].mark in ("WHO", 'its'):
        if ' REVERSED ' not in line_of(run) and ' DECISION to END ' == line_of(run[-3:]):
            return next((token.value for token in inside if token.mark == 'DATE'), None)
    source = next((token.value[1] for token in clause if token.mark == 'SOURCE'), None)
    return frame(clause, run)[0] or (source if 'has' in line_of(clause[:3]) else None)


# ---- Positions -------------------------------------------------------------

# The phrase, an example.
POSITIONS = (
    ('WHO (?:has |have |did )?(?:URGED|URGE)', 'Seoul urged Tokyo to lift the export curbs.'),
    ('WHO (?:has|have) been URGING', 'Seoul has been urging Tokyo to lift the export curbs.'),
    ('WHO URGING', 'Kang met Motegi, urging Tokyo to lift the export curbs.'),
    (r'WHO (?:has )?called(?: \S+)* MODAL', 'Seoul called the export curbs unfair.'),
    (r'WHO (?:has )?SENT(?: \S+)* to LOBBY',
     'Seoul sent envoys to lobby against the export curbs.'),
    ('WHO (?:has )?(?:SAID|TOLD)', 'Seoul said Tokyo must lift the export curbs.'),
)
POSITIONS = [('position', pattern(phrase), example) for phrase, example in POSITIONS]
UNVOICED = OPENERS - {';', ':', 'URGING', 'although', 'but', 'while'}
SUBJECT_OF_TALK = {'INTELLIGENCE', 'PACT', 'TOPIC'}
ANAPHORS = {'DECISION', 'ISSUE'}                # "the dispute", of what was told before


def voices_in(clauses):
    """Return (clause, its tokens from who speaks to the verb) for each clause that states a
    position, in order."""
    found = []
    for clause in clauses:
        for _, run in runs_in(clause, POSITIONS):
            who, seen = run[0], core(clause)
            opens = seen[:seen.index(who)][-1:]
            if [who] == subject(clause) and clause[0].mark not in UNVOICED \
                    and all(token.mark in OPENERS | {',', 'and'} for token in opens) \
                    and len(who.value) == 1 and who.value[0][0] in SIDES \
                    and not any(who is run[0] for _, run in found):
                found.append((clause, run))
                break
    return sorted(found, key=lambda voice: voice[1][1].start)


def positions_in(sentence, tokens, clauses, article, memory):
    """Yield the position Events of a sentence: from the verb to the next voice or the source."""
    voices, text = voices_in(clauses), sentence.text
    ends = [run[0].start if run[0].start > before[1].start else run[1].start
            for (_, run), (_, before) in zip(voices[1:], voices)] + [len(text)]
    for (clause, run), stop in zip(voices, ends):
        start, verb = run[1].start, run[-1]
        source = [token for token in tokens if token.mark == 'SOURCE' and token.start > verb.start]
        stop = min([stop] + [token.start for token in source])
        marks = {token.mark for token in tokens if start < token.start < stop}
        if not (marks & SUBJECT_OF_TALK
                or marks & ANAPHORS and memory['topics'] & SUBJECT_OF_TALK) \
                or verb.mark in ('SAID', 'TOLD') and not marks & {'MODAL', 'URGED'}:
            continue
        when, day = voiced(clause, run, source, article, memory)
        dated = [token for token in clause if token.mark == 'DATE' and token.value is when
                 and start < token.start < stop]
        for token in dated[:1]:                     # the row has the date already
            words = text[start:token.start].rstrip() + text[token.end:stop]
        words = words if dated else text[start:stop]
        words = re.sub(r'[\s,.;]*(?:\b(?:and|but|while|whereas)(?: the)?)?[\s,]*$', '', words)
        if day:
            yield Event(day, 'position', run[0].value, re.sub(r'^((?:\w+ )?)also ', r'\1', words),
                        '', False, '', frozenset([article.tag]), memory['order'])


def voiced(clause, run, source, article, memory):
    """Return (what its DATE means or None, the ISO date) of a position: the day it was voiced, that
    of the talks it was voiced in, or the article's own."""
    when = run[-1].value if isinstance(run[-1].value, dict) else frame(clause, run)[0] or (
        source[0].value[1] if source else None)
    last = clause[-2:-1]
    if not when and last and last[0].mark == 'DATE' and 'UNIT' in last[0].value:
        when = last[0].value                        # "threatened to end the pact last month"
    if when and when.get('UNIT') == 'week':
        when = None
    today = article.published.isoformat()
    talks = memory['talks'] if memory['talks'] <= today else ''
    return when, day_of(when, article.published, -1, memory) if when else talks or today


def quotation(sentence, tokens, article, memory):
    """Yield the position that a sentence opening with a quotation tells: '"...," she said.'"""
    text, marks = sentence.text, {token.mark for token in tokens}
    for source in [token for token in tokens if token.mark == 'SOURCE'][:1]:
        who, when = source.value
        if text[0] == '"' and text.count('"') > 1 and who and len(who[0]) == 1 \
                and who[0][0][0] in SIDES and marks & {'PACT', 'TOPIC'} \
                and marks & {'MODAL', 'URGE', 'URGED', 'WILL', 'if'}:
            day = resolve(when, article.published, -1) or article.published.isoformat()
            words = 'said "%s"' % text[1:text.index('"', 1)].rstrip(',')
            yield Event(day, 'position', who[0], words, '', False, '', frozenset([article.tag]),
                        memory['order'])


# ---- One article: sentences -> events --------------------------------------


def events_of(article, cast):
    """Return the Events that ARTICLE tells; without a publication date, its meetings."""
    memory = dict.fromkeys(('ONE', 'PAIR', 'LEADERS', 'THREE'), ())
    memory.update(cast=dict(cast), heads=set(), home=article.home, pact=False, day='', place='')
    tellings, hints, found, recent = [], {}, [], [set(), set()]
    for number, sentence in enumerate(article.sentences):
        tokens = mentions(sentence.tokens, memory)
        marks = {token.mark for token in tokens + sentence.tokens}
        if marks & {'MET', 'PACT', 'TALKS', 'WHO'}:       # the rest tell nothing
            tokens = parsed(tokens)
            memory.update(order=(article.name, number), topics=recent[0] | recent[1])
            told, clauses = told_in(sentence, tokens, article, memory)
            if number < 3 and not any(way == 'held' for way, _ in told):
                hints.update(hint(tokens, article, number))
            if article.published:
                for clause in clauses if 'PACT' in marks | memory['topics'] else ():
                    found += milestones_in(clause, article, memory)
                said = list(positions_in(sentence, tokens, clauses, article, memory))
                found += said or quotation(sentence, tokens, article, memory)
            tellings += told
            for event in [event for way, event in told if event.date and way != 'earlier']:
                memory['day'] = event.date
        memory['pact'] = memory['pact'] or 'PACT' in marks
        recent = [recent[1], marks]
    return settle(tellings, hints, article.published) + found


def told_in(sentence, tokens, article, memory):
    """Return (the tellings of a sentence, its clauses that are no hypotheses); MEMORY learns whom
    it names, and the day of the talks that it tells of."""
    clauses = clauses_of(tokens)
    memory['maybe'] = {'if', 'unless'} & {clause[0].mark for clause in clauses}
    memory['aside'] = ' on SIDELINES , ' in line_of(tokens)
    memory['also'] = ' also ' in sentence.text
    clauses = [clause for clause in clauses if clause[0].mark not in ('if', 'unless', 'whether')]
    whos = [token.value for token in tokens if token.mark == 'WHO']
    told = [telling for clause in clauses
            for telling in tellings_in(clause, whos[0] if whos else (), article, memory)]
    memory['talks'] = next((event.date or memory['day'] for way, event in told if way == 'held'
                            and (not event.who or bilateral(event.who))), '')
    for who in whos + [event.who for _, event in told]:
        remember(memory, who)
    return told, clauses


def hint(tokens, article, number):
    """Return {NUMBER of the sentence: date} where it names Seoul, Tokyo and a weekday: "Japan
    pushed South Korea on Friday to rethink"."""
    whos = parties(*(token.value for token in tokens if token.mark == 'WHO'))
    days = [token.value for token in tokens if token.mark == 'DATE' and 'WEEKDAY' in token.value]
    return {number: resolve(days[0], article.published, -1)} if days and bilateral(whos) else {}


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
            weekday = str(calendar_day(*e.date.split('-')).weekday())
            days.setdefault((e.who, weekday), set()).add((e.date, e.place))
    for article, cast in pairs:
        if article.published:
            continue
        fits = {day for m in events_of(article, cast)
                for day, place in days.get((m.who, m.date), ())
                if not m.place or not place or m.place == place}
        if len(fits) == 1:
            article = article._replace(published=calendar_day(*fits.pop().split('-')))
            events += [e._replace(order=(*e.order, 'undated')) for e in events_of(article, cast)]
        else:
            undated.append(article)
    return ordered(united(events)), undated


# ---- Merging: one row per event across articles ----------------------------

MANY = 50       # candidates an event is held against; only a hostile text has more


def keys_of(event):
    """Return the keys under which another telling of EVENT finds it, the best first."""
    if event.kind == 'meeting':
        return [*sorted(event.who, key=lambda party: not party[1]), *unnamed(event.who)]
    return [event.what if event.kind == 'milestone' else event.who]


def alike(a, b):
    """Return whether A and B, found under one key, are one event: a meeting whatever each says of
    its being planned, a position in the same words or, in two articles, in much the same."""
    if a.kind == 'meeting':
        return same_meeting(a, b)
    if a.kind == 'milestone' or a.what == b.what:
        return True
    if a.sources & b.sources:
        return False
    words, others = ({word[:6] for word in event.what.lower().split() if len(word) > 3}
                     for event in (a, b))
    return len(words & others) >= 0.4 * min(len(words), len(others))


def united(events):
    """Return EVENTS, each once: what says less ("in November", "the two sides") joins the latest
    that says more, or that of its own article. What still has no date is left out."""
    found, index = [], {}               # index: (kind, date cut short, key) -> places in found
    for event in sorted(events, key=lambda e: (-len(e.date), not named(e.who), not e.place,
                                               e.order)):
        keys = keys_of(event)
        same = [i for i in index.get((event.kind, event.date, keys[0]), ())[-MANY:]
                if alike(found[i], event)]
        if same:
            i = max(same, key=lambda i: (event.sources <= found[i].sources, found[i].date))
            found[i] = merged(found[i], event)
        elif event.date:
            for cut in {event.date, event.date[:7], event.date[:4], ''}:
                for key in set(keys):
                    index.setdefault((event.kind, cut, key), []).append(len(found))
            found.append(event)
    return [e if e.who else e._replace(who=PACT_SIDES[:1]) for e in found]


def ordered(events):
    """Return EVENTS as they happened. A date known to the month or year stands at its end; a
    suspension just before the expiry it averted."""
    expiries = sorted(e.date for e in events if e.what == EXPIRES and len(e.date) == 10)
    first = {}                          # who -> where they are told first
    for event in sorted(events, key=lambda e: e.order):
        first.setdefault(event.who, event.order)

    def key(event):
        day = event.date + '~' * (len(event.date) < 10)
        averted = event.what == SUSPENDED and len(event.date) < 10 and next(
            (expiry for expiry in expiries if expiry.startswith(event.date)), None)
        voice = [(rank(side), name != '', first[event.who]) for side, name in event.who]
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
