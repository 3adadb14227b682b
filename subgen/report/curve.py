"""How fast subtitles have to be read over the length of a talk, drawn as SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from subgen.check.subject import Shown, Subject
from subgen.check.timing import en_speed, zh_speed
from subgen.span import clock

_WIDTH, _HEIGHT = 1000, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 36, 8, 10, 22
_MOST_POINTS = 1000
"""A curve with more shows nothing more: of those that fall together, the fastest is drawn."""
_TICKS = 8
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000)


@dataclass(frozen=True, slots=True)
class _Point:
    cue: Shown
    speed: float


def curves(subject: Subject, anchors: dict[int, str]) -> list[tuple[str, str]]:
    """For each language of a file what it is called, and its curve.

    Args:
        anchors: for cue numbers, the id of what a mark on the curve leads to.
    """
    profile = subject.profile
    result = []
    for name, unit, limit, has, speed in (
        ("Chinese", "characters a second", profile.zh_cps, _has_zh, zh_speed),
        ("English", "characters a second", profile.en_cps, _has_en, en_speed),
    ):
        points = [_Point(cue, speed(cue)) for cue in subject.cues if has(cue) and cue.duration_ms > 0]
        if points:
            result.append((f"{name}, {unit}", _svg(points, limit, anchors)))
    return result


def _has_zh(cue: Shown) -> bool:
    return any(cue.zh)


def _has_en(cue: Shown) -> bool:
    return any(cue.en)


def _svg(points: Sequence[_Point], limit: float, anchors: dict[int, str]) -> str:
    shown = _thinned(points)
    end_ms = max(point.cue.end_ms for point in points)
    top = min(max(1.8 * limit, 1.1 * _usual_top(shown)), 4 * limit)

    def x(ms: float) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * max(0, ms) / max(1, end_ms), 1)

    def y(speed: float) -> float:
        return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * min(speed, top) / top, 1)

    path: list[str] = []
    last_ms = None
    for point in shown:
        start, end = x(point.cue.start_ms), x(point.cue.end_ms)
        apart = last_ms is None or point.cue.start_ms - last_ms > 2000
        path.append(f"{'M' if apart else 'L'}{start} {y(point.speed)}H{end}")
        last_ms = point.cue.end_ms
    marks = [_mark(point, x, y, limit, anchors) for point in shown if point.speed > limit]
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
        f"{_axes(end_ms, limit, top, x, y)}"
        f'<path class="curve" d="{"".join(path)}"/>{"".join(marks)}</svg>'
    )


def _mark(
    point: _Point,
    x: Callable[[float], float],
    y: Callable[[float], float],
    limit: float,
    anchors: dict[int, str],
) -> str:
    cue = point.cue
    told = f"cue {cue.number} at {clock(max(0, cue.start_ms))}: {point.speed:.1f}, over {limit:g}\n{cue.text}"
    middle = x((cue.start_ms + cue.end_ms) / 2)
    dot = f'<circle cx="{middle}" cy="{y(point.speed)}" r="3"><title>{escape(told)}</title></circle>'
    anchor = anchors.get(cue.number)
    return f'<a href="#{escape(anchor)}">{dot}</a>' if anchor else dot


def _axes(
    end_ms: int, limit: float, top: float, x: Callable[[float], float], y: Callable[[float], float]
) -> str:
    right = _WIDTH - _RIGHT
    parts = [
        f'<line class="axis" x1="{_LEFT}" y1="{y(0)}" x2="{right}" y2="{y(0)}"/>',
        f'<line class="limit" x1="{_LEFT}" y1="{y(limit)}" x2="{right}" y2="{y(limit)}"/>',
        f'<text x="{_LEFT - 5}" y="{y(limit) + 4}" text-anchor="end">{limit:g}</text>',
        f'<text x="{_LEFT - 5}" y="{y(top) + 4}" text-anchor="end">{top:.0f}</text>',
        f'<text x="{_LEFT - 5}" y="{y(0) + 4}" text-anchor="end">0</text>',
    ]
    step_ms = 1000 * next((step for step in _STEPS_S if end_ms / 1000 / step <= _TICKS), _STEPS_S[-1])
    for ms in range(0, end_ms - step_ms // 4, step_ms):
        time = clock(ms).split(",")[0].removeprefix("00:")
        parts.append(f'<text x="{x(ms)}" y="{_HEIGHT - 6}" text-anchor="middle">{time}</text>')
        parts.append(f'<line class="axis" x1="{x(ms)}" y1="{y(0)}" x2="{x(ms)}" y2="{y(0) + 4}"/>')
    return "".join(parts)


def _thinned(points: Sequence[_Point]) -> list[_Point]:
    share = -(-len(points) // _MOST_POINTS)
    groups = (points[start : start + share] for start in range(0, len(points), share))
    return [max(group, key=lambda point: point.speed) for group in groups]


def _usual_top(points: Sequence[_Point]) -> float:
    """A speed that all but a few stay under: one cue of a millisecond must not flatten the curve."""
    speeds = sorted(point.speed for point in points)
    return speeds[int(0.99 * (len(speeds) - 1))]
