#!/usr/bin/env python3
"""talks_timeline: how Seoul and Tokyo met, what became of GSOMIA, who wanted what

usage: talks_timeline.py [-h] [FOLDER]

Reads the news articles in FOLDER (*.txt in UTF-8; by default "seeds" beside the
script) and prints a timeline of the meetings of Seoul and Tokyo, the milestones
of GSOMIA, their pact on sharing military intelligence, and the positions of
Seoul, Tokyo and Washington. In a pipe or a file each event is a line of five
columns with a TAB between them, without a header:

  date     ISO 8601, as precise as the articles allow: 2019-11-15, 2019-08, 2016
  kind     meeting, milestone or position
  who      governments, or people (with their government), with ", " between
  what     what happened or was said; "planned: " opens what no article reports
           as having happened
  sources  the articles that tell it: their file names up to the first "_", or
           without ".txt" where two would be the same; one space between

On a terminal (COLUMNS is its width) the columns are aligned; below 72 columns,
or where a name needs the room, rows become records. Problems go to stderr,
one line each; the rows of the other articles are printed.

exit status: 0 every article was read; 1 something could not be used, or there
was nothing to print; 2 wrong usage; 130 interrupted
"""

import os
import re
import sys
from collections import Counter, namedtuple
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, takewhile, zip_longest
from types import SimpleNamespace
from unicodedata import east_asian_width, normalize

# date: ISO, as precise as told, '' for none; in an undated article see timeline();
# who: a tuple of parties, each (government, person's name or ''); place: '' for none, or UNTOLD;
# planned: no article tells that it took place; rank: of those who meet, a key of RANK_OF, or '';
# order: (file name, number of the sentence) of its first telling
Event = namedtuple('Event', 'date kind who what place planned rank sources order',
                   defaults=('', False, '', frozenset(), ()))
# tag: its name among the sources; published: its date, or None; city: the dateline's; sentences:
# [(text, its Tokens)]
Article = namedtuple('Article', 'name tag published city sentences')
# mark: the name that phrases use for text[start:end]; value: the word, a number, a date's dict, a
# verb's mark (once folded its aspect), what one of READERS made of it, or nothing of use; parts:
# the Tokens folded into it, and the dates, places and means that stood behind it; who: the parties
# it names, once who_of() knows them
Token = namedtuple('Token', 'mark value start end parts who', defaults=((), ()))

# ---- Words: what such reports call things ----

# A sentence becomes Tokens, and a phrase is a regex of their marks. A mark is
#   which                     the word itself; of a verb the plain form: "scrap" is end
#   MONTH                     any word of that line of the tables
#   DATE                      what a phrase has folded into one Token
#   END-ed, END-s, END-ing    "scrapped", "scraps", "scrapping", until DEEDS folds it:
#   END                       what is asserted, "scrapped" or "will scrap"; its value is the aspect:
#                             fact, now ("ends", "has ended"), ahead, would or decided

SPEAKERS = ('Seoul', 'Tokyo', 'Washington')  # whose positions are told
BOTH_SIDES = {'Seoul', 'Tokyo'}
# Each government's label, its other names, its adjectives.
GOVERNMENTS = [[part.split('|') for part in line.split(': ')] for line in """\
Seoul: South Korea|S. Korea|Republic of Korea|ROK|the South|Korea|Blue House|Cheong Wa Dae\
: South Korean|the South Korean|Korean
Tokyo: Japan: Japanese
Washington: United States|the United States|U.S.|the U.S.|US|White House|Pentagon: American
Beijing: China: Chinese
Moscow: Russia: Russian
Pyongyang: North Korea|N. Korea|DPRK|the North: North Korean|the North Korean""".splitlines()]
VAGUE_PLACES = {name for row in GOVERNMENTS for name in row[1]} | set(  # no city: countries, houses
    """Argentina Australia Austria Belgium Brazil Britain Cambodia Canada Chile Colombia Denmark
    Egypt Finland France Germany Greece Hungary India Indonesia Ireland Italy Kazakhstan Kenya Laos
    Malaysia Mexico Mongolia Norway Peru Poland Portugal Qatar Spain Sweden Switzerland Thailand
    Turkey Uruguay Uzbekistan Vietnam""".split()) | {'the Netherlands', 'the Philippines'}
SIDE_OF = {**{name: name for name in VAGUE_PLACES | {'Singapore', 'Taiwan'}},  # each for itself
           **{name: row[0][0] for row in GOVERNMENTS for part in row for name in part}}
# The place of a meeting whose article names places, but of other things: it joins the same talks
# told with a place or in need of none (alike, merged), or ordered() leaves it out.
UNTOLD = 'untold'
# Offices that in such reports only one government has: they need no country.
OWN_POSTS = {
    'Seoul': 'presidential (?:office|official|spokes)',
    'Washington': '(?:commerce|defen[cs]e|treasury) secretary|secretary of (?:defen[cs]e|state)'
                  '|state department|trade representative'}
# Japanese syllables, and Korean family names.
JAPANESE = re.compile('(?:(?:(?:[bghkmnpr]|kk|pp)y?|ss?)?[aeiou]|(?:t?ch|s?sh|j)[aiou]'
                      '|(?:d|tt?|z)[aeo]|y[aou]|(?:f|tt?s|z)u|wa|n)+')
KOREAN = set("""Ahn Bae Cho Choi Chung Do Han Heo Hong Hwang Jang Jeong Jo Jung Kang Kim Ko Kwon Lee
    Lim Ma Min Moon Nam Noh Oh Paik Park Roh Ryu Seo Shin Son Song Suh Won Woo Yang Yeo Yoo Yoon
    Yun""".split())
# The mark of verbs; after "/" irregular past forms that reports use ("put" is only PUT-ed).
VERBS = """\
ANNOUNCE: announce|declare|finalize|give/gave notice|inform|notify
ARRANGE: arrange|make/made arrangements|set up
DECIDE: agree|confirm|decide
END: abandon|be brought to an end|end|not be renewed|not extend|not renew|not to extend\
|not to renew|pull out|pull out of|quit/quit|scrap|terminate|walk away from|withdraw/withdrew from
EXPIRE: come/came to an end|expire|lapse|run/ran out
HOLD: attend|begin/began|close|conduct|convene|hold/held|join|lead/led|open|resume|start\
|take/took part in|wrap up
KEEP: extend|keep/kept|renew
MEET: call in|come/came together|confer|discuss|exchange opinions|exchange views|get/got together\
|host|meet/met|pay/paid a courtesy call on|pay/paid a visit to|receive|see/saw/seen each other\
|sit/sat across|sit/sat down|sit/sat together|speak/spoke/spoken|summon|talk
NORMALIZE: normalise|normalize|put/put back|restore
PUT: put/put|reverse
SAY: acknowledge|add|answer|believe|convey|explain|express|indicate|note|relay|reply|report\
|respond|say/said|state|tell/told|voice|write/wrote
SEND: dispatch|send/sent
SIGN: come/came into force|conclude|enter|ink|reach|seal|sign|strike/struck
SUSPEND: avert|defer|delay|freeze/froze/frozen|halt|hold/held off on|postpone|put/put off\
|put/put on hold|put/put on ice|shelve|suspend
TAKE-PLACE: come/came|follow|follow up on|mark|take/took/taken place
TRAVEL: arrive|come/came to|fly/flew|gather|go/went|leave/left|travel|visit
URGE: accuse|appeal|argue|ask|bring/brought up|call again for|call again on|call for|call on\
|caution|claim|complain|condemn|contend|counter|criticize|defend|demand|denounce|deny|dismiss\
|emphasize|encourage|expect|heap pressure|hit/hit back|hold/held that|hope|insist|lodge|maintain\
|make/made clear|make/made it clear|oppose|pledge|point out|press|propose|protest|push\
|put/put forward|reaffirm|rebuff|refuse|regard|reiterate|reject|remain|repeat|request|restate\
|retain|rule out|seek/sought|step up pressure|stick/stuck to|stress|support|take/took the view\
|take/took/taken the stance|threaten|turn down|underline|underscore|urge|view|vow|want|warn\
|welcome
WITHDRAW: retract|revoke|withdraw/withdrew/withdrawn"""
VERB_MARKS = {line.split(':')[0] for line in VERBS.splitlines()}
# Words, each its own mark, behind which a name is no subject (nor behind MEET-ing, "discussing").
PREPOSITIONS = set("""about after amid among at between by during following for from in including
    into of on over to with""".split())
# Words, each its own mark, that open a clause (and so does UNSURE).
OPENERS = set("""after although as because before but following since that though until when where
    while ; :""".split())
HONORIFICS = 'Adm|Capt|Col|Dr|H.E.|Lt|Maj|Mr|Ms|Rear'  # and "Gen.": Gen is a name
# The mark of other words, and =value. "itself": a mark of its own, for a phrase to name or, as
# "only" and "possible", for none to match across. "word": to be ignored as a whole, so that no part
# is read; mark_of() gives most words of no table that mark, too, and joined() drops them. SAME-DAY:
# 0 is the lead day (the first weekday or day of late that the article tells), 1 the last day told.
WORDS = """\
itself: according|and|be|counterpart|counterparts|here|it|its|lobby|near|only|possible|their|there\
|they|through|which|who|whose|would|'s|,|.|-
counterpart: colleague|opposite number|peer
counterparts: colleagues|peers
MONTH: January|February|March|April|May|June|July|August|September|October|November|December
WEEKDAY: Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
AGO: ago|earlier|later
NUM: one|two|three|four|five|six|seven|eight|nine|ten
SHIFT: past=-1|previous=-1|last=-1|this=0|coming=0|next=1
DAY: yesterday=-1|this morning=0|today=0|tomorrow=1
UNIT: day|week|month|year
PART: early|late|mid
SAME-DAY: after the meeting=0|at midnight=0|earlier in the day=0|in the afternoon=0\
|in the evening=0|in the morning=0|later in the day=1|on the sidelines=1|that day=1\
|that same day=1|the same day=1
SKIPPED: """ + HONORIFICS + """|a|again|also|an|another|both\
|however|in person|instead|in turn|meanwhile|new|round of|rounds of|still|the|then
FIELD: acting|affairs|asia|asian|assistant|bureau|cabinet|commerce|control|defence|defense|deputy\
|division|economy|energy|finance|first|foreign|general|industry|intelligence|joint|military\
|national|nuclear|oceanian|pacific|peace|policy|presidential|prime|second|security|senior|special\
|staff|state|top|trade|treasury|vice
POST: adviser|advisor|aide|ambassador|chairman|chief|diplomat|director|director general\
|director-general|envoy|head|leader|minister|officer|official|predecessor|premier|president\
|president-elect|representative|secretary|spokesman|spokesperson|spokeswoman|successor
MINISTRY: administration|authorities|delegation|department|government|ministries|ministry|office\
|side
THEN: at the time|same year|then that|that month|that year
DAY-BEFORE: previous day|previous evening|the day before|the evening before|the night before
VAGUE-DAY: autumn|spring|summer|weekend|winter
HIS: he|her|his|she
GROUP: the ministers=2|the pair=2|the three=3|the two=2
BOTH: both capitals|both countries|both governments|both nations|both sides
NATIONS: allies|capitals|countries|governments|militaries|nations|neighbors|sides
CITY: capital|city|island|outskirts|port city|port of|resort|town
TALKS: breakfast|call|chat|consultation|consultations|conversation|dialogue|dinner|discussion\
|encounter|lunch|luncheon|meeting|round|session|summit|talks|teleconference|video conference\
|videoconference
LEVEL: bilateral|bureau chief-level|director general-level|director-general-level|director-level\
|face-to-face|high-level|ministerial|one-on-one|phone|separate|telephone|three-way|trilateral\
|tripartite|two-way|vice ministerial|vice-ministerial|video|virtual|working-level
BY-PHONE: by phone|by teleconference|by telephone|by video|by video link|by videoconference\
|on the phone|on the telephone|online|over phone|over the phone|over the telephone|via video\
|via videoconference|virtually
word: appeals body|appeals court|asked about|cabinet meeting|cabinet session|Diet session\
|G20 summit|G7 summit|Group of 20 summit|Group of Seven summit|hoping to|in North Korea\
|in the Indo-Pacific|in the Taiwan Strait|in Ukraine|mutual concern|parliamentary session\
|pointing out|pushed ahead|seeking|shared concern|their views
CAPTION: bump elbows|bump fists|clasp hands|greet each other|pose|shake hands|shakes hands\
|stand side by side
MEET-ing: Meeting with
after: came out of|come out of
NOT: almost|came close to|nearly|never|no|not|not so much as|yet
possible: initially|originally|preparations for
UNSURE: could have|denied|denied that|if|might have|not true|possibility|speculation|unless\
|unlikely|whether
DUE: due|expected|planned|planning|poised|preparing|scheduled|set|slated
WILL: intends to|is likely to|are likely to|plan to|plans to|will
BE: are|been|is|was|were
HAVE: had|has|have
AHEAD-OF: ahead of|prior to|upcoming
ON-HOLD: on hold|on ice
GSOMIA: General Security of Military Information Agreement|GSOMIA|Gsomia|intelligence accord\
|intelligence agreement|intelligence deal|intelligence pact
SHARING: information|information-sharing|intelligence-sharing|military information\
|military intelligence|military secrets|sharing
DEAL: accord|agreement|deal|pact
EXPIRY: expiration|expiry|termination
DECISION: decision|intent|move|notice|notification|withdrawal
JUDGING: acceptable|at any point|at any time|ball|breach|can|cannot|concern|conducive|consistent\
|contravene|could|different|difficult|disappointed|disappointing|disappointment|dismay|does not\
|domestic|essential|has to|important|indispensable|intention|legal|must|necessary|need|needed\
|no change|no choice|not a matter|not changed|not linked|not something|nothing to do|open to\
|ought to|premise|ready|regret|regrettable|resolved|respect|responsibility|responsible|retaliation\
|right|separate issue|separate matter|settled|should|unacceptable|unchanged|undesirable|unfair\
|unjust|unrealistic|unrelated|up to|violate|violated|violation|willing|wrong
TOPIC: 1965|all claims|arbitration|asset|companies|compensate|compensation|conscripted|court|curb\
|damages|export|favored|forced labor|grave consequences|historical|international law|judgment\
|judicial|judiciary|labor issue|laborer|liquidated|liquidation|mobilization|patent|plaintiff\
|preferred|reconsider|reimbursement|renewal|reparation|requisitioned|restriction|ruling|sale\
|screening|seized|seizure|shipment|sincere|suspension|trademark|trusted|victim|wartime|white list\
|whitelist|worker|WTO
ISSUE: attitude|controls|dispute|issue|matter|measure|position|problem|promise|proposal|resolution\
|response|row|security cooperation|situation|solution|stance|step
OUTSIDER: activist|analyst|assembly|association|attorney|business|expert|federation|former|group\
|industries|lawmaker|lawyer|opposition|party|Prof|professor|Rep|scholar|Sen|speaker|steel"""


# ---- Reading: folder -> text; OSError(0, why) says why something cannot be used ----

PLAIN = str.maketrans('\u2018\u2019\u201c\u201d\u2010\u2011', '\'\'""--')
ESCAPE = re.compile(r'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x1b\\)?)')


def tags_in(folder):
    """Return {name: tag} of FOLDER's *.txt files; raise OSError if none. A tag has no space: "a b"
    and "a-b" share one."""
    names = sorted(name for name in os.listdir(folder) if name.endswith('.txt') and name[0] != '.')
    if not names:
        raise OSError(0, 'no .txt files')
    stems = [shown(name[:-len('.txt')]).replace(' ', '-') for name in names]
    tags = [stem.split('_')[0] or stem for stem in stems]
    uses = Counter(tags)
    return {name: tag if uses[tag] == 1 else stem for name, tag, stem in zip(names, tags, stems)}


def read_text(path):
    """Return the text of the file at PATH, cleaned; raise OSError where there is none."""
    if os.path.exists(path) and not os.path.isfile(path):  # opening a pipe would wait
        raise OSError(0, 'not a regular file')
    with open(path, 'rb') as file:
        data = file.read()
    try:
        text = clean(data.decode('utf-8'))
    except UnicodeDecodeError:
        raise OSError(0, 'not UTF-8 text')
    if b'\0' in data:
        raise OSError(0, 'binary, not text')
    if not text.strip():
        raise OSError(0, 'empty')
    return text


def clean(text):
    """Return TEXT with plain quotes, hyphens and single spaces, without the common escape sequences
    of ECMA-48 and other controls."""
    lines = ESCAPE.sub('', text.translate(PLAIN)).splitlines()
    return '\n'.join(' '.join((line if line.isprintable() else ''.join(  # the test is for speed
        c for c in line if c.isprintable() or c.isspace())).split()) for line in lines)


def shown(name):
    """Return a file's NAME for a line of output, read as UTF-8 whatever the locale."""
    return ' '.join(clean(os.fsencode(name).decode('utf-8', 'replace')).split())


# ---- Articles: text -> publication date, dateline's city, sentences ----

# "SEOUL, Nov. 15 (Yonhap) -- ", "LONDON / SEOUL: ", "Liverpool, England, Dec. 11 (Jiji Press)--",
# "Nov. 15 (UPI) -- ", "OSLO. NORDINFORM - "
DATELINE = re.compile(r"""(?:([A-Z][A-Za-z./']+(?: [A-Z/][A-Za-z./']*){0,4})(?:,[^():"]{0,40})?"""
                      r"""|[A-Z][a-z]+\.? \d\d?)(?: ?\([^()]{2,40}\))?"""
                      r""" ?(?:--+|[\u2013-\u2015]|[-:](?= )) ?(?=["A-Z])""")
# What ends like a sentence and is a headline: "... a.m.", "... on Thurs.", "... with U.S.", "...?"
HEADLINE = re.compile(r'[^.]{0,90}\?$|.{0,90}\b(?:[ap]\.m|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun'
                      r'|[A-Z]\.[A-Z]|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$')
FULL_STOP = re.compile(r'''[.!?]["')]*$''')
# Also one without a space after it: "last week.A senior official"; not "at 3 p.m. Thursday".
STOP = re.compile(r"""(?!(?<=[ap]\.m)\. [A-Z][a-z]+day)[.!?]['")]* (?=['"([]*[A-Z])"""
                  r"""|\.(?=[A-Z][a-z']*\s)""")
ABBREVIATIONS = tuple((HONORIFICS + '|Gen|Gov|Jr|Prof|Rep|Sen|St').split('|'))
LONGEST = 1200  # characters: a longer sentence is dropped, a longer line of the head cut
OPENING, LEAD = 3, 2  # sentences of an article; OPENING also lines of its body


def read_article(name, text, tag):
    """Return the Article in TEXT; raise OSError if its head has dates, but none that exists."""
    head, body = paragraphs(text)
    # The dateline may stand behind a photo's caption.
    dateline = next(filter(None, map(DATELINE.match, body[:OPENING])), None)
    city = ''
    if dateline:
        body[body.index(dateline.string)] = dateline.string[dateline.end():]
        head.append(dateline[0])
        if re.search('[,(]|^[^a-z]+$', dateline[0]):  # not "Live: "
            city = re.split(r' ?/|\. ', (dateline[1] or '').title())[0]
    head.sort(key=lambda line: [not re.match(r'(?i)\W*(?:%s)' % word, line)
                                for word in ('published|posted|writ', 'updated')] + [
                                    len(line) > 60])  # these first, a photo's caption last
    told = ['%(YEAR)s-%(MONTH)02d-%(NUM)02d' % when  # also "Nov. 31, 2019"
            for when in values_of(chain(*map(marked, head)), 'DATE')
            if {'YEAR', 'NUM'} <= when.keys()]
    day = next(filter(None, map(calendar_day, told)), None)
    if told and not day:
        raise OSError(0, 'no such day: ' + told[0])
    texts = dict.fromkeys(chain(*map(sentences, body)))  # a caption may be repeated
    return Article(name, tag, day, city, [(text, marked(text)) for text in texts])


def paragraphs(text):
    """Return (head, body), lists of lines; the head has what may hold a date, the body ends at a
    line that is only "(END)", "-" or an e-mail address."""
    head, body = [], []
    # "11/12/2021, 1:14:37 AM" is a date as in the United States.
    text = re.sub(r'\b(\d\d?)/(\d\d?)/(\d{4})(?=, \d+:\d\d:\d\d [AP]M)', r'\3-\1-\2', text)
    # In one line: "date 2019-11-15 Kang met ...", "... Written: 2019-11-15 14:20:31 Kang met ...".
    text = re.sub(r'(?:^date|\b(?:Writ\w+|Updated?) ?:) \d{4}-\d\d-\d\d\b', r'\n\g<0>\n', text)
    if max(map(len, text.split('\n'))) <= 100:  # wrapped: a sentence goes on in the next line
        text = re.sub(r'(?<=[^\n]{49}[^\n.!?"])\n', ' ', text)
    for line in filter(None, (line.strip(' |') for line in text.split('\n'))):
        if body and (line in ('(END)', '-') or '@' in line and ' ' not in line):
            break  # other stories follow
        line = re.sub(r' \([A-Z][^()]*\)$|^© [^|]* \| ', '', line)  # credits: "(AP)", "© AP | "
        if len(line) > 100 and not FULL_STOP.search(line):
            line = ' '.join(sentences(line)[:-1]) or line  # a page cut off in a sentence
        headline = HEADLINE.match(line) and (not body or line[-1] == '?')
        if len(line) > 25 and FULL_STOP.search(line) and not headline:
            body.append(line)
        elif not body or len(line) < 60:  # below a summary a short line may hold the date
            head.append(line[:LONGEST])
    return head, body


def sentences(paragraph):
    """Return the sentences of PARAGRAPH up to LONGEST; a "quotation" that short is not cut."""
    found, start = [], 0
    for m in STOP.finditer(paragraph):
        quotes = paragraph.count('"', max(start, m.end() - LONGEST), m.end())  # not all: for speed
        before = '  ' + paragraph[max(0, m.start() - 5):m.start()]  # two at least
        initial = before[-1].isupper() and not before[-2].isalnum()  # "U.S. ", "Mark T. "
        if quotes % 2 == 0 and not initial and not before.endswith(ABBREVIATIONS):
            found.append(paragraph[start:m.end()].rstrip())
            start = m.end()
    return [sentence for sentence in [*found, paragraph[start:]] if len(sentence) <= LONGEST]


# ---- Dates: a temporal expression, its anchor and the tense -> ISO date ----

def calendar_day(iso):
    """Return the date of ISO; None if it is no day from 1900 to 2099."""
    try:
        day = date(*map(int, iso.split('-')))
    except (TypeError, ValueError):
        return None
    return day if 1900 <= day.year < 2100 else None


def shifted(anchor, unit, count):
    """Return the ISO date COUNT UNITs from ANCHOR, as precise as UNIT: a day, a month, a year; of a
    week only the month, '' if it lies in two."""
    months = anchor.year * 12 + anchor.month - 1 + count
    monday = anchor + timedelta(7 * count - anchor.weekday())
    week = {str(monday)[:7], str(monday + timedelta(6))[:7]}
    return {'day': str(anchor + timedelta(count)), 'week': min(week) if len(week) == 1 else '',
            'month': '%04d-%02d' % (months // 12, months % 12 + 1),
            'year': '%04d' % (anchor.year + count)}[unit.rstrip('s')]


def weekday_from(anchor, weekday, shift, tense):
    """Return the ISO date of the WEEKDAY nearest to ANCHOR that fits the TENSE; SHIFT: -1 for
    "last", 1 for "next"."""
    days, least = weekday - anchor.weekday(), abs(shift)  # "last Friday" is not today
    if not tense:  # "was to expire on Friday"
        return shifted(anchor, 'day', (days + 3) % 7 - 3)
    count = (tense * days - least) % 7 + least
    if shift == 1 and anchor.weekday() < min(weekday, 5):
        count += 7  # "next" skips a day still to come this week, not from Saturday to Sunday
    return shifted(anchor, 'day', tense * count)


def nearest(anchor, month, number, shift, tense):
    """Return the ISO date of MONTH, or of its day NUMBER ("the 4th" with a MONTH of 0), nearest to
    ANCHOR that fits the TENSE, '' for none. A month may be ANCHOR's; looking ahead "Nov. 4" may be
    past, "the 4th" not."""
    def fits(day):
        """Return whether DAY fits; either way (0) it lies less than three months ahead."""
        ahead = (day - anchor).days
        if tense > 0:
            return number and month or ahead >= shift
        return ahead <= shift if tense else ahead < 90  # "last August", told in August, is not this

    anchor = anchor if number else anchor.replace(day=28)
    months = ('%d-%02d' % (anchor.year + count, month) if month else shifted(anchor, 'month', count)
              for count in (-1, 0, 1))
    days = (calendar_day('%s-%02d' % (prefix, number or 28)) for prefix in months)
    found = min((day for day in days if day and fits(day)), key=lambda day: abs(day - anchor),
                default='')
    return str(found)[:10 if number else 7]


def resolve(when, anchor, tense):
    """Return the ISO date of WHEN, a DATE's value, from ANCHOR; TENSE: -1 past, 0 either, 1 ahead.

    '' for none. Without an anchor the number of the weekday, for timeline(), or '?'.
    """
    shift, month, year, number = (when.get(mark, 0) for mark in ('SHIFT', 'MONTH', 'YEAR', 'NUM'))
    tense, unit = shift or tense, when.get('UNIT', '')
    is_vague = when.keys() == {'SHIFT', 'UNIT'} and not shift and unit != 'month'  # "this week"
    if not when or is_vague or 'VAGUE-DAY' in when:
        return ''
    if not anchor:
        return str(when.get('WEEKDAY', '?'))
    if 'AGO' in when:  # "a month ago", "two weeks later"; "months ago" is too vague
        count = number or int(not unit.endswith('s'))
        day = shifted(anchor, unit, count if when['AGO'] == 'later' else -count) if count else ''
        return '%s-%02d' % (day[:4], month) if day and month else day  # "August two years ago"
    if 'WEEKDAY' in when and not month:
        if unit:  # "Friday last week"
            days = when['WEEKDAY'] - anchor.weekday()
            return shifted(anchor, 'day', 7 * shift + days) if unit == 'week' else ''
        return weekday_from(anchor, when['WEEKDAY'], shift, tense)
    if not month and list(when) != ['NUM']:  # "in 2016", "last month", "yesterday"
        day = year or shifted(anchor, unit or 'day', when.get('DAY', shift))
        precision = {'year': 4, 'month': 7}.get(when.get('THEN', '').split(' ')[-1], 10)
        return '' if number else day[:precision]  # "the 4th of last month" is not resolved
    if year or unit or 'THEN' in when:  # "November 2016", "Nov. 22 last year"
        day = '%s-%02d-%02d' % (year or anchor.year + shift, month, number or 1)
        return day[:10 if number else 7] if calendar_day(day) else ''
    return nearest(anchor, month, number, shift, tense)


# ---- Sentences: text -> tokens ----

def forms_of(verb, mark):
    """Return {form: its mark} of a VERB of the table: {'takes part in': 'HOLD-s', ...}.

    Some entries are no verbs ("not extend"): their other forms never occur.
    """
    word, space, rest = verb.partition(' ')
    base, *pasts = word.split('/')
    doubles = re.search('^[^aeiou]+[aeiou][mnpt]$|begin$|confer$|defer$|quit$', base)
    double = base + base[-1] if doubles else base  # "scrapped"
    with_ie = re.sub('(?<=[^ae])y$', 'ie', base)  # "notifies"
    third = with_ie + ('es' if with_ie.endswith(('s', 'sh', 'ch', 'go')) else 's')
    past = re.sub('e$', '', double if with_ie == base else with_ie) + 'ed'
    forms = {base: mark.lower(), third: mark + '-s',
             re.sub('(?<=[^e])e$', '', double) + 'ing': mark + '-ing',  # "agreeing", but "closing"
             **dict.fromkeys(pasts or [past], mark + '-ed')}
    return {form + space + rest: name for form, name in forms.items()}


def word_marks():
    """Return {words: (mark, value)} of all tables: "met" is ('MEET-ed', 'MEET').

    Of two entries for a word the later holds: "denied" is UNSURE, no verb, "talks" TALKS. A plural
    gives way.
    """
    marks = {'Sept': ('MONTH', 9)}
    for mark, verbs in (line.split(': ') for line in VERBS.splitlines()):
        for verb in verbs.split('|'):
            marks.update((form, (name, mark)) for form, name in forms_of(verb, mark).items())
    for mark, words in (line.split(': ') for line in WORDS.splitlines()):
        for i, word in enumerate(words.split('|'), 0 if mark == 'WEEKDAY' else 1):  # Monday is 0
            word, _, number = word.partition('=')
            value = int(number) if number else i if mark in ('MONTH', 'NUM', 'WEEKDAY') else word
            marks[word] = (word if mark == 'itself' else mark), value
            # A plural, if it is no entry: "summits" is a summit, "ministers" are not a minister.
            if not isinstance(value, int) and mark != 'itself':
                marks.setdefault(word + 's', (mark, word if mark == 'TALKS' else word + 's'))
            if mark == 'MONTH':
                marks[word[:3]] = mark, value
    marks.update((word, (word, word)) for word in PREPOSITIONS | OPENERS)
    marks.update((name, ('GOV', name)) for name in SIDE_OF)
    marks.update((name, ('ADJ', name)) for _, _, names in GOVERNMENTS for name in names)
    return marks


MARKS = word_marks()
# {the first two words of an entry: how many words the longest such entry has}
WORDS_FROM = {' '.join(words[:2]).lower(): len(words)
              for words in sorted(map(str.split, MARKS), key=len)}  # the longest last
# "2019-11-15" or "2023. 7. 1"; "31.01.2023"; "31/01/2023"; "01/31/2023"; not "01/12/2023"
NUMERIC_DATES = [r'(?P<YEAR>\d{4})[-./] ?(?P<MONTH>\d\d?)[-./] ?(?P<NUM>\d\d?)',
                 r'(?P<NUM>\d\d?)\.(?P<MONTH>\d\d?)\.(?P<YEAR>\d{4})',
                 r'(?P<NUM>1[3-9]|2\d|3[01])/(?P<MONTH>\d\d?)/(?P<YEAR>\d{4})',
                 r'(?P<MONTH>\d\d?)/(?P<NUM>1[3-9]|2\d|3[01])/(?P<YEAR>\d{4})']
# "U.S.", "2019-11-15", "12:00", the "Japan" of "Japan-Korea", "'s", a word or "O'Brien", a mark
WORD = re.compile(r"(?:[A-Z]\.)+|\d{4}[-./] ?\d\d?[-./] ?\d\d?(?!\d)|\d\d?[./]\d\d?[./]\d{4}"
                  r"|\d+:\d\d|(?:%s)(?=-[A-Z])|mid(?=-)|'s\b|\w+(?:-\w+|'(?!s\b)\w+)*|[^\w\s\"'.]"
                  r"|\.(?=\W*$)" % '|'.join(filter(str.isalpha, SIDE_OF)))


@lru_cache(maxsize=None)
def mark_of(words):
    """Return (mark, value) of WORDS in a table, or of one word in none; ('', None) of several."""
    entry = MARKS.get(words) or MARKS.get(words[0].lower() + words[1:]) or MARKS.get(
        words.lower()) or words.isupper() and MARKS.get(words.title())  # "FEB 6, 2020"
    if entry or ' ' in words and words[0].isalpha():  # not "2023. 7. 1"
        return entry or ('', None)
    kind, years = MARKS.get(words.split('-')[0], ('', 0))
    if kind == 'NUM' and words.endswith('-year-old'):  # "three-year-old"
        return 'AGE', years
    for m in filter(None, (re.fullmatch(regex, words) for regex in NUMERIC_DATES)):
        return 'ISO', {'YEAR': m['YEAR'], 'MONTH': int(m['MONTH']), 'NUM': int(m['NUM'])}
    number = re.match(r'(\d\d?)(?![\d:])', words)  # "22nd"; "6-7" is the 6th; not "12:00"
    if number:
        return 'NUM', int(number[1])
    if re.match(r'(19|20)\d\d$', words):
        return 'YEAR', words
    # "recently", "Considering", "12:00", "Seoul-based"
    if re.match('[a-z]+ly$|[A-Z][a-z]{6,}ing$|[0-9]+:|.+-(?:based|bound|led)$', words):
        return 'SKIPPED', words
    return 'NAME' if words[0].isupper() else 'word', words


def tokens_of(text):
    """Return the Tokens of TEXT; what is SKIPPED, "Gen.", quotation marks, full stops within it and
    what stands in (the innermost) brackets have none."""
    text = re.sub(r'\([^()]*\)|\bGen\.', lambda m: ' ' * len(m[0]), text)
    words, tokens, i = list(WORD.finditer(text)), [], 0
    strings = [word[0] for word in words]
    while i < len(words):
        for size in range(WORDS_FROM.get(' '.join(strings[i:i + 2]).lower(), 1), 0, -1):
            mark, value = mark_of(' '.join(strings[i:i + size]))
            # The longest entry that begins here; but "call on Friday" is no call on somebody.
            if mark and not (mark == 'urge' and {'MONTH', 'WEEKDAY'}.intersection(
                    mark_of(word)[0] for word in strings[i + size:i + size + 1])):
                break
        start, end = words[i].start(), words[i:i + size][-1].end()
        i += size
        # Within a sentence these are a name's with a capital: "Mark Esper", "Moon Jae In".
        if tokens and text[start].isupper() and value in VERB_MARKS | {'an', 'in', 'new'}:
            mark, value = 'NAME', text[start:end]
        if mark != 'SKIPPED':
            tokens.append(Token(mark, value, start, end))
    return tokens


def table(text):
    """Return [(mark, regex, example)] of lines "mark: phrase: example", this for the tests.

    A phrase is a regex of marks. In it "ANY-" stands for any verb, as in ANY-ed, and "..." for up
    to four tokens, none a comma, TALKS or (before DEEDS has folded the verbs) a verb's past.
    """
    text = text.replace('ANY-', '[A-Z][A-Z-]+-')
    text = text.replace('... ', '((?![^ ]+-ed |TALKS )[^ ,]+ ){0,4}?')
    return [(mark, re.compile(' (?:%s)(?= )' % phrase), example)
            for mark, phrase, example in (line.split(': ') for line in text.splitlines())]


def line_of(tokens):
    """Return the marks of TOKENS, each between spaces."""
    return ' %s ' % ' '.join([token.mark for token in tokens])


def matches_of(regex, line):
    """Yield (start, end) of each match of REGEX in LINE, counted in tokens."""
    for m in regex.finditer(line):
        yield line.count(' ', 0, m.start()), line.count(' ', 0, m.end())


def folded(tokens, rows, context):
    """Return TOKENS with each run of a phrase of ROWS replaced by the Tokens its reader returns:
    dropped by [], left by None. Without a reader the one Token's value is the mark in lower case,
    the aspect of AHEAD and DECIDED. CONTEXT: the text for NAMES, else the memory."""
    line = line_of(tokens)
    for mark, regex, _ in rows:
        kept, done = [], 0
        for start, end in matches_of(regex, line):
            run = tokens[start:end]
            made = READERS[mark](run, context) if mark in READERS else over(run, mark, mark.lower())
            if made is not None:
                kept += tokens[done:start] + made
                done = end
        if done:  # for speed
            tokens = kept + tokens[done:]
            line = line_of(tokens)
    return tokens


def over(run, mark, value=None):
    """Return [the Token MARK that stands for all of RUN and whom it names]."""
    return [Token(mark, value, run[0].start, run[-1].end, tuple(run), who_in(run))]


def values_of(tokens, *marks):
    """Return the values of MARKS in TOKENS and, where a token is none of them, in its parts."""
    found = []
    for token in tokens:
        if token.mark in marks:
            found.append(token.value)
        elif token.parts:
            found += values_of(token.parts, *marks)
    return found


# Mark, phrase, example; each row folds what the rows above have made of the text.
NAMES = table("""\
DATE: ISO: 2019-11-15
DATE: (WEEKDAY , )?(MONTH NUM(?! UNIT )|NUM (, )?MONTH)\
( (, )?YEAR( ,)?|( of)? (SHIFT UNIT|THEN))?\
|MONTH ((, |of )?(YEAR|THEN|SHIFT UNIT)|(NUM )?UNIT AGO): Friday, Nov. 15, 2019
DATE: (in|of|SHIFT|PART( -)?) MONTH|MONTH(?= (DECISION|TALKS|, when) ): in August
DATE: (SHIFT )?WEEKDAY( and WEEKDAY)?( (of )?SHIFT UNIT)?|(NUM (of )?)?SHIFT UNIT|(NUM )?UNIT AGO\
|in YEAR|that MONTH|following UNIT|DAY|DAY-BEFORE|SAME-DAY|THEN|VAGUE-DAY: Friday last week
DATE: (NUM )?UNIT after(?! UNIT ): two days after
DATE: on (word of )?NUM: on the 4th
LIMIT: (by|through|until) DATE: until Friday
DATE: (in|on) DATE: on Friday
THE-PACT: ((YEAR|AGE) )?((FIELD|LEVEL) )*DEAL(?! (on|with) ): the 2016 pact
PACT: (LEVEL )*((SHARING )+DEAL|GSOMIA|DEAL (for|on|to)( SHARING)+): \
intelligence-sharing pact
NAME: NAME( NAME)*: Kang Kyung-wha
FIELD: FIELD(( ,| and)* FIELD)*: Asian and Pacific affairs
GOV: NAME MINISTRY: the Moon administration
PLACE: in NAME , (word )?GOV( ,)?: in Chengdu, China
OF: (?<! in )(?<! NAME of )(GOV|ADJ)(( ,| and)+ (GOV|ADJ))*( 's)?\
(?= (POST|FIELD|MINISTRY|counterparts?) ): South Korea's foreign ministry
TITLE: ((HIS|its|their) )?((OF|FIELD|OUTSIDER|MINISTRY) )*\
(POST|counterparts?|MINISTRY( in GOV(?= (SAY|URGE)-))?): first vice foreign minister
TITLE: TITLE( (of|for|at|from|to) ... (FIELD|TITLE|(NATIONS|GOV)(( ,| and)+ GOV)*))+: \
director general for Asian affairs at the ministry
PEOPLE: TITLE , NAME(( ,| and)+ NAME)+( ,)?|TITLE NAME(( ,| and)+ NAME)+: \
Foreign Ministers Kang and Motegi
PERSON: (TITLE )?NAME , ((word |TITLE of )*(OUTSIDER )*OUTSIDER(?= ([,.]|at|for|with) )\
|(TITLE ('s )?)?TITLE(?= [.,;] )(?! , NAME )( ,)?)|GOV 's NAME|(OUTSIDER )+NAME: \
Kim, director general for Asia,
PERSON: TITLE (TITLE )?, NAME( ,|(?= ([.;]|at|in) ))|TITLE (TITLE )?NAME( of GOV)?: \
Foreign Minister Kang
PLACE: (in|near|at|on) ((ADJ|CITY|FIELD|GOV|NAME|word|'s) )*CITY (of |, )?(NAME|GOV): \
in the Thai capital of Bangkok
PLACE: on NAME(?= CITY ): on Jeju island
CAPITAL: in ADJ CITY: in the Japanese capital
PLACE: at NAME(?= ([,.]|DATE) ): at Camp David on Monday
there: in ([^ ]+ )?CITY: in the city
PLACE: (in|near(?! NAME word )) (NAME|GOV)(?! ('s|FIELD|NATIONS) ): near Bangkok
PLACE: ((?<=TRAVEL-ed )|(?<=TRAVEL-ing )|(?<=TRAVEL-s )|(?<=travel ))\
((for|to) )?(NAME|GOV)(?! CITY ): left for Tokyo
PARTY: PERSON|NAME|TITLE|GOV: Kang""")


def read_date(run, text):
    """Return [the DATE], behind the "after" of "a day after"; None of "on 4 issues", "in a 2016
    accord" (the gap is its "a")."""
    # Reversed: of two tokens of a mark the first counts.
    marks = {token.mark: token.value for token in reversed(run) if token.mark.isupper()}
    # A copy: mark_of() has one value for all "2019-11-15", and day_of() tells dates by identity.
    when = dict(marks.get('DATE') or marks.get('ISO') or marks)
    gap = run[-1].start > run[0].end + 1
    if list(when) == ['NUM'] and not text.endswith(('st', 'nd', 'rd', 'th'), 0, run[-1].end) or (
            list(when) == ['YEAR'] and gap):
        return None
    if run[0].mark == 'following':
        when['AGO'] = 'later'
    if 'DAY-BEFORE' in when:
        when = {'AGO': 'earlier', 'UNIT': 'day'}
    if run[-1].mark == 'after':  # "two days after A met": they met two days earlier
        when['AGO'] = 'earlier'
        return run[-1:] + over(run[:-1], 'DATE', when)
    if run[0].mark == 'that':
        when['THEN'] = ''
    return over(run, 'DATE', when)


def read_party(run, text):
    """Return [a PARTY], its value [(side or '', name or '')]; [a NAME] for an outsider or nations
    of no known side; [a PRONOUN] where nobody is named."""
    parts = run[0].parts if run[0].mark == 'PERSON' else run  # not a name within a title
    names = [part.value for part in parts if part.mark == 'NAME']
    words = text[run[0].start:run[-1].end].lower()
    if values_of(run, 'OUTSIDER') or re.search(r'\b(?:news|press)|shimbun', words):
        return over(run, 'NAME', words)
    sides = [SIDE_OF[name] for name in values_of(run, 'GOV', 'ADJ')] or [
        side for side, offices in OWN_POSTS.items() if re.search(offices, words)]
    # Else one country, the first, for all.
    each = sides if len(sides) == len(names) else (sides or [''])[:1] * len(names)
    people = [*zip(each, names)] or [(side, '') for side in sides]
    if not people and values_of(run, 'NAME'):  # "leaders of the ASEAN nations"
        return over(run, 'NAME', words)
    return over(run, 'PARTY' if people else 'PRONOUN', people)


def read_place(run, _):
    """Return [the PLACE], its value its name: of "in the Thai capital of Bangkok" Bangkok; or "near
    Bangkok". None of "at Motegi"."""
    names = values_of(run, 'NAME', 'GOV')  # of "in Chengdu, China" the city
    name = ([name for name in names if name not in VAGUE_PLACES] or names)[-1]
    if run[0].mark == 'at' and len(run) == 2 and ' ' not in name:  # a person
        return None
    if run[0].mark == 'near' and name not in VAGUE_PLACES:
        name = 'near ' + name
    return [Token('PLACE', name, run[0].start, run[-1].end)]


def read_the_pact(run, text):
    """Return [THE-PACT] of "the 2016 pact", behind its year or age; None of "a 1965 accord"."""
    ages = [token for token in run if token.mark in ('AGE', 'YEAR')]
    has_article = text[:run[0].start].lower().endswith('the ')
    return ages + over(run[-1:], 'THE-PACT') if has_article else None


@lru_cache(maxsize=4096)  # articles repeat each other's lines
def marked(text):
    """Return the Tokens of a sentence, its dates, places and parties folded."""
    return folded(tokens_of(text), NAMES, text)


# ---- Who is who: tokens of all articles -> each name's government ----

def sound_of(name):
    """Return the side that NAME, romanized, sounds like, or ''; a foreigner's may too.

    Seoul: a Korean family name, or "Jae-in" (but "Jun-ichi"); Tokyo: all Japanese syllables, no
    "n" at the end.
    """
    if re.search('-(?!ichi)[a-z]', name) or name.split(' ')[0] in KOREAN:
        return 'Seoul'
    syllables = all(map(JAPANESE.fullmatch, name.lower().replace('-', '').split()))
    return 'Tokyo' if syllables and name[-1:] != 'n' else ''


def whose(articles):
    """Return {name: its party} of the persons in ARTICLES; "Kang" is the only full name with it.

    Their side is the country or office in a title, in any article; else what the name sounds like
    or the counterpart of the other side's must be. A family name alone needs a title and must sound
    like its side, so it is of Seoul or Tokyo (no Japanese "President Obama"). Titles must agree;
    without one, the hints must.
    """
    by_country, by_hint = {}, {}  # {name: {side}}
    for text, tokens in chain.from_iterable(article.sentences for article in articles):
        told = [token for token in tokens if token.mark == 'PARTY']
        others = BOTH_SIDES.difference(side for token in told for side, _ in token.value)
        paired = len(others) == 1 and re.search('(Japanese|Korean) counterpart', text)
        other = min(others) if paired else ''  # the only one
        for token, (side, name) in ((token, party) for token in told for party in token.value):
            claim = side or sound_of(name) or other
            posts = values_of([token], 'POST')
            is_known = ' ' in name or posts and claim == sound_of(name) and (
                claim != 'Tokyo' or 'president' not in posts)
            if name and claim and is_known:
                (by_country if side else by_hint).setdefault(name, set()).add(claim)
    sides = {name: min(claims) for name, claims in {**by_hint, **by_country}.items()
             if len(claims) == 1}
    uses = Counter(word for name in sides if ' ' in name for word in {*name.split()})
    full = {word: name for name in sides if ' ' in name for word in name.split()
            if uses[word] == 1}
    return {name: (side, full.get(name, name)) for name, side in sides.items()}


# ---- Mentions: tokens -> WHO ----

def parties(*whos):
    """Return WHOS merged into one who: SPEAKERS first, no government beside a person of its own."""
    found = set().union(*whos)
    named = {side for side, name in found if name}
    return tuple(sorted((party for party in found if party[1] or party[0] not in named),
                        key=lambda party: (party[0] not in SPEAKERS, party)))


def who_in(tokens):
    """Return the who of all TOKENS, merged."""
    return parties(*(token.who for token in tokens))


def sides_of(who):
    """Return the governments in WHO."""
    return {side for side, _ in who}


def persons(who):
    """Return the persons in WHO."""
    return {party for party in who if party[1]}


def unnamed(who):
    """Return WHO without its people: their governments."""
    return parties((side, '') for side, _ in who)


def who_of(token, memory):
    """Return the Token of a PARTY as a WHO, or as a NAME where nobody in it is known; MEMORY learns
    who they are and their ranks. "The Japanese prime minister" is Japan's one leader told."""
    who = []
    for side, name in token.value:
        party = memory.cast.get(name) or memory.known.get(name)  # "Kim" is the last one
        if party or not name:  # an unknown name is nobody's, also with a country
            who.append(party or (side, ''))
        if party:
            memory.cast.update(dict.fromkeys(party[1].split(), party))
    text = memory.text[token.start:token.end].lower()
    rank = rank_told(text)  # of "President Moon"
    leaders = [party for party, told in memory.ranks.items()
               if told == rank == 'leaders' and who == [(party[0], '')]]
    if len(leaders) == 1 and re.search('(?:leader|minister|premier|president)$', text):
        who = leaders  # "the Japanese prime minister"
    if rank:
        memory.ranks.update(dict.fromkeys(persons(who), rank))
    return token._replace(mark='WHO' if who else 'NAME', who=parties(who))


def stands_for(token, before, memory):
    """Return a PRONOUN after the tokens BEFORE as a WHO, or as OFFICIALS: nobody knows whose."""
    marks = {part.mark: part.value for part in token.parts}
    # "He" is one, "the three" are three, all others two, named in the sentence or told before; "the
    # ministry" of no country is both governments', and so no speaker.
    size = 1 if 'HIS' in marks else marks.get('GROUP', 2)
    who, named = memory.last_named.get(size, ()), parties(persons(who_in(before)))
    if len(sides_of(named)) == 2 == size or (  # "they" may be three, "the two" are two
            len(sides_of(named)) > 2 and marks.keys() & {'their', 'they'}):
        who = named
    if before[-1].mark == 'whose' or marks.keys() == {'their'}:  # "The two hold their first talks"
        who = next((t.who for t in reversed(before) if len(t.who) > 1), who)
    rank = rank_told(memory.text[token.start:token.end])
    # "Both sides" may be others, and so may "the two leaders", behind two ministers.
    if marks.keys() & {'BOTH', 'NATIONS', 'TITLE'} or rank and ranks_of(who, memory) - {rank}:
        who = unnamed(who)
    return token._replace(mark='WHO' if who else 'OFFICIALS', who=who)


PRONOUNS = table("""\
WHO: WHO(( ,| ;) WHO)*(( ;)? (and|-) WHO)+: Kang and Motegi
PACT: (THE-)?PACT(( ,)?( word as)? PACT)+( ,)?: the pact, known as GSOMIA
PRONOUN: HIS|they|BOTH|(GROUP|their)( NATIONS| PRONOUN)?: both sides
PACT-AGAIN: THE-PACT|it(?= EXPIRE-s | ... expire | BE SIGN-ed ): it expires""")


def mentions(tokens, memory):
    """Return TOKENS after a START: dates, places and means are parts of the token before them, each
    party and pronoun is a WHO, or a NAME or OFFICIALS where nobody knows whose."""
    found = [Token('START', None, 0, 0)]
    for token in tokens:
        if token.mark in ('here', 'there'):
            city = memory.city if token.mark == 'here' else memory.place
            token = token._replace(mark='PLACE', value=city)
        if token.mark in ('BY-PHONE', 'DATE', 'PLACE'):
            found[-1] = found[-1]._replace(parts=found[-1].parts + (token,))
            if token.mark == 'PLACE':
                memory.place = token.value
            continue
        if found[-1].mark == "'s" and 'predecessor' in values_of([token], 'POST'):
            del found[-2:]  # "Kang" and "'s" of "Kang's predecessor, A"
        found.append(who_of(token, memory) if token.mark == 'PARTY' else token)
    return referred(folded(found, PRONOUNS, memory), memory)


def referred(tokens, memory):
    """Return TOKENS, each PRONOUN as whom it stands for.

    MEMORY learns for the next ones whom a sentence names first: for "he" a person, for "they" two
    parties; after a stranger's NAME before all others, until a person is named, "he" is nobody.
    """
    sizes, last = set(), memory.last_named  # sizes: how many parties were named at a time
    for i, token in enumerate(tokens):
        if token.mark == 'PRONOUN':
            token = tokens[i] = stands_for(token, tokens[:i], memory)
        who, size = token.who, len(token.who)
        if token.mark == 'NAME' and not sizes:
            last[1] = ()
        elif token.mark == 'WHO' and size not in sizes and (size > 1 or who[0][1]):
            sizes.add(size)
            fuller = parties(who, last.get(size, ()))  # "Seoul and Tokyo", their ministers
            last[size] = fuller if len(fuller) == size else who
    return tokens


# ---- Clauses: what is done, and by whom ----

SUBJECTS = {'EXPIRY', 'NAME', 'OFFICIALS', 'OUTSIDER', 'PACT', 'TALKS', 'WHO'}
NO_SUBJECT = PREPOSITIONS | {'MEET-ing'}  # before a name
FILLERS = {'FIELD', 'SHIFT', 'its', 'word'}  # they do not part a subject from its verb
DEEDS = table("""\
TALKS: (WHO ('s )?)?(NUM word of )?((FIELD|LEVEL|NAME|NUM|TOPIC|word) )*TALKS( TALKS)?\
( for (about |over )?NUM word)?( (with|between|among|of) WHO)?: bilateral talks with Motegi
NOT: (would|BE to)(?= HAVE ANY-ed ): Kang would have met Motegi
HOLD-ed: HAVE(?= TALKS): Kang had talks
AHEAD: and(?= (hold|meet) )|WILL|BE (DUE )?to|DUE to: Kang is due to smile
DECIDED: ANNOUNCE-(ed|ing) ... DECISION( to)?(?= (?i:end|keep|normalize|suspend|withdraw)): \
Seoul announced its decision to end GSOMIA
DECIDED: (ANNOUNCE|SAY)-(ed|ing) (WHO )?... it ('s|AHEAD|BE|HAVE|would)( DECIDE-ed| be)?( to)?\
(?= (?i:end|keep|normalize|suspend|withdraw)): Seoul said it would end GSOMIA
DECIDED: DECIDE-ed( to)?: Seoul decided to smile
VERB: (AHEAD|DECIDED|would) (be |word (?!urge ))?(ANY-(ed|ing)|[a-z-]+)\
|(HAVE )?BE (word as )?ANY-(ed|ing)|(HAVE (word )?)?ANY-ed|ANY-s\
|(?<= before )ANY-ing|(?<= - WHO )[a-z-]+|(SAY|URGE)-ing: Kang will meet Motegi
ATTRIBUTION: (?<!START ), (?!SAY )[^ ,]+ ... ... (to TALKS )?SAY( (?!(WHO|it) )[^ ,]+){0,5}\
(?= [.,])|, according to [^,.]*: It rained, the ministry said.""")


def read_verb(run, _):
    """Return [the verb], its aspect (ahead, decided, fact, now, would) as value, behind a DECIDED
    of its own if agreed on; None for none."""
    marks = [token.mark for token in run]
    name = re.sub('-(ed|ing|s)$', '', marks[-1]).upper()
    if name not in VERB_MARKS or 'BE' in marks[-2:] and marks[-1] == 'URGE-ed':
        return None  # "was asked to"
    if marks[0] == 'DECIDED' and name in ('ARRANGE', 'HOLD', 'MEET', 'URGE'):
        # "agreed on Sunday to meet": Sunday is not the meeting's.
        return over(run[:-1], 'DECIDED', 'decided') + over(run[-1:], name, 'decided')
    if marks[0] in ('AHEAD', 'DECIDED', 'would'):
        return over(run, name, marks[0].lower())
    # "meets", "is flying", "has met", "had met"
    is_now = marks[-1].endswith('-s') or marks[-1] == 'TRAVEL-ing' or marks[0] == 'HAVE'
    return over(run, name, 'now' if is_now else 'fact')


READERS = {
    'DATE': read_date, 'PARTY': read_party, 'PLACE': read_place, 'THE-PACT': read_the_pact,
    'VERB': read_verb,
    # One PERSON for both of "their ministers, A and B,"; not "the minister, A, and B".
    'PEOPLE': lambda run, _: over(run, 'PERSON') if any(
        post.endswith('s') for post in values_of(run, 'POST', 'counterparts')) else None,
    # A government goes by the name of its capital; "in the Japanese city" is elsewhere.
    'CAPITAL': lambda run, _: over(run, 'PLACE', SIDE_OF[run[1].value]) if (
        run[2].value == 'capital') else None,
    # "The Moon administration"; not behind a name that is not Korean.
    'GOV': lambda run, _: over(run, 'GOV', 'Seoul') if sound_of(run[0].value) == 'Seoul' else None,
    'LIMIT': lambda run, _: [],  # "until Friday" is no date: dropped
    'NAME': lambda run, text: over(run, 'NAME', text[run[0].start:run[-1].end]),
    'PACT-AGAIN': lambda run, memory: over(run, 'PACT') if 'PACT' in memory.marks else None,
    'TALKS': lambda run, _: over(run, 'TALKS', ' '.join(values_of(run, 'LEVEL', 'TALKS')))}


def joined(tokens):
    """Return TOKENS as clauses in one list: without fillers, each verb (no infinitive) behind its
    subject or nobody: "A met B and urged C" as "A met B and A urged C"."""
    clauses = []
    for token in tokens:
        if token.mark in FILLERS:
            clauses[-1] = clauses[-1]._replace(parts=clauses[-1].parts + token.parts)
            continue
        if token.mark in VERB_MARKS:
            doer = doer_in(clauses)
            if doer is not clauses[-1]:
                clauses.append(doer._replace(parts=()))
        clauses.append(token)
    return clauses


def doer_in(clauses):
    """Return the subject of a verb behind CLAUSES, or the Token nobody.

    The nearest, if "which", "who" or "that" stands right before the verb, or if it stands there
    itself and is no object (behind a preposition, but "after A met", "with A leading"); else the
    first that is no object.
    """
    last, pairs = clauses[-1], [p for p in zip(clauses, clauses[1:]) if p[1].mark in SUBJECTS]
    if pairs:
        left, token = pairs[-1]
        beside = token is last and left.mark not in NO_SUBJECT - {'after', 'with'}
        if beside or last.mark in ('that', 'which', 'who'):
            return token
    return next((token for left, token in pairs if left.mark not in NO_SUBJECT),
                Token('nobody', None, 0, 0))


# mark: the row's; run: the tokens that its phrase matched; aspect: that of the run's verb or of the
# one before it; when, where, means: the values of a DATE, PLACE, BY-PHONE; before: the mark before
Frame = namedtuple('Frame', 'mark run aspect when where means before')
HAS_ASPECT = VERB_MARKS | {'AHEAD', 'DECIDED'}  # their value is an aspect
ENDS = VERB_MARKS | OPENERS | {'DECIDED', 'HAVE', 'UNSURE'}  # where another clause begins
# Before a run these are of another clause.
NOT_BESIDE = VERB_MARKS | {',', 'ATTRIBUTION', 'DECIDED', 'HAVE'}
ENDS_AHEAD = ENDS | {'AHEAD-OF', 'ATTRIBUTION', 'it', 'possible', 'which', 'who', '-'}


def until(stops, tokens):
    """Return the TOKENS before the first mark of STOPS."""
    return list(takewhile(lambda token: token.mark not in stops, tokens))


def first_of(tokens, mark, default=''):
    """Return the first value of MARK in TOKENS, DEFAULT where there is none."""
    return (values_of(tokens, mark) + [default])[0]


def near_run(tokens, start, end, of_meeting):
    """Return the tokens in which to look, these first, for the date and place of tokens[start:end]:
    the run and the rest of its clause; the token before it, if of its clause; behind "and", "by",
    "when" all before it; and, but behind "when", "although", "but", "which" or of talks agreed on,
    the sentence's beginning. [] where its day is unclear. (A date is a part of the token before.)
    """
    left, run = tokens[start - 1], tokens[start:end]
    near = run + until(ENDS_AHEAD, tokens[end:])
    # "Hours before it expired", "A week after A met B": when was it? "It came a week after A met B"
    # tells it.
    is_told = values_of(near, 'DATE') or tokens[max(start - 2, 0)].mark == 'TAKE-PLACE'
    if not is_told and (left.mark == 'before' or any(
            token.mark == 'after' and token.parts for token in tokens[:start])):
        return []
    if left.mark == 'when':  # "in May, when they met"
        return near + tokens[:start - 1][::-1]
    if left.mark not in NOT_BESIDE:
        near.append(left)  # "but on Nov. 22 Seoul ...": the day stands with "but"
    if left.mark in ('and', 'by'):  # "came to Seoul on Sunday and met B"
        near += tokens[:start - 1][::-1]
    # "On Friday A and B agreed to meet": the day is not the meeting's.
    agrees = of_meeting and 'decided' in [token.value for token in run]
    if not agrees and {'although', 'but', 'which'}.isdisjoint(t.mark for t in tokens[2:start]):
        near += tokens[:2] + until(ENDS | {'ATTRIBUTION'}, tokens[2:])
    return near


def frames_in(tokens, rows):
    """Yield a Frame of each match of each of ROWS in TOKENS, row by row; not of "if they met", "no
    talks", "to be held", nor where the day is unclear."""
    line = line_of(tokens)
    for mark, regex, _ in rows:
        for start, end in matches_of(regex, line):
            run, before = tokens[start:end], tokens[start - 1].mark
            if before in ('NOT', 'UNSURE', 'be'):
                continue
            near = near_run(tokens, start, end, rows is MEETINGS)
            if not near:
                continue
            # Its own verb's aspect, else that of the nearest before it, be it only a "will".
            aspect = next((t.value for t in run + tokens[:start][::-1] if t.mark in HAS_ASPECT), '')
            # "on the sidelines", "two weeks earlier" only where no other date stands.
            when = min(values_of(near, 'DATE'), default={}, key=lambda when: (
                'SAME-DAY' in when or 'AGO' in when and 'week' in when['UNIT']))
            yield Frame(mark, run, aspect, when, first_of(near, 'PLACE'),
                        first_of(near, 'BY-PHONE'), before)


# ---- Rows: what each kind of event is told by ----

WHAT = {'ANNOUNCED': 'decision to end GSOMIA announced', 'CONCLUDED': 'GSOMIA concluded',
        'EXPIRES': 'GSOMIA expires', 'NORMALIZED': 'GSOMIA normalized',
        'SUSPENDED': 'termination of GSOMIA suspended'}
JOINT = {'CONCLUDED', 'EXPIRES'}  # of both governments; the others are Seoul's
# How a meeting is told, the phrase, an example. verb: held or planned, as the verb's aspect says;
# called: likewise, but only by phone or video; dated: held if its date is past; held, planned: as
# named. A verb that looks ahead makes each of them planned. ARRANGE is "arranged" or "is
# arranging", arrange "to arrange".
MEETINGS = table("""\
verb: (WHO|OFFICIALS) MEET( LEVEL)?( (for NUM )?((with|to) )?WHO)?( (for|in) TALKS)?(?! 's ): \
Kang met Motegi on Sunday.
verb: WHO (HOLD|MEET) (((by )?WHO )?for )?TALKS: Kang held talks with Motegi on Sunday.
verb: TALKS (on (TOPIC |ISSUE )+)?((that )?WHO )?(END|HOLD|TAKE-PLACE): \
Kang's talks with Motegi ended on Sunday.
planned: TALKS (, )?(BE )?DUE: Talks of Kang and Motegi are due on Sunday.
planned: (ARRANGE|arrange) ((for )?TALKS|(for WHO )?to (meet|hold TALKS)): \
Kang is arranging talks with Motegi on Sunday.
dated: WHO TRAVEL ... (TALKS|meet (with )?WHO): Kang left for talks with Motegi on Sunday.
called: WHO (SAY|URGE) (to )?WHO: Kang told Motegi by phone on Sunday that it rained.
held: WHO CAPTION( with WHO)?: Kang and Motegi pose on Sunday.
held: (?<=START )WHO DECIDED: Kang and Motegi agreed on Sunday to try again.
held: (after|at|by|during|following|including|TAKE-PLACE|(?<!BE )in) (HOLD-ing )?TALKS\
(?! (with (NAME|OUTSIDER)|DUE) ): Kang smiled in talks with Motegi on Sunday.
held: (?<=START )TALKS(?= (, )?WHO )|(?<=, )TALKS WHO|((?<=, )|(?<=START ))MEET-ing (with )?WHO: \
Kang, speaking by phone with Motegi on Sunday, smiled.
dated: (AHEAD-OF|DUE|before) TALKS: Seoul waits ahead of talks of Kang and Motegi on Sunday.""")
# A sentence with one of these tells no meeting: a hypothesis, the talks of many, sports, speeches,
# what others did or denied, talks called off or moved.
NO_TALKS = re.compile(
    r'^(?:Had|Were) |predecessors|\d+ (?:countries|members|nations)'
    r'|championship|\bclubs|final (?:in|of)|friendly|judo|\bmatch|medal|semifinal|soccer'
    '|tournament| beat | defeated |sp(?:eak|oke) (?:at|separately)'
    '|groundless|no truth|(?:denied|dismissed|rejected) (?:a |the )?(?:media |news |press )?report'
    '|backed out|called off|cancel|collapsed|fell (?:apart|through)|no meeting|on ice|postponed'
    '|been moved|rescheduled|pulled out|(?:was|were|been) (?:dropped|put off|scrapped|shelved)'
    '|without (?:holding|meeting)')
TRILATERAL = re.compile('trilateral|tripartite|three-way')
CALL = re.compile('phone|call|teleconference|video|virtual')
# What a title or the words for talks say of the rank of those who meet; of several words in one
# text the one that stands first here. (By the alphabet the highest is first: min() is the highest.)
RANK_OF = {'leaders': re.compile('leader|premier|president(?!ial)|prime minister|summit'),
           'officials': re.compile('bureau|deputy|director|(?<!high)-level|officials|vice'),
           'ministers': re.compile('minister')}
# Which milestone (of WHAT) a row tells, the phrase, an example; "by decision": only where it was
# decided. nobody: joined() knows no subject ("it suspended"). It drops the "let" of "let GSOMIA
# expire", too. A new milestone's verb needs a mark of its own: URGE is both "propose" and "reject".
MILESTONES = table("""\
CONCLUDED: PACT (, )?... SIGN|SIGN ... , PACT|WHO SIGN (WHO )?PACT(?! TALKS ): \
GSOMIA was signed in November 2016.
CONCLUDED: (YEAR|AGE) PACT(?! (ISSUE|DECISION) ): Seoul hates the 2016 GSOMIA.
SUSPENDED: (WHO|PACT|nobody) SUSPEND (of )?(that )?(END-ing|end|EXPIRY|DECISION|PACT|it): \
Seoul suspended the expiry of GSOMIA on Friday.
SUSPENDED: (EXPIRY|DECISION) (to end PACT , which )?(it )?(WHO |nobody )?SUSPEND: \
The expiry of GSOMIA on Monday was suspended on Friday.
SUSPENDED: DECISION to suspend EXPIRY: \
Tokyo hates the Nov. 22 decision to suspend the expiry of GSOMIA.
SUSPENDED: WHO PUT (that )?(DECISION|EXPIRY|(?<=PACT but WHO PUT )it) ... ON-HOLD: \
Seoul put its decision to end GSOMIA on hold on Friday.
ANNOUNCED by decision: (WHO|nobody) END(?= (it|... PACT|DEAL( [^ ]+){1,3} SHARING|[.,]|after) ): \
Seoul decided on Friday to terminate GSOMIA.
ANNOUNCED: (WHO ANNOUNCE|ANNOUNCE-ing) DECISION: Seoul announced its decision on GSOMIA on Friday.
ANNOUNCED: DECISION (of )?to end ((WHO|OFFICIALS) )?PACT: \
Tokyo hates the Nov. 22 decision to end GSOMIA.
ANNOUNCED: WHO (DECIDED|(ANNOUNCE|SAY) (that )?(it|PACT) would) PACT (end|expire): \
Seoul decided on Friday to let GSOMIA expire.
NORMALIZED: WHO NORMALIZE (of )?PACT|(?<!HAVE )(?<!URGE )PACT (, )?(which )?(WHO )?NORMALIZE: \
Seoul normalized GSOMIA on Friday.
NORMALIZED: WHO WITHDRAW ... DECISION: Seoul withdrew its notice to end GSOMIA on Friday.
EXPIRES: PACT (with WHO )?(END|EXPIRE): GSOMIA will expire on Friday.""")
POSITIONS = table("""\
position: WHO URGE(?! by ): Seoul urged Tokyo to lift the export curbs.
position: WHO KEEP urge: Seoul renewed its call for an end to the export curbs.
position: WHO SEND( [^ ]+)* to lobby: Seoul sent envoys to lobby against the curbs.
position: WHO SAY: Seoul said Tokyo must lift the export curbs.""")
# What may stand before a voice, a match of POSITIONS.
VOICED = set('AGO START TALKS although and but though while with , ; :'.split())
REPORTED = {'SAY', 'that'}  # before the first voice: "an official said that Kang urged"
HAPPENINGS = {'EXPIRE', 'HOLD', 'MEET'}  # no stand: "talks will be held"
# The pact; what may refer to the dispute, "the issue", a country's name; what names it.
PACT_MARKS, ANAPHORS = {'EXPIRY', 'PACT'}, {'ADJ', 'DECISION', 'GOV', 'ISSUE'}
ON_TOPIC = PACT_MARKS | {'TOPIC'}
# What else the two talk or quarrel about: no position, unless it names the dispute too.
OTHER_TOPICS = re.compile('comfort women|contaminated|Dokdo|Fukushima|islets|[Nn]uclear|Pyongyang'
                          '|radar|sexual|Takeshima|textbook|two Koreas|warship')
# A sentence with one of these is of the dispute, whatever else it names.
CORE = re.compile('1965|assets|compan|conscript|curb|export|labor|mobiliz|requisition|white ?list'
                  '|worker')


# ---- Events: frames -> what happened, when, who did it ----

def day_of(when, memory, tense=-1):
    """Return the ISO date of WHEN, a DATE's value, '' for none; "that day" and "a month later" go
    on from a date told before."""
    if 'SAME-DAY' in when:
        return memory.last_day if when['SAME-DAY'] else memory.lead_day
    first = memory.dates[0] if memory.dates else Token('DATE', when, 0, 0)  # of the sentence
    if 'MONTH' in when and list(first.value) == ['YEAR'] and first.start == 0:
        when = {**first.value, **when}  # "In 2018, ... in August"
    if when.get('AGO') not in ('earlier', 'later') and 'THEN' not in when:
        return resolve(when, memory.published, tense)
    # "A month later" counts from the sentence's first date. Where it is the first, it counts
    # from the latest date of the last sentence with one, "earlier" from the lead day.
    base = memory.lead_day if when.get('AGO') == 'earlier' else memory.last_date
    base = base if first.value is when else day_of(first.value, memory, tense)
    if 'day' not in when.get('UNIT', '') and when.get('THEN') != 'at the time':
        base = (base + '-01-01')[:10]  # of a month or year the first day, but not for "a day later"
    anchor = calendar_day(base)
    return resolve(when, anchor, tense) if anchor else ''


def tense_of_plan(run, memory):
    """Return the tense of a plan that the tokens RUN tell: 1; 0 for "was to", or in a caption."""
    text = memory.text[run[0].start:run[-1].end]
    past = re.search(r'\b(?:had|was|were)\b(?!.*\b(?:is|will)\b)', text)
    is_caption = 'CAPTION' in memory.here or re.search(', (?:left|right),', memory.text)
    return 0 if past or is_caption else 1


def rank_told(text):
    """Return the rank of those of whom TEXT speaks: leaders, officials, ministers or ''."""
    return next((rank for rank, words in RANK_OF.items() if words.search(text.lower())), '')


def ranks_of(who, memory):
    """Return the ranks that titles told of those in WHO."""
    return {memory.ranks[party] for party in who if party in memory.ranks}


def who_meets(run, what, memory):
    """Return the who of the talks WHAT that the tokens RUN tell: those it names, () for strangers;
    of talks of three those around it, too; of no person the pair that the sentence names; else with
    the sentence's subject; where it names nobody, the governments of the two told last."""
    who, two = who_in(run), memory.last_named.get(2, ())
    if not who and values_of(run, 'NAME'):
        return ()  # "the ASEAN summit"
    if TRILATERAL.search(what) and len(sides_of(who)) < 3:  # the others stand around it
        around = parties(who, memory.everyone, two)
        return around if len(sides_of(around)) > 2 else memory.last_named.get(3, around)
    # "During the talks, Kang urged Motegi", not "Envoys met to prepare talks of Kang and Motegi".
    end, stops = run[-1].end, {'after', 'before', 'since', 'to'}
    pair = who_in([token for token in memory.tokens if token.start <= end] + until(
        stops, [token for token in memory.tokens if token.start > end]))
    if not persons(who) and [side for side, _ in pair] == ['Seoul', 'Tokyo']:
        return pair
    # "After talks with her Korean and Japanese counterparts, Sherman ...": she is the third.
    if len(sides_of(who)) < 2 or values_of(run, 'counterparts'):
        who = parties(who, memory.doer)
    if not who and memory.here.isdisjoint(('NAME', 'WHO')):
        return unnamed(two)  # "The last round was held in May."
    return who


def scene_of(frame, memory):
    """Return (whether the meeting that FRAME tells is only planned, its ISO date, its place).

    "They met" without a day of its own or of an attribution, in the article's first sentences, was
    on the lead day. The day of a trip is that of the talks only if it is ahead.
    """
    run, when, place, aspect = frame.run, frame.when, frame.where, frame.aspect
    if frame.mark == 'dated':
        of_trip = aspect != 'ahead' and when in values_of(run[:-1], 'DATE')
        when = {} if of_trip else first_of(run[-1:], 'DATE', when)
        place = first_of(run[-1:], 'PLACE', place)
    is_now = aspect == 'now' and frame.before != 'when'  # not of "when she meets him"
    is_plan = frame.mark == 'planned' or aspect == 'ahead' or (
        frame.mark in ('verb', 'called') and aspect != 'fact' and not is_now)
    ahead = is_plan or run[0].mark in ('AHEAD-OF', 'DUE')
    tense = tense_of_plan(run, memory) if ahead else 0 if aspect == 'now' else -1
    day = day_of(when, memory, tense)
    is_told = when or is_plan or memory.said_on or frame.mark == 'dated' or aspect == 'now'
    if not is_told and memory.number < OPENING:
        day = memory.lead_day
    planned = is_plan or frame.mark == 'dated' and not '' < day < memory.today
    return planned, day, place


def meeting_in(frame, memory):
    """Return the meeting Event that FRAME tells; MEMORY learns its day."""
    planned, day, place = scene_of(frame, memory)
    if len(day) == 10:
        memory.last_day = day  # of "the same day"
    run = frame.run
    what = first_of(run, 'TALKS', 'meeting')
    who = who_meets(run, what, memory)
    what = 'phone call' if what == 'call' else what
    if frame.means:
        what = 'phone talks' if 'phone' in frame.means else 'video talks'
    ranks = ranks_of(who, memory)
    rank = rank_told(' '.join(memory.text[t.start:t.end] for t in run)) or min(ranks, default='')
    if ranks - {rank} and who != who_in(run):
        who = unnamed(who)  # "Kang and Motegi plan a summit"
    return Event(day, 'meeting', who, what, place, planned, rank)


def milestone_in(frame, memory):
    """Return the milestone Event that FRAME tells of the pact, or None; it may lack a date."""
    first, mark = frame.run[0], frame.mark.split()[0]
    due = mark == 'EXPIRES' and frame.aspect != 'fact'
    if 'decision' in frame.mark and frame.aspect != 'decided' or (
            frame.aspect in ('ahead', 'would') and mark != 'EXPIRES') or (
            sides_of(first.who) not in (set(), {'Seoul'}, BOTH_SIDES)):  # nobody's, Seoul's, both's
        return None
    # "Suspended its Aug. 22 decision", "its decision of Aug. 22": the day of the decision.
    noun = next((token for token in frame.run if token.mark == 'DECISION'), first)
    of_noun = [t.value for t in memory.dates if 0 < noun.start - t.end < 4
               or memory.text[noun.end:t.start].strip() == 'of']
    if first.mark == 'DECISION' and VERB_MARKS.isdisjoint(token.mark for token in frame.run):
        when = (of_noun or values_of([first], 'DATE') or [{}])[0]
    else:
        when = frame.when or ({} if due else memory.said_on)  # who says so may say it any day
        if noun is not first and (when in of_noun or list(when) == ['YEAR']):
            when = {}
    tense = tense_of_plan(frame.run, memory) if due else -1
    day = day_of(when, memory, tense)
    if 'SAME-DAY' in when and tense == 1:  # "will expire at midnight"
        day = max(day, memory.today)
    if first.mark == 'YEAR':  # "the 2016 pact"
        day = first.value
    elif first.mark == 'AGE':  # "the three-year-old pact": it is 3.5 years old on average
        day = shifted(memory.published, 'month', -12 * first.value - 6)[:4]
    if not due and day > memory.today:
        return None  # what has happened is no later than its article
    who = ('Seoul', ''), ('Tokyo', '')
    return Event(day, 'milestone', who if mark in JOINT else who[:1], WHAT[mark], planned=due)


def voiced_on(frame, memory):
    """Return (the ISO date of a voice, '' if unclear; the DATE beside it that tells it, or {}).

    '' of "that day" before the last three. "Claimed": the date beside it ('' of a year; not a month
    far behind), else the attribution's, else day_voiced(). "Claims", "will claim": the
    attribution's, else today; of a person only "claims", "has claimed", and with an attribution.
    """
    who, day = frame.run[0].who, day_of(frame.when, memory)
    if 'SAME-DAY' in frame.when and day < memory.recent:  # of the background, or of the talks?
        return '', {}
    # A month or year far behind the verb may be of what is said; of a year the day may be any.
    is_far = len(day) in (4, 7) and any(
        token.value is frame.when and token.start > frame.run[-1].end + 40
        for token in memory.dates)
    said = day_of(memory.said_on, memory)
    if frame.aspect == 'fact':
        if frame.when and not is_far:
            return (day if len(day) != 4 else ''), frame.when
        return said or day_voiced(who, memory, frame.run[1].start), {}
    is_clear = not persons(who) or frame.aspect == 'now' and memory.said_by
    return (said or memory.today if is_clear else ''), {}


def day_voiced(who, memory, start=0):
    """Return the day of what WHO said, if no date stands beside it, '' if it is unclear: the last
    date before START in the sentence, '' if only older than three days; where there is none, the
    day of WHO's talks (a government's if just told); today, if the lead day is not one of the three
    days before; else of a person the lead day, if no other day was told since."""
    before = [day_of(token.value, memory) for token in memory.dates if token.start < start]
    if before:
        return ['', *(day for day in before if memory.recent <= day <= memory.today)][-1]
    if who in memory.met_on and (persons(who) or memory.met_on[who] == memory.last_date):
        return memory.met_on[who]  # a government's talks, if just told
    if not memory.recent <= memory.lead_day < memory.today:
        return memory.today
    return memory.lead_day if persons(who) and memory.last_day == memory.lead_day else ''


def positions_in(clauses, memory):
    """Yield the position Events of a sentence: what is said up to another's voice or an
    attribution. Verbs in a row of one speaker are one voice, the first's."""
    voices = sorted(frames_in(clauses, POSITIONS), key=lambda f: f.run[1].start)
    voices = [f for f in voices if len(f.run[0].who) == 1 and f.run[0].who[0][0] in SPEAKERS]
    voices = [f for f in voices if f.before in VOICED or (f is voices[0] and f.before in REPORTED)
              or ' which ' in memory.text[f.run[0].end:f.run[1].start]  # "Japan, which insists"
              # "Seoul said Kang urged": not Seoul's words, but hers.
              or persons(f.run[0].who) and not persons(voices[0].run[0].who)]
    for i, frame in enumerate(voices):
        start, who = frame.run[1].start, frame.run[0].who
        ends = [f.run[0].start for f in voices[i + 1:] if f.run[0].who != who]
        end = min(ends + [t.start for t in memory.said_by if t.start > start] + [len(memory.text)])
        # With what a verb folded: the "will" of "will withdraw it", but not of "will meet".
        marks = {part.mark for t in memory.tokens if start < t.start < end
                 for part in (t, *(() if t.mark in HAPPENINGS else t.parts))}
        day, when = voiced_on(frame, memory)
        words = cell_of(start, end, when, memory)
        # "Had urged": on some older day.
        if '' < day <= memory.today and not words.startswith('had ') and (
                i == 0 or voices[i - 1].run[0].who != who) and (
                is_stand(frame.run[1].mark, who, words, marks, day, memory)):
            yield Event(day, 'position', who, words)


def quotations_in(memory):
    """Yield the position Event, maybe without a date, of a sentence that begins with a quotation:
    "...", A said."""
    closed, who = re.match('"[^"]+"', memory.text), who_in(memory.said_by[:1])
    voice = 'URGE' if 'urge' in memory.here else 'SAY'  # "We urge Japan to ..." is a stand
    if closed and len(who) == 1 and who[0][0] in SPEAKERS and (
            memory.said_by[0].end > closed.end()) and (
            is_stand(voice, who, closed[0], memory.here, '', memory)):
        yield Event(day_of(memory.said_on, memory) or day_voiced(who, memory), 'position', who,
                    'said "%s"' % closed[0].strip('",'))


def cell_of(start, end, when, memory):
    """Return the words from START to END of a sentence as a cell: without the date WHEN (not "in a
    Nov. 15 interview", "Friday's talks"), quotation marks if one is unpaired, "'s" or "also" at the
    start, a dangling "and", "the", "which" at the end."""
    words = memory.text[start:end]
    for token in memory.dates:
        is_part = memory.text.startswith(('in a ', 'in an '), token.start) or (
            memory.text.startswith("'s", token.end))
        if token.value is when and start < token.start < end and not is_part:  # has its column
            before, behind = memory.text[start:token.start], memory.text[token.end:end]
            words = re.sub(r'( early| late| the)?\s*$', '', before) + re.sub(
                '^ (?:morning|afternoon|evening|night)', '', behind)
    words = re.sub(r'[\s,.;]*(?:\b(?:although|and|but|the|whereas|which|while)\b[\s,]*)*$', '',
                   words)
    words = words.replace('"', '') if words.count('"') % 2 else words  # a quotation was cut
    return re.sub(r"^'s |^((?:\w+ )?)also ", r'\1', words)


def is_stand(voice, who, words, marks, day, memory):
    """Return whether WORDS, what WHO tells with a VOICE, of these MARKS, are a stand on the
    dispute, not only what happens."""
    core = CORE.search(words) or marks & PACT_MARKS
    # Of other topics, talks of three or an older day it must name the core of the dispute.
    if not core and (OTHER_TOPICS.search(words) or TRILATERAL.search(words) or memory.off_dispute
                     or day not in ('', memory.today, memory.lead_day)):
        return False
    # "The issue", "the decision" refer to the same sentence or, where a person goes on, to the one
    # before.
    may_refer = memory.topical >= memory.number - bool(persons(who))
    on_topic = marks & ON_TOPIC or marks & ANAPHORS and may_refer
    judges = marks & {'JUDGING', 'URGE', 'would'} or 'AHEAD' in marks and marks & ON_TOPIC
    return bool(on_topic and (voice != 'SAY' or judges))


# ---- One article: sentences -> events ----

def memory_of(article, known):
    """Return what the stages keep of ARTICLE; KNOWN: {name: party}, of any article.

    take_in() adds the sentence at hand: number, text, tokens, here (the tokens' marks), dates,
    everyone, doer, said_by and said_on.
    """
    today, recent = (shifted(article.published, 'day', days) if article.published else '~'
                     for days in (0, -3))  # '~' is later than any date: all are past, none recent
    return SimpleNamespace(
        published=article.published, city=article.city, known=known, today=today, recent=recent,
        marks={token.mark for _, tokens in article.sentences for token in tokens},  # of all of it
        cast={},  # {word of a name: party}
        ranks={},  # {party: its rank}
        named=[],  # everyone of each sentence
        last_named={},  # {1: whom "he" means, 2: whom "the two", 3: whom "the three"}
        last_date='',  # the latest date of the last sentence with a date
        last_day='',  # the first full date of the last sentence with one, or its meeting's
        lead_day='',  # the article's first weekday, or its first date of these days
        met_on={},  # {(party,): the day of its last talks}, of the last three days
        place='', topical=-9,  # the last place; the last sentence on topic
        off_dispute=False)  # the last topic named was another than the dispute


def take_in(memory, number, text, tokens):
    """Let MEMORY hold sentence NUMBER, its people and its days; return (its clauses, the last_date
    of the sentences behind it: in this one "a month later" still goes on from the one before)."""
    memory.number, memory.text = number, text
    memory.dates = [token for token in tokens if token.mark == 'DATE']
    memory.tokens = tokens = folded(mentions(tokens, memory), DEEDS, memory)
    memory.here = {token.mark for token in tokens}
    memory.said_by = [token for token in tokens if token.mark == 'ATTRIBUTION']
    said_on = first_of(memory.said_by, 'DATE', {})
    memory.said_on = {} if 'AGO' in said_on else said_on  # "he said a day after the ruling"
    memory.everyone = tuple(party for party in who_in(
        token for token in tokens if token.mark != 'ATTRIBUTION') if party[0] != 'Pyongyang')
    memory.named.append(memory.everyone)
    core = CORE.search(text) or memory.here & PACT_MARKS
    if core or OTHER_TOPICS.search(text):  # until another is named, all is of this
        memory.off_dispute = not core
    if memory.here & ON_TOPIC:
        memory.topical = number
    days = [day_of(token.value, memory) for token in memory.dates]
    memory.last_day = next((day for day in days if len(day) == 10), memory.last_day)
    memory.lead_day = memory.lead_day or next((
        day for day, token in zip(days, memory.dates)
        if 'WEEKDAY' in token.value or memory.recent <= day <= memory.today), '')
    clauses = joined(tokens)
    memory.doer = doer_in(clauses).who  # the sentence's first subject that is no object
    return clauses, max(filter(None, days), default=memory.last_date)


def events_of(article, known):
    """Return the Events that ARTICLE tells; without a publication date, the meetings held."""
    memory, events = memory_of(article, known), []
    for number, (text, tokens) in enumerate(article.sentences):
        clauses, last_date = take_in(memory, number, text, tokens)
        told = meetings_in(clauses, memory)  # first: positions take their days
        if article.published:
            if 'PACT' in memory.marks:
                told += filter(None, (milestone_in(frame, memory)
                                      for frame in frames_in(clauses, MILESTONES)))
            told += chain(positions_in(clauses, memory), quotations_in(memory))
        memory.last_date = last_date
        events += [event._replace(sources=frozenset([article.tag]),
                                  order=(article.name, number)) for event in told]
    return settle(events, memory)


def meetings_in(clauses, memory):
    """Return the meeting Events of a sentence; MEMORY learns of their days and people. None held is
    ahead, and no plan is told in a sentence with a NOT or UNSURE before an attribution."""
    if NO_TALKS.search(memory.text):
        return []
    everyone, sides = memory.everyone, sides_of(memory.everyone)
    if BOTH_SIDES <= sides:  # they are "the two countries", "the three"
        memory.last_named.setdefault(len(sides), unnamed(everyone))
        if len(everyone) == len(persons(everyone)) == len(sides):
            memory.last_named[len(sides)] = everyone
    # "A told B" needs a phone, "A and B agreed" their names.
    events = (meeting_in(f, memory) for f in frames_in(clauses, MEETINGS)
              if (f.mark != 'called' or f.means) and (
                  f.run[-1].mark != 'DECIDED' or len(values_of(f.run, 'NAME')) > 1))
    doubts = {'NOT', 'UNSURE'} & {token.mark for token in until({'ATTRIBUTION'}, memory.tokens)}
    told = [event for event in events
            if (not doubts if event.planned else event.date <= memory.today)]
    memory.met_on.update(((party,), event.date) for event in told[::-1]  # a sentence's first stays
                         for party in event.who
                         if not event.planned and event.date >= memory.recent)
    return told


def with_names(event, memory):
    """Return a recent or planned meeting EVENT with people for its governments, from the next three
    sentences, if each gets one; not with people of another rank, nor with leaders where it tells no
    rank."""
    who, rank, number = event.who, event.rank, event.order[1]
    if event.date < memory.recent and not event.planned:
        return event
    # First a sentence that names them all.
    for everyone in sorted(memory.named[number + 1:number + 4],
                           key=lambda everyone: not sides_of(who) <= sides_of(persons(everyone))):
        people = [party for party in everyone if (party[0], '') in who]
        # Leaders have their title; of others the rank may be untold.
        default = '' if rank == 'leaders' else rank
        differing = {memory.ranks.get(party, default) for party in people} - {rank}
        if len(sides_of(people)) == len(people) and not (
                differing and (rank or 'leaders' in differing)):  # else nobody knows who of them
            who, rank = parties(who, people), max(differing, default=rank)
    return event._replace(who=who) if persons(who) == {*who} else event


def place_of(event, meetings, memory):
    """Return the place of a meeting EVENT: its own, that of its people's MEETINGS on its day, the
    dateline's, or UNTOLD, where another telling may have it; else ''."""
    if CALL.search(event.what):
        return ''
    place = event.place or next((m.place for m in meetings if m.place and m.date == event.date
                                 and persons(m.who) & persons(event.who)), '')
    if place or event.planned:  # of a plan it need not be told
        return place
    # "BUSAN, Nov. 15 (Yonhap) -- "; one of SIDE_OF's capitals only for the lead itself.
    if memory.city and event.date >= memory.recent and (
            memory.city not in SIDE_OF or event.order[1] < LEAD):
        return memory.city
    is_of_three = len(sides_of(event.who)) > 2  # that needs none
    return UNTOLD if memory.place and len(event.date) == 10 and not is_of_three else ''


def settle(events, memory):
    """Return EVENTS of one article; its meetings once, those dated that tell who met: both sides,
    a person of each or of none, all of three; but no plan of a day that has passed.

    An article that names people of both anywhere must name those of the last three days or to come
    in its first two sentences, too.
    """
    names_people = BOTH_SIDES <= sides_of(memory.cast.values())
    meetings = united(with_names(event, memory) for event in events if event.kind == 'meeting'
                      and (len(sides_of(event.who)) > 2 or not TRILATERAL.search(event.what)))
    return [event for event in events if event.kind != 'meeting'] + [
        m._replace(place=place_of(m, meetings, memory)) for m in meetings
        if m.date and BOTH_SIDES <= sides_of(m.who)
        and (len(persons(m.who)) == len(m.who) or not persons(m.who) and not (
            names_people and m.order[1] < LEAD and m.date >= memory.recent))
        and (not m.planned or memory.today[:len(m.date)] <= m.date)]


# ---- All articles: articles -> one timeline ----

# Words that tell nothing of a position; of others the first 6 letters are compared.
COMMON = set("""and for has japan korea must said seoul should south that the tokyo will with
    would""".split())
NEGATIONS = {'cannot', 'never', 'no', 'not'}
MANY = 500  # candidates an event is held against; only a hostile text has more


def timeline(articles):
    """Return (the Events of ARTICLES in order, the articles that cannot be dated).

    In an article without a date an event's date is the number of a weekday, '4' for Friday, or '?'.
    If the others' talks of the same people were on one such day, it is of that day and read again.
    """
    known, events, undated = whose(articles), [], []
    for article in sorted(articles, key=lambda article: not article.published):
        told = events_of(article, known)
        if not article.published:
            fits = {talks.date for event in told for talks in events
                    if talks.kind == 'meeting' and not talks.planned and talks.who == event.who
                    and len(talks.date) == 10 and event.place in ('', UNTOLD, talks.place)
                    and str(calendar_day(talks.date).weekday()) == event.date}
            if len(fits) != 1:
                undated.append(article)
                continue
            told = events_of(article._replace(published=calendar_day(fits.pop())), known)
        events += told
    return ordered(united(events)), undated


def alike(a, b):
    """Return whether A and B, of one kind and B's date a start of A's, may be one event.

    Positions share words, and a "not" is in both; milestones come here only if they are the same.
    Meetings do not differ in governments, rank or city, nor as call and meeting in a place, and not
    each has a person that the other lacks. A plan and what was held are one on one day or, of two
    articles, in the month or year that one of them names.
    """
    if a.kind != 'meeting':
        words, others = ({*re.findall(r'\bno\b|\b\w{3,6}', event.what.lower())} - COMMON
                         for event in (a, b))
        return words == others or NEGATIONS.isdisjoint(words ^ others) and (
            len(words & others) >= max(3, min(len(words), len(others)) / 3))
    ours, theirs = persons(a.who), persons(b.who)
    if a.who and b.who and (sides_of(a.who) != sides_of(b.who) or ours - theirs and theirs - ours):
        return False
    came_true = b.date and (a.date == b.date or a.sources.isdisjoint(b.sources))
    if a.planned != b.planned and not came_true or a.rank and b.rank and a.rank != b.rank:
        return False
    places = {'call' if CALL.search(event.what) else event.place.replace('near ', '')
              for event in (a, b)} - {''}
    countries = {SIDE_OF[place] for place in places & SIDE_OF.keys()}
    cities = places - VAGUE_PLACES - {UNTOLD}  # a country may be around the city
    return len(countries) < 2 and len(places if 'call' in places else cities) < 2


def fullness(what):
    """Return a key by which the fuller name of one event's talks is the largest: "video talks",
    "summit", "working-level talks", "talks", "meeting"."""
    return bool(CALL.search(what)), what != 'meeting', 'summit' in what, len(what), what


def merged(a, b):
    """Return the one Event that A and B, of a date no more precise, tell: A's date, all names, the
    fuller name of the talks; of a position the longer words of one sentence, the shorter of two."""
    if a.kind == 'position':  # all that a sentence tells, but the shorter of two sentences
        choose = max if a.order == b.order else min
        what = choose(a.what, b.what, key=lambda what: (len(what), what))
    else:
        # Talks of nobody, without a day, do not tell its kind.
        what = max(a.what, b.what if b.date or b.who else a.what, key=fullness)
    place = max(a.place, b.place,  # a city, a country, none, UNTOLD
                key=lambda place: (place != UNTOLD, place != '', place not in VAGUE_PLACES))
    return Event(a.date, a.kind, parties(a.who, b.who), what, place, a.planned and b.planned,
                 a.rank or b.rank, a.sources | b.sources, min(a.order, b.order))


def united(events):
    """Return EVENTS, each once: one joins the last like it, of a date no less precise, that its own
    article told before it, else one of its article, else any."""
    found, index = [], {}  # index: (kind, date cut short, key) -> indices in found
    for event in sorted(events, key=lambda e: (-len(e.date), e.order)):
        key = {'meeting': '', 'milestone': event.what, 'position': event.who}[event.kind]
        same = [i for i in index.get((event.kind, event.date, key), ())[-MANY:]
                if alike(found[i], event)]
        if same:
            own = [i for i in same if found[i].sources & event.sources]
            before = [i for i in own if found[i].order <= event.order]
            i = (before or own or same)[-1]
            found[i] = merged(found[i], event)
            continue
        for cut in {event.date, event.date[:7], event.date[:4], ''}:
            index.setdefault((event.kind, cut, key), []).append(len(found))
        found.append(event)
    return found


def ordered(events):
    """Return those EVENTS that have a date and are not UNTOLD, as they happened; a suspension
    stands before the expiry it averted, a month at its end."""
    events = sorted((event for event in events if event.date and event.place != UNTOLD),
                    key=lambda event: event.order)
    first = {event.who: event.order for event in reversed(events)}
    expiries = [event.date for event in events if event.what == WHAT['EXPIRES']]

    def sort_key(event):
        """Return what EVENT is sorted by, before its order."""
        averted = min((day for day in expiries if day.startswith(event.date)
                       and event.what == WHAT['SUSPENDED']), default='')
        side, name = event.who[0]
        within = {'meeting': (), 'milestone': (not averted, event.what),
                  'position': (side, name != '', first[event.who])}[event.kind]
        # The kinds of a day follow by the alphabet: meeting, milestone, position.
        return averted or event.date.ljust(10, '~'), event.kind, within

    return sorted(events, key=sort_key)


# ---- Printing: rows to a pipe or a terminal ----

def row(event):
    """Return EVENT's five cells."""
    who = ', '.join('%s (%s)' % (name, side) if name else side for side, name in event.who)
    what = 'planned: ' + event.what if event.planned else event.what
    if event.place:
        what += (' ' if event.place.startswith('near ') else ' in ') + event.place
    return event.date, event.kind, who, what, ' '.join(sorted(event.sources))


def spread(text):
    """Return TEXT composed, with a NUL behind each wide character: so len() counts its columns, but
    for marks that do not compose."""
    return ''.join(c + '\0' * (east_asian_width(c) in 'WF') for c in normalize('NFC', text))


def screen(rows, width):
    """Return ROWS as text for a terminal of WIDTH columns: a table or, in little room, records."""
    from textwrap import TextWrapper

    def wrap(text, width, indent=''):
        """Return TEXT as lines, spread, of at most WIDTH columns; only a longer word is broken."""
        lines = TextWrapper(width, indent, indent, break_on_hyphens=False).wrap(spread(text))
        lines = [spread(line.replace('\0', '')) for line in lines]  # a cut loses a NUL
        # A wide character at the cut takes a column more.
        too_long = max(map(len, lines), default=0) > width > 4
        return wrap(text, width - 1, indent) if too_long else lines

    rows = [(day, kind, re.split('(?<=,) ', who), *rest) for day, kind, who, *rest in rows]
    party = max(len(spread(name)) for cells in rows for name in cells[2])  # columns of the longest
    tag = max([width // 7 - 7, *(len(spread(name)) for cells in rows for name in cells[4].split())])
    sizes = 10, 9, party, width - (10 + 9 + party + tag + 4 * 2), tag  # 4 gaps of 2 columns
    lines = []
    for day, kind, who, what, sources in rows:
        if width < 72 or sizes[3] < 12:
            lines += wrap('  '.join((day, kind, sources)), width)
            lines += [line for part in who + [what] for line in wrap(part, width, '  ')] + ['']
        else:
            cells = [day], [kind], map(spread, who), wrap(what, sizes[3]), wrap(sources, tag)
            lines += ['  '.join(map(str.ljust, line, sizes)).rstrip()
                      for line in zip_longest(*cells, fillvalue='')]
    return '\n'.join(lines).replace('\0', '').rstrip()


def emit(text):
    """Write TEXT to stdout in UTF-8; return 0, or 1 if it cannot be written."""
    try:
        with open(1, 'wb', closefd=False) as stdout:
            stdout.write(text.encode('utf-8'))
    except BrokenPipeError:
        pass  # the reader has left, which is no error (the signal module's note on SIGPIPE)
    except OSError as problem:
        return complain('stdout', problem.strerror)
    return 0


def complain(name, what):
    """Say on stderr, in one line, what is wrong with NAME; return 1."""
    if sys.stderr is not None:
        print('talks_timeline: %s: %s' % (shown(name), what), file=sys.stderr, flush=True)
    return 1


# ---- The command ----

def folder_in(args):
    """Return the FOLDER of the command line ARGS; exit where they ask for help or are wrong."""
    seeds = os.path.join(os.path.dirname(os.path.realpath(__file__)), 'seeds')
    if not args:  # nothing to parse: argparse is not worth its import
        return seeds
    import argparse
    parser = argparse.ArgumentParser(usage='talks_timeline.py [-h] [FOLDER]', add_help=False)
    parser.error = lambda message: sys.exit(1 + complain(  # status 2
        'usage', '%s: one folder is wanted; %s' % (parser.usage, shown(message))))
    parser.add_argument('-h', '--help', action='store_true')
    parser.add_argument('folder', nargs='?', default=seeds)
    options = parser.parse_args(args)
    if options.help:
        sys.exit(emit(__doc__ or ''))  # python -OO has none
    return options.folder


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
    if os.isatty(1):
        from shutil import get_terminal_size
        # 0 columns on some terminals before Python 3.11
        text = screen(map(row, events), get_terminal_size().columns or 80)
    else:
        text = '\n'.join('\t'.join(row(event)) for event in events)
    return emit(text + '\n') or status


if __name__ == '__main__':
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
