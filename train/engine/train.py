#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the language engine: one encoder, heads for tags, tree, names, factuality, attributions.

usage: train.py START OUT [--layers N] [--epochs N] [--seed N]                    first stage
       train.py START OUT --resume CHECKPOINT --plumbline PROGRAM [--heads PROGRAM] [--epochs N]    second stage

START is the folder of the pretrained small encoder (config.json, tokenizer.json, model.safetensors),
OUT where checkpoints go. The first stage reads treebanks; the second goes on from its weights with
our own passages and names beside them, cut into words by PROGRAM. Needs PLUMBLINE_DATA. Uses only
train parts; dev parts are scored after each epoch. train/engine/README.md tells how the shipped
weights were made.
"""
import argparse
import itertools
import json
import math
import pathlib
import random
import shutil
import time

import torch
from torch.nn import functional as F

import data
import events
import frames
from data import IGNORE
from model import Engine
from pieces import Pieces, shape
from renamed import Renaming

MOST_PIECES = 254
STRETCH = 128  # pieces that are read together; as in src/neural/engine.cc
FRAME_STRETCH = 254  # of head and foot of a document; likewise
HIDDEN = {"renamed": 0.1, "told": 0.05}  # of the pieces of such sentences


def start_weights(engine, folder, kept_layers):
    from safetensors.torch import load_file
    table = load_file(str(folder / "model.safetensors"))
    table = {k.removeprefix("bert."): v for k, v in table.items()}
    encoder = engine.encoder
    with torch.no_grad():
        encoder.word.weight.copy_(table["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(table["embeddings.position_embeddings.weight"][:encoder.position.num_embeddings])
        encoder.position.weight.add_(table["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(table["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(table["embeddings.LayerNorm.bias"])
        parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                 "joined": "attention.output.dense", "norm1": "attention.output.LayerNorm",
                 "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
        for layer, number in zip(encoder.layers, kept_layers):
            for ours, theirs in parts.items():
                getattr(layer, ours).weight.copy_(table[f"encoder.layer.{number}.{theirs}.weight"])
                getattr(layer, ours).bias.copy_(table[f"encoder.layer.{number}.{theirs}.bias"])


class Item:
    """A sentence as numbers."""

    def __init__(self, sentence, pieces, labels):
        self.sentence = sentence
        self.pieces, self.shapes, self.firsts = [pieces.begin], [0], [0]
        for word in sentence.words:
            self.firsts.append(len(self.pieces))
            cut = pieces.of(word)
            self.pieces += cut
            self.shapes += [shape(word)] * len(cut)
        self.pieces.append(pieces.end)
        self.shapes.append(0)
        n = len(sentence.words)
        number = lambda layer, table: [IGNORE] + ([table.get(v, IGNORE) for v in layer] if layer else [IGNORE] * n)
        self.upos = number(sentence.upos, labels["upos_of"])
        self.xpos = number(sentence.xpos, labels["xpos_of"])
        self.names = number(sentence.names, labels["names_of"])
        self.other_names = number(getattr(sentence, "other_names", None), labels["names_of"])
        told = getattr(sentence, "events", None) is not None
        self.hidden = HIDDEN["renamed" if sentence.id == "renamed" else "told"] if told or sentence.id == "renamed" else 0.0
        self.heads = [IGNORE] + (sentence.heads or [IGNORE] * n)
        self.relations = number(sentence.relations, labels["relations_of"])
        self.cue, self.pointers = [IGNORE] * (n + 1), []
        if getattr(sentence, "attributions", None) is not None:
            self.cue = [IGNORE] + [IGNORE if i in sentence.open else 0 for i in range(n)]
            for each in sentence.attributions:
                first, last = each.cue
                self.cue[first + 1:last + 2] = [1] + [2] * (last - first)
                spans = [each.source, *(each.content + [None, None])[:2]]
                self.pointers.append((last + 1, [p + 1 for s in spans for p in (s or (-1, -1))]))
        # of events only sentences that were read for them are known
        known = getattr(sentence, "events", None)
        self.event = [IGNORE] + [IGNORE if known is None else 0] * n
        self.modality, self.roles = [IGNORE] * (n + 1), []
        for each in known or []:
            at = each.trigger + 1
            self.event[at] = labels["events"].index(each.type)
            self.modality[at] = labels["modalities"].index(each.modality)
            spans = [each.roles.get(role, (IGNORE - 1, IGNORE - 1)) or (-1, -1) for role in events.ROLES]
            self.roles.append((at, [p + 1 for span in spans for p in span]))
        self.frame = number(getattr(sentence, "frame", None), labels["frame_of"])
        self.factual = [math.nan] * (n + 1)
        for at, value in sentence.factual.items():
            self.factual[at + 1] = value


def padded(rows, fill, kind=torch.long):
    longest = max(map(len, rows))
    return torch.tensor([r + [fill] * (longest - len(r)) for r in rows], dtype=kind)


def stretches(items, chance=None):
    """Sentences of one document that are read together, as lists: as many as fit in STRETCH pieces; with `chance`
    sometimes one alone, else up to a number of pieces drawn anew each time, so that no length is learned by heart."""
    found, room, document = [], 0, None
    for item in items:
        if not found or not item.sentence.document or item.sentence.document != document or room < len(item.pieces):
            found.append([])
            room = STRETCH if not chance else 0 if chance.random() < 0.1 else chance.randint(48, 160)
            if hasattr(item.sentence, "frame"):
                room = FRAME_STRETCH
        document, room = item.sentence.document, room - len(item.pieces)
        found[-1].append(item)
    return found


class Batch:
    """Stretches side by side. `pieces` has a row a stretch, all else a row a sentence. `hides` some pieces, as
    HIDDEN says: in training only."""

    def __init__(self, groups, pieces, hides):
        items = self.items = [i for group in groups for i in group]
        self.pieces = padded([[p for i in group for p in i.pieces] for group in groups], pieces.pad)
        hidden = padded([[i.hidden for i in group for _ in i.pieces] for group in groups], 0.0, torch.float)
        if hides and hidden.any():
            self.pieces.masked_fill_((torch.rand(hidden.shape) < hidden) & (self.pieces != pieces.begin), pieces.mask)
        self.shapes = padded([[p for i in group for p in i.shapes] for group in groups], 0)
        self.lengths = torch.tensor([sum(len(i.pieces) for i in group) for group in groups])
        self.rows = torch.tensor([row for row, group in enumerate(groups) for _ in group])
        begins = [sum(len(i.pieces) for i in group[:k]) for group in groups for k in range(len(group))]
        self.firsts = padded([[begin + f for f in i.firsts] for begin, i in zip(begins, items)], 0)
        self.upos, self.xpos, self.names, self.other_names, self.heads, self.relations = (
            padded([getattr(i, layer) for i in items], IGNORE)
            for layer in ("upos", "xpos", "names", "other_names", "heads", "relations"))
        self.cue = padded([i.cue for i in items], IGNORE)
        found = [(row, at, wanted) for row, i in enumerate(items) for at, wanted in i.pointers]
        self.cue_rows = torch.tensor([f[0] for f in found], dtype=torch.long)
        self.cue_columns = torch.tensor([f[1] for f in found], dtype=torch.long)
        self.pointed = torch.tensor([f[2] for f in found], dtype=torch.long)
        self.event, self.modality, self.frame = (
            padded([getattr(i, k) for i in items], IGNORE) for k in ("event", "modality", "frame"))
        told = [(row, at, wanted) for row, i in enumerate(items) for at, wanted in i.roles]
        self.event_rows, self.event_columns, self.roles = (
            torch.tensor([t[k] for t in told], dtype=torch.long) for k in range(3))
        self.factual = padded([i.factual for i in items], math.nan, torch.float)
        self.words = torch.tensor([len(i.firsts) for i in items])


def batches(items, most_pieces, pieces, chance=None):
    """Stretches of like length together, about `most_pieces` a batch; shuffled if `chance` is given."""
    size = lambda stretch: sum(len(i.pieces) for i in stretch)
    order = stretches(items, chance)
    if chance:
        chance.shuffle(order)
        order.sort(key=lambda s: size(s) + chance.random() * 8)
    else:
        order.sort(key=size)
    groups, group, longest = [], [], 0
    for stretch in order:
        longest = max(longest, size(stretch))
        if group and (len(group) + 1) * longest > most_pieces:
            groups.append(group)
            group, longest = [], size(stretch)
        group.append(stretch)
    groups.append(group)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        yield Batch(group, pieces, hides=chance is not None)


def losses(engine, batch):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = engine.words(batch.pieces, batch.shapes, batch.lengths, batch.rows, batch.firsts)
    words = words.float()
    dropped = engine.head_drop(words)
    cross = lambda scores, wanted, **k: F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=IGNORE, **k)
    found = {layer: cross(getattr(engine, layer)(dropped), getattr(batch, layer)) for layer in ("upos", "xpos", "other_names", "frame")
             if (getattr(batch, layer) != IGNORE).any()}
    if (batch.names != IGNORE).any():
        named = (batch.names[:, 1:] != IGNORE).any(1)
        found["names"] = 3 * engine.name_loss(engine.names(dropped[named, 1:]), batch.names[named, 1:], batch.words[named] - 1)
    if (batch.heads != IGNORE).any():
        arcs = engine.arcs(words)
        outside = torch.arange(arcs.shape[2])[None, :] >= batch.words[:, None]
        arcs = arcs.masked_fill(outside[:, None, :], -1e9)
        found["arc"] = cross(arcs, batch.heads)
        dependents, heads = engine.relation_sides(words)
        rows, columns = (batch.heads != IGNORE).nonzero(as_tuple=True)
        scores = engine.rel.pairs(dependents[rows, columns], heads[rows, batch.heads[rows, columns]])
        found["rel"] = F.cross_entropy(scores, batch.relations[rows, columns], ignore_index=IGNORE)
    if (batch.cue != IGNORE).any():
        found["cue"] = cross(engine.cue(dropped), batch.cue)
    if len(batch.cue_rows):
        scores = engine.pointers(words, batch.cue_rows, batch.cue_columns)
        outside = torch.arange(words.shape[1])[None, :] >= batch.words[batch.cue_rows][:, None]
        scores = scores.masked_fill(outside[:, None, :], -1e9)
        found["pointers"] = 2 * F.cross_entropy(scores.flatten(0, 1), batch.pointed.flatten())
    if (batch.event != IGNORE).any():
        found["event"] = 2 * cross(engine.event(dropped), batch.event)
    if len(batch.event_rows):
        found["modality"] = 0.3 * cross(engine.modality(dropped), batch.modality)
        scores = engine.event_pointers(words, batch.event_rows, batch.event_columns)
        outside = torch.arange(words.shape[1])[None, :] >= batch.words[batch.event_rows][:, None]
        scores = scores.masked_fill(outside[:, None, :], -1e9)
        found["roles"] = 1.5 * F.cross_entropy(scores.flatten(0, 1), batch.roles.flatten(), ignore_index=IGNORE)
    stated = ~torch.isnan(batch.factual)
    if stated.any():
        found["factual"] = 0.3 * F.smooth_l1_loss(engine.factual(dropped)[..., 0][stated], batch.factual[stated])
    return found


def spans(labels):
    found, begin, kind = set(), None, None
    for at, label in enumerate([*labels, "O"]):
        if begin is not None and (label[0] != "I" or label[2:] != kind):
            found.add((begin, at, kind))
            begin = None
        if label[0] != "O" and begin is None:
            begin, kind = at, label[2:]
    return found


def best_names(engine, scores, names):
    """The best way through the labels (Viterbi), as src/neural/engine.cc finds it."""
    inside = torch.tensor([name[0] == "I" for name in names])
    follows = torch.tensor([[b[0] != "I" or (a != "O" and a[1:] == b[1:]) for b in names] for a in names])
    steps = engine.name_steps.masked_fill(~follows, -1e9)
    sums, came = scores[0].masked_fill(inside, -1e9), []
    for row in scores[1:]:
        best = (sums[:, None] + steps).max(0)
        came.append(best.indices)
        sums = best.values + row
    way = [int(sums.argmax())]
    for indices in reversed(came):
        way.append(int(indices[way[-1]]))
    return [names[k] for k in reversed(way)]


@torch.no_grad()
def score(engine, items, pieces, labels):
    engine.eval()
    right = dict(upos=0, xpos=0, uas=0, las=0)
    total, tp, ours, wanted = 0, 0, 0, 0
    x, y = [], []
    for batch in batches(items, 6000, pieces):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = engine.words(batch.pieces, batch.shapes, batch.lengths, batch.rows, batch.firsts)
        words = words.float()
        tags, fine = engine.upos(words).argmax(-1), engine.xpos(words).argmax(-1)
        arcs = engine.arcs(words)
        outside = torch.arange(arcs.shape[2])[None, :] >= batch.words[:, None]
        own = torch.eye(arcs.shape[2], dtype=torch.bool)
        arcs = arcs.masked_fill(outside[:, None, :] | own, -1e9)
        heads = arcs.argmax(-1)
        dependents, sides = engine.relation_sides(words)
        real = batch.upos != IGNORE
        rows, columns = real.nonzero(as_tuple=True)
        relations = engine.rel.pairs(dependents[rows, columns], sides[rows, heads[rows, columns]]).argmax(-1)
        universal = lambda r: labels["universal"][r]
        total += int(real.sum())
        right["upos"] += int((tags == batch.upos)[real].sum())
        right["xpos"] += int((fine == batch.xpos)[real].sum())
        good = heads[rows, columns] == batch.heads[rows, columns]
        right["uas"] += int(good.sum())
        right["las"] += int((good & (universal(relations) == universal(batch.relations[rows, columns]))).sum())
        named = engine.names(words)
        for row, item in enumerate(batch.items):
            if item.sentence.names is None:
                continue
            n = len(item.sentence.words)
            core = lambda s: {x for x in s if x[2] != "NORP"}
            mine = core(spans(best_names(engine, named[row, 1:n + 1], labels["names"])))
            theirs = core(spans([l or "O" for l in item.sentence.names]))
            tp, ours, wanted = tp + len(mine & theirs), ours + len(mine), wanted + len(theirs)
        stated = ~torch.isnan(batch.factual)
        x += engine.factual(words)[..., 0][stated].tolist()
        y += batch.factual[stated].tolist()
    engine.train()
    out = {k: round(100 * v / total, 2) for k, v in right.items()}
    out["ner"] = round(200 * tp / max(1, ours + wanted), 2)
    return out


def best_span(begins, ends):
    """(first, last) of the best span, or None where "there is none" (the root) scores higher."""
    n = len(begins)
    sums = begins[1:, None] + ends[None, 1:]
    sums = torch.where(torch.ones(n - 1, n - 1).triu().bool(), sums, torch.tensor(-1e9))
    at = int(sums.argmax())
    if n < 2 or float(sums.flatten()[at]) <= float(begins[0] + ends[0]):
        return None
    return at // (n - 1), at % (n - 1)


@torch.no_grad()
def score_attributions(engine, items, pieces):
    engine.eval()
    counts = {k: [0, 0, 0] for k in ("cue", "source", "content")}
    for batch in batches(items, 4000, pieces):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = engine.words(batch.pieces, batch.shapes, batch.lengths, batch.rows, batch.firsts)
        words = words.float()
        tags = engine.cue(words).argmax(-1)
        for row, item in enumerate(batch.items):
            n = len(item.firsts)
            labels = ["O" if t == 0 else "BI"[t - 1] + "-cue" for t in tags[row, 1:n].tolist()]
            ours = {"cue": set(), "source": set(), "content": set()}
            for begin, end, _ in spans(labels):
                ours["cue"].add((begin, end - 1))
                scores = engine.pointers(words, torch.tensor([row]), torch.tensor([end]))[0, :, :n]
                source, content = best_span(scores[0], scores[1]), best_span(scores[2], scores[3])
                more = best_span(scores[4], scores[5])
                if source:
                    ours["source"].add(source)
                if content:
                    ours["content"].add((content, more))
            gold = {"cue": {a.cue for a in item.sentence.attributions},
                    "source": {a.source for a in item.sentence.attributions if a.source},
                    "content": {(a.content[0], a.content[1] if len(a.content) > 1 else None)
                                for a in item.sentence.attributions if a.content}}
            for k, c in counts.items():
                c[0] += len(ours[k] & gold[k])
                c[1] += len(ours[k])
                c[2] += len(gold[k])
    engine.train()
    return {k: round(200 * c[0] / max(1, c[1] + c[2]), 1) for k, c in counts.items()}


@torch.no_grad()
def score_events(engine, items, pieces, labels):
    """F1 of the telling words, alone and with their kind; of those right, how often a known role is."""
    engine.eval()
    ours = gold = told = right = sure = 0
    roles = {role: [0, 0] for role in events.ROLES}
    for batch in batches(items, 4000, pieces):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = engine.words(batch.pieces, batch.shapes, batch.lengths, batch.rows, batch.firsts)
        words = words.float()
        kinds, modalities = engine.event(words).argmax(-1), engine.modality(words).argmax(-1)
        for row, item in enumerate(batch.items):
            n = len(item.firsts)
            found = {i: k for i, k in enumerate(kinds[row, :n].tolist()) if i and k}
            ours, gold = ours + len(found), gold + len(item.roles)
            for at, wanted in item.roles:
                told += at in found
                if found.get(at) != item.event[at]:
                    continue
                right += 1
                sure += int(modalities[row, at]) == item.modality[at]
                scores = engine.event_pointers(words, torch.tensor([row]), torch.tensor([at]))[0, :, :n]
                for k, role in enumerate(events.ROLES):
                    begin, end = wanted[2 * k:2 * k + 2]
                    if begin != IGNORE:
                        span = best_span(scores[2 * k], scores[2 * k + 1])
                        roles[role][0] += (span or (-1, -1)) == (begin - 1, end - 1)
                        roles[role][1] += 1
    engine.train()
    f1 = lambda x: round(200 * x / max(1, ours + gold), 1)
    return {"word": f1(told), "kind": f1(right), "modality": round(100 * sure / max(1, right), 1),
            **{k: round(100 * a / max(1, b), 1) for k, (a, b) in roles.items()}}


@torch.no_grad()
def score_frames(engine, items, pieces):
    """Publishers of held-out heads: right, wrong, missed, in the words of the stretches."""
    engine.eval()
    right = wrong = missed = 0
    for group in stretches(items):
        batch = Batch([group], pieces, hides=False)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = engine.words(batch.pieces, batch.shapes, batch.lengths, batch.rows, batch.firsts)
        scores = engine.frame(words.float())
        found, wanted = [], set()
        for row, item in enumerate(group):
            n = len(item.sentence.words)
            labels = [frames.LABELS[k] for k in scores[row, 1:n + 1].argmax(-1).tolist()]
            for begin, end, kind in spans(labels):
                if kind == "PUBLISHER":
                    sure = scores[row, begin + 1, 1] - scores[row, begin + 1, 0]
                    found.append((float(sure), " ".join(item.sentence.words[begin:end])))
            for begin, end, kind in spans(item.sentence.frame):
                if kind == "PUBLISHER":
                    wanted.add(" ".join(item.sentence.words[begin:end]).casefold())
        if found:
            good = max(found)[1].casefold() in wanted
            right, wrong = right + good, wrong + (not good)
        else:
            missed += bool(wanted)
    engine.train()
    return {"right": right, "wrong": wrong, "missed": missed}


def label_tables(items_of):
    tables = {}
    for layer in ("upos", "xpos", "relations", "names"):
        tables[layer] = sorted({v for s in items_of for v in (getattr(s, layer) or []) if v})
    tables["events"], tables["modalities"], tables["event_width"] = ["O", *events.TYPES], list(events.MODALITIES), 64
    tables["frame"] = list(frames.LABELS)
    tables["arc_width"], tables["relation_width"], tables["pointer_width"] = 256, 96, 96
    return tables


def second_stage(sets, plumbline, event_files):
    """The treebanks with PropBank's attributions, our passages, documents with events and names; and
    the thirds of the gold that nothing is trained on: attributions, events."""
    import attributions
    here = pathlib.Path(__file__).resolve().parent
    gold = here.parent.parent / "eval/gold/nested"
    sentences = [s for name, part in sets for s in (attributions.propbank("train", part) if name == "ewt" else part)]
    for name, part in sets:
        for sentence in part if name == "gum" else ():
            sentence.other_names, sentence.names = sentence.names, None  # of other conventions: a head of their own
    own, unseen = [], []
    for path in sorted(gold.glob("part*.jsonl")):
        own += attributions.passages(path, plumbline, lambda key: not attributions.unseen(key))
        unseen += attributions.passages(path, plumbline, attributions.unseen)
    for path in sorted((here / "passages").glob("*.jsonl")):
        own += attributions.passages(path, plumbline)
    told = [s for letter in event_files for s in events.documents(here / f"events/events_{letter}.jsonl", plumbline)]
    incidents = gold.parent / "incidents/documents.jsonl"
    told += 4 * events.gold(incidents, plumbline, lambda key: not attributions.unseen(key))
    sentences += own + told + sum((attributions.bracketed_names(path, plumbline) for path in sorted(here.glob("names*.txt"))), [])
    return sentences, unseen, events.gold(incidents, plumbline, attributions.unseen)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("start", type=pathlib.Path)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--layers", type=int, default=6)
    ask.add_argument("--epochs", type=float, default=12, help="the last may be a part")
    ask.add_argument("--rate", type=float, default=1.0, help="share of the usual rates of learning")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--minutes", type=float, default=1e9)
    ask.add_argument("--resume", type=pathlib.Path)
    ask.add_argument("--plumbline", default="plumbline")
    ask.add_argument("--heads", help="the program head_features (train/heads): learn from heads of documents too")
    ask.add_argument("--heads-times", type=int, default=1, help="how often an epoch reads them")
    ask.add_argument("--share", type=float, default=1.0, help="of all other documents that are read")
    ask.add_argument("--event-files", default="abcdefghijklmnopqrs", help="letters of events/; one given twice is read twice")
    ask.add_argument("--pieces", type=int, default=1600)
    ask.add_argument("--threads", type=int, default=1)
    asked = ask.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    torch.set_flush_denormal(True)
    chance = random.Random(asked.seed)
    asked.out.mkdir(parents=True, exist_ok=True)

    pieces = Pieces.load(asked.start / "tokenizer.json")
    config = json.load(open(asked.start / "config.json"))
    sets = data.training()
    sentences = [s for _, part in sets for s in part]
    kept_run = torch.load(asked.resume, weights_only=True) if asked.resume else None
    labels = label_tables(sentences) if kept_run is None else dict(kept_run["labels"])
    for k, v in label_tables([]).items():
        labels.setdefault(k, v)
    for layer in ("upos", "xpos", "relations", "names", "frame"):
        labels[layer + "_of"] = {v: i for i, v in enumerate(labels[layer])}
    universal = [r.split(":")[0] for r in labels["relations"]]
    labels["universal"] = torch.tensor([universal.index(u) for u in universal])
    size = dict(vocabulary=len(pieces.words), width=config["hidden_size"], inner=config["intermediate_size"],
                heads=config["num_attention_heads"], layers=asked.layers, positions=256)
    engine = Engine(size, labels)
    own_dev, event_dev, frame_dev, renaming = [], [], [], None
    if kept_run is None:
        start_weights(engine, asked.start, list(range(config["num_hidden_layers"]))[:asked.layers])
    else:
        engine.load_state_dict(kept_run["weights"], strict=False)
        renaming = Renaming([s for name, part in sets if name == "ewt" for s in part], chance)
        sentences, own_dev, event_dev = second_stage(sets, asked.plumbline, asked.event_files)
        kept = {}  # of a document all sentences or none
        sentences = [s for s in sentences
                     if kept.setdefault(s.document or id(s), chance.random() < asked.share)]
        if asked.heads:
            sentences += asked.heads_times * frames.documents(asked.heads, False)
            frame_dev = [Item(s, pieces, labels) for s in frames.documents(asked.heads, True)]
        own_dev, event_dev = ([Item(s, pieces, labels) for s in part] for part in (own_dev, event_dev))

    items = [Item(s, pieces, labels) for s in sentences]
    items = [i for i in items if len(i.pieces) <= MOST_PIECES]
    dev = [Item(s, pieces, labels) for s in data.ewt("dev")]
    gum_dev = [Item(s, pieces, labels) for s in data.gum("dev")]
    print(len(items), "sentences,", sum(len(i.pieces) for i in items), "pieces;", len(dev), "dev", flush=True)

    slow = list(engine.encoder.parameters())
    fast = [p for n, p in engine.named_parameters() if not n.startswith("encoder.")]
    rates = [asked.rate * rate for rate in ((2e-4, 1.5e-3) if kept_run is None else (1e-4, 1e-3))]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rates[0]}, {"params": fast, "lr": rates[1]}],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    def an_epoch():
        others = [Item(s, pieces, labels) for s in renaming.some(1.0)] if renaming else []
        return batches(items + [i for i in others if len(i.pieces) <= MOST_PIECES], asked.pieces, pieces, chance)

    a_epoch = sum(1 for _ in an_epoch())
    steps, step, began = int(a_epoch * asked.epochs), 0, time.time()
    average = {k: v.clone() for k, v in engine.state_dict().items()}
    for epoch in range(math.ceil(asked.epochs)):
        sums = {}
        for batch in itertools.islice(an_epoch(), steps - step):
            rate = min(1.0, step / (0.06 * steps)) * max(0.0, 1 - step / steps)
            for group, top in zip(optimizer.param_groups, rates):
                group["lr"] = top * rate
            found = losses(engine, batch)
            optimizer.zero_grad(set_to_none=True)
            sum(found.values()).backward()
            torch.nn.utils.clip_grad_norm_(engine.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(0.998, step / (step + 20))
            with torch.no_grad():
                if step % 4 == 0:  # a running mean of the weights is steadier than the last ones
                    keep = keep ** 4
                    for name, value in engine.state_dict().items():
                        if value.dtype.is_floating_point:
                            average[name].lerp_(value, 1 - keep)
            for k, v in found.items():
                sums[k] = sums.get(k, 0) + float(v)
            if step % 50 == 0:
                print(f"  step {step}/{steps} {time.time() - began:.0f} s", {k: round(v / (step % a_epoch or a_epoch), 3) for k, v in sums.items()}, flush=True)
        now = {k: v.clone() for k, v in engine.state_dict().items()}
        engine.load_state_dict(average)
        print(f"epoch {epoch + 1}: {time.time() - began:.0f} s", score(engine, dev, pieces, labels), "gum", score(engine, gum_dev, pieces, labels),
              "own", score_attributions(engine, own_dev, pieces) if own_dev else "",
              "events", score_events(engine, event_dev, pieces, labels) if event_dev else "",
              "publishers", score_frames(engine, frame_dev, pieces) if frame_dev else "", flush=True)
        torch.save({"size": size, "labels": {k: labels[k] for k in ("upos", "xpos", "relations", "names", "arc_width", "relation_width", "pointer_width", "events", "modalities", "event_width", "frame")},
                    "vocabulary": pieces.words, "weights": average}, asked.out / "engine.pt")
        shutil.copy(asked.out / "engine.pt", asked.out / f"engine-{epoch + 1}.pt")
        engine.load_state_dict(now)
        if time.time() - began > asked.minutes * 60:
            break


if __name__ == "__main__":
    main()
