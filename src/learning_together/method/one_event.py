"""What speaks for two agencies' accounts telling one event, or against it, and how much.

Takes two accounts, gives a score. What a sign weighs is set by pairs written by hand.
"""

from learning_together.method.accounts import Account, Names, Weights

#: How many days apart two accounts of one event may be dated.
NEAR = 3
#: From which score on a pair is shown to whoever looks wider.
PERHAPS = 0.25
#: What each sign weighs: begun by logistic regression over pairs written by hand, and rounded.
_WEIGHTS = {
    "words": 1.5, "rarest": 0.8, "share": -0.9, "same words": 2.2, "people": 0.2,
    "rare people": 0.8, "same day": 0.3, "busy day": -0.8, "next day": -1.0, "days apart": -1.5,
    "day told": 1.6, "other day told": -0.5, "heard": 0.2, "near in time": 1.0, "far in time": -1.3,
    "time told": 1.0, "same meeting": 2.2, "other meeting": -0.7, "staff": 0.6, "agency named": 0.4,
    "both named": 0.4, "named alone": 0.9, "both alone": 0.6,
}  # fmt: skip
_START = -2.3
#: What names can add at most.
_MOST_BY_NAMES = sum(
    _WEIGHTS[name] for name in ("staff", "agency named", "both named", "named alone", "both alone")
)
#: Minutes of a day, of a night over which one event may go, and by which a time is told roughly.
_DAY, _NIGHT, _ABOUT = 24 * 60, 8 * 60, 20
#: Minutes within which two accounts are near, and beyond which they are far from each other.
_HOUR, _FAR = 60, 180
#: From which share of their words on two accounts are worded alike, if so many are the same.
_SAME_WORDS, _MANY = 0.5, 6
#: So many accounts of one day are no busy one.
_QUIET = 4


def score_of(one: Account, two: Account, weight: Weights, names: Names) -> float:
    """How much speaks for one event; the day told counts, not the day of writing.

    Args:
        one: An account.
        two: Another agency's.
        weight: How telling people and words are.
        names: What agencies and their staff are called.
    """
    gap, told, apart = gap_of(one, two), tells_of(one, two), minutes_apart(one, two)
    night = gap == 1 and apart is not None and apart <= _NIGHT
    score = _START + _by_words(one, two, weight) + _by_people(one, two, weight)
    if told:
        score += _WEIGHTS["day told"]
    if apart is not None and apart <= _HOUR:
        score += _WEIGHTS["near in time"]
    if gap <= 1 and (one.clocks or two.clocks) and _tells_time_of(one, two):
        score += _WEIGHTS["time told"]
    if gap == 0:
        score += _of_one_day(one, two, weight, apart)
    else:
        score += _of_two_days(one, two, gap, told=told, night=night)
    # Names cost most, and are asked for only where they can still decide.
    if score + _MOST_BY_NAMES < PERHAPS:
        return score
    return score + _by_names(one, two, names, near=gap == 0 or told or night)


def _by_words(one: Account, two: Account, weight: Weights) -> float:
    common = one.words & two.words
    of_roles = (one.words & two.roles) | (one.roles & two.words)
    told = sum(weight.words.get(word, 0.0) for word in (common | of_roles if of_roles else common))
    score = _WEIGHTS["words"] * min(told, 12) / 6
    if common:
        each = [weight.words[word] for word in common]
        lengths = weight.length[one.number] * weight.length[two.number]
        share = sum(word**2 for word in each) / lengths if lengths else 0.0
        score += _WEIGHTS["rarest"] * max(each) / 4 + _WEIGHTS["share"] * share
        if len(common) >= _MANY and share >= _SAME_WORDS:
            score += _WEIGHTS["same words"]
    return score


def _by_people(one: Account, two: Account, weight: Weights) -> float:
    people = one.people & two.people
    if not people:
        return 0.0
    rare = min(sum(weight.people[code] for code in people), 6) / 3
    share = len(people) / min(len(one.people), len(two.people))
    return _WEIGHTS["people"] * share + _WEIGHTS["rare people"] * rare


def _of_one_day(one: Account, two: Account, weight: Weights, apart: int | None) -> float:
    busy = min(max(weight.a_day[one.start] - _QUIET, 0), 6) / 6
    score = _WEIGHTS["same day"] + _WEIGHTS["busy day"] * busy
    if apart is not None and apart > _FAR:
        score += _WEIGHTS["far in time"]
    if one.meetings and two.meetings:
        same = not one.meetings.isdisjoint(two.meetings)
        score += _WEIGHTS["same meeting" if same else "other meeting"]
    return score


def _of_two_days(one: Account, two: Account, gap: int, *, told: bool, night: bool) -> float:
    score = _WEIGHTS["heard"] if one.heard or two.heard else 0.0
    if told:
        return score
    if one.told or two.told:
        score += _WEIGHTS["other day told"]
    if gap == 1 and not night:
        score += _WEIGHTS["next day"]
    elif 1 < gap <= NEAR:
        score += _WEIGHTS["days apart"]
    return score


def _by_names(one: Account, two: Account, names: Names, *, near: bool) -> float:
    """What speaks for one event since one account names the other's agency or its staff."""
    score = _WEIGHTS["staff"] * names.of_staff(one, two)
    named = [there for here, there in ((one, two), (two, one)) if names.speaks_of(here, there)]
    if named:
        score += _WEIGHTS["agency named"] + _WEIGHTS["both named"] * (len(named) > 1)
        if near and any(map(names.alone, named)):
            score += _WEIGHTS["named alone"]
            if names.alone(one) and names.alone(two):
                score += _WEIGHTS["both alone"]
    return score


def minutes_apart(one: Account, two: Account) -> int | None:
    """How far apart two accounts are by their days and clocks; None where one is not known."""
    here, there = one.entry.time, two.entry.time
    if here is None or there is None or one.start != one.end or two.start != two.end:
        return None
    days_apart = (two.start - one.start) * _DAY
    return max(
        here.earliest - there.latest - days_apart, there.earliest + days_apart - here.latest, 0
    )


def _tells_time_of(one: Account, two: Account) -> bool:
    """Whether one of two accounts tells of the time at which the other is dated."""
    return any(
        there.entry.time is not None
        and any(
            there.entry.time.earliest - _ABOUT <= clock <= there.entry.time.latest + _ABOUT
            for clock in here.clocks
        )
        for here, there in ((one, two), (two, one))
    )


def gap_of(one: Account, two: Account) -> int:
    """How many days lie between two accounts; none where they share one."""
    return max(one.start - two.end, two.start - one.end, 0)


def tells_of(one: Account, two: Account) -> bool:
    """Whether one of two accounts tells of the day on which the other is dated."""
    return (one.start in two.told and one.start == one.end) or (
        two.start in one.told and two.start == two.end
    )
