#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes corpus/broken/archives anew: make_broken_archives.py FOLDER.

The archives are hostile or damaged on purpose; docs/formats.md says what becomes of each. Dates
are fixed, so that the same bytes come out.
"""

import bz2
import gzip
import io
import sys
import tarfile
import zipfile
from pathlib import Path

TEXT = "Titre: Une passerelle neuve\n\nLa passerelle du moulin est ouverte.\n".encode()
MANY_BLANKS = 300 << 20


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def tarred(entries):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content, kind, target in entries:
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = target
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue().rstrip(b"\0") + bytes(1024)


def hostile_tar():
    paths = ["/etc/absolu.txt", "../dehors.txt", "a/../../dehors.txt"]
    entries = [(path, TEXT, tarfile.REGTYPE, "") for path in paths]
    entries += [
        ("lien.txt", b"", tarfile.SYMTYPE, "/etc/passwd"),
        ("lien-dur.txt", b"", tarfile.LNKTYPE, "bon.txt"),
        ("disque.txt", b"", tarfile.BLKTYPE, ""),
        ("tuyau.txt", b"", tarfile.FIFOTYPE, ""),
        ("bon.txt", TEXT, tarfile.REGTYPE, ""),
    ]
    return tarred(entries)


def encrypted(archive):
    """Marks the only entry as encrypted, in its own header and in the directory."""
    broken = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        broken[archive.index(signature) + offset] |= 1
    return bytes(broken)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    good = zipped([("bon.txt", TEXT)])
    nested = good
    for _ in range(3):
        nested = zipped([("archive.zip", nested)], zipfile.ZIP_STORED)
    lines = b"".join(b'{"body":"La ligne %d."}\n' % (n * n * 7919) for n in range(400))
    gz = gzip.compress(lines, mtime=0)
    damaged = bytearray(gz)
    damaged[len(gz) // 2] ^= 0xFF
    specimens = {
        "bombe.txt.bz2": bz2.compress(b"x" * MANY_BLANKS),
        "chemins-hostiles.tar": hostile_tar(),
        "coupe.jsonl.gz": gz[: len(gz) // 2],
        "coupe.zip": zipped([("bon.txt", TEXT), ("coupe.txt", lines)])[:400],
        "endommage.jsonl.gz": bytes(damaged),
        "mot-de-passe.zip": encrypted(good),
        "trop-profond.zip": nested,
        "vide.zip": zipped([]),
        "zip-en-fait.txt": good,
    }
    for name, content in specimens.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
