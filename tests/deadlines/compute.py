#!/usr/bin/env python3
"""Computes deadlines.tsv, apart from Kezek.

It reads nothing of Kezek: neither its program nor its configuration. Holidays, office hours, terms and
editions stand here once more, written from the acts and their reports, and they are counted in another
way: days by their place in one sorted list of working days, hours and minutes as a list of every
single working minute.

    compute.py                writes the table to standard output
    compute.py --verify       compares the days off below with the PyPI package `holidays` (0.109)
"""

import bisect
import sys
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)
FIRST, LAST = date(2019, 1, 1), date(2027, 12, 31)


# ── Days off ─────────────────────────────────────────────────────────────────────────────────────
# Law on Holidays, article 5, and Labour Code, articles 84-85, as reported.

# Kurban Ait, first day: as published for each year; 2027 is an estimate and falls on a Sunday.
KURBAN_AIT = {
    2019: (8, 11), 2020: (7, 31), 2021: (7, 20), 2022: (7, 9), 2023: (6, 28),
    2024: (6, 16), 2025: (6, 6), 2026: (5, 27), 2027: (5, 16),
}

# Days that the Government exchanged: a weekend day is worked, a weekday is off instead.
EXCHANGED = [
    ("2019-05-04", "2019-05-10"),
    ("2020-01-05", "2020-01-03"),
    ("2020-12-20", "2020-12-18"),
    ("2021-07-03", "2021-07-05"),
    ("2022-03-05", "2022-03-07"),
    ("2022-08-27", "2022-08-29"),
    ("2022-10-22", "2022-10-24"),
    ("2023-07-01", "2023-07-07"),
    ("2024-05-04", "2024-05-08"),
    ("2025-01-05", "2025-01-03"),
]

# Where a carried day was set on another day than the rule gives.
CARRIED_OTHERWISE = {date(2020, 5, 9): date(2020, 5, 8)}


def national(year):
    """National and state holidays: they move when they fall on a weekend."""
    days = [(1, 1), (1, 2), (3, 8), (3, 21), (3, 22), (3, 23), (5, 1), (5, 7), (5, 9), (7, 6), (12, 16)]
    if year <= 2025:
        days.append((8, 30))  # Constitution Day of 1995; not a day off in 2026
    if year >= 2027:
        days.append((3, 15))  # Constitution Day of the new Constitution
    if year <= 2021:
        days += [(12, 1), (12, 17)]  # First President's Day; second day of independence
    if year >= 2022:
        days.append((10, 25))  # Republic Day
    return sorted(date(year, month, day) for month, day in days)


def religious(year):
    """Non-working days of faith: they never move."""
    return [date(year, 1, 7), date(year, *KURBAN_AIT[year])]


def is_weekend(day):
    return day.weekday() >= 5


def days_off(year):
    """Weekdays that are off, and every named holiday, weekends included."""
    named = set(national(year)) | set(religious(year))
    off = {day for day in named if not is_weekend(day)}
    for holiday in national(year):
        if is_weekend(holiday):
            free = CARRIED_OTHERWISE.get(holiday)
            if free is None:
                free = holiday + DAY
                while is_weekend(free) or free in off or free in named:
                    free += DAY
            off.add(free)
    off |= {date.fromisoformat(free) for _, free in EXCHANGED if free.startswith(str(year))}
    return off, named


OFF, NAMED = set(), set()
for _year in range(FIRST.year, LAST.year + 1):
    _off, _named = days_off(_year)
    OFF |= _off
    NAMED |= _named
WORKED = {date.fromisoformat(worked) for worked, _ in EXCHANGED}
WORKING = [
    day
    for day in (FIRST + DAY * n for n in range((LAST - FIRST).days + 1))
    if day in WORKED or not (is_weekend(day) or day in OFF)
]
WORKING_SET = set(WORKING)


# ── Office hours ─────────────────────────────────────────────────────────────────────────────────
# Standard of order 503, row 7: the provider 09:00-18:30 with lunch 13:00-14:30; the State
# Corporation Monday to Saturday 09:00-20:00, closed on Sundays and holidays.

OPENS, LUNCH, BACK, CLOSES = time(9), time(13), time(14, 30), time(18, 30)
CORPORATION_CLOSES = time(20)


def corporation_opens_on(day):
    return day in WORKING_SET or (day.weekday() == 5 and day not in NAMED)


def registered_on(service, channel, filed):
    """After closing time and on days off an application counts from the next day of work."""
    corporation = channel == "state-corporation" and service in CORPORATION_HAS_ITS_HOURS
    opens_on = corporation_opens_on if corporation else WORKING_SET.__contains__
    closes = CORPORATION_CLOSES if corporation else CLOSES
    day = filed.date()
    if opens_on(day) and filed.time() > closes:
        day += DAY
    while not opens_on(day):
        day += DAY
    return day


# ── Counting ─────────────────────────────────────────────────────────────────────────────────────


def after(day, count):
    """The working day that is `count` working days after `day`, which itself is not counted."""
    return WORKING[bisect.bisect_right(WORKING, day) + count - 1]


def before(day, count):
    return WORKING[bisect.bisect_left(WORKING, day) - count]


def minutes_of(day):
    """Every minute at which the provider works on a day, by its beginning."""
    if day not in WORKING_SET:
        return []
    start = datetime.combine(day, time(0))
    return [
        start + timedelta(minutes=m)
        for m in range(24 * 60)
        if OPENS <= (start + timedelta(minutes=m)).time() < LUNCH
        or BACK <= (start + timedelta(minutes=m)).time() < CLOSES
    ]


def after_minutes(start, count):
    """The end of the `count`-th working minute that begins at `start` or later."""
    day, run = start.date(), []
    while len(run) < count:
        run += [minute for minute in minutes_of(day) if minute >= start]
        day += DAY
    return run[count - 1] + timedelta(minutes=1)


def due(amount, unit, day, instant):
    if unit == "working-days":
        return datetime.combine(after(day, amount), CLOSES)
    if unit == "calendar-days":
        last = day + DAY * amount
        while last not in WORKING_SET:
            last += DAY
        return datetime.combine(last, CLOSES)
    if unit == "working-hours":
        return after_minutes(instant, amount * 60)
    return after_minutes(instant, amount)


# ── The acts ─────────────────────────────────────────────────────────────────────────────────────
# limit: (name, amount or None where no source gives it, unit, start, inside which limits, channels)
# Where a Corporation files under order 503, point 7, the result is due to it one day earlier; read as
# a working day, which is stricter on the office.

WD, CD, H, MIN = "working-days", "calendar-days", "working-hours", "working-minutes"
ANY = None


def certificate(to_commission):
    return {
        "issue": [
            ("mission-forwarding", 3, WD, "mission-received", [], ["foreign-mission"]),
            ("send-to-commission", to_commission, WD, "registered", ["decision", "total"], ANY),
            ("decision", 5, WD, "registered", ["total"], ANY),
            ("hand-out", 1, WD, "decided", ["total"], ANY),
            ("total", 6, WD, "registered", [], ANY),
            ("foreign-affairs", 3, WD, "decided", [], ["foreign-mission"]),
        ],
        "extend": [
            ("applicant-filing", 5, WD, "contract-concluded", [], ANY),
            ("total", 3, WD, "registered", [], ANY),
        ],
        "reissue": [
            ("applicant-filing", 5, WD, "data-changed", [], ANY),
            ("total", 3, WD, "registered", [], ANY),
        ],
        "duplicate": [("total", 5, WD, "registered", [], ANY)],
    }


# Order 532, point 7: twenty minutes, one hour, two hours, twenty minutes, each from the end of the one
# before. The term of the whole stood in point 4 of the Standard, whose text was not found.
REGLAMENT = [
    ("intake", 20, MIN, "registered", ["total"], ANY),
    ("authenticity", 1, H, "accepted", ["total"], ANY),
    ("entry-and-print", 2, H, "verified", ["total"], ANY),
    ("review", 20, MIN, "prepared", ["total"], ANY),
    ("total", None, WD, "registered", [], ANY),
]
# One working day of the internal-affairs bodies (reported by gov.kz); the whole is not given.
PILOT_593 = [
    ("examination", 1, WD, "registered", ["total"], ANY),
    ("total", None, WD, "registered", [], ANY),
]

EDITIONS = [
    ("qualification-certificate", "order-503-2020", "2020-07-01", "2023-06-30", certificate(3)),
    ("qualification-certificate", "order-236-2023", "2023-07-01", "2026-01-08", certificate(3)),
    ("qualification-certificate", "order-236-2026", "2026-01-09", "2099-12-31", certificate(2)),
    ("labour-permit", "reglament-532-2019", "2019-07-06", "2020-04-16",
     {"issue": REGLAMENT, "extend": REGLAMENT}),
    ("labour-permit", "pilot-593-2025", "2025-12-21", "2026-05-31",
     # A revocation is begun by the body: the general term of APPC article 76, fifteen working days.
     {"issue": PILOT_593, "extend": PILOT_593, "revoke": [("total", 15, WD, "registered", [], ANY)]}),
    ("permanent-residence", "pilot-41-2026", "2026-02-13", "2099-12-31",
     {"issue": [
         # "Up to 29 days": which days is not said; calendar days are stricter on the office.
         ("assessment", 29, CD, "registered", [], ANY),
         ("inter-agency-check", None, CD, "questioned", ["assessment"], ANY),
         ("interview", None, CD, "verified", ["assessment"], ANY),
         ("permit", None, CD, "notice-issued", [], ANY),
     ]}),
    ("kandas-status", "pilot-41-2026", "2026-02-13", "2099-12-31",
     {"issue": [
         ("intake", 1, WD, "registered", ["total"], ANY),
         ("assessment", 29, CD, "registered", ["total"], ANY),
         ("inter-agency-check", None, CD, "questioned", ["assessment", "total"], ANY),
         ("interview", None, CD, "verified", ["assessment", "total"], ANY),
         ("commission", 3, WD, "notice-issued", ["total"], ANY),
         ("total", None, WD, "registered", [], ANY),
     ],
      "extend": [("total", None, WD, "registered", [], ANY)]}),
    ("identity-card", "pilot-389-2025", "2025-05-28", "2026-03-31",
     {"renew": [("total", None, WD, "registered", [], ANY)]}),
]
# Where the source gives the Corporation's own hours or sends paper filings there.
CORPORATION_HAS_ITS_HOURS = {"qualification-certificate", "labour-permit", "identity-card"}


def edition_on(service, day):
    for name, edition, first, last, requests in EDITIONS:
        if name == service and date.fromisoformat(first) <= day <= date.fromisoformat(last):
            return edition, requests
    return None, None


def start_of(milestone, registered, filed, events):
    """The day and the instant at which a clock starts; None while its event has not happened."""
    if milestone == "registered":
        opens = datetime.combine(registered, OPENS)
        return registered, max(filed, opens) if filed.date() == registered else opens
    if milestone not in events:
        return None
    return events[milestone].date(), events[milestone]


def rows(service, request, channel, filed, events):
    """One row for each limit that the filing has and whose event has happened."""
    registered = registered_on(service, channel, filed)
    edition, requests = edition_on(service, registered)
    if edition is None:
        yield ["-", registered, "-", "not-in-force"]
        return
    own = {}
    for name, amount, unit, start, _, channels in requests[request]:
        if channels is not ANY and channel not in channels:
            continue
        begins = start_of(start, registered, filed, events)
        if amount is None:
            own[name] = "open"
        elif begins is not None:
            end = due(amount, unit, *begins)
            leads = service == "qualification-certificate" and name == "total"
            if leads and channel == "state-corporation":
                end = datetime.combine(before(end.date(), 1), CLOSES)
            own[name] = end
    for name, _, _, _, within, _ in requests[request]:
        if name not in own:
            continue
        ends = [own[other] for other in [name, *within] if isinstance(own.get(other), datetime)]
        bound = own[name] if own[name] == "open" else min(ends)
        yield [edition, registered, name, bound]


# ── What is filed ────────────────────────────────────────────────────────────────────────────────


def at(text):
    return datetime.fromisoformat(text)


def certificate_filings():
    for channel, filed in [
        # Under order 503: month ends, year ends, holidays, worked weekends, the last day.
        ("portal", "2020-07-01T09:00"), ("provider", "2020-07-31T18:30"), ("provider", "2020-07-31T12:00"),
        ("state-corporation", "2020-08-29T11:00"), ("portal", "2020-12-15T17:20"),
        ("provider", "2020-12-17T10:00"), ("portal", "2020-12-20T10:00"), ("provider", "2020-12-31T18:29"),
        ("portal", "2021-01-06T19:05"), ("state-corporation", "2021-03-20T19:59"),
        ("portal", "2021-07-02T18:31"), ("provider", "2021-07-03T12:15"), ("portal", "2021-12-31T23:59"),
        ("state-corporation", "2022-03-05T20:01"), ("portal", "2022-03-05T16:00"),
        ("provider", "2022-08-26T15:00"), ("portal", "2022-10-21T18:45"), ("portal", "2022-12-30T18:30"),
        ("state-corporation", "2022-07-09T10:00"), ("provider", "2023-03-17T09:30"),
        ("state-corporation", "2023-01-07T12:00"), ("portal", "2023-06-27T18:31"),
        ("portal", "2023-06-30T18:30"),
        # Registered on the worked Saturday, under order 236.
        ("portal", "2023-06-30T18:31"), ("provider", "2023-07-01T10:00"),
        ("state-corporation", "2023-07-01T13:30"), ("portal", "2023-07-06T12:00"),
        ("portal", "2023-12-29T18:30"), ("portal", "2023-12-29T18:31"), ("provider", "2024-02-29T09:00"),
        ("portal", "2024-02-29T23:30"), ("portal", "2024-05-03T18:40"), ("state-corporation", "2024-05-04T19:30"),
        ("portal", "2024-12-31T11:11"), ("provider", "2025-01-03T10:00"), ("portal", "2025-03-20T16:00"),
        ("state-corporation", "2025-08-30T12:00"), ("portal", "2025-08-29T14:00"),
        ("portal", "2025-12-31T18:30"), ("portal", "2026-01-08T18:30"),
        # Under the amendment of 30.12.2025.
        ("portal", "2026-01-08T18:31"), ("provider", "2026-01-09T08:00"), ("portal", "2026-03-20T10:00"),
        ("state-corporation", "2026-03-21T10:00"), ("portal", "2026-04-30T18:31"),
        ("portal", "2026-08-28T10:00"), ("portal", "2026-10-23T10:00"), ("provider", "2026-12-11T10:00"),
        ("portal", "2026-12-30T10:00"), ("state-corporation", "2026-12-26T19:00"),
        ("provider", "2027-03-12T18:30"), ("portal", "2027-03-12T18:31"),
    ]:
        yield "issue", channel, filed, {}
    for filed, mission, decided in [
        ("2021-04-30T12:00", "2021-04-27T12:00", "2021-05-06T12:00"),
        ("2022-12-14T17:00", "2022-12-12T10:00", "2022-12-30T10:00"),
        ("2024-03-06T10:00", "2024-03-01T15:00", "2024-03-19T18:00"),
        ("2025-12-29T18:45", "2025-12-24T12:00", "2026-01-06T12:00"),
        ("2026-04-28T09:15", "2026-04-24T11:00", "2026-05-06T17:45"),
    ]:
        yield "issue", "foreign-mission", filed, {"mission-received": mission, "decided": decided}
    for channel, filed, decided in [
        ("portal", "2020-12-14T10:00", "2020-12-15T18:00"),
        ("provider", "2023-06-26T10:00", "2023-06-27T12:00"),
        ("portal", "2024-05-06T10:00", "2024-05-07T09:00"),
        ("state-corporation", "2026-03-12T10:00", "2026-03-19T15:00"),
        ("portal", "2026-03-12T10:00", "2026-03-20T18:00"),
    ]:
        yield "issue", channel, filed, {"decided": decided}
    for channel, filed, contract in [
        ("portal", "2020-10-30T12:00", "2020-10-26T12:00"), ("state-corporation", "2021-12-14T12:00", "2021-12-10T12:00"),
        ("portal", "2023-05-04T18:31", "2023-04-27T12:00"), ("provider", "2024-03-20T12:00", "2024-03-14T12:00"),
        ("state-corporation", "2024-12-28T19:59", "2024-12-24T12:00"), ("portal", "2026-05-22T12:00", "2026-05-20T12:00"),
        ("state-corporation", "2026-06-30T12:00", "2026-06-25T12:00"), ("portal", "2026-12-31T18:31", "2026-12-29T12:00"),
    ]:
        yield "extend", channel, filed, {"contract-concluded": contract}
    for channel, filed, changed in [
        ("provider", "2020-08-28T10:00", "2020-08-26T12:00"), ("portal", "2022-05-06T19:00", "2022-04-29T12:00"),
        ("state-corporation", "2023-09-30T11:00", "2023-09-25T12:00"), ("portal", "2025-05-07T11:00", "2025-05-05T12:00"),
        ("state-corporation", "2026-07-04T11:00", "2026-07-02T12:00"), ("portal", "2026-10-24T11:00", "2026-10-20T12:00"),
    ]:
        yield "reissue", channel, filed, {"data-changed": changed}
    for channel, filed in [
        ("portal", "2020-11-27T10:00"), ("state-corporation", "2021-05-08T10:00"), ("provider", "2022-07-05T18:30"),
        ("portal", "2024-08-29T18:31"), ("state-corporation", "2025-06-05T19:00"), ("portal", "2026-02-27T10:00"),
        ("state-corporation", "2026-05-26T20:01"), ("provider", "2026-12-24T10:00"),
    ]:
        yield "duplicate", channel, filed, {}


def reglament_filings():
    """Filed, then accepted, verified and prepared at the moments given."""
    for request, channel, filed, accepted, verified, prepared in [
        ("issue", "provider", "2019-07-06T10:00", "2019-07-09T09:15", "2019-07-09T10:10", "2019-07-09T12:05"),
        ("issue", "provider", "2019-07-12T12:50", "2019-07-12T14:35", "2019-07-12T17:45", "2019-07-15T10:30"),
        ("issue", "provider", "2019-07-31T18:20", "2019-08-01T09:05", "2019-08-01T09:59", "2019-08-01T12:55"),
        ("issue", "provider", "2019-08-29T18:30", "2019-09-02T09:19", "2019-09-02T12:30", "2019-09-02T18:20"),
        ("issue", "state-corporation", "2019-08-31T11:00", "2019-09-02T09:10", "2019-09-02T10:00", "2019-09-02T11:59"),
        ("issue", "state-corporation", "2019-10-04T19:30", "2019-10-07T09:20", "2019-10-07T12:40", "2019-10-07T18:29"),
        ("issue", "provider", "2019-11-29T18:31", "2019-12-03T09:20", "2019-12-03T13:00", "2019-12-03T17:00"),
        ("issue", "provider", "2019-12-13T18:15", "2019-12-13T18:25", "2019-12-18T09:55", "2019-12-18T12:00"),
        ("issue", "provider", "2019-12-31T17:55", "2019-12-31T18:10", "2020-01-04T10:00", "2020-01-05T18:25"),
        ("issue", "provider", "2020-01-03T12:00", "2020-01-05T09:20", "2020-01-05T10:15", "2020-01-05T17:45"),
        ("issue", "state-corporation", "2020-01-04T12:00", "2020-01-05T09:20", "2020-01-05T18:00", "2020-01-06T18:29"),
        ("issue", "provider", "2020-02-28T13:10", "2020-02-28T14:40", "2020-02-28T15:30", "2020-02-28T18:10"),
        ("issue", "provider", "2020-03-06T18:05", "2020-03-06T18:29", "2020-03-10T17:30", "2020-03-11T09:00"),
        ("issue", "state-corporation", "2020-03-20T16:30", "2020-03-20T16:50", "2020-03-20T17:50", "2020-03-26T11:20"),
        ("issue", "provider", "2020-04-16T18:30", "2020-04-17T09:10", "2020-04-17T10:10", "2020-04-17T12:00"),
        ("extend", "portal", "2019-09-30T08:00", "2019-09-30T09:15", "2019-09-30T10:00", "2019-09-30T11:30"),
        ("extend", "portal", "2019-10-31T21:00", "2019-11-01T09:18", "2019-11-01T10:18", "2019-11-01T12:58"),
        ("extend", "provider", "2020-01-06T18:10", "2020-01-06T18:30", "2020-01-08T09:30", "2020-01-08T12:45"),
        ("extend", "state-corporation", "2020-02-29T14:00", "2020-03-02T09:01", "2020-03-02T14:45", "2020-03-02T17:59"),
        ("extend", "portal", "2020-03-21T10:00", "2020-03-26T09:19", "2020-03-26T17:00", "2020-03-27T09:40"),
    ]:
        yield request, channel, filed, {"accepted": accepted, "verified": verified, "prepared": prepared}
    # A day after the last one: nothing is held for it.
    yield "issue", "provider", "2020-04-16T18:31", {}
    yield "extend", "portal", "2019-07-05T12:00", {}


def pilot_filings():
    for request, channel, filed in [
        ("issue", "portal", "2025-12-21T10:00"), ("issue", "portal", "2025-12-30T18:30"),
        ("issue", "portal", "2025-12-31T18:31"), ("issue", "state-corporation", "2026-01-03T11:00"),
        ("issue", "portal", "2026-01-06T19:00"), ("issue", "portal", "2026-03-06T18:31"),
        ("issue", "state-corporation", "2026-03-20T19:59"), ("issue", "state-corporation", "2026-03-21T12:00"),
        ("issue", "portal", "2026-04-30T12:00"), ("issue", "portal", "2026-05-08T18:31"),
        ("issue", "portal", "2026-05-26T18:30"), ("issue", "portal", "2026-05-29T18:30"),
        ("issue", "portal", "2026-05-29T18:31"), ("issue", "state-corporation", "2026-05-30T12:00"),
        ("issue", "portal", "2026-05-31T12:00"), ("issue", "portal", "2025-12-19T18:00"),
        ("extend", "portal", "2026-01-05T09:00"), ("extend", "portal", "2026-02-27T18:31"),
        ("extend", "state-corporation", "2026-02-28T12:00"), ("extend", "portal", "2026-05-06T12:00"),
        ("extend", "portal", "2026-05-27T12:00"),
        ("revoke", "provider", "2025-12-22T09:00"), ("revoke", "provider", "2026-01-30T15:00"),
        ("revoke", "provider", "2026-03-12T10:00"), ("revoke", "provider", "2026-04-17T18:31"),
        ("revoke", "provider", "2026-05-29T10:00"),
    ]:
        yield request, channel, filed, {}


def residence_filings():
    for filed, questioned, verified, notice in [
        ("2026-02-13T09:00", "2026-02-17T12:00", "2026-02-25T12:00", "2026-03-10T12:00"),
        ("2026-02-20T18:31", "2026-02-26T12:00", "2026-03-05T12:00", "2026-03-24T12:00"),
        ("2026-02-21T10:00", "2026-02-26T12:00", "2026-03-05T12:00", "2026-03-20T12:00"),
        ("2026-04-02T12:00", "2026-04-08T12:00", "2026-04-15T12:00", "2026-04-30T12:00"),
        ("2026-04-09T12:00", "2026-04-14T12:00", "2026-04-20T12:00", "2026-05-06T12:00"),
        ("2026-04-28T18:30", "2026-05-04T12:00", "2026-05-14T12:00", "2026-05-26T12:00"),
        ("2026-08-01T12:00", "2026-08-06T12:00", "2026-08-12T12:00", "2026-08-28T12:00"),
        ("2026-09-27T12:00", "2026-09-30T12:00", "2026-10-07T12:00", "2026-10-23T12:00"),
        ("2026-11-17T10:00", "2026-11-20T12:00", "2026-11-27T12:00", "2026-12-15T12:00"),
        ("2026-12-03T18:31", "2026-12-08T12:00", "2026-12-17T12:00", "2026-12-31T12:00"),
        ("2027-02-14T10:00", "2027-02-18T12:00", "2027-02-26T12:00", "2027-03-12T12:00"),
    ]:
        yield filed, {"questioned": questioned, "verified": verified, "notice-issued": notice}


def cases():
    for request, channel, filed, events in certificate_filings():
        yield "qualification-certificate", request, channel, filed, events
    for request, channel, filed, events in reglament_filings():
        yield "labour-permit", request, channel, filed, events
    for request, channel, filed, events in pilot_filings():
        yield "labour-permit", request, channel, filed, events
    for number, (filed, events) in enumerate(residence_filings()):
        channel = ["portal", "provider"][number % 2]
        yield "permanent-residence", "issue", channel, filed, events
    for number, (filed, events) in enumerate(residence_filings()):
        channel = ["portal", "provider", "state-corporation", "foreign-mission"][number % 4]
        yield "kandas-status", "issue", channel, filed, events
        if number < 4:
            yield "kandas-status", "extend", channel, filed, {}
    yield "kandas-status", "issue", "portal", "2026-02-12T18:31", {}
    yield "permanent-residence", "issue", "portal", "2026-02-12T18:30", {}
    for channel, filed in [
        ("portal", "2025-05-28T09:00"), ("portal", "2025-05-27T18:31"), ("portal", "2025-06-05T18:31"),
        ("portal", "2025-07-05T12:00"), ("portal", "2025-08-30T12:00"), ("state-corporation", "2025-09-06T10:00"),
        ("state-corporation", "2025-10-25T10:00"), ("portal", "2025-12-31T19:00"), ("portal", "2026-03-31T18:30"),
        ("portal", "2026-03-31T18:31"), ("portal", "2025-05-27T12:00"),
    ]:
        yield "identity-card", "renew", channel, filed, {}


def verify():
    import holidays

    days = holidays.KZ(years=range(FIRST.year, LAST.year + 1))
    theirs = {day for day in days if FIRST <= day <= LAST and not is_weekend(day)}
    worked = {day for day in days.weekend_workdays if FIRST <= day <= LAST}
    print("holidays", holidays.__version__)
    print("off there only:", sorted(map(str, theirs - OFF)))
    print("off here only: ", sorted(map(str, OFF - theirs)))
    print("worked weekends differ:", sorted(map(str, worked ^ WORKED)))
    for year in range(FIRST.year, LAST.year + 1):
        print(year, sum(1 for day in WORKING if day.year == year), "working days")


def main():
    if "--verify" in sys.argv:
        return verify()
    out = ["service edition request channel filed events limit registered_on due_at".split()]
    for service, request, channel, filed, events in cases():
        given = ",".join(f"{name}={moment}" for name, moment in events.items()) or "-"
        moments = {name: at(moment) for name, moment in events.items()}
        for edition, registered, limit, end in rows(service, request, channel, at(filed), moments):
            shown = end if isinstance(end, str) else end.strftime("%Y-%m-%dT%H:%M")
            out.append([service, edition, request, channel, filed, given, limit, str(registered), shown])
    sys.stdout.write("".join("\t".join(row) + "\n" for row in out))


if __name__ == "__main__":
    main()
