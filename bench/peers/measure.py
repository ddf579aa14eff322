# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""What a program took, from its start to its end."""
import dataclasses
import os
import statistics
import subprocess
import tempfile
import time


@dataclasses.dataclass
class Usage:
    """Of a process and of all its children for which it waited."""
    wall: float  # seconds
    cpu: float   # seconds, user and system
    peak: float  # megabytes, of the largest of these processes


class Failed(Exception):
    """A peer did not do what it was asked; the message is its command and what it said."""


def usage_of(process, begin):
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Usage(time.perf_counter() - begin, used.ru_utime + used.ru_stime,
                 used.ru_maxrss * 1024 / 1e6)


def run(command, accepted=(0,), **options):
    """Runs to the end and returns (Usage, standard output)."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=errors, **options)
        try:
            with process.stdout:
                output = process.stdout.read()
            usage = usage_of(process, begin)
        except BaseException:  # an interrupt ends the program too
            process.kill()
            process.wait()
            raise
        if process.returncode not in accepted:
            errors.seek(0)
            said = (output[-1000:] + errors.read()[-1000:]).decode("utf-8", "replace")
            raise Failed(f"{' '.join(command)[:300]}: exit {process.returncode}\n{said}")
    return usage, output.decode("utf-8", "replace")


def median_wall(commands, runs, **options):
    """Milliseconds from process start to end: the median over `runs` rounds of these commands."""
    for command in commands:  # the page cache is warm
        run(command, **options)
    walls = [run(command, **options)[0].wall for _ in range(runs) for command in commands]
    return statistics.median(walls) * 1e3


def percentile(values, percent):
    values = sorted(values)
    return values[min(len(values) - 1, len(values) * percent // 100)]


def megabytes_of(*paths):
    """The size of files, and of all files in folders."""
    total = 0
    for path in paths:
        if os.path.isfile(path):
            total += os.path.getsize(path)
        for folder, _, names in os.walk(path):
            total += sum(os.path.getsize(os.path.join(folder, name)) for name in names)
    return total / 1e6
