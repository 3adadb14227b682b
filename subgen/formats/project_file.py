"""The project file: all of a project as JSON that people can read and edit.

``made`` of a cue is a digest of the texts and times that subgen gave it. Where it no longer fits, or isn't
there, a person has changed the cue, and ``Cue.edited`` says so; such a cue is written without a digest and
stays theirs.
"""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any, NoReturn, get_args

from subgen.cue import Correction, Cue, Removal, Sentence
from subgen.errors import InputError
from subgen.formats import checked
from subgen.formats.decode import decode
from subgen.formats.heard_rows import dump_heard, load_heard
from subgen.glossary import Entry
from subgen.project import ModelId, Project, Settings
from subgen.source import Piece, Source
from subgen.span import Span, Timing

SCHEMA = "subgen-project"
VERSION = 1

_WHY = ("filler", "stutter")
_CORRECTED = ("listed", "spelling", "sound")
_USUAL_CONFIDENCE = {"given": 1.0, "rate": 0.0}
"""What is not written, as the timing says it already."""


def dump_project(project: Project) -> str:
    """The whole project file: keys always in the same order, one newline at the end.

    What was heard stands at the end, a stretch a line, as nobody reads it.
    """
    values = {
        "schema": SCHEMA,
        "version": VERSION,
        "source": _dump_source(project.source),
        "settings": asdict(project.settings),
        "model": asdict(project.model) if project.model else None,
        "removals": [_by_name(removal) for removal in project.removals],
        "corrections": [_by_name(correction) for correction in project.corrections],
        "sentences": [_by_name(sentence) for sentence in project.sentences],
        "cues": [_dump_cue(cue) for cue in project.cues],
    }
    text = json.dumps(values, ensure_ascii=False, indent=1)
    if project.source.heard:
        text = text.removesuffix("\n}") + f',\n "heard": [\n{dump_heard(project.source)}\n ]\n}}'
    return text + "\n"


def _by_name(value: Removal | Correction | Sentence | Span) -> dict[str, Any]:
    """Its fields; of a flat value ``asdict`` gives the same, more slowly."""
    return {name: getattr(value, name) for name in value.__slots__}


def is_project(data: bytes) -> bool:
    """Whether a file's bytes begin as a project file does."""
    return f'"{SCHEMA}"'.encode() in data[:1000]


def load_project(data: bytes, name: str) -> Project:
    """The project in a file's bytes, as ``dump_project`` or a person wrote it.

    Raises:
        InputError: it is no project file, or a newer version's, or something in it is missing, misspelt, of
            the wrong kind or impossible; the message names the file, and the line or the cue and the field.
    """
    decoded = decode(data, name, "a project that subgen wrote")
    if decoded.warnings:
        raise InputError(f"{name}: not in UTF-8, as subgen writes a project: save it so")
    values = _parse(decoded.text, name)
    try:
        return _load(values)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def _parse(text: str, name: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{name}: not valid JSON: {error.msg} ({where}): correct it there") from error
    except ValueError as error:
        raise InputError(f"{name}: not valid JSON: {error}") from error
    except RecursionError as error:
        raise InputError(f"{name}: not a project file: it is nested too deeply") from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"an object has the key {double!r} twice: remove one")
    return values


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number: write one")


def _load(values: object) -> Project:
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise InputError(f'not a project file (no "schema": "{SCHEMA}"): give one that subgen wrote')
    version = checked.whole(values.get("version"), "version", 1)
    if version > VERSION:
        raise InputError(f"its version is {version}, and this subgen reads {VERSION}: update subgen")
    keys = ("schema", "version", "source", "settings", "model", "removals", "sentences", "cues")
    top = checked.record(values, "the project", keys, ("corrections", "heard"))
    source = _load_source(top["source"])
    if "heard" in top:
        source = replace(source, heard=load_heard(top["heard"], source))
    length = len(source.text)
    sentences = tuple(
        _load_sentence(value, f"sentence {index}", length)
        for index, value in enumerate(checked.array(top["sentences"], "sentences"))
    )
    return Project(
        source=source,
        settings=_load_settings(top["settings"]),
        removals=tuple(
            _load_removal(value, f"removal {index}", length)
            for index, value in enumerate(checked.array(top["removals"], "removals"))
        ),
        corrections=tuple(
            _load_correction(value, f"correction {index}", length)
            for index, value in enumerate(checked.array(top.get("corrections", []), "corrections"))
        ),
        sentences=sentences,
        cues=_load_cues(checked.array(top["cues"], "cues"), length, len(sentences)),
        model=None if top["model"] is None else _load_model(top["model"]),
    )


def _dump_source(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "title": source.title,
        "trusted_stops": source.trusted_stops,
        "text": source.text,
        "pieces": [
            {"start": piece.start, "end": piece.end}
            | (_by_name(piece.span) if piece.span else {})
            | ({} if piece.start_ms is None else {"start_ms": piece.start_ms})
            | ({"turn": True} if piece.turn else {})
            for piece in source.pieces
        ],
    }


def _load_source(value: object) -> Source:
    values = checked.record(value, "source", ("name", "title", "trusted_stops", "text", "pieces"))
    text = checked.text(values["text"], "source: text")
    pieces: list[Piece] = []
    begun_ms = -1
    for index, piece in enumerate(checked.array(values["pieces"], "source: pieces")):
        where = f"source: piece {index}"
        fields = checked.record(piece, where, ("start", "end"), ("start_ms", "end_ms", "turn"))
        turn = checked.flag(fields.get("turn", False), f"{where}: turn")
        start, end = _offsets(fields["start"], fields["end"], where, len(text))
        timed = "end_ms" in fields
        if pieces and (start < pieces[-1].end or timed != (pieces[-1].span is not None)):
            raise InputError(f"{where}: pieces are in order, and all have times or none has: put it right")
        if "start_ms" in fields and timed == turn:
            raise InputError(f"{where}: a turn has no end_ms, all else no start_ms alone: put it right")
        if timed:
            pieces.append(Piece(start, end, _span(fields.get("start_ms"), fields["end_ms"], where)))
        elif "start_ms" in fields:
            begun_ms = checked.whole(fields["start_ms"], f"{where}: start_ms", begun_ms + 1)
            pieces.append(Piece(start, end, start_ms=begun_ms, turn=True))
        else:
            pieces.append(Piece(start, end, turn=turn))
    return Source(
        name=checked.text(values["name"], "source: name"),
        text=text,
        pieces=tuple(pieces),
        title=checked.text(values["title"], "source: title"),
        trusted_stops=checked.flag(values["trusted_stops"], "source: trusted_stops"),
    )


def _load_settings(value: object) -> Settings:
    keys = ("profile", "verbatim", "duration_ms", "rate")
    values = checked.record(value, "settings", keys, ("glossary", "default_glossary"))
    duration = values["duration_ms"]
    return Settings(
        profile=checked.text(values["profile"], "settings: profile"),
        verbatim=checked.flag(values["verbatim"], "settings: verbatim"),
        duration_ms=None if duration is None else checked.whole(duration, "settings: duration_ms", 1),
        rate=checked.positive(values["rate"], "settings: rate"),
        glossary=tuple(
            _load_entry(entry, f"settings: glossary entry {index}")
            for index, entry in enumerate(checked.array(values.get("glossary", []), "settings: glossary"))
        ),
        default_glossary=checked.flag(values.get("default_glossary", True), "settings: default_glossary"),
    )


def _load_entry(value: object, where: str) -> Entry:
    values = checked.record(value, where, ("source", "target", "heard", "origin"))
    heard = checked.array(values["heard"], f"{where}: heard")
    return Entry(
        source=checked.text(values["source"], f"{where}: source"),
        target=checked.text(values["target"], f"{where}: target"),
        heard=tuple(checked.text(form, f"{where}: heard") for form in heard),
        origin=checked.text(values["origin"], f"{where}: origin"),
    )


def _load_model(value: object) -> ModelId:
    keys = ("name", "version", "sha256")
    values = checked.record(value, "model", keys)
    return ModelId(*(checked.text(values[key], f"model: {key}") for key in keys))


def _load_removal(value: object, where: str, length: int) -> Removal:
    values = checked.record(value, where, ("start", "end", "text", "why"))
    start, end = _offsets(values["start"], values["end"], where, length)
    return Removal(
        start=start,
        end=end,
        text=checked.text(values["text"], f"{where}: text"),
        why=checked.one_of(values["why"], f"{where}: why", _WHY),
    )


def _load_correction(value: object, where: str, length: int) -> Correction:
    keys = ("start", "end", "text", "to", "why", "glossary", "shown")
    values = checked.record(value, where, keys)
    start, end = _offsets(values["start"], values["end"], where, length)
    return Correction(
        start=start,
        end=end,
        text=checked.text(values["text"], f"{where}: text"),
        to=checked.text(values["to"], f"{where}: to"),
        why=checked.one_of(values["why"], f"{where}: why", _CORRECTED),
        glossary=checked.text(values["glossary"], f"{where}: glossary"),
        shown=checked.flag(values["shown"], f"{where}: shown"),
    )


def _load_sentence(value: object, where: str, length: int) -> Sentence:
    values = checked.record(value, where, ("start", "end", "zh", "en"))
    start, end = _offsets(values["start"], values["end"], where, length)
    return Sentence(
        start=start,
        end=end,
        zh=checked.text(values["zh"], f"{where}: zh"),
        en=checked.text(values["en"], f"{where}: en"),
    )


def _dump_cue(cue: Cue) -> dict[str, Any]:
    return {
        "id": cue.id,
        **_by_name(cue.span),
        "zh": cue.zh,
        "en": cue.en,
        "source": [cue.start, cue.end],
        "sentence": cue.sentence,
        "timing": cue.timing,
        **({} if cue.confidence == _USUAL_CONFIDENCE.get(cue.timing) else {"confidence": cue.confidence}),
        "notes": list(cue.notes),
        "made": None if cue.edited else _digest(cue.zh, cue.en, cue.span),
    }


def _load_cues(values: list[Any], length: int, sentences: int) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    ids: set[str] = set()
    for index, value in enumerate(values):
        cue = _load_cue(value, index, length, sentences)
        if cue.id in ids:
            raise InputError(f"cue {cue.id}: another cue has this id: give it one of its own")
        if cues and cue.span.start_ms < cues[-1].span.end_ms:
            raise InputError(
                f"cue {cue.id}: start_ms is {cue.span.start_ms}, before the end of cue {cues[-1].id} at "
                f"{cues[-1].span.end_ms}: cues follow each other without overlap"
            )
        ids.add(cue.id)
        cues.append(cue)
    return tuple(cues)


def _load_cue(value: object, index: int, length: int, sentences: int) -> Cue:
    where = f"cue number {index + 1}"
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        where = f"cue {value['id']}"
    keys = ("id", "start_ms", "end_ms", "zh", "en", "source", "sentence", "timing", "notes")
    values = checked.record(value, where, keys, ("confidence", "made"))
    zh, en = checked.text(values["zh"], f"{where}: zh"), checked.text(values["en"], f"{where}: en")
    span = _span(values["start_ms"], values["end_ms"], where)
    offsets = checked.array(values["source"], f"{where}: source")
    if len(offsets) != 2:
        raise InputError(f"{where}: source must be two offsets, not {len(offsets)}")
    start, end = _offsets(offsets[0], offsets[1], f"{where}: source", length)
    notes = checked.array(values["notes"], f"{where}: notes")
    timing = checked.one_of(values["timing"], f"{where}: timing", get_args(Timing))
    confidence = values.get("confidence", _USUAL_CONFIDENCE.get(timing, 0.0))
    return Cue(
        id=checked.text(values["id"], f"{where}: id"),
        span=span,
        zh=zh,
        en=en,
        start=start,
        end=end,
        sentence=checked.whole(values["sentence"], f"{where}: sentence", 0, sentences - 1),
        timing=timing,
        confidence=checked.fraction(confidence, f"{where}: confidence"),
        notes=tuple(checked.text(note, f"{where}: notes") for note in notes),
        edited=values.get("made") != _digest(zh, en, span),
    )


def _digest(zh: str, en: str, span: Span) -> str:
    made = json.dumps([zh, en, span.start_ms, span.end_ms])
    return hashlib.sha256(made.encode("ascii")).hexdigest()[:12]


def _offsets(start: object, end: object, where: str, length: int) -> tuple[int, int]:
    first = checked.whole(start, f"{where}: start", 0, length)
    return first, checked.whole(end, f"{where}: end", first, length)


def _span(start_ms: object, end_ms: object, where: str) -> Span:
    first = checked.whole(start_ms, f"{where}: start_ms")
    return Span(first, checked.whole(end_ms, f"{where}: end_ms", first + 1))
