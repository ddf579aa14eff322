# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Those queries of Kiosque's language that all peers understand: words, phrases, AND, OR, NOT."""
import re

TOKEN = re.compile(r'\s*(?:"([^"]*)"|«([^»]*)»|([()])|([^\s()"«»]+))')
WORD = re.compile(r"[^\W\d_]+")
OPERATORS = {"AND": "and", "ET": "and", "OR": "or", "OU": "or", "NOT": "not", "SAUF": "not"}

# Words that all of the corpus's articles are asked for: what is not found here is a failure.
CONTROLS = ("Kim AND Poutine AND sanctions", "Iran AND nucléaire AND accord",
            '"Union européenne"', "élection présidentielle", "nucleaire", "Tours")


class Untranslatable(Exception):
    pass


def tokens_of(text):
    position = 0
    while text[position:].strip():
        match = TOKEN.match(text, position)
        if not match:
            raise Untranslatable
        position = match.end()
        double, french, bracket, word = match.groups()
        if bracket or word in OPERATORS:
            yield (bracket or OPERATORS[word],)
        elif word is not None:
            if not WORD.fullmatch(word):
                raise Untranslatable
            yield ("word", word)
        else:
            words = (double if double is not None else french).split()
            if not words or not all(WORD.fullmatch(part) for part in words):
                raise Untranslatable
            yield ("phrase", words)


class Parser:
    """expression = conjunction { OR conjunction }; words side by side are all required."""

    def __init__(self, text):
        self.tokens = list(tokens_of(text)) + [("end",)]

    def parse(self):
        tree = self.expression()
        self.take("end")
        return tree

    def take(self, *kinds):
        if self.tokens[0][0] not in kinds:
            raise Untranslatable
        return self.tokens.pop(0)

    def expression(self):
        tree = self.conjunction()
        while self.tokens[0][0] == "or":
            self.take("or")
            tree = ("or", tree, self.conjunction())
        return tree

    def conjunction(self):
        tree = self.leaf()
        while self.tokens[0][0] not in ("or", ")", "end"):
            kind = self.take("and", "not")[0] if self.tokens[0][0] in ("and", "not") else "and"
            tree = (kind, tree, self.leaf())
        return tree

    def leaf(self):
        if self.tokens[0][0] == "(":
            self.take("(")
            tree = self.expression()
            self.take(")")
            return tree
        return self.take("word", "phrase")


def parse(text):
    """The query as a tree: (word, W), (phrase, [W...]), (and|or|not, TREE, TREE)."""
    return Parser(text).parse()


def render(tree, word, phrase, **operators):
    """The tree in a peer's syntax: `word` and `phrase` make text of leaves, the formats `and_`,
    `or_` and `not_` of what stands left and right."""
    if tree[0] == "word":
        return word(tree[1])
    if tree[0] == "phrase":
        return phrase(" ".join(tree[1]))
    sides = (render(side, word, phrase, **operators) for side in tree[1:])
    return operators[tree[0] + "_"].format(*sides)


def read(path):
    """The queries of a file of ID TAB QUERY that all understand, and how many it has in all."""
    found = []
    total = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            _, tab, text = line.rstrip("\n").partition("\t")
            if line.startswith("#") or not tab:
                continue
            total += 1
            try:
                parse(text)
            except Untranslatable:
                continue
            found.append(text)
    return found, total
