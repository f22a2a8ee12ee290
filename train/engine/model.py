# SPDX-License-Identifier: Apache-2.0
"""The encoder (BERT's shape) and its heads. docs/reference/engine-model.md has the formulas."""
import math

import torch
from torch import nn
from torch.nn import functional as F

from pieces import SHAPES


CUE_LABELS = ("O", "B", "I")
EVENT_POINTERS = tuple(f"{role}_{end}" for role in ("agent", "patient", "place", "time") for end in ("begin", "end"))
POINTERS = ("source_begin", "source_end", "content_begin", "content_end", "more_begin", "more_end")


class Layer(nn.Module):
    def __init__(self, width, inner, heads, drop):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.joined = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        batch, length, width = x.shape
        split = lambda t: t.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
        # spelled out: on processors the fused form is several times as slow backwards
        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3)
        scores = scores / math.sqrt(width // self.heads) + mask
        seen = torch.softmax(scores, -1) @ split(self.value(x))
        seen = seen.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.joined(seen)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary, width, inner, heads, layers, positions, drop):
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(positions, width)
        self.shape = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, inner, heads, drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)

    def forward(self, pieces, shapes, lengths):
        places = torch.arange(pieces.shape[1])
        x = self.word(pieces) + self.position(places) + self.shape(shapes)
        x = self.drop(self.norm(x))
        mask = torch.where(places[None, :] < lengths[:, None], 0.0, -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Biaffine(nn.Module):
    def __init__(self, left, right, out):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, left + 1, right + 1))

    def forward(self, a, b):
        """a, b: [batch, n, width] -> [batch, out, n, n], [dependent, head]"""
        a = F.pad(a, (0, 1), value=1.0)
        b = F.pad(b, (0, 1), value=1.0)
        return torch.einsum("bix,oxy,bjy->boij", a, self.weight, b)

    def pairs(self, a, b):
        """a, b: [n, width] -> [n, out]: only the chosen pairs"""
        a = F.pad(a, (0, 1), value=1.0)
        b = F.pad(b, (0, 1), value=1.0)
        return torch.einsum("nx,oxy,ny->no", a, self.weight, b)


class Engine(nn.Module):
    def __init__(self, shape, labels, drop=0.1, head_drop=0.33):
        super().__init__()
        self.shape, self.labels = shape, labels
        self.encoder = Encoder(drop=drop, **shape)
        width = shape["width"]
        self.upos = nn.Linear(width, len(labels["upos"]))
        self.xpos = nn.Linear(width, len(labels["xpos"]))
        self.names = nn.Linear(width, len(labels["names"]))
        self.other_names = nn.Linear(width, len(labels["names"]))  # by another treebank's rules; in training only
        # how likely one label of names follows another, added along the sentence (a linear chain)
        self.name_steps = nn.Parameter(torch.zeros(len(labels["names"]), len(labels["names"])))
        self.factual = nn.Linear(width, 1)
        arc, rel = labels["arc_width"], labels["relation_width"]
        self.arc_dependent, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.rel_dependent, self.rel_head = nn.Linear(width, rel), nn.Linear(width, rel)
        self.arc = Biaffine(arc, arc, 1)
        self.rel = Biaffine(rel, rel, len(labels["relations"]))
        # Attribution: which words are a cue, and from each cue where its source and content begin and
        # end (POINTERS; the root means that there is none).
        self.cue = nn.Linear(width, len(CUE_LABELS))
        self.pointer_width = labels["pointer_width"]
        self.asking = nn.Linear(width, len(POINTERS) * self.pointer_width)
        self.answering = nn.Linear(width, len(POINTERS) * self.pointer_width)
        # Events: the word that tells one, its kind, how sure it is, and from it where its roles lie.
        self.event = nn.Linear(width, len(labels["events"]))
        self.modality = nn.Linear(width, len(labels["modalities"]))
        self.event_asking = nn.Linear(width, len(EVENT_POINTERS) * labels["event_width"])
        self.event_answering = nn.Linear(width, len(EVENT_POINTERS) * labels["event_width"])
        # Above and below a text: which words name the publisher, the title and the authors.
        self.frame = nn.Linear(width, len(labels["frame"]))
        self.head_drop = nn.Dropout(head_drop)

    def words(self, pieces, shapes, lengths, rows, firsts):
        """[sentences, words + 1, width]: the state of each word's first piece; index 0 is its sentence's [CLS],
        the root. `rows`: in which stretch of `pieces` each sentence stands."""
        return self.encoder(pieces, shapes, lengths)[rows[:, None], firsts].float()

    def name_loss(self, scores, wanted, lengths):
        """Negative log likelihood of the labels under the chain; labels below 0 are not known and summed over.
        scores: [sentences, words, labels]; words at or behind `lengths` are none."""
        known = torch.full_like(scores, -1e4).scatter(2, wanted.clamp(min=0)[..., None], 0.0)
        known = torch.where(wanted[..., None] < 0, torch.zeros_like(scores), known)
        return (self.chain(scores, lengths) - self.chain(scores + known, lengths)).sum() / lengths.sum()

    def chain(self, scores, lengths):
        """log of the sum over all ways through the labels"""
        sums = scores[:, 0]
        for at in range(1, scores.shape[1]):
            further = torch.logsumexp(sums[:, :, None] + self.name_steps, 1) + scores[:, at]
            sums = torch.where((at < lengths)[:, None], further, sums)
        return torch.logsumexp(sums, 1)

    def arcs(self, words):
        act = lambda t: self.head_drop(F.leaky_relu(t, 0.1))
        dependents, heads = act(self.arc_dependent(words)), act(self.arc_head(words))
        return self.arc(dependents, heads)[:, 0] / math.sqrt(dependents.shape[2])

    def pointers(self, words, rows, columns):
        """Scores [cue, pointer, word] of the cues whose last word is (row, column)."""
        return self.pointed(self.asking, self.answering, len(POINTERS), words, rows, columns)

    def event_pointers(self, words, rows, columns):
        """The same of the words that tell an event."""
        return self.pointed(self.event_asking, self.event_answering, len(EVENT_POINTERS), words, rows, columns)

    def pointed(self, asking, answering, pointers, words, rows, columns):
        act = lambda t: self.head_drop(F.leaky_relu(t, 0.1))
        split = lambda t: t.unflatten(-1, (pointers, t.shape[-1] // pointers))
        asked = split(act(asking(words[rows, columns])))
        answers = split(act(answering(words)))[rows]
        return torch.einsum("cpw,cnpw->cpn", asked, answers) / math.sqrt(asked.shape[-1])

    def relation_sides(self, words):
        act = lambda t: self.head_drop(F.leaky_relu(t, 0.1))
        return act(self.rel_dependent(words)), act(self.rel_head(words))
