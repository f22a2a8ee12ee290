# SPDX-License-Identifier: Apache-2.0
"""An invented workspace for the tests of `export`, and how to ask the program."""
import importlib
import json
import os
import pathlib
import subprocess
import sys

# A victim whom the press named, in the text, the title and the address; nothing of hers may leave.
NAMES = ("Ilinca", "Moraru")
ARTICLES = [
    {"id": "one", "publisher": "Harbour Star", "date": "2024-02-01", "url": "https://star.example/2024/two-held",
     "author": "Mara Bell", "title": "Two held over kiln workers",
     "text": "Police in Lahore arrested two recruiters on 30 January 2024, the Interior Ministry said. The Lantern "
             "Foundation said 43 victims of trafficking had been identified in Azerbaijan in 2023. Women from Nepal are "
             "trafficked through Turkey to Azerbaijan for forced labour in brick kilns, according to the Lantern "
             "Foundation. \"The kilns have never been inspected,\" said Andrei Petrov, the director of Casa Lume."},
    {"id": "two", "publisher": "Hill Echo", "date": "2024-02-02", "url": "https://echo.example/ilinca-moraru-freed",
     "title": "Ilinca Moraru freed from flat in Lyon",
     "text": "Police freed Ilinca Moraru, 19, from a flat in Lyon on 1 February 2024. Moraru had been lured with the "
             "promise of a job and forced into prostitution, prosecutors said. The court convicted Stoyan Velkarov of "
             "trafficking and sentenced him to seven years in prison."},
    {"id": "three", "publisher": "Valley Post", "date": "2024-07-03", "url": "https://valley.example/tiers?a=1&b={2}",
     "title": "=cmd|' /C calc'!A0, \"quoted\" & 100% {braced}_title",
     "text": "In 2024 the State Department placed Azerbaijan on Tier 1. Victims from Fiji are taken to Samoa and sold, the "
             "Ministry of Labour said. Activists say the law of Armenia does not punish recruiters."},
]


def run(*args, code=0, text=True):
    done = subprocess.run([str(word) for word in args], capture_output=True, text=text,
                          env={**os.environ, "TZ": "Asia/Tokyo"}, timeout=120)
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, args))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout if code == 0 else done.stderr


class Space:
    def __init__(self, plumbline, folder):
        self.plumbline, self.folder = plumbline, pathlib.Path(folder)
        self.path = self.folder / "space"
        articles = self.folder / "articles.jsonl"
        with open(articles, "w", encoding="utf-8") as out:
            for article in ARTICLES:
                out.write(json.dumps(article) + "\n")
        run(plumbline, "add", "--workspace", self.path, articles)

    def export(self, form, *words):
        """The bytes of a format."""
        return run(self.plumbline, "export", "--workspace", self.path, "--format", form, "--out", "-", *words,
                   text=False)

    def claims(self):
        lines = run(self.plumbline, "claims", "--workspace", self.path, "--json", "--limit", "0").splitlines()
        return [json.loads(line) for line in lines]


def module(name, without):
    """A module that Debian has as python3-NAME; where it is missing CI fails, and anybody else is told what is not tested."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if os.environ.get("CI"):
            sys.exit(f"FAILED: python3-{name} is not installed for {sys.executable}: {without}")
        print(f"python3-{name} is not installed: {without}")
        return None


def require(condition, what):
    if not condition:
        sys.exit(f"FAILED: {what}")
