# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import time

import measure
import queries
from peer import Peer, debian_version

PROGRAMS = "/usr/lib/postgresql/15/bin"
SETTINGS = ("listen_addresses=", "shared_buffers=256MB", "maintenance_work_mem=256MB",
            "max_wal_size=4GB", "client_min_messages=warning", "synchronous_commit=off",
            "unix_socket_permissions=0700")
LOAD = """
create table articles(id text primary key, title text, date text, source text, body text,
  words tsvector generated always as (setweight(to_tsvector('french', title), 'A') ||
                                      to_tsvector('french', body)) stored);
\\copy articles(id, title, date, source, body) from '{rows}'
create index on articles using gin(words);
create index on articles(date);
create index on articles(source);
vacuum analyze articles;
checkpoint;
"""
ASK = ("select id, title, count(*) over () from articles, (select {} as query) as asked "
       "where words @@ query order by ts_rank_cd(words, query) desc limit 10;")


def syntax(text):
    return queries.render(queries.parse(text), "plainto_tsquery('french', '{}')".format,
                          "phraseto_tsquery('french', '{}')".format, and_="({} && {})",
                          or_="({} || {})", not_="({} && !!{})")


class PostgreSql(Peer):
    name = "PostgreSQL"
    notes = ("PostgreSQL's index on disk is the table with its stored text, vectors and indexes, "
             "without the log. Its French configuration stems and has stop words, but does not "
             "fold accents. Its cold query is `psql` with a server that runs already.",)

    def __init__(self, folder):
        super().__init__(folder)
        self.data = os.path.join(folder, "data")
        self.size = 0.0
        # The server refuses to run as root.
        self.user = "postgres" if os.geteuid() == 0 else None
        self.psql = ["psql", "--no-psqlrc", "--quiet", "--host", folder, "--username", "postgres",
                     "--set", "ON_ERROR_STOP=1", "--no-align", "--tuples-only"]

    def version(self):
        return debian_version("postgresql-15")

    def as_user(self):
        if self.user is None:
            return {}
        account = pwd.getpwnam(self.user)
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    @contextlib.contextmanager
    def server(self):
        """A server on a socket in the folder; at the end the process that was, with `usage`."""
        settings = [part for setting in SETTINGS for part in ("-c", setting)]
        with open(os.path.join(self.folder, "log"), "a", encoding="utf-8") as log:
            process = subprocess.Popen(
                [f"{PROGRAMS}/postgres", "-D", self.data, "-k", self.folder, *settings],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self.as_user())
        begin = time.perf_counter()
        try:
            self.wait_until_ready(process)
            yield process
        finally:
            # Fast shutdown: sessions are ended. A server that failed is a zombie until then.
            process.send_signal(signal.SIGINT)
            process.usage = measure.usage_of(process, begin)

    def wait_until_ready(self, process):
        for _ in range(300):
            ready = subprocess.run([f"{PROGRAMS}/pg_isready", "-q", "-h", self.folder])
            if ready.returncode == 0:
                return
            if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
            time.sleep(0.1)
        with open(os.path.join(self.folder, "log"), encoding="utf-8") as log:
            raise measure.Failed("postgres does not start\n" + log.read()[-1000:])

    def index(self, corpus):
        if self.user is not None:
            shutil.chown(self.folder, self.user, self.user)
        measure.run([f"{PROGRAMS}/initdb", "-D", self.data, "-E", "UTF8", "--locale=C.UTF-8", "-A",
                     "trust", "-U", "postgres", "--no-instructions"], **self.as_user())
        script = os.path.join(self.folder, "load.sql")
        with open(script, "w", encoding="utf-8") as out:
            out.write(LOAD.format(rows=corpus.rows))
        with self.server() as server:
            usage, _ = measure.run([*self.psql, "--file", script])
            _, size = measure.run([*self.psql, "--command",
                                   "select pg_total_relation_size('articles')"])
        self.size = int(size) / 1e6
        return measure.Usage(usage.wall, usage.cpu + server.usage.cpu,
                             max(usage.peak, server.usage.peak))

    def megabytes(self):
        return self.size

    @contextlib.contextmanager
    def serving(self):
        with self.server():
            yield

    def command(self, text):
        return [*self.psql, "--command", ASK.format(syntax(text))]

    def hits(self, text):
        _, printed = measure.run(self.command(text))
        return int(printed.splitlines()[0].rsplit("|", 1)[1]) if printed.strip() else 0

    def warm(self, texts, repeats):
        script = os.path.join(self.folder, "warm.sql")
        with open(script, "w", encoding="utf-8") as out:
            out.write("\\timing on\n")
            for text in texts:
                out.write((ASK.format(syntax(text)) + "\n") * (repeats + 1))
        _, printed = measure.run([*self.psql, "--file", script])
        times = [float(time) for time in re.findall(r"^Time: ([\d.]+) ms", printed, re.M)]
        size = repeats + 1
        return [sum(times[i + 1:i + size]) / repeats for i in range(0, len(times), size)]
