"""Reports for machines: JSON of our own, SARIF 2.1.0 for code hosts and editors, JUnit XML for CI servers."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from subgen import __version__
from subgen.check.finding import Finding
from subgen.check.rules import RULES, severity_of
from subgen.report.checked import Checked
from subgen.report.words import place
from subgen.severity import Severity

_SARIF_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_json(checked: Checked) -> str:
    """Everything: the files, how many findings there are of each weight and rule, and each of them."""
    values = {
        "profile": checked.profile,
        "files": [
            {
                "name": each.track.name,
                "format": each.track.format,
                "encoding": each.track.encoding,
                "language": each.language,
                "cues": len(each.track.cues),
                "timing": dict(checked.timing.get(each.track.name, {})),
            }
            for each in checked.subjects
        ],
        "counts": checked.counts(),
        "rules": {rule: len(found) for rule, found in checked.by_rule().items()},
        "findings": [asdict(finding) for finding in checked.findings],
    }
    return _dumped(values)


def to_sarif(checked: Checked) -> str:
    """A SARIF log of one run; where a cue begins is the place of what was found in it."""
    profile = checked.subjects[0].profile
    rules = [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.summary},
            "defaultConfiguration": {"level": _SARIF_LEVELS[severity_of(rule, profile)]},
        }
        for rule in RULES
    ]
    results = [_result(finding) for finding in checked.findings]
    driver = {"name": "subgen", "version": __version__, "rules": rules}
    return _dumped({"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]})


def _result(finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line}
    if finding.text:
        region["snippet"] = {"text": finding.text}
    artifact = {"uri": quote(finding.file.replace("\\", "/"), errors="replace")}
    values: dict[str, float | None] = {"cue": finding.cue, "start_ms": finding.start_ms}
    values |= {"figure": finding.figure, "limit": finding.limit}
    return {
        "ruleId": finding.rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": f"{place(finding)}: {finding.message}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "properties": {key: value for key, value in values.items() if value is not None},
    }


def to_junit(checked: Checked, failing: Iterable[Severity]) -> str:
    """JUnit XML: a suite a file, a case a rule; it fails if it found what weighs as ``failing``."""
    failing = frozenset(failing)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="subgen check">']
    for subject in checked.subjects:
        own = [finding for finding in checked.findings if finding.file == subject.track.name]
        cases = [_case(rule.name, subject.track.name, own, failing) for rule in RULES]
        failed = sum("<failure" in case for case in cases)
        name = _attribute(subject.track.name)
        lines.append(f'<testsuite name={name} tests="{len(cases)}" failures="{failed}" errors="0">')
        lines += [*cases, "</testsuite>"]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(rule: str, file: str, findings: Iterable[Finding], failing: frozenset[Severity]) -> str:
    found = [finding for finding in findings if finding.rule == rule]
    head = f"<testcase classname={_attribute(file)} name={_attribute(rule)}"
    if not found:
        return head + "/>"
    told = escape(_valid("\n".join(f"{place(each)}: {each.message}: {each.text}" for each in found)))
    if found[0].severity in failing:
        told = f'<failure type="{found[0].severity}" message="{len(found)} found">{told}</failure>'
    else:
        told = f"<system-out>{told}</system-out>"
    return f"{head}>{told}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_valid(text))


def _valid(text: str) -> str:
    """``text`` without what XML can't hold."""
    return _NO_XML.sub("�", text)


def _dumped(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"
