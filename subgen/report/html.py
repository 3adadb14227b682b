"""The report as one HTML page that needs nothing beside it: no script, no font, no picture."""

from collections.abc import Iterator
from html import escape

from subgen.check.finding import Finding
from subgen.check.rules import RULES
from subgen.report.checked import LEVELS, Checked
from subgen.report.curve import curves
from subgen.report.words import time, timing_told, total
from subgen.shipped import shipped_text

_TITLES = {"error": "Errors", "warning": "Warnings", "info": "For information"}


def to_html(checked: Checked) -> str:
    """The page: a summary, the curves of reading speed, and every finding."""
    style = shipped_text("report.css")
    names = ", ".join(subject.track.name for subject in checked.subjects)
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(names)}: subgen check</title>\n<style>\n{style}</style>\n</head>\n<body>",
            f"<h1>{_text(names)}</h1>",
            *_summary(checked),
            *_speeds(checked),
            *_findings(checked),
            "</body>\n</html>\n",
        ]
    )


def _summary(checked: Checked) -> Iterator[str]:
    yield f"<p>Profile {_text(checked.profile)}: <strong>{total(checked.counts())}</strong></p>\n<ul>"
    for subject in checked.subjects:
        track = subject.track
        told = f"{track.name}: {len(track.cues)} cues, {track.format}, {track.encoding}"
        grades = checked.timing.get(track.name)
        yield f"<li>{_text(told)}{'; ' + timing_told(grades) if grades else ''}</li>"
    yield "</ul>"
    if checked.findings:
        summaries = {rule.name: rule.summary for rule in RULES}
        yield '<table class="counts"><tr><th>rule</th><th></th><th>count</th><th>what it wants</th></tr>'
        for rule, found in checked.by_rule().items():
            level = found[0].severity
            yield (
                f'<tr><td>{rule}</td><td class="{level}">{level}</td><td class="number">{len(found)}</td>'
                f"<td>{_text(summaries[rule])}</td></tr>"
            )
        yield "</table>"


def _speeds(checked: Checked) -> Iterator[str]:
    yield "<h2>Reading speed</h2>"
    for index, subject in enumerate(checked.subjects):
        own = (each for each in checked.findings if each.file == subject.track.name)
        anchors = {
            each.cue: _anchor(index, each) for each in own if each.rule == "reading-speed" and each.cue
        }
        for title, svg in curves(subject, anchors):
            yield f"<figure><figcaption>{_text(subject.track.name)}: {title}</figcaption>{svg}</figure>"


def _findings(checked: Checked) -> Iterator[str]:
    files = [subject.track.name for subject in checked.subjects]
    for level in LEVELS:
        found = [finding for finding in checked.findings if finding.severity == level]
        if not found:
            continue
        yield f"<details{'' if level == 'info' else ' open'}><summary>"
        yield f'<h2 class="{level}">{_TITLES[level]} ({len(found)})</h2></summary>'
        yield "<table><tr><th>file</th><th>where</th><th>rule</th><th>what</th><th>text</th></tr>"
        for each in found:
            row = f'<td>{_text(each.file)}</td><td class="short">{_place(each)}</td>'
            row += f'<td class="short">{each.rule}</td><td>{_text(each.message)}</td>'
            row += f"<td>{_text(each.text)}</td>"
            yield f'<tr id="{_anchor(files.index(each.file), each)}">{row}</tr>'
        yield "</table></details>"


def _place(finding: Finding) -> str:
    return f"line {finding.line}" + (f"<br>cue {finding.cue}<br>{time(finding)}" if finding.cue else "")


def _anchor(file: int, finding: Finding) -> str:
    return f"f{file}-{finding.rule}-{finding.cue or 0}"


def _text(text: str) -> str:
    return escape(text.encode("utf-8", errors="replace").decode("utf-8"))
