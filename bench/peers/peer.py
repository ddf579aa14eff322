# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""What compare.py asks of each program."""
import contextlib
import os

import measure

HERE = os.path.dirname(os.path.abspath(__file__))


class Peer:
    name = ""
    slow = False   # indexed once, unless --slow-runs says more
    notes = ()     # what the figures do not say

    def __init__(self, folder):
        self.folder = folder  # the peer's own, made anew for each index

    def prepare(self):
        """What is done once and not counted."""

    def version(self):
        raise NotImplementedError

    def index(self, corpus):
        """Makes a new index in the folder, and returns what that took."""
        raise NotImplementedError

    def megabytes(self):
        raise NotImplementedError

    @contextlib.contextmanager
    def serving(self):
        """While queries are asked: a server runs, where there is one."""
        yield

    def command(self, text):
        """A process that answers one query: the number of hits, and the ten best with titles."""
        raise NotImplementedError

    def hits(self, text):
        raise NotImplementedError

    def cold(self, texts, runs):
        return measure.median_wall([self.command(text) for text in texts], runs)

    def warm(self, texts, repeats):
        """Milliseconds of each query in a running process; None where there is no such way."""
        return None


def debian_version(package):
    _, version = measure.run(["dpkg-query", "--show", "--showformat=${Version}", package])
    return version.strip()
