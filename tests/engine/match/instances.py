"""Random people, tasks and terms, small enough that everything gets in everybody's way."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from wirksam.engine.match import Done, Person, Task, Terms

TODAY = date(2026, 3, 26)  # a Thursday; the clock changes on Sunday
DAYS = [TODAY + timedelta(at) for at in range(6)]


def some(of, **limits):
    return st.frozensets(st.sampled_from(of), **limits)


@st.composite
def tasks(draw, *, most=5, experienced=True):
    return [
        Task(
            f"t{number}",
            draw(st.sampled_from(["north", "south"])),
            draw(st.integers(0, 3)),
            on=draw(st.none() | st.sampled_from(DAYS)),
            needed=draw(st.integers(0, 3)),
            experienced=draw(st.integers(0, 2)) if experienced else 0,
            first_timers=draw(st.integers(0, 2)),
            minutes=draw(st.sampled_from([0, 40, 180])),
        )
        for number in range(draw(st.integers(0, most)))
    ]


@st.composite
def people(draw, known, *, most=6):
    keys = [*(task.key for task in known), "gone"]
    made = []
    for number in range(draw(st.integers(0, most))):
        done = st.builds(Done, st.sampled_from(DAYS), st.integers(0, 300))
        made.append(
            Person(
                f"p{number}",
                draw(some(keys)),
                likes=draw(some(keys)),
                experienced=draw(some(keys)),
                first_time=draw(st.booleans()),
                done=tuple(draw(st.lists(done, max_size=2))),
                busy=draw(some(DAYS, max_size=2)),
                per_week=draw(st.none() | st.integers(0, 3)),
                offered=draw(st.integers(0, 3)),
            )
        )
    return made


TERMS = st.builds(
    Terms,
    st.just(TODAY),
    lot=st.sampled_from(["spring", "summer"]),
    offers=st.integers(0, 3),
    per_week=st.integers(0, 3),
    window_days=st.integers(1, 60),
    support=st.just({}) | st.just({"north": 2}) | st.just({"south": 10**40}),
)


@st.composite
def rounds(draw, *, experienced=True, most_tasks=5, most_people=6):
    known = draw(tasks(most=most_tasks, experienced=experienced))
    return draw(people(known, most=most_people)), known, draw(TERMS)
