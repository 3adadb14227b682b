import re

import pytest

from subgen.errors import InputError
from subgen.models.manifest import (
    TRANSLATE_ZH_EN,
    WHISPER_BASE,
    ArgosIndex,
    Hub,
    Parts,
    Twin,
    known_model,
    load_models,
)

MODELS = load_models().values()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_model_is_described_in_full(model):
    assert load_models()[model.name] == model
    assert model.licence and model.attribution and model.title
    files = [*model.files, *([model.package] if model.package else [])]
    files += [source.archive for source in model.sources if isinstance(source, Twin)]
    parts = [source for source in model.sources if isinstance(source, Parts)]
    files += [carrier.archive for source in parts for carrier in source.carriers]
    for file in files:
        assert re.fullmatch(r"[0-9a-f]{64}", file.sha256), file.name
        assert file.size > 0
    assert sum(file.size for file in model.files) <= (model.unpacked_size or model.size)
    for source in parts:
        carried = {member.file for carrier in source.carriers for member in carrier.members}
        assert carried == {file.name for file in model.files}
    assert model.weights in {file.name for file in model.files}


def test_the_translation_model():
    model = known_model(TRANSLATE_ZH_EN)
    assert (model.version, model.folder) == ("1.9", "translate-zh_en-1_9")
    assert model.weights_sha256.startswith("edd8c8a6863d")
    assert model.package.sha256.startswith("62e7af5a3a48")


def test_the_model_that_hears_words():
    model = known_model(WHISPER_BASE)
    assert (model.folder, model.size) == ("whisper-base-1", 147_882_941)
    assert model.weights_sha256.startswith("d01c3014881c")


@pytest.mark.parametrize(
    ("name", "kinds"), [(TRANSLATE_ZH_EN, [ArgosIndex, Twin]), (WHISPER_BASE, [Hub, Parts])]
)
def test_the_official_source_comes_first(name, kinds):
    assert [type(source) for source in known_model(name).sources] == kinds


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(InputError, match=r"'whisper'.*translate-zh_en"):
        known_model("whisper")
