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
or where a name needs the room, a row becomes a record. Problems go to stderr,
one line each, and cost no row of another article.

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

# who: the parties, each (government, person's name or ''); state: a meeting's 'held' or 'planned',
# a milestone's 'planned' or '', a position's ''; level: whose meeting it is, 'leaders', 'others' or
# '', or 'earlier', one of the past, until settle() makes it ''; order: (file name, number of
# the sentence)
Event = namedtuple('Event', 'date kind who what place state level sources order',
                   defaults=('', '', '', frozenset(), ()))
# home: the outlet's government; sentences: [(text, its Tokens)]
Article = namedtuple('Article', 'name tag published home city sentences')
# mark: what phrases call the words text[start:end]; value: the word, or what a reader made of it;
# parts: the Tokens folded into it, and the dates and places after it; who: the parties it names
Token = namedtuple('Token', 'mark value start end parts who', defaults=((), ()))

# ---- Words: what such reports call things ----------------------------------

SIDES = ('Seoul', 'Tokyo', 'Washington')        # whose positions are told
OTHER = {'Seoul': 'Tokyo', 'Tokyo': 'Seoul'}
BOTH_SIDES = {'Seoul', 'Tokyo'}
# Each government's label, its other names, its adjectives.
GOVERNMENTS = [[part.split('|') for part in line.split(': ')] for line in """\
Seoul: South Korea|S. Korea|Republic of Korea|ROK|the South|Korea|Blue House|Cheong Wa Dae\
: South Korean|the South Korean|Korean
Tokyo: Japan: Japanese
Washington: United States|U.S.|US|White House|Pentagon: American
Beijing: China: Chinese
Moscow: Russia: Russian
Pyongyang: North Korea|the North: North Korean|the North Korean""".splitlines()]
SIDE_OF = {name: row[0][0] for row in GOVERNMENTS for part in row for name in part}
VAGUE_PLACES = {name for _, names, _ in GOVERNMENTS for name in names} | set(  # vaguer than a city
    """Australia Belgium Brazil Britain Cambodia Canada Denmark Egypt Finland France Germany India
    Indonesia Italy Laos Malaysia Mexico Mongolia Netherlands Norway Peru Philippines Poland Spain
    Sweden Switzerland Thailand Turkey Vietnam""".split()
    + ['New Zealand'])
SIDE_OF.update((name, name) for name in VAGUE_PLACES - SIDE_OF.keys())
# In lower case, as the credits that are searched for them.
OUTLETS = {'Seoul': 'arirang|chosun|dong-a|hankyoreh|heraldcorp|joongang|kbs|korea herald'
                    '|korea times|yonhap',
           'Tokyo': 'asahi|japan news|japan times|jiji|kyodo|mainichi|nhk|nikkei|sankei|yomiuri'}
# Offices that only one government has: they need no country.
OWN_POSTS = {'Tokyo': 'cabinet secretary',
             'Washington': '(?:defen[cs]e|treasury) secretary|secretary of (?:defen[cs]e|state)'
                           '|state department'}
# A word of Japanese syllables (Hepburn): a vowel with one of these before it or none, an "n", or an
# "m" before "b", "m" or "p", as in "Homma".
CONSONANTS = '|'.join('''b by ch d f g gy h hy j k kk ky m my n ny p pp py r ry s sh ss t tch ts
    tt w y z'''.split())
JAPANESE = re.compile('((%s)?[aeiou]|n|m(?=[bmp]))+' % CONSONANTS)
KOREAN_FAMILIES = set("""Ahn Bae Chang Cho Choi Chung Han Hong Huh Hwang Im Jang Jeong Jung Kang Kim
    Ko Kwon Lee Lim Moon Nam Noh Oh Park Ryu Seo Shin Song Suh Wi Won Woo Yang Yoo Yoon
    Yun""".split())
# The mark of verbs, with their past after "/" where it is irregular. "open" is marked hold, "opens"
# HOLD-s, "opening" HOLD-ing, "opened" HOLD-ed; DEEDS makes HOLD of what is asserted.
VERBS = """\
ANNOUNCE: announce|complete|declare|finalize|give/gave notice|inform|notify
ARRANGE: arrange|make/made arrangements|set up
DECIDE: agree|choose/chose/chosen|confirm|decide|make/made a decision|make/made the decision
DISCUSS: discuss|exchange views
END: abandon|be brought to an end|end|not be extended|not be renewed|not extend|not renew\
|not to extend|not to renew|pull out|pull out of|quit|scrap|terminate|walk away|walk away from\
|withdraw/withdrew from
EXPIRE: come/came to an end|expire|lapse|run/ran out
HOLD: attend|begin/began|conduct|convene|hold/held|join|lead/led|open|resume\
|start|take/took part in|wrap up
HOST: host
KEEP: extend|keep/kept|renew
MAINTAIN: hold/held the position|maintain|remain|take/took/taken the position\
|take/took/taken the stance
MEET: call in|chat/chatted|confer|meet/met|pay/paid a courtesy call on|pay/paid a visit to|receive\
|sit/sat across|sit/sat down|speak/spoke/spoken|summon|talk
NORMALIZE: normalize|put/put back|restore
PUT: put/put|reverse
SAY: add|answer|comment|convey|explain|express|indicate|note|reply|report|say/said\
|state/stated|tell/told|voice|write/wrote
SEND: dispatch|send/sent
SIGN: clinch|conclude|reach|seal|sign|strike/struck
SUSPEND: defer|delay|freeze/froze/frozen|halt|hold/held off|postpone|put/put off|put/put on hold\
|shelve|suspend
TAKE-PLACE: come/came|follow|mark|occur/occurred|take/took/taken place
TRAVEL: arrive|come/came to|depart|fly/flew|gather|go/went|leave/left|travel|visit
URGE: accuse|appeal|argue|ask|assert|believe|blame|call for|call on|claim|complain|condemn|contend\
|counter|criticize|defend|demand|denounce|deny|dismiss|emphasize|encourage|expect|heap pressure\
|hold/held that|hope|insist|lodge|make/made clear|make/made it clear|object|oppose|pledge\
|point out|press|propose|protest|push|put/put forward|reaffirm|rebuke|rebut|refuse|regard\
|reiterate|reject|retain|repeat|request|rule out|see/saw|seek/sought|slam|step up pressure\
|stick/stuck to|stress|support|take/took the view|think/thought|threaten|turn/turned down\
|underline|underscore|urge|view|vow|want|warn|welcome
WITHDRAW: retract|revoke|withdraw/withdrew/withdrawn"""
VERB_MARKS = {line.split(':')[0] for line in VERBS.splitlines()}
PREPOSITIONS = set("""about after amid among at between by during following for from in into of on
    over to with""".split())
# What opens a clause, as marks.
OPENERS = set("""UNSURE after although as because before but following since that though until when
    where while ; :""".split())
# No part of a phrase, and no end of a sentence.
RANKS = 'Adm|Col|Dr|Gen|Lt|Mr|Mrs|Ms'
# The mark of other words, and =value; "itself": the word is its own mark, and no filler but
# "its". SAME-DAY is 0 for the lead, 1 for the last day told.
WORDS = """\
itself: according|and|be|called|counterpart|counterparts|did|here|it|its|lobby|near|only\
|possible|potential|their|there|they|through|which|who|whose|within|would|'s|,|.|-
NAME: de
MONTH: January|February|March|April|May|June|July|August|September|October|November|December
WEEKDAY: Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
AGO: ago|earlier|later
NUM: one|two|three|four|five|six|seven|eight|nine|ten
SHIFT: past=-1|previous=-1|previously=-1|last=-1|this=0|coming=0|next=1
DAY: yesterday=-1|today=0|tomorrow=1
UNIT: day|week|month|year
PART: early|late|mid
TOGETHER: along with|alongside|together with
SAME-DAY: after the meeting=0|after the talks=0|before the meeting=0|before the talks=0\
|earlier in the day=0|later in the day=0|later the same day=0|on the sidelines=1|the same day=1
SKIPPED: """ + RANKS + """|a|again|also|an|another|both|however|in person|meanwhile|new|round of\
|still|the|then
FIELD: acting|affairs|asia|asian|assistant|bureau|cabinet|control|defence|defense|deputy\
|division|economy|energy|finance|first|foreign|general|industry|intelligence|international|joint\
|military|national|nuclear|oceania|oceanian|pacific|peace|peninsula|policy|presidential|prime\
|second|security|senior|special|staff|state|top|trade|treasury|unification|vice
POST: adviser|aide|ambassador|chairman|chief|diplomat|director|director general|director-general\
|envoy|head|leader|minister|nominee|official|predecessor|premier|president|president-elect\
|representative|secretary|secretary general|speaker|spokesman|spokesperson|spokeswoman
MINISTRY: administration|agencies|agency|authorities|delegation|department|government|ministries\
|ministry|office|presidential office|secretariat|service|side
NEXT: following day|following month|following week|following year
THEN: at the time|previous day|same year|that year
HIS: he|her|his|she
PAIR: all three|the ministers|the pair|the three|the two
BOTH: both countries|both governments|both nations|both sides
NATIONS: allies|countries|governments|nations|neighbors|sides
CITY: capital|city|hotel|island|outskirts|port city|port of|resort|town
TALKS: breakfast|call|chat|conference call|consultation|conversation|dialogue|dinner|discussion\
|encounter|lunch|luncheon|meeting|negotiations|phone call|round|session|summit|talks\
|teleconference|telephone call|telephone conference|video conference|videoconference
LEVEL: bilateral|director-general-level|face-to-face|high-level|in-person|ministerial|phone\
|separate|telephone|three-way|trilateral|tripartite|vice-ministerial|video|video-linked\
|virtual|working-level
BY-PHONE: by phone|by telephone|by teleconference|by video|by videoconference|on the phone\
|on the telephone|online|over phone|over the phone|over the telephone|via telephone|via video\
|via video conference|via videoconference|virtually
CAPTION: pose|poses|shake hands|shakes hands
after: follow-up to
NOT: almost|hardly|nearly|never|no|not|yet
UNSURE: denied|if|likely|speculation|unless|unlikely|whether
DUE: due|expected|planned|planning|poised|scheduled|set|slated
WILL: intend to|intends to|is likely to|are likely to|plan to|plans to|will
BE: are|been|is|was|were
HAVE: had|has|have
AHEAD-OF: ahead of|prior to|upcoming
ON-HOLD: on hold
GSOMIA: General Security of Military Information Agreement|GSOMIA|Gsomia
SHARING: information|information-sharing|intelligence-sharing|military information\
|military intelligence|sharing
DEAL: accord|agreement|deal|pact
EXPIRY: expiration|expiry|termination
NORMALIZE-ing: normalization|restoration
DECISION: decision|intent|move|notice|notification|withdrawal
JUDGING: acceptable|appropriate|at any time|ball|breach|can|cannot|closed|consistent|contravene\
|could|counter to|different|difficult|disappointment|does not|domestic|essential|has to|have to\
|important|impossible|inappropriate|indispensable|intention|legal|linked to|misjudgment|must\
|necessary|need|needed|negotiation|no change|no choice|not changed|not something|nothing to do\
|on its own|open to|ought to|ready|regrettable|resolved|respect|responsibility|responsible\
|retaliation|right to|separate matter|settled|should|subject to|unacceptable|unchanged|unfair\
|unjust|up to|violate|violation|want|willing|wrong
TOPIC: 1965|arbitration|asset|companies|compensate|compensation|conscripted|court|curb|damages\
|export|favored|forced labor|judgment|judicial|judiciary|laborer|liquidated|liquidation\
|mobilization|patent|plaintiff|preferred|reconsider|reconsideration|renewal|reparation\
|requisitioned|ruling|seized|seizure|shipment|trade curb|trademark|trusted|victim|wartime labor\
|white list|whitelist|WTO
ISSUE: attitude|controls|dispute|international law|issue|matter|measure|problem|promise|proposal\
|resolution|restriction|row|security cooperation|sincere response|situation|solution|step|wise
OTHER-TOPIC: comfort women|sexual slavery
OUTSIDER: analyst|assembly|association|corp|expert|federation|former|industries|lawmaker|machinery\
|opposition|party|professor|steel|university"""


# ---- Reading: folder -> text -----------------------------------------------

PLAIN = str.maketrans('\u2018\u2019\u201c\u201d\u2010\u2011', '\'\'""--')
ESCAPE = re.compile(r'\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|.?)')


def tags_in(folder):
    """Return {name: tag} of the *.txt files in FOLDER; raise OSError without any."""
    names = sorted(name for name in os.listdir(folder) if name.endswith('.txt') and name[0] != '.')
    if not names:
        raise OSError(0, 'no .txt files')
    stems = [shown(name[:-len('.txt')]) for name in names]
    tags = [stem.split('_')[0] or stem for stem in stems]
    uses = Counter(tags)
    return {name: tag if uses[tag] == 1 else stem for name, tag, stem in zip(names, tags, stems)}


def read_text(path):
    """Return the text of the file at PATH, cleaned; raise OSError where there is none."""
    if os.path.exists(path) and not os.path.isfile(path):       # opening a pipe would wait
        raise OSError(0, 'not a regular file')
    with open(path, 'rb') as file:
        data = file.read()
    try:
        text = clean(data.decode('utf-8'))
    except UnicodeDecodeError:
        raise OSError(0, 'not UTF-8 text')
    if b'\0' in data or not text.strip():
        raise OSError(0, 'binary, not text' if b'\0' in data else 'empty')
    return text


def clean(text):
    """Return TEXT in plain characters, without escape sequences (ECMA-48) and other controls."""
    lines = ESCAPE.sub('', text.translate(PLAIN)).splitlines()
    return '\n'.join(' '.join((line if line.isprintable() else ''.join(     # for speed
        c for c in line if c.isprintable() or c.isspace())).split()) for line in lines)


def shown(name):
    """Return a file's NAME for a line of output: in UTF-8 whatever the locale."""
    return ' '.join(clean(os.fsencode(name).decode('utf-8', 'replace')).split())


# ---- Articles: text -> publication date, home of the outlet, sentences -----

# "SEOUL, Nov. 15 (Yonhap) -- ", "LONDON/SEOUL: ", "Liverpool, England, Dec. 11 (Jiji Press)--"
DATELINE = re.compile(r"""([A-Z][A-Za-z./']+(?: [A-Z][A-Za-z./']*){0,4})(?:,[^():"]{0,40})?"""
                      r"""(?: ?\([^()]{2,40}\))? ?(?:--+|[\u2013\u2014]|[-:](?= )) ?(?=["A-Z])""")
# What ends like a sentence and is a headline: "... a.m.", "... on Thurs.", "... with U.S.", "...?"
HEADLINE = re.compile(r'.{0,90}(?:[^.]\?|\b(?:[ap]\.m|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|[A-Z]\.[A-Z]'
                      r'|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)$')
FULL_STOP = ('.', '!', '?', '."', '!"', '?"', ".'", '.)', '.")')
# Also one without a space after it: "last week.A senior official"; not "at 3 p.m. Thursday".
STOP = re.compile(r"""(?!(?<=[ap]\.m)\. [A-Z][a-z]+day)[.!?]['")]* (?=['"([]*[A-Z])"""
                  r"""|(?<=[a-z])\.(?=[A-Z][a-z']*\s)""")
ABBREVIATIONS = tuple((RANKS + '|Gov|Jr|Prof|Rep|Sen|St').split('|'))
LONGEST = 1200          # characters: what has no full stop for longer is no sentence


def read_article(name, text, tag):
    """Return the Article in TEXT; raise OSError where its date is no day of the calendar."""
    (head, body), city = paragraphs(text), ''
    dateline = DATELINE.match(body[0]) if body else None
    if dateline:
        city, body[0] = dateline[1].title(), body[0][dateline.end():]
        head.append(dateline[0])
    credits = '\n'.join([*head, *re.findall(r'@\S+', text), text[-60:]]).lower()
    home = min(((m.start(), side) for side, outlets in OUTLETS.items()
                for m in re.finditer(r'\b(?:%s)' % outlets, credits)), default=('', ''))[1]
    head.sort(key=lambda line: [not re.match(r'(?i)\W*(?:%s)' % word, line)
                                for word in ('published|posted|writ', 'updated')])     # first
    dates = [iso for line in head for iso in full_dates(marked(line))]
    days = list(filter(None, map(calendar_day, dates)))
    if dates and not days:
        raise OSError(0, 'no such day: ' + dates[0])
    texts = dict.fromkeys(chain(*map(sentences, body)))         # a caption may be repeated
    pairs = [(text, marked(text)) for text in texts]
    return Article(name, tag, days[0] if days else day_in(pairs), home, city, pairs)


def full_dates(tokens):
    """Return the ISO dates of those DATEs in TOKENS that have a year, a month and a day."""
    return ['%(YEAR)s-%(MONTH)02d-%(NUM)02d' % when for when in values_of(tokens, 'DATE')
            if {'YEAR', 'MONTH', 'NUM'} <= when.keys()]


def day_in(pairs):
    """Return the date of a page with none above its sentences, PAIRS (text, Tokens), or None.

    It is their latest full date, "Abe speaks in Tokyo on Aug. 5, 2019", if the first weekday told
    is that day, the day before or the day after (then that day).
    """
    tokens = [token for text, tokens in pairs if 'file photo' not in text for token in tokens]
    day = max(filter(None, map(calendar_day, full_dates(tokens))), default=None)
    if day and max(values_of(tokens, 'YEAR'), default='') > str(day.year):
        return None                                 # a caption of years ago
    weekdays = [when['WEEKDAY'] for when in values_of(tokens, 'DATE')
                if 'WEEKDAY' in when and 'MONTH' not in when]
    later = (weekdays[0] - day.weekday()) % 7 if day and weekdays else None
    if later == 6:                                  # the day before: the full date is meant
        return day
    return day + timedelta(later) if later in (0, 1) else None


def paragraphs(text):
    """Return (head, body), lists of lines; the head has what may hold a date."""
    head, body = [], []
    text = re.sub(r'(?m)^ ?(date [-\d]{10}) ', r'\1\n', text)     # more may follow on its line
    for line in (line.strip(' |') for line in text.split('\n')):
        if body and (line in ('(END)', '-') or '@' in line and ' ' not in line):
            break                                                 # other stories follow
        line = re.sub(r' \([A-Z][^()]*\)$', '', line)             # a credit: "(Yonhap)"
        if len(line) > 100 and not line.endswith(FULL_STOP):
            line = ' '.join(sentences(line)[:-1]) or line         # a page cut off in a sentence
        if len(line) > 25 and line.endswith(FULL_STOP) and (
                body and line[-1] != '?' or not HEADLINE.match(line)):
            body.append(line)
        elif not body or len(line) < 60:                          # a date may stand below a summary
            head.append(line)
    return head, body


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
    return [sentence for sentence in [*found, paragraph[start:]] if len(sentence) <= LONGEST]


# ---- Dates: a temporal expression, its anchor and the tense -> ISO date ----

def calendar_day(iso):
    """Return the date of ISO; None if it is no day, or so far off that a sum might pass 9999."""
    try:
        day = date(*map(int, iso.split('-')))
    except (TypeError, ValueError):
        return None
    return day if 1900 <= day.year < 2100 else None


def shifted(anchor, unit, count):
    """Return the ISO date COUNT UNITs from ANCHOR; a week's is its month, '' if in two."""
    months = anchor.year * 12 + anchor.month - 1 + count
    monday = anchor + timedelta(7 * count - anchor.weekday())
    first, last = monday.isoformat()[:7], (monday + timedelta(6)).isoformat()[:7]
    return {'day': (anchor + timedelta(count)).isoformat(), 'week': first if first == last else '',
            'month': '%04d-%02d' % (months // 12, months % 12 + 1),
            'year': '%04d' % (anchor.year + count)}[unit.rstrip('s')]


def resolve(when, anchor, tense):
    """Return the ISO date of WHEN, a DATE's value, on ANCHOR; TENSE: -1 past, 0 either, 1 ahead."""
    if not when or not anchor:                      # undated: the weekday, for timeline(), or '?'
        return str(when.get('WEEKDAY', '?')) if when else ''
    shift, month, year, number = (when.get(mark, 0) for mark in ('SHIFT', 'MONTH', 'YEAR', 'NUM'))
    tense = shift or tense
    if 'AGO' in when or 'THEN' in when:             # "two weeks earlier", "that year": no day
        return ''
    if 'WEEKDAY' in when and not month:
        days, least = when['WEEKDAY'] - anchor.weekday(), abs(shift)
        if 'UNIT' in when:                          # "Thursday last week"
            return shifted(anchor, 'day', 7 * shift + days)
        if not tense:                               # "was to expire on Friday": the nearest
            return shifted(anchor, 'day', (days + 3) % 7 - 3)
        sign = 1 if tense > 0 else -1
        # "Next" skips a week unless the weekend has begun: "next Sunday" on a Saturday is tomorrow.
        late = 7 * (shift == 1 and anchor.weekday() < min(when['WEEKDAY'], 5))
        return shifted(anchor, 'day', sign * ((days * sign - least) % 7 + least) + late)
    if not month:                                   # "in 2016", "last month", "yesterday"
        day = year or shifted(anchor, when.get('UNIT', 'day'), when.get('DAY', shift))
        return '%s-%02d' % (day, number) if number and len(day) == 7 else day
    if year or 'UNIT' in when:                      # "November last year"
        day = '-%02d' % number if number else ''
        return '%s-%02d' % (year or anchor.year + shift, month) + day
    anchor = anchor if number else anchor.replace(day=28)       # months are held by their 28th
    days = [calendar_day('%d-%02d-%02d' % (year, month, number or 28))
            for year in range(anchor.year - 1, anchor.year + 2)]
    days = [day for day in days if day and not (shift and day == anchor)
            and (tense >= 0 or day <= anchor) and (tense <= 0 or number or day >= anchor)]
    return str(min(days, key=lambda day: abs(day - anchor), default=''))[:10 if number else 7]


# ---- Sentences: text -> tokens ---------------------------------------------

# Of two entries for a word the later holds: "want" is JUDGING, no verb.
def word_marks():
    """Return {words: (mark, value)} of all tables: "met" is ('MEET-ed', 'MEET')."""
    marks = {"'": ("'s", None), 'Sept': ('MONTH', 9)}
    for mark, verbs in (line.split(': ') for line in VERBS.splitlines()):
        for verb in verbs.split('|'):               # "take/took/taken part"
            word, space, rest = verb.partition(' ')
            base, *pasts = word.split('/')
            doubles = re.search('^[^aeiou]+[aeiou][mnpt]$|begin$|confer$|defer$|rebut$', base)
            double = base + base[-1] if doubles else base                       # "scrapped"
            soft = re.sub('(?<=[^ae])y$', 'ie', base)                           # "notifies"
            third = soft + ('es' if soft.endswith(('s', 'sh', 'ch', 'go')) else 's')
            past = re.sub('e$', '', double if soft == base else soft) + 'ed'
            forms = {base: mark.lower(), third: mark + '-s',
                     re.sub('(?<=[^e])e$', '', double) + 'ing': mark + '-ing',  # not "agreing"
                     **dict.fromkeys(pasts or [past], mark + '-ed')}
            marks.update((form + space + rest, (name, mark)) for form, name in forms.items())
    for mark, words in (line.split(': ') for line in WORDS.splitlines()):
        for i, word in enumerate(words.split('|'), int(mark != 'WEEKDAY')):     # Monday is 0
            word, _, shift = word.partition('=')
            value = int(shift) if shift else i if mark in ('MONTH', 'NUM', 'WEEKDAY') else word
            marks[word] = word if mark == 'itself' else mark, value
            if not isinstance(value, int) and mark != 'itself':
                marks.setdefault(word + 's', (mark, word + 's'))
            if mark == 'MONTH':
                marks[word[:3]] = mark, value
    marks.update((word, (word, word)) for word in PREPOSITIONS | OPENERS)
    marks.update((name, ('GOV', name)) for name in SIDE_OF)
    marks.update((name, ('ADJ', name)) for _, _, names in GOVERNMENTS for name in names)
    return marks


MARKS = word_marks()
# The most words of an entry, by its first.
WORDS_FROM = {words.split()[0].lower(): words.count(' ') + 1
              for words in sorted(MARKS, key=lambda words: words.count(' '))}
# "2019-11-15" or "2023. 7. 1"; "31.01.2023"; "12/31/2019"
NUMERIC_DATES = [
    ('ISO', r'(?P<YEAR>\d{4})[-./] ?(?P<MONTH>\d\d?)[-./] ?(?P<NUM>\d\d?)'),
    ('ISO', r'(?P<NUM>\d\d?)\.(?P<MONTH>\d\d?)\.(?P<YEAR>\d{4})'),
    ('US-DATE', r'(?P<MONTH>\d\d?)/(?P<NUM>\d\d?)/(?P<YEAR>\d{4})')]
# "U.S.", "2019-11-15", "12:00", the "Japan" of "Japan-Korea", "'s", a word or "O'Brien", a mark
WORD = re.compile(r"(?:[A-Z]\.)+|\d{4}[-./] ?\d\d?[-./] ?\d\d?\b|\d\d?[./]\d\d?[./]\d{4}|\d+:\d\d"
                  r"|(?:Japan|Korea|Seoul|Tokyo|mid)(?=-[A-Z])"
                  r"|'s\b|(?<=s)'(?= )|\w+(?:-\w+|'(?!s\b)\w+)*|[^\w\s\"'.]|\.(?=\W*$)")


@lru_cache(maxsize=None)
def mark_of(words):
    """Return (mark, value) of WORDS in a table, or of one word in none; ('', None) of several."""
    entry = MARKS.get(words) or MARKS.get(words[0].lower() + words[1:]) or MARKS.get(
        words.lower()) or words.isupper() and MARKS.get(words.title())          # "FEB 6, 2020"
    if entry or ' ' in words and words[0].isalpha():
        return entry or ('', None)
    mark, value = MARKS.get(words.split('-')[0], ('', 0))
    if mark == 'NUM' and words.endswith('-year-old'):                   # "three-year-old"
        return 'AGE', value
    for mark, regex in NUMERIC_DATES:
        m = re.fullmatch(regex, words)
        if m:
            return mark, {'YEAR': m['YEAR'], 'MONTH': int(m['MONTH']), 'NUM': int(m['NUM'])}
    number = re.match(r'(\d\d?)(?![\d:])', words)       # "22nd"; "6-7" is the 6th; not "12:00"
    if number:
        return 'NUM', int(number[1])
    return ('YEAR' if re.match(r'(19|20)\d\d$', words) else
            'SKIPPED' if re.match('[a-z]+ly$|[0-9]+:|.+-based$', words) else
            'NAME' if words[0].isupper() else 'word'), words


def tokens_of(text):
    """Return the Tokens of TEXT; articles, adverbs, quotation marks and (brackets) have none."""
    text = re.sub(r'\([^()]*\)|, (?:left|center|right)(?=,)', lambda m: ' ' * len(m[0]), text)
    words, tokens, i = list(WORD.finditer(text)), [], 0
    while i < len(words):
        for size in range(WORDS_FROM.get(words[i][0].lower(), 1), 0, -1):
            mark, value = mark_of(' '.join([word[0] for word in words[i:i + size]]))
            if mark:
                break
        start, end = words[i].start(), words[i:i + size][-1].end()
        i += size
        if tokens and text[start].isupper() and (value in VERB_MARKS or value in ('in', 'new')):
            mark, value = 'NAME', text[start:end]   # "Mark Esper", "Moon Jae In", "New York"
        if mark != 'SKIPPED':
            tokens.append(Token(mark, value, start, end))
    return tokens


def table(text):
    """Return [(mark, regex, example...)] of lines "mark: phrase: example", the last for tests.

    A phrase is a regex of marks. In it "ANY-ed" is any verb's past, "..." up to four tokens,
    none of them a comma or a verb's past.
    """
    rows = (line.split(': ') for line in text.replace('ANY-', '[A-Z][A-Z-]+-').replace(
        '... ', '((?![^ ]+-ed )[^ ,]+ ){0,4}?').splitlines())
    return [(mark, re.compile(' (?:%s)(?= )' % re.sub(r'\((?!\?)', '(?:', phrase)), *rest)
            for mark, phrase, *rest in rows]


def line_of(tokens):
    """Return the marks of TOKENS, each between spaces."""
    return ' %s ' % ' '.join([token.mark for token in tokens])


def matches(regex, line):
    """Yield (start, end) of the tokens of LINE wherever REGEX matches."""
    for m in regex.finditer(line):
        yield line.count(' ', 0, m.start()), line.count(' ', 0, m.end())


def folded(tokens, rows, context):
    """Return TOKENS with each run of a phrase of ROWS replaced by what its reader returns.

    CONTEXT: the text for NAMES, else the memory. Where a reader returns None, the run is left.
    """
    line = line_of(tokens)
    for mark, regex in rows:
        kept, done = [], 0
        for start, end in matches(regex, line):
            run = tokens[start:end]
            # By default the value is the mark in lower case: 'ahead', the aspect of an AHEAD.
            made = READERS[mark](run, context) if mark in READERS else over(run, mark, mark.lower())
            if made is not None:
                kept += tokens[done:start] + made
                done = end
        if done:
            tokens = kept + tokens[done:]
            line = line_of(tokens)
    return tokens


def over(run, mark, value=None):
    """Return [the Token MARK that stands for all of RUN and whom it names]."""
    who = parties(*(token.who for token in run))
    return [Token(mark, value, run[0].start, run[-1].end, tuple(run), who)]


def values_of(tokens, *marks):
    """Return the values of those TOKENS, and of their parts, that are one of MARKS."""
    return [value for token in tokens for value in (
        [token.value] if token.mark in marks else token.parts and values_of(token.parts, *marks))]


# Row by row, each on what the rows above have made. A DATE is no bare month, year or unit: "May".
# OF: "South Korea's", "Japanese and Korean".
# TITLE: "first vice foreign minister", "director general for Asian affairs at the ministry".
# PERSON: "Foreign Minister A", "A, head of C,", "his counterpart, A,", "the ministers of D and E, A
# and B". PLACE: "in the Thai capital of B", "near B".
NAMES = table("""\
CALL: urge(?= WEEKDAY)
DATE: ISO|(NAME|WEEKDAY) , US-DATE
DATE: (WEEKDAY (, )?)?(MONTH NUM|NUM (, )?MONTH(?! NUM ))( (, )?YEAR|( of)? SHIFT UNIT| THEN)?\
|MONTH ((, |of )?(YEAR|THEN)|SHIFT UNIT)
DATE: (in |SHIFT |PART (- )?)MONTH|MONTH(?= ((LEVEL )*(TALKS|DECISION|EXPIRY)|, when) )
DATE: (SHIFT )?WEEKDAY( (of )?SHIFT UNIT)?|(NUM of )?SHIFT UNIT|(NUM )?UNIT (AGO|before(?= , ))\
|NEXT|THEN|that MONTH|in YEAR|DAY|SAME-DAY
LIMIT: (between( [^ ]+ and)?|by|from|since|through|to|until|within) \
(end of )?(DATE|YEAR)(?! (, when|NAME) )
DATE: (in|on) DATE
THE-PACT: (YEAR |AGE )?((FIELD|LEVEL) )*DEAL
PACT: (LEVEL )*((SHARING )+DEAL|DEAL (for|on)( word of)?( SHARING)+|GSOMIA)
NAME: (MONTH )?NAME( NAME)*
FIELD: FIELD(( ,| and)* FIELD)*
OUTSIDER: NAME(?= (FIELD )?POST )
GOV: NAME MINISTRY
PLACE: in NAME , (word )?GOV( ,)?(?! 's )
OF: (?<! in )(GOV|ADJ)(( 's)?( ,| and)+ (GOV|ADJ))*( 's)?\
(?= (FIELD|MINISTRY|POST|counterparts?|NATIONS) )
TITLE: OF NATIONS|((HIS|their) )?((OF|FIELD|OUTSIDER|MINISTRY) )*(POST|counterparts?|MINISTRY)
TITLE: TITLE( (of|for|at|from) ... (FIELD|TITLE|NATIONS|GOV(( ,| and)+ GOV)*)\
(?! 's ))+
PERSON: NAME , (who TITLE )?(TITLE ('s )?)?TITLE(?= [.,;] )|GOV 's NAME
PEOPLE: TITLE (, |(- )*)NAME(( ,| and)+ NAME)+
PERSON: TITLE (TITLE )?([,-] (?=NAME ([.,;]|at|in|DATE) ))?NAME( of (GOV|TITLE))?\
|NAME of (GOV|TITLE)
PLACE: (in|near|at|on) ((ADJ|CITY|FIELD|GOV|NAME|word|'s) )*CITY (of )?(NAME|GOV)
PLACE: (on|at) NAME(?= CITY (?!in ))
there: in ([^ ]+ )?CITY
PLACE: (in|near(?! NAME word )) (NAME|GOV)(?! ('s|NATIONS) )
PLACE: ((?<=TRAVEL-ed )|(?<=travel ))((for|to) )?(NAME|GOV)
PARTY: PERSON|NAME|TITLE|GOV""")


def read_date(run, _):
    """Return [the DATE], None for none."""
    # The first of a mark counts.
    when = {token.mark: token.value for token in reversed(run) if token.mark.isupper()}
    when = when.get('DATE') or when.get('ISO') or when.get('US-DATE') or when
    if run[-1].mark == 'before':
        when['AGO'] = 'earlier'
    if run[0].mark == 'that':
        when = {**when, 'THEN': 'that year'}
    if list(when) == ['YEAR'] and run[-1].start > run[0].end + 1 or when in (
            {'SHIFT': 0, 'UNIT': 'week'}, {'SHIFT': 0, 'UNIT': 'year'}):
        return None                                 # "in a 2016 accord" (skipped: "a"), "this year"
    return over(run, 'DATE', when)


THEIR = re.compile('their |.* (?:of|from) the (?:two|three) ')    # "ministers of the two sides"


def read_party(run, text):
    """Return [the PARTY], its value [(side or '', name or '')], a NAME (outsider) or a PRONOUN."""
    parts = run[0].parts if run[0].mark == 'PERSON' else run        # not "Northeast" in a title
    names = [part.value for part in parts if part.mark == 'NAME']
    words = text[run[0].start:run[-1].end].lower()
    if values_of(run, 'OUTSIDER'):
        return over(run, 'NAME', words)
    sides = [SIDE_OF[name] for name in values_of(run, 'GOV', 'ADJ')] or [
        side for side, offices in OWN_POSTS.items() if re.search(offices, words)]
    each = sides if len(sides) == len(names) else (sides or [''])[:1] * len(names)
    people = [*zip(each, names)] or [(side, '') for side in sides]
    return over(run, 'PRONOUN' if THEIR.match(words) and not people else 'PARTY', people)


def read_place(run, _):
    """Return [the PLACE], its value its name: "in the Thai capital of Bangkok" is Bangkok."""
    start = max(i for i, token in enumerate(run) if i == 0 or token.mark in ('in', 'CITY'))
    return [Token('PLACE', values_of(run[start:], 'NAME', 'GOV')[0], run[0].start, run[-1].end)]


@lru_cache(maxsize=4096)                # wire reports repeat each other's sentences
def marked(text):
    """Return the Tokens of a sentence, its dates, places and parties folded."""
    return folded(tokens_of(text), NAMES, text)


# ---- Who is who: tokens of all articles -> each name's government ----------

# The evidence, the strongest first; BY_OUTLET: the outlet's home, or the sound of a titled name.
BY_COUNTRY, BY_PAIR, BY_OUTLET = 2, 1, 0


def korean(name):
    """Return whether NAME, romanized, has a Korean family name or two syllables with a hyphen."""
    return '-' in name or not KOREAN_FAMILIES.isdisjoint(name.split())


def japanese(name):
    """Return whether NAME is all Japanese syllables, as "Toshimitsu Motegi", not "Joe Biden"."""
    words = name.lower().split()                        # many names of others end in "n"
    return not korean(name) and name[-1:] != 'n' and all(map(JAPANESE.fullmatch, words))


def learn(claims, sided, name, strength, side):
    """Keep a claim that NAME, a full one, is of SIDE, unless the weaker evidence cannot be."""
    if ' ' in name and side and (strength == BY_COUNTRY or korean(name) == (side == 'Seoul')):
        claims.setdefault(name, {}).setdefault(strength, set()).add(side)
        sided.update(dict.fromkeys((name, *name.split()), side))


def whose(articles):
    """Return {full name: side} of the persons in ARTICLES, where the strongest evidence agrees."""
    claims = {}                                         # {name: {strength: its sides}}
    for article in articles:
        sided = {}                                      # {word of a name: side}, in this article
        for text, tokens in article.sentences:
            people = [(name, text[token.start:token.end], side) for token in tokens
                      if token.mark == 'PARTY' for side, name in token.value]
            for name, words, side in people:
                learn(claims, sided, name, BY_COUNTRY, side)
                if words != name:                       # a title without a country
                    side = article.home or 'Seoul' * korean(name)
                    learn(claims, sided, name, BY_OUTLET, 'Tokyo' if japanese(name) else side)
            sides = {side or sided.get(name, '') for name, _, side in people}
            for (a, _, _), (b, _, _) in zip(people, people[1:]):        # "President A and B"
                if korean(a) != korean(b) and sides <= BOTH_SIDES | {''} and (
                        japanese(a) or japanese(b)):
                    for name in (a, b):
                        learn(claims, sided, name, BY_PAIR, 'Seoul' if korean(name) else 'Tokyo')
            if 'counterparts' in text:
                continue                                # whose counterparts they are is not clear
            for name, words, _ in people:
                for side in sides & BOTH_SIDES:
                    # Without a title only a Korean name: "Geneva" is no Japanese, nor a president.
                    if side == 'Tokyo' or words != name and 'counterpart' in text:
                        learn(claims, sided, name, BY_PAIR, OTHER[side])
    strongest = {name: claim[max(claim)] for name, claim in claims.items()}
    return {name: min(sides) for name, sides in strongest.items() if len(sides) == 1}


# ---- Mentions: tokens -> WHO -----------------------------------------------

# MEMORY is what the stages keep of an article and of its sentence (see memory_of).


def parties(*whos):
    """Return one who of all in WHOS, SIDES first; a name stands for its government."""
    found = set().union(*whos)
    named = {side for side, name in found if name}
    return tuple(sorted((party for party in found if party[1] or party[0] not in named),
                        key=lambda party: (party[0] not in SIDES, party)))


def sides_of(who):
    """Return the governments in WHO."""
    return {side for side, _ in who}


def unnamed(who):
    """Return WHO without its people: their governments."""
    return parties((side, '') for side in sides_of(who))


OFFICE = re.compile('(?i)(?!.*official).*(?:ministry|government|office)$')
MINISTERS = ('diplomat', 'envoy', 'minister')
HEAD = re.compile(r'(?i)(?<!vice )(?<!deputy )(?:president|premier|prime minister)\b')


def who_of(token, memory):
    """Return the WHO of a PARTY: persons, an office, governments; else a NAME or OFFICIALS."""
    words, who = memory.text[token.start:token.end], []
    for side, name in token.value:
        head = HEAD.search(words)                       # "the president", "the Japanese minister"
        if not name and (head or words.endswith(MINISTERS)):
            people = memory.heads if head else set().union(*memory.named) - memory.heads
            named = [party[1] for party in people if party[0] == side and party[1]]
            name = named[0] if len(named) == 1 else ''
        party = (memory.known[name], name) if name in memory.known else memory.cast.get(name)
        if party or not name:
            who.append(party or (side, ''))
        memory.cast.update((word, party) for word in name.split() if party)     # the last "Kim"
    if memory.home and not token.value and OFFICE.match(words):
        who = [(memory.home, '')]                       # without a country: the outlet's
    memory.heads.update(who if HEAD.search(words) else ())
    if len(who) == 1 and not who[0][1] and words.endswith('official'):
        who = []                                        # "a Japanese official" is nobody's voice
    mark = 'WHO' if who else 'NAME' if any(name for _, name in token.value) else 'OFFICIALS'
    return token._replace(mark=mark, who=parties(who))


def stands_for(token, before, after, memory):
    """Return the WHO of a PRONOUN, BEFORE and AFTER it these tokens; OFFICIALS or NAME for none."""
    later = [t.who for t in after if len(t.who) > 1]
    if later and not any(t.who for t in before):
        return token._replace(mark='WHO', who=later[0])     # "At their talks, Kang and Motegi"
    named = [party for t in before for party in t.who if party[1]]
    two = token.parts[0].mark in ('they', 'PAIR') and len(named) == 2
    if two and sides_of(named) == BOTH_SIDES:
        return token._replace(mark='WHO', who=parties(named))       # "Kang told Motegi when they"
    marks, words = {part.mark for part in token.parts}, memory.text[token.start:token.end].lower()
    size = 1 if 'HIS' in marks else 3 if 'three' in words else 2
    who = memory.told.get(size, ())
    offices = marks & {'BOTH', 'NATIONS', 'TITLE'}
    if offices:
        who = unnamed(who)                          # not the ministers of whom it told
    if 'leaders' in words:
        sides = sides_of(who) or BOTH_SIDES
        who = parties(unnamed(who), [head for head in memory.heads if head[0] in sides])
    return token._replace(mark='WHO' if who else 'OFFICIALS' if offices else 'NAME', who=who)


def remember(memory, who):
    """Keep in MEMORY that a sentence named WHO, () for a stranger, for the pronouns after it."""
    if len(who) != 1 or who[0][1]:
        fuller = parties(who, memory.told.get(len(who), ()))    # "Seoul and Tokyo", their ministers
        memory.told[len(who) or 1] = fuller if len(fuller) == len(who) else who
    if BOTH_SIDES <= sides_of(who):
        memory.pair = who


PRONOUNS = table("""\
WHO: (?<!-ed )(?<!with )(?<! (at|on) )WHO(( ,| ;) WHO)*(( ;)? (and|-) WHO)+
WHO: WHO( , WHO)*(( ,)? and WHO)+(?! ANY-ed )
PACT: (THE-)?PACT(( with WHO)?( ,)?( word as| called| or)? PACT)+
PRONOUN: HIS|they|BOTH|(PAIR|their)( NATIONS)?( ('s )?OFFICIALS)?
SAID-PACT: THE-PACT|(?<=end )it|it(?= ... expire )""")


def city_of(token, memory):
    """Return the city of "here", the dateline's, or "there", "in the Thai city", the last told."""
    country = values_of([token], 'ADJ')
    if country and 'capital' in values_of([token], 'CITY'):
        return SIDE_OF[country[0]]                      # "in the Japanese capital"
    return memory.city if token.mark == 'here' else memory.place


def mentions(tokens, memory):
    """Return TOKENS after a START, dates and places as parts, a WHO for each party and pronoun."""
    found, sizes = [Token('START', None, 0, 0)], set()
    for token in tokens:
        if token.mark in ('here', 'there'):
            token = token._replace(mark='PLACE', value=city_of(token, memory))
        if token.mark in ('BY-PHONE', 'DATE', 'PLACE'):
            found[-1] = found[-1]._replace(parts=found[-1].parts + (token,))
            memory.place = token.value if token.mark == 'PLACE' else memory.place
        else:
            if 'predecessor' in values_of([token], 'POST') and found[-1].mark == "'s":
                del found[-2:]                      # "Kang's predecessor, A"
            found.append(who_of(token, memory) if token.mark == 'PARTY' else token)
    tokens = folded(found, PRONOUNS, memory)
    for i, token in enumerate(tokens):
        if token.mark == 'PRONOUN':
            token = tokens[i] = stands_for(token, tokens[:i], tokens[i:], memory)
        if token.mark == 'WHO' or token.mark == 'NAME' and not sizes:
            if values_of([token], 'NATIONS') and values_of([token], 'POST'):
                memory.told[len(token.who)] = token.who         # "officials of the two countries"
            elif len(token.who) not in sizes:       # the subject, named first, is kept
                remember(memory, token.who)
            sizes.add(len(token.who))
    if ' NAME and NAME ' in line_of(tokens):        # "they" are strangers
        memory.told.pop(2, None)
    return tokens


# ---- Clauses: what is done, and by whom ------------------------------------

SUBJECTS = {'EXPIRY', 'NAME', 'OFFICIALS', 'OUTSIDER', 'PACT', 'TALKS', 'WHO'}
FILLERS = {'FIELD', 'SHIFT', 'its', 'word'}
# VERB: "will meet", "decided to end", "has held". DECIDED: "announced its decision to end", "said
# it would end". ATTRIBUTION: "..., Seoul's foreign ministry said".
DEEDS = table("""\
TALKS: (WHO ('s )?)?(NUM UNIT of )?((LEVEL|NUM|word|FIELD|OFFICIALS|TOPIC) )*\
TALKS( TALKS)*( for (about )?NUM (and word )?word(?= with ))?\
( (with|between|among|of) (OFFICIALS , )?WHO)?
HOLD-ed: HAVE(?= TALKS)
AHEAD: and(?= (hold|meet) )|(?<!'s )(?<!its )WILL|(?<!HAVE )BE (DUE )?to|(?<!BE )DUE to
DECIDED: (ANNOUNCE-(ed|ing) ... DECISION\
|(ANNOUNCE|SAY)-(ed|ing) ... it (('s|AHEAD|BE|HAVE|would)( DECIDE-ed)?|DECIDE-ed))( to)?\
(?= (?i:end|keep|normalize|suspend|withdraw))
DECIDED: DECIDE-ed(( ,)? to)?
TALKS: NUM(?= (HOLD-ed|TAKE-PLACE-ed|BE HOLD-ed) )
VERB: (AHEAD|DECIDED|would|only to|did) (be )?(ANY-(ed|ing)|[a-z-]+)\
|(HAVE )?BE (word (by [^ ]+ )?as )?ANY-(ed|ing)|HAVE ANY-ed|ANY-ed|ANY-s\
|((?<= by )|(?<= before ))ANY-ing
DECISION: (EXPIRY|YEAR) DECISION
ATTRIBUTION: , [^ ,]+ ... ... SAY( (?!(PACT|WHO) )[^ ,]+){0,3}(?= [.,])\
|, according to [^,.]*""")


def read_verb(run, _):
    """Return [the verb], its value its aspect, by default 'fact' or 'now'; None for no verb."""
    marks, name = [token.mark for token in run], re.sub('-(ed|ing|s)$', '', run[-1].mark).upper()
    if name not in VERB_MARKS or 'BE' in marks and marks[-1] == 'URGE-ed':
        return None                                 # "was asked to"
    if marks[0] == 'DECIDED' and name in ('HOLD', 'MEET'):
        run = run[-1:]                              # "agreed on Sunday to meet"
    return over(run, name, marks[0].lower() if marks[0] in ('AHEAD', 'DECIDED', 'would') else
                'ahead' if marks == ['TRAVEL-s'] else
                'now' if marks[-1].endswith('-s') or marks[0] == 'HAVE' else
                '' if marks[0].endswith('-ing') else 'fact')    # "by holding": as the verb before


READERS = {
    'DATE': read_date, 'PARTY': read_party, 'PLACE': read_place, 'VERB': read_verb,
    'OUTSIDER': lambda run, _: [run[0]._replace(mark='OUTSIDER', parts=())] if re.search(
        '(?:an|ch|ese|i|ine|ish)$', run[0].value) else None,        # "Thai", not "Health"
    'WHO': lambda run, _: None if any(              # not "[met] A on Monday and B on Tuesday"
        part.mark == 'DATE' for token in run[:-1] for part in token.parts) else over(run, 'WHO'),
    'PEOPLE': lambda run, _: over(run, 'PERSON') if any(            # not "President A and B"
        post.endswith('s') for post in values_of(run, 'POST', 'counterparts')) else None,
    'CALL': lambda run, _: over(run, 'TALKS', 'call'),              # "had a call on Friday"
    'LIMIT': lambda run, _: [],                     # "until November" is no date: dropped
    'GOV': lambda run, _: over(run, 'GOV', 'Seoul') if korean(     # "the Moon administration"
        run[0].value) else None,
    'NAME': lambda run, text: over(run, 'NAME', text[run[0].start:run[-1].end]),
    'SAID-PACT': lambda run, memory: over(run, 'PACT') if 'PACT' in memory.marks else None,
    'TALKS': lambda run, _: over(run, 'TALKS', ' '.join(values_of(run, 'LEVEL', 'TALKS'))),
    'THE-PACT': lambda run, text: (                 # "the 2016 pact", not "a 1965 accord"
        [t for t in run if t.mark in ('AGE', 'YEAR')] + over(run[-1:], 'THE-PACT')
        if text[:run[0].start].lower().endswith('the ') else None)}


def joined(tokens):
    """Return TOKENS without fillers, each verb after its subject: "A met B and [A] urged".

    "They met in Oslo on Monday and in Lima on Friday": "... and [they met] in Lima on Friday".
    """
    clauses = []
    for token in tokens:
        if token.mark in FILLERS:
            clauses[-1] = clauses[-1]._replace(parts=clauses[-1].parts + token.parts)
            continue
        if token.mark == 'and' and len({part.mark for part in token.parts}) > 1:
            verb = next((t for t in clauses[::-1] if t.mark in VERB_MARKS), token)
            if verb.mark in ('HOLD', 'MEET'):
                clauses += [token._replace(parts=()), doer_in(clauses)._replace(parts=())]
                token = verb._replace(mark='MEET', parts=token.parts)
        doer = doer_in(clauses) if token.mark in VERB_MARKS else None
        if token.mark == 'EXPIRE':                  # nobody else does
            doer = next((t for t in clauses[::-1] if t.mark == 'PACT'), doer)
        if doer and doer is not clauses[-1]:
            clauses.append(doer._replace(parts=()))
        clauses.append(token)
    return clauses


def doer_in(clauses):
    """Return a verb's subject in CLAUSES: next to it, else the first no object, else nobody."""
    doer, last = Token('nobody', None, 0, 0), clauses[-1]
    if last.mark == "'s":                               # "Kishida's wife"
        return doer
    for left, token, right in reversed(list(zip(clauses, clauses[1:], clauses[2:] + [doer]))):
        if token.mark in SUBJECTS and right.mark != "'s":
            free = left.mark not in PREPOSITIONS | {'AHEAD-OF'} | VERB_MARKS - {'SAY'}
            if last.mark in ('that', 'which', 'who') or token is last and (
                    free or left.mark in ('after', 'with')) or left.mark == 'while':
                return token
            doer = token if free else doer
    return doer


# run: the tokens that a row's phrase matched; aspect: its verb's; when, where, means: the values of
# a DATE, a PLACE and a BY-PHONE; opener: the mark before it, UNIT in "a day after"
Frame = namedtuple('Frame', 'mark run aspect when where means opener')
ENDS = VERB_MARKS | OPENERS | {'DECIDED', 'HAVE'}   # where another clause begins


def until(stops, tokens):
    """Return the TOKENS before the first mark of STOPS."""
    return list(takewhile(lambda token: token.mark not in stops, tokens))


def first_of(tokens, mark, default=''):
    """Return the first value of MARK in TOKENS, DEFAULT where there is none."""
    return (values_of(tokens, mark) + [default])[0]


def frames_in(tokens, rows):
    """Yield a Frame of each match of each of ROWS in TOKENS, row by row."""
    line, opening = line_of(tokens), tokens[:2] + until(ENDS | {','}, tokens[2:])
    for mark, regex, _ in rows:
        for start, end in matches(regex, line):
            run, opener = tokens[start:end], tokens[max(start - 1, 0)].mark
            if opener == 'after' and tokens[start - 2].mark == 'UNIT':
                opener = 'UNIT'                         # "a day after A met B": another day
            if opener in ('NOT', 'UNSURE', 'be'):
                continue
            # Its own verb's aspect, else that of the nearest verb before it.
            aspect = next((t.value for t in run + tokens[:start][::-1]
                           if t.value and t.mark in VERB_MARKS | {'AHEAD', 'DECIDED'}), '')
            # The first date and place count: in it, after it, before it, in the opening.
            after = until(ENDS | {'ATTRIBUTION', 'it', 'which', 'who', '-'}, tokens[end:])
            after = until({','}, after) if opener == 'UNIT' else after
            near = run + after
            if opener == 'when':
                near += tokens[:start - 1][-4:]         # "in May, when they met"
            elif opener != 'UNIT':
                before = until(ENDS | {','}, tokens[:start][::-1])
                near += before[:1] if rows is MEETINGS else before      # "talked on Monday and met"
                if {'although', 'but'}.isdisjoint(token.mark for token in tokens[2:start]):
                    near += opening
            when = min(values_of(near, 'DATE'), key=lambda when: 'SAME-DAY' in when, default={})
            yield Frame(mark, run, aspect, when, first_of(near, 'PLACE'),
                        first_of(near, 'BY-PHONE'), opener)


# ---- Rows: what each kind of event is told by ------------------------------

WHAT = {'ANNOUNCED': 'decision to end GSOMIA announced', 'CONCLUDED': 'GSOMIA concluded',
        'EXPIRES': 'GSOMIA expires', 'NORMALIZED': 'GSOMIA normalized',
        'SUSPENDED': 'termination of GSOMIA suspended'}
# How a meeting is told, the phrase, an example. verb: held or planned, as the verb's aspect says;
# called: so, and only by phone; dated: as its date says (today or without one: planned); held,
# planned: so, but planned where the verb looks ahead. In capitals a verb is asserted: MEET met,
# has met, will meet; "meet" is an infinitive.
MEETINGS = table("""\
verb: WHO HOST WHO: Kang hosted Motegi on Sunday.
verb: (WHO|OFFICIALS) MEET( ((with|to) )?WHO)?(( ,)? TOGETHER WHO)?( (for|in) TALKS)?\
(?! (with )?OFFICIALS ): \
Kang met Motegi on Sunday.
verb: (WHO|OFFICIALS) (HOLD|HOST) (((by )?WHO (, )?)?for )?TALKS(( ,)? TOGETHER WHO)?: \
Kang held talks with Motegi on Sunday.
verb: TALKS ((that |which )?WHO )?(END|HOLD|HOST|MEET|TAKE-PLACE)( between WHO)?: \
Kang's talks with Motegi ended on Sunday.
planned: TALKS (BE )?(DUE|ARRANGE)( between WHO)?: \
Talks of Kang and Motegi are due on Sunday.
planned: when WHO meet: Seoul waits for when Kang and Motegi meet on Sunday.
planned: (ARRANGE|arrange) (TALKS|to (meet( (with )?WHO)?|hold TALKS)): \
Kang is arranging talks with Motegi on Sunday.
dated: WHO (TRAVEL|(BE )?to travel) ... (TALKS|meet (with )?WHO): \
Kang left to meet Motegi on Sunday.
held: (after|at|during|following|since|TAKE-PLACE|(?<!BE )in|(?<=TALKS )and) (HOLD-ing )?TALKS\
(?! with NAME ): Kang smiled in talks with Motegi on Sunday.
called: WHO (SAY|URGE) (to )?WHO: Kang told Motegi by phone on Sunday that it rained.
held: START TALKS (, )?... ,(?= WHO ): Meeting Motegi on Sunday, Kang smiled.
held: WHO (, )?(DECIDED|DISCUSS)(?! NOT ): Kang and Motegi agreed on Sunday.
dated: (AHEAD-OF|DUE|before) TALKS: \
Seoul waits ahead of talks of Kang and Motegi on Sunday.""")
# Which milestone (of WHAT) a row tells, the phrase, an example; "by decision": only where it was
# decided.
MILESTONES = table("""\
CONCLUDED: PACT (, )?... SIGN|SIGN , PACT|(WHO|OFFICIALS) SIGN PACT: \
GSOMIA was signed in November 2016.
CONCLUDED: (YEAR|AGE) PACT(?! (ISSUE|DECISION) ): Seoul hates the 2016 GSOMIA.
SUSPENDED: (WHO|nobody) SUSPEND (of )?\
(END-ing|EXPIRY|DECISION|PACT|it|WILL|ISSUE)(?! on UNSURE )|(EXPIRY|DECISION) (nobody )?SUSPEND: \
Seoul suspended the expiry of GSOMIA on Friday.
SUSPENDED: DECISION to suspend (EXPIRY|PACT): \
Seoul's Friday decision to suspend the expiry of GSOMIA helped.
SUSPENDED by decision: WHO (KEEP|MAINTAIN) PACT: Seoul decided on Friday to keep GSOMIA.
SUSPENDED: WHO PUT (DECISION|EXPIRY) ... ON-HOLD: \
Seoul put its decision to end GSOMIA on hold on Friday.
ANNOUNCED by decision: (WHO|OFFICIALS|nobody) END(?= (... PACT|[.,]) )\
|PACT (, )?(that|which) WHO END: \
Seoul decided on Friday to terminate GSOMIA.
ANNOUNCED: WHO ANNOUNCE (, )?(DECISION|EXPIRY|end of PACT)\
|DECISION (it )?WHO ANNOUNCE: Seoul announced its decision on GSOMIA on Friday.
ANNOUNCED: WHO ((ANNOUNCE|SAY) (that )?(it|PACT) would|DECIDED) PACT (end|expire)\
|WHO ANNOUNCE that PACT (with WHO )?END: Seoul decided on Friday to let GSOMIA end.
ANNOUNCED: DECISION to end PACT: Seoul's Friday decision to end GSOMIA hurt.
NORMALIZED: WHO NORMALIZE PACT|(?<!HAVE )PACT NORMALIZE: Seoul normalized GSOMIA on Friday.
NORMALIZED: WHO ANNOUNCE ... (NORMALIZE-ing( of)? PACT|PACT ... NORMALIZE-ing): \
Seoul announced the normalization of GSOMIA on Friday.
NORMALIZED: (WHO|OFFICIALS) (WITHDRAW|SEND ... withdraw) ... DECISION: \
Seoul withdrew its notice to end GSOMIA on Friday.
EXPIRES: PACT (END|EXPIRE)(?! of ): GSOMIA will expire on Friday.
EXPIRES: EXPIRY: Seoul waits for the Dec. 29 expiry of GSOMIA.""")
POSITIONS = table("""\
position: WHO (MAINTAIN|URGE|KEEP (WHO 's )?urge): Seoul urged Tokyo to lift the export curbs.
position: WHO SEND( [^ ]+)* to lobby: Seoul sent envoys to lobby against the curbs.
position: WHO SAY: Seoul said Tokyo must lift the export curbs.""")
UNTRUE = re.compile('would have|denie[ds]|falsely|wrongly|not true|was false')
# A hypothesis, another pair's talks, sports, talks called off.
NO_TALKS = re.compile('^(?:Had|Should|Were) |Parliamentar|predecessors|semifinal|final (?:in|of)'
                      r'|in a friendly|\bmatch|soccer|tournament|called off|cancel|fell through'
                      '|postponed|on ice|(?:was|were|been) (?:dropped|put off|scrapped)')
TRILATERAL = re.compile('trilateral|tripartite|three-way')
APART = re.compile('bilateral|one-on-one|separate')
CALL = re.compile('phone|call|video|virtual|online')
# What may stand before a voice; what its words are about, or what refers to that: "the dispute".
VOICED = {'AGO', 'START', 'TALKS', 'although', 'and', 'but', 'though', 'which', 'while', ',', ';',
          ':'}
REPORTED = {'SAY', 'that'}      # before the first voice: "an official said that Kang urged"
# What will happen is no stand: "talks will be held".
HAPPENINGS = {'DISCUSS', 'EXPIRE', 'HOLD', 'MEET', 'SAY'}
ON_TOPIC, ANAPHORS = {'EXPIRY', 'PACT', 'TOPIC'}, {'ADJ', 'DECISION', 'GOV', 'ISSUE'}


def day_of(when, memory, tense=-1, opener=''):
    """Return the ISO date of WHEN in a sentence, '' for none.

    "The same day" is the last day told, "later in the day" the lead's. "A day after Kang met him"
    (OPENER is UNIT, without a date of its own): a day before the date told before it or the lead's.
    """
    lag = opener == 'UNIT' and not when and re.search(r'(\w+) (day|week)s? after', memory.text)
    if lag:
        dates = [token for token in memory.dates if token.start < memory.text.find(lag[0])]
        told = calendar_day(day_of(first_of(dates[-1:], 'DATE', {}), memory) or memory.lead_day)
        mark, count = mark_of(lag[1])
        return shifted(told, lag[2], -count if mark == 'NUM' else -1) if told else ''
    first = memory.dates[0].value if memory.dates else when
    told = ''
    if when.keys() & {'AGO', 'NEXT', 'THEN'}:
        told = day_of(first, memory, tense) if first is not when else (
            memory.lead_day if when.get('AGO') == 'earlier' else memory.last_date)
    if when.keys() & {'AGO', 'NEXT'}:
        return counted(when, told, memory)
    if 'MONTH' in when and list(first) == ['YEAR'] and memory.dates[0].start == 0:
        when = {'YEAR': first['YEAR'], **when}      # "In 2019, ... in August"
    if told and 'MONTH' in when:                    # "in August 2019, ... in November that year"
        when = {'MONTH': when['MONTH'], 'YEAR': told[:4]}
    if when.get('THEN') == 'previous day':
        next_day = calendar_day(memory.today if first is when else told)
        return shifted(next_day, 'day', -1) if next_day else ''
    if 'SAME-DAY' in when:                          # "on the sidelines", "earlier in the day"
        return memory.last_day if when['SAME-DAY'] else memory.lead_day
    return resolve(when, memory.published, tense)


def counted(when, told, memory):
    """Return the ISO date of WHEN: "a year ago", "a month later" than TOLD; '' for none."""
    ago, unit = when.get('AGO') == 'ago', when.get('UNIT') or when['NEXT'].split()[1]
    base, count = memory.today if ago else told, when.get('NUM', int(not unit.endswith('s')))
    anchor = calendar_day((base + '-01-01')[:10]) if memory.published else None
    if not anchor or not count or 'day' in unit and len(base) < 10:
        return ''
    return shifted(anchor, unit, -count if when.get('AGO') in ('ago', 'earlier') else count)


def ahead_of(run, memory):
    """Return the tense of a plan that the tokens RUN tell: 1; 0 for "was to", in a caption."""
    was = re.search(r'\b(?:was|were)\b', memory.text[run[0].start:run[-1].end])
    return 0 if was or 'CAPTION' in memory.here else 1


def who_meets(run, state, what, memory):
    """Return the who of the talks WHAT that the tokens RUN tell, held or planned as STATE says."""
    if not memory.everyone:                         # "The next round will be held in Seoul"
        return unnamed(memory.pair)
    who, doer = parties(*(token.who for token in run)), memory.doer
    if TRILATERAL.search(what) and len(sides_of(who)) < 3:
        alone = len(sides_of(memory.everyone) & BOTH_SIDES) == 1        # "Kang and Pompeo"
        return parties(who, memory.everyone, () if alone else memory.told.get(2, ()))
    both = len(sides_of(who)) > 1
    # "During their talks, Kang urged Motegi": they, not the two countries.
    theirs = who == unnamed(who) and memory.text.startswith('their ', run[-1].start)
    if both and not theirs:
        counterparts = 'counterparts' in memory.text[run[0].start:run[-1].end]
        return parties(who, doer) if counterparts else who      # "with her two counterparts"
    # Not "Kang spoke of Motegi", "The meeting came after Kang met Motegi".
    talks = {'MEET', 'TAKE-PLACE', 'TRAVEL'}.isdisjoint(token.mark for token in run[1:])
    if talks and state == 'held' and [side for side, _ in memory.everyone] == ['Seoul', 'Tokyo']:
        return memory.everyone                          # "during the talks, Kang urged Motegi"
    if both:
        return who
    return parties(who, unnamed(doer) if 'summit' in what else doer)    # ministers arrange it


def meeting_in(frame, memory):
    """Return the meeting Event that FRAME tells."""
    run, mark, when = frame.run, frame.mark, frame.when
    state = mark if mark in ('held', 'planned') else ''         # dated: not known yet
    if mark in ('verb', 'called') or (
            frame.aspect in ('ahead', 'would') and run[0].mark != 'since'):
        now = frame.aspect == 'now' and frame.opener != 'when'      # "will, when she meets him"
        state = 'held' if now or frame.aspect == 'fact' else 'planned'
    if not state and when in values_of(run[:-1], 'DATE') or (
            run[0].mark == 'DUE' and when not in values_of(run, 'DATE')):
        when = {}       # the day of the trip; "talked on Friday about planned talks"
    elif mark == 'dated':                           # "will visit on Thursday to meet him on Friday"
        when = first_of(run[-1:], 'DATE', when)
        frame = frame._replace(where=first_of(run[-1:], 'PLACE', frame.where))
    ahead = state == 'planned' or run[0].mark in ('AHEAD-OF', 'DUE')
    day = day_of(when, memory, ahead_of(run, memory) if ahead else -1, frame.opener)
    if not state:
        state = 'planned' if not day or day >= memory.today else 'held'
    what = ' '.join(values_of(run, 'TALKS')[:1]) or 'meeting'
    who = who_meets(run, state, what, memory)
    level = 'others' if who != unnamed(who) or re.search('level|minister', what) else ''
    if 'summit' in what or level and memory.heads.issuperset(who):
        level = 'leaders'
    past = state == 'held' and memory.says_last         # "they last met"
    if past or not day and frame.opener in ('since', 'when', 'UNIT'):
        level, who = 'earlier', who or unnamed(memory.pair)
    if frame.means:
        what = 'phone talks' if 'phone' in frame.means else 'video talks'
    return Event(day, 'meeting', who, what, frame.where, state, level)


def milestone_in(frame, memory):
    """Return the milestone Event that FRAME tells of the pact, or None; it may lack a date."""
    line, first, when, said = line_of(frame.run), frame.run[0], frame.when, memory.said_on
    mark, by, _ = frame.mark.partition(' by decision')
    due = mark == 'EXPIRES' and frame.aspect != 'fact'
    noun = next((t for t in frame.run if t.mark in ('DECISION', 'EXPIRY')), first)
    before = [t for t in memory.dates if 0 < noun.start - t.end < 4]       # "its Aug. 22 decision"
    if not set(line.split()) & (VERB_MARKS | {'DECIDED'}):      # "the Nov. 23 expiry"
        when = first_of(before if first.mark == 'EXPIRY' else before + [first], 'DATE', {})
        said = {}                                   # who speaks of a decision does not take it
    elif frame.opener == 'before':                  # "on Friday, hours before it expires"
        when = first_of(frame.run, 'DATE', {})
    elif noun is not first and when in values_of(before, 'DATE'):
        when = {}       # the day of the decision told of, not of this deed
    if line == ' EXPIRY ' and not when or by and frame.aspect != 'decided' or (
            frame.aspect in ('ahead', 'would') and mark != 'EXPIRES'):
        return None
    day = day_of(when, memory, ahead_of(frame.run, memory)) if due else day_of(
        when or said, memory, -1, frame.opener)
    if first.mark in ('AGE', 'YEAR'):               # "the three-year-old pact", "the 2016 pact"
        day = first.value if first.mark == 'YEAR' else shifted(     # three years are 2.5 to 3.5
            memory.published, 'month', -12 * first.value - 6)[:4]
    if sides_of(first.who) in (set(), {'Seoul'}, BOTH_SIDES):       # nobody else can have done it
        who = BOTH_SIDES if mark in ('CONCLUDED', 'EXPIRES') else {'Seoul'}
        return Event(day, 'milestone', parties((side, '') for side in who), WHAT[mark],
                     state='planned' if due else '')
    return None


def day_voiced(who, memory):
    """Return the day of what WHO said without one; '' where it is not clear."""
    said, lead, last = day_of(memory.said_on, memory), memory.lead_day, memory.last_day
    if who in memory.met_on:
        return memory.met_on[who]                       # at the talks
    if said:
        return said
    if not memory.recent <= lead < memory.today:
        return memory.today                             # the lead told none of the last three
    if memory.number < 5 or last == lead:
        return lead                                     # near it, or no other day told since
    return memory.today if last == memory.today or not who[0][1] else ''


def positions_in(clauses, tokens, memory):
    """Yield the position Events of a sentence: what is said up to the next voice, or quoted."""
    text, today, attributions = memory.text, memory.today, memory.attributions
    voices = sorted((f for f in frames_in(clauses, POSITIONS) if len(f.run[0].who) == 1
                     and f.run[0].who[0][0] in SIDES), key=lambda f: f.run[1].start)
    voices = [f for f in voices if f.opener in VOICED or f is voices[0] and f.opener in REPORTED]
    for i, frame in enumerate(voices):
        start, who = frame.run[1].start, frame.run[0].who
        ends = [f.run[0].start for f in voices[i + 1:] if f.run[0].who != who]
        end = min(ends + [t.start for t in attributions if t.start > start] + [len(text)])
        said = [t for t in tokens if start < t.start < end]
        marks = {t.mark for t in said} | {              # "will withdraw it", not "will meet"
            part.mark for t in said if t.mark not in HAPPENINGS for part in t.parts}
        fact, day = frame.aspect == 'fact', day_of(frame.when, memory)
        # A year is not its own: "the rulings last year", nor mostly the date of "Tokyo claims".
        if fact and len(day) == 4 and day in text[:start]:
            continue                                    # "in 2019, as Seoul threatened to end it"
        if not frame.when or len(day) == 4 or not fact and 'WEEKDAY' not in frame.when:
            day = day_voiced(who, memory) if fact else today
        words = cell_of(start, end, frame.when, memory)
        if '' < day <= today and is_stand(frame.run[1].mark, marks, memory) and (
                not words.startswith('had ')):
            yield Event(day, 'position', who, words)
    who = attributions[0].who if attributions else ()
    if not voices and re.match('".+"', text) and len(who) == 1 and who[0][0] in SIDES and (
            is_stand('URGE' if 'urge' in memory.here else 'SAY', memory.here, memory)):
        words = 'said "%s"' % text[1:text.index('"', 1)].rstrip(',')
        yield Event(day_voiced(who, memory), 'position', who, words)


def cell_of(start, end, when, memory):
    """Return the words from START to END of a sentence without their date WHEN and their end."""
    words = memory.text[start:end]
    for token in memory.dates:
        if (token.value is when and start < token.start < end       # it has its own column
                and not memory.text.startswith("'s", token.end)):
            words = memory.text[start:token.start].rstrip() + memory.text[token.end:end]
    words = re.sub(r'[\s,.;]*(?:\b(?:and|but|while)(?: the)?)?[\s,]*$', '', words)
    if memory.text.count('"', 0, start) % 2:            # '"strongly urged" Tokyo to'
        words = words.replace('"', '', 1)
    words += '"' if words.count('"') % 2 else ''
    return re.sub(r'^((?:\w+ )?)also ', r'\1', words)


def is_stand(verb, marks, memory):
    """Return whether what is said, MARKS, is a stand on the dispute and not only what happens."""
    if 'OTHER-TOPIC' in memory.marks and not re.search('(?i)labou?r|export|compan|1965',
                                                       memory.text):
        return False                                # the comfort women's rulings, not the laborers'
    reach = 2 if verb == 'SAY' else memory.number       # sentences back that "the issue" refers to
    on_topic = marks & ON_TOPIC or marks & ANAPHORS and memory.number - memory.topical <= reach
    return bool(on_topic and (verb != 'SAY' or marks & {'AHEAD', 'JUDGING', 'URGE', 'would'}))


# ---- One article: sentences -> events --------------------------------------

def memory_of(article, known):
    """Return the memory of ARTICLE before its first sentence is read."""
    today, recent, coming, soon = (
        shifted(article.published, 'day', days) if article.published else '~'
        for days in (0, -3, 2, 92))                         # '~' is later than any date
    return SimpleNamespace(
        **article._asdict(), known=known,               # {full name: side}
        today=today, recent=recent, coming=coming, soon=soon,
        marks={token.mark for _, tokens in article.sentences for token in tokens},
        # Who: {word of a name: party}; the leaders; those in each sentence.
        cast={}, heads=set(), named=[],
        # {n: the n parties last named together}; the last of both sides.
        told={}, pair=(),
        # When: the last date; the last sentence's first full one, or its meeting's; the first that
        # stands with both sides (a weekday, or these days); {sentence: that, '' after the fourth}.
        last_date='', last_day='', lead_day='', lead_days={},
        met_on={},                                      # {(party,): day of the talks}, these days
        place='', topical=-9)                           # the last place; the last sentence on topic


def events_of(article, known):
    """Return the Events that ARTICLE tells; without a publication date, its meetings."""
    memory, events = memory_of(article, known), []
    for number, (text, tokens) in enumerate(article.sentences):
        memory.number, memory.text, memory.untrue = number, text, UNTRUE.search(text)
        memory.dates = [token for token in tokens if token.mark == 'DATE']
        tokens = folded(mentions(tokens, memory), DEEDS, memory)
        memory.attributions = [token for token in tokens if token.mark == 'ATTRIBUTION']
        memory.said_on = first_of(memory.attributions, 'DATE', {})
        memory.says_last = [t for t in tokens if t.mark == 'SHIFT' and t.value < 0]     # "last met"
        memory.here = {token.mark for token in tokens}
        memory.topical = memory.number if memory.here & ON_TOPIC else memory.topical
        memory.days = [(day_of(token.value, memory), token.value) for token in memory.dates]
        days = [day for day, when in memory.days if when is not memory.said_on]
        memory.last_day = ([day for day in days if len(day) == 10] or [memory.last_day])[0]
        clauses = joined(tokens)
        told = meetings_in(clauses, tokens, memory)     # first: positions take their days
        memory.named.append({*memory.everyone})
        if article.published:
            if 'PACT' in memory.marks and not memory.untrue:
                told += filter(None, (milestone_in(f, memory)
                                      for f in frames_in(clauses, MILESTONES)))
            told += positions_in(clauses, tokens, memory)
        memory.last_date = (days or [memory.last_date])[-1]
        events += [event._replace(sources=frozenset([article.tag]),
                                  order=(article.name, memory.number)) for event in told]
    return settle(events, memory)


def meetings_in(clauses, tokens, memory):
    """Return the meeting Events of a sentence; MEMORY learns of their days and people."""
    memory.everyone = parties(*(token.who for token in tokens))
    elsewhere = memory.untrue or NO_TALKS.search(memory.text)
    if sides_of(memory.everyone) == BOTH_SIDES and not elsewhere:   # they are "the two countries"
        memory.told.setdefault(2, unnamed(memory.everyone))
        if len(memory.everyone) == 2 and all(name for _, name in memory.everyone):
            memory.told[2] = memory.everyone
    memory.doer = doer_in(clauses).who
    days = [day for day, when in memory.days
            if 'WEEKDAY' in when or memory.recent <= day <= memory.today]
    if days and not memory.lead_day and BOTH_SIDES <= sides_of(memory.everyone):
        memory.lead_day = days[0]
    memory.lead_days[memory.number] = memory.lead_day if memory.number < 4 else ''
    frames = () if elsewhere else [
        frame for frame in frames_in(clauses, MEETINGS)
        if (frame.mark != 'called' or frame.means)
        and (frame.run[0].mark != 'OFFICIALS' or not memory.everyone)       # "Trade officials met"
        and (frame.run[-1].mark not in ('DECIDED', 'DISCUSS') or agreed_there(frame))]
    told = [event for event in (meeting_in(frame, memory) for frame in frames) if not (
        event.state == 'planned' and memory.here & {'NOT', 'UNSURE'}
        or len(sides_of(event.who)) > 2 and APART.search(memory.text)
        and not TRILATERAL.search(event.what))]
    for event in told[::-1]:                        # the first told stays
        if len(event.date) == 10:
            memory.last_day = event.date
        if event.state == 'held' and event.date >= memory.recent and len(sides_of(event.who)) > 1:
            memory.met_on.update(((party,), event.date) for party in event.who)
    return told


def agreed_there(frame):
    """Return whether who agreed on something, as FRAME tells, had met: persons, or at a place."""
    dated = 'WEEKDAY' in frame.when or frame.where and 'NUM' in frame.when
    return dated and BOTH_SIDES <= {
        side for side, name in frame.run[0].who if name or frame.where}


def people_of(event, memory):
    """Return EVENT's who, with the people of a government whom the next sentences name first.

    A summit's are the leaders.
    """
    who, number = event.who, event.order[1]
    after = [people - memory.heads for people in memory.named[number + 1:number + 4]]
    for people in [memory.heads] if 'summit' in event.what else after:
        who = parties(who, [party for party in people if (party[0], '') in who])
    return who if len(who) == len(event.who) and all(name for _, name in who) else event.who


def settle(events, memory):
    """Return EVENTS of one article: its meetings of Seoul and Tokyo, dated, each once; others."""
    meetings = united(event for event in events if event.kind == 'meeting')
    found = [event for event in events if event.kind != 'meeting']
    for event in meetings:
        who, day = event.who, event.date
        if event.level != 'earlier' and event.state == 'held':
            day = day or memory.lead_days[event.order[1]]
        near = memory.recent <= day <= memory.coming
        if event.level != 'earlier' and (near or not day or 'summit' in event.what):
            who = people_of(event, memory)
        fits = (memory.today[:len(day)] <= day <= memory.soon if event.state == 'planned' else
                day <= memory.today)
        whole = len(who) > 2 or not TRILATERAL.search(event.what)       # nobody was left out
        even = len({name != '' for _, name in who}) == 1        # else one was not understood
        # Their names stand in the lead or after it, and were not understood.
        untold = memory.cast and who == unnamed(who) and near and event.order[1] < 2
        if day and fits and whole and even and not untold and BOTH_SIDES <= sides_of(who):
            level = event.level.replace('earlier', '')
            places = [m.place for m in meetings if m.date == day]
            venue = memory.city if near and event.state == 'held' and (
                memory.city not in SIDE_OF) else ''     # "BUSAN, Nov. 15 (Yonhap) -- "
            place = '' if CALL.search(event.what) else (
                event.place or max(places, default='') or venue)    # one told that day
            found.append(event._replace(date=day, who=who, level=level, place=place))
    return found


# ---- All articles: articles -> one timeline --------------------------------

# What tells nothing of a position; its other words count, of at least 3 letters, cut after 6.
COMMON = set("""and for has japan korea must said seoul should south that the tokyo will with
    would""".split())
NEGATIONS = {'cannot', 'never', 'not'}
MANY = 500      # candidates an event is held against; only a hostile text has more


def timeline(articles):
    """Return (the Events of ARTICLES in order, the articles that cannot be dated)."""
    known, events, undated, days = whose(articles), [], [], {}
    for article in sorted(articles, key=lambda article: not article.published):
        told = events_of(article, known)
        # DAYS: {(who, weekday): {(day, place)}}; an undated article's dates are weekdays.
        fits = {day for event in told for day, place in days.get((event.who, event.date), ())
                if '' in (event.place, place) or event.place == place}
        if len(fits) == 1:      # a day of the same people's talks, with that weekday and place
            article = article._replace(published=calendar_day(fits.pop()))
            told = events_of(article, known)
        if not article.published:
            undated.append(article)
            continue
        events += told
        for event in told:
            day = calendar_day(event.date)
            if day and event.state == 'held':
                seen = days.setdefault((event.who, str(day.weekday())), set())
                seen.add((event.date, event.place))
    return ordered(united(events)), undated


def alike(a, b):
    """Return whether A and B, of one kind, may be one: positions share words; B may be vaguer."""
    if a.kind != 'meeting':
        words, others = ({*re.findall(r'\b\w{3,6}', event.what.lower())} - COMMON
                         for event in (a, b))
        return words == others or NEGATIONS.isdisjoint(words ^ others) and (
            len(words & others) >= max(3, min(len(words), len(others)) / 3))
    names, others = ({name for _, name in who if name} for who in (a.who, b.who))
    if a.who and b.who and (sides_of(a.who) != sides_of(b.who) or not (
            names <= others or others <= names)):
        return False
    came_true = b.date and (a.date == b.date or (
        a.date.startswith(b.date) and a.sources.isdisjoint(b.sources)))
    if a.state != b.state and not came_true:
        return False
    places = ['call' if CALL.search(event.what) else event.place for event in (a, b)]
    vague = () if 'call' in places else VAGUE_PLACES       # a country may be around the city
    for pair in (a.level, b.level), places:
        if len({*pair}.difference(vague, ('',))) > 1:
            return False
    return not any(TRILATERAL.search(event.what) and len(sides_of(other.who)) == 2
                   for event, other in ((a, b), (b, a)))


def merged(a, b):
    """Return the one Event of A and B: precise date, all names, fuller talks, shorter position."""
    if a.kind == 'position':
        what = min(a.what, b.what, key=lambda what: (len(what), what))
    else:
        what = max(a.what, b.what, key=lambda what: (
            what not in ('meeting', 'dinner'), ' ' in what, len(what), what))
    place = a.place if a.place and a.place not in VAGUE_PLACES else b.place or a.place
    return Event(max(a.date, b.date, key=len), a.kind, parties(a.who, b.who), what, place,
                 min(a.state, b.state), a.level or b.level,      # held < planned
                 a.sources | b.sources, min(a.order, b.order))


def united(events):
    """Return EVENTS, each once: a vaguer telling joins the one told before it, else the latest."""
    found, index = [], {}               # index: (kind, date cut short, key) -> places in found
    for event in sorted(events, key=lambda e: (-len(e.date), e.order)):
        key = {'meeting': '', 'milestone': event.what, 'position': event.who}[event.kind]
        same = [i for i in index.get((event.kind, event.date, key), ())[-MANY:]
                if alike(found[i], event)]
        if same:
            own = [i for i in same if found[i].sources & event.sources]
            told_last = lambda i: (found[i].order <= event.order, found[i].order)
            i = max(own, key=told_last) if own else max(same, key=lambda i: found[i].date)
            found[i] = merged(found[i], event)
            continue
        for cut in {event.date, event.date[:7], event.date[:4], ''}:
            index.setdefault((event.kind, cut, key), []).append(len(found))
        found.append(event)
    return found


def ordered(events):
    """Return EVENTS as they happened; a suspension stands before the expiry it averted."""
    events = sorted((event for event in events if event.date), key=lambda event: event.order)
    first = {event.who: event.order for event in reversed(events)}
    expiries = [event.date for event in events if event.what == WHAT['EXPIRES']]

    def sort_key(event):
        """Return what EVENT is sorted by, before its order; a month stands at its end."""
        averted = [day for day in expiries
                   if event.what == WHAT['SUSPENDED'] and day.startswith(event.date)]
        (side, name), *_ = event.who
        rank = {'meeting': (), 'milestone': (not averted, event.what),
                'position': (side, name != '', first[event.who])}[event.kind]
        return min(averted, default=event.date.ljust(10, '~')), event.kind, rank

    return sorted(events, key=sort_key)


# ---- Printing: rows to a pipe or a terminal --------------------------------

def row(event):
    """Return EVENT's five cells."""
    who = ', '.join('%s (%s)' % (name, side) if name else side for side, name in event.who)
    what = event.what + (' in ' + event.place if event.place else '')
    what = 'planned: ' + what if event.state == 'planned' else what
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
        lines = [spread(line.replace('\0', '')) for line in lines]     # a cut loses a NUL
        return wrap(text, width - 1, indent) if max(map(len, lines)) > width > 4 else lines

    rows = [(*cells[:2], re.split('(?<=,) ', cells[2]), *cells[3:]) for cells in rows]
    party = max(len(spread(party)) for cells in rows for party in cells[2])
    tags = max([width // 7 - 7, *(len(spread(tag)) for cells in rows for tag in cells[4].split())])
    sizes = 10, 9, party, width - 10 - 9 - party - tags - 4 * 2, tags       # and 4 gaps of 2
    lines = []
    for day, kind, who, what, sources in rows:
        if width < 72 or sizes[3] < 12:
            lines += wrap('  '.join((day, kind, sources)), width)
            lines += [line for part in who + [what] for line in wrap(part, width, '  ')] + ['']
        else:
            cells = [day], [kind], map(spread, who), wrap(what, sizes[3]), wrap(sources, sizes[4])
            lines += ['  '.join(map(str.ljust, line, sizes)).rstrip()
                      for line in zip_longest(*cells, fillvalue='')]
    return '\n'.join(lines).replace('\0', '').rstrip()


def emit(text):
    """Write TEXT to stdout in UTF-8; return 0, or 1 if it cannot be written."""
    try:
        with open(1, 'wb', closefd=False) as stdout:
            stdout.write(text.encode('utf-8'))
    except BrokenPipeError:
        pass        # the reader has left, which is no error (the signal module's note on SIGPIPE)
    except OSError as problem:
        return complain('stdout', problem.strerror)
    return 0


def complain(name, what):
    """Say on stderr, in one line, what is wrong with NAME; return 1."""
    if sys.stderr is not None:
        print('talks_timeline: %s: %s' % (shown(name), what), file=sys.stderr, flush=True)
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
    if os.isatty(1):
        from shutil import get_terminal_size
        text = screen(map(row, events), get_terminal_size().columns or 80)
    else:
        text = '\n'.join('\t'.join(row(event)) for event in events)
    return emit(text + '\n') or status


if __name__ == '__main__':
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
