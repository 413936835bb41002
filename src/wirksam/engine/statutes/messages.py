"""The sentence of each finding, by its code; the interface translates by code."""

MESSAGES = {
    "in-time": "In time: it could be handed in until %(until)s.",
    "in-time-until-called": "In time: it can be handed in until the item is called.",
    "late-urgent": "Late: the last day was %(until)s. It is urgent (%(majority)s).",
    "late-refused": "Late: the last day was %(until)s. The statute knows no way to admit it.",
    "called": "The item has been called already. Nothing more can be handed in for it.",
    "carried": "Carried: %(yes)s of %(base)s, %(needed)s were needed.",
    "not-carried": "Not carried: %(yes)s of %(base)s, %(needed)s were needed.",
    "no-votes": "Nobody voted. There is no result.",
    "more-votes-than-present": "%(cast)s votes were counted, but %(present)s people are present.",
    "more-present-than-entitled": "%(present)s are present, but only %(entitled)s may vote.",
    "quorate": "%(present)s of %(entitled)s are present. The assembly can decide.",
    "not-quorate": "%(present)s of %(entitled)s are present, %(needed)s are needed.",
    "seats-enough": "%(reserved)s of %(seats)s seats are reserved.",
    "seats-too-few": "%(reserved)s of %(seats)s seats are reserved, %(needed)s are needed.",
    "seats-too-many-filled": "%(filled)s people for %(seats)s seats: that is too many.",
    "open-seats-overfilled": "%(filled)s people for %(seats)s open seats: too many.",
    "reserved-seats-empty": "%(empty)s reserved seats stay empty until they are opened.",
    "seats-unruled": "The rules do not say how many seats are reserved.",
    "single-seats-turn": "Single seats that are reserved this time, since they were open before:"
    " %(seats)s.",
    "single-seats-again": "Single seats that stay open, since who holds them stands again:"
    " %(seats)s.",
    "single-seats-unruled": "The rules do not say whether single seats are reserved in turn.",
    "votes-full": "The delegation can have all %(seats)s votes.",
    "votes-lost": "The delegation can have %(votes)s of %(seats)s votes: %(missing)s reserved seats"
    " are not filled.",
    "votes-unruled": "The rules do not say how many votes a delegation has whose reserved seats"
    " are not filled.",
    "twice": "%(person)s is on the slate %(times)s times.",
    "office-excludes": "%(person)s holds an office with which nobody can be proposed: %(office)s.",
    "reader-proposed": "%(person)s reads the applications and cannot be proposed.",
    "nobody-excluded": "Nobody is proposed who cannot be.",
    "offices-unruled": "The rules do not say with which offices nobody can be proposed.",
    "terms-fit": "No term is longer than %(months)s months.",
    "term-too-long": "%(person)s: the term is longer than %(months)s months. Its last day can be"
    " %(until)s.",
    "months-too-many": "A term of %(planned)s months is planned, at most %(months)s are possible.",
    "term-undated": "It is not known yet from when until when the term lasts.",
    "terms-unruled": "The rules do not say how long a term can be.",
    "row-fits": "Nobody holds the office more than %(times)s times in a row.",
    "too-often-in-a-row": "%(person)s held the office %(before)s times in a row already. %(times)s"
    " times in a row are possible.",
    "row-undated": "It is not known yet when the term begins, so not how often in a row it is.",
    "rows-unruled": "The rules do not say how often in a row an office can be held.",
    "call-long-enough": "The call is open for %(open)s days, at least %(days)s are needed.",
    "call-too-short": "The call is open for %(open)s days, at least %(days)s are needed. It can"
    " close on %(until)s.",
    "call-undated": "It is not known yet from when until when the call is open. At least"
    " %(days)s days are needed.",
    "call-unruled": "The rules do not say how long a call must be open.",
    "published-in-time": "In time: the proposal had to be public by %(until)s.",
    "published-late": "Late: the proposal had to be public by %(until)s.",
    "publish-until": "The proposal must be public by %(until)s.",
    "assembly-undated": "The day of the assembly is not known yet, so neither is the last day for"
    " the proposal.",
    "published-before-closing": "The proposal is public before the call has closed (%(closes)s).",
    "no-time-to-propose": "The call closes on %(closes)s, but the proposal must be public by"
    " %(until)s.",
}
