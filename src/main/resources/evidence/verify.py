#!/usr/bin/env python3
"""Verifies an evidence bundle of Audit Workbench with nothing but Python 3.8 or newer.

    python3 verify.py BUNDLE [FINGERPRINT]

BUNDLE is the archive, or the folder it was unpacked into. FINGERPRINT is the SHA-256 of the log's first public key as you
were told it in another way. Ends with 0 when everything holds, with 5 and the first thing that does not otherwise.

Formats: RFC 6962 (Merkle tree), RFC 8032 (Ed25519), C2SP signed-note and tlog-checkpoint; the canonical bytes of changes
are described in docs/evidence-format.md of the program. This file shares no code with the program.
"""
import base64
import hashlib
import json
import os
import struct
import sys
import zipfile

class Wrong(Exception):
    """Something does not hold."""

def need(condition, what):
    if not condition:
        raise Wrong(what)

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

# --- Ed25519, RFC 8032 section 5.1 --------------------------------------------------------------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x if (x * x - x2) % P == 0 else x * ROOT % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    return P - x if (x & 1) != sign else x

def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q = add(q, p) if n & 1 else q
        p, n = add(p, p), n >> 1
    return q

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def is_signed(key, message, signature):
    a, r, s = point(key[:32]), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0

# --- signed notes, C2SP -------------------------------------------------------------------------------------------------
def read_note(note):
    need("\n\n" in note, "a signed note has no signature")
    at = note.rindex("\n\n")
    marks = []
    for line in note[at + 2:].split("\n"):
        if line:
            dash, name, data = line.split(" ")
            need(dash == "\u2014", "a signed note is spoilt")
            marks.append((name, base64.b64decode(data, validate=True)))
    return note[:at + 1], marks

def signs(name, key, note):
    text, marks = note
    key_id = sha256(name.encode(), b"\n\x01", key)[:4]
    return any(n == name and m[:4] == key_id and is_signed(key, text.encode(), m[4:]) for n, m in marks)

def read_keys(text):
    """The chain of keys: each certificate is signed by the key before it, the first one by itself."""
    keys, broken, origin = [], 0, None
    heads = text.split(text.split("\n")[0] + "\n")[1:]
    for note in (read_note(text.split("\n")[0] + "\n" + part.rstrip("\n") + "\n") for part in heads):
        lines = note[0].split("\n")
        need(lines[0].endswith("/key") and lines[1] == "epoch %d" % (len(keys) + 1), "a key is missing")
        origin, key = lines[0][:-4], base64.b64decode(lines[3], validate=True)
        if not (keys and signs(origin, keys[-1], note)):
            need(signs(origin, key, note), "nobody signed key %d" % (len(keys) + 1))
            broken += 1 if keys else 0
        keys.append(key)
    return origin, keys, broken

# --- Merkle tree, RFC 9162 section 2.1.3.2 ------------------------------------------------------------------------------
def root_of(leaf, index, size, path):
    need(0 <= index < size, "a place outside the log")
    last, value = size - 1, leaf
    for sibling in (base64.b64decode(each, validate=True) for each in path):
        need(last > 0, "a path is too long")
        if index & 1 or index == last:
            value = sha256(b"\x01", sibling, value)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            value = sha256(b"\x01", value, sibling)
        index, last = index >> 1, last >> 1
    need(last == 0, "a path is too short")
    return value

# --- canonical bytes ----------------------------------------------------------------------------------------------------
def varint(n):
    n &= 2**64 - 1
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)

def signed(n):
    return varint((n << 1) ^ (n >> 63))

def text(value):
    return varint(len((value or "").encode())) + (value or "").encode()

def texts(values):
    return varint(len(values)) + b"".join(map(text, values))

def table_digest(t):
    out = [b"\x00S\x01", text(t["schema"]), text(t["table"]), varint(len(t["columns"]))]
    for c in t["columns"]:
        flags = bool(c["unsigned"]) | bool(c["nullable"]) << 1 | bool(c["generated"]) << 2
        out += [text(c["name"]), text(c["type"]), text(c["declared"]), bytes([flags]), varint(c["length"]),
                varint(c["scale"]), text(c["charset"]), texts(c["labels"])]
    out += [varint(len(t["key"]))] + [varint(i) for i in t["key"]]
    shape = sha256(*out)
    if t["foreign_keys"] is None:
        return shape
    out = [b"\x00F\x01", shape, varint(len(t["foreign_keys"]))]
    for k in t["foreign_keys"]:
        out += [text(k["name"]), texts(k["columns"]), text(k["schema"]), text(k["table"]), texts(k["parent_columns"]),
                text(k["on_delete"]), text(k["on_update"])]
    return sha256(*out)

def event_leaf(event, table, body):
    statement = event["statement"]
    digest = bytes(32) if statement is None else sha256(statement.encode())
    return sha256(b"\x00E\x01", varint(event["ordinal"]), table_digest(table), digest, body)

def transaction_leaf(t, root):
    connection = -1 if t["connection_id"] is None else t["connection_id"]
    return sha256(
        b"\x00T\x01", bytes([t["kind"]]), text(t["source"]), text(t["identity"]), text(t["gtid"]), text(t["file"]),
        varint(t["offset"]), signed(t["commit_us"]), signed(t["captured_us"]), signed(connection),
        varint(t["server_id"]), varint(t["snapshot_run"]), text(t["actor"]), bytes([t["actor_grade"]]),
        bytes([t["actor_source"]]), varint(t["event_count"]), root)

class Body:
    """Reads the canonical bytes of a change; values of kinds that are shown in more than one way read as `...`."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, n):
        need(self.at + n <= len(self.data), "the bytes of a change end early")
        self.at += n
        return self.data[self.at - n:self.at]

    def number(self):
        b = self.take(1)[0]
        return b & 127 if b < 128 else b & 127 | self.number() << 7

    def value(self):
        kind = self.take(1)[0]
        if kind in (0, 1):
            return None if kind == 0 else Ellipsis
        if kind == 2:
            n = self.number()
            return str((n >> 1) ^ -(n & 1))
        if kind == 3:
            return str(struct.unpack(">Q", self.take(8))[0])
        if kind in (4, 7, 8):
            return self.take(self.number()).decode("latin-1" if kind == 4 else "utf-8")
        need(kind in (5, 6, 9, 10, 11, 12, 14), "a value of a kind (%d) that this file does not know" % kind)
        self.take(self.number() if kind == 9 else {5: 8, 6: 4, 10: 1, 11: 1, 12: 1, 14: 32}[kind])
        _ = self.number() if kind in (10, 11) else self.take(self.number()) if kind == 12 else 0
        return "..."

    def image(self):
        return [self.value() for _ in range(self.number())]

    def images(self):
        """Values before and after; None where the change has none."""
        op = self.take(1)[0] & 127
        self.number(), self.number()
        if op not in (1, 2, 4):
            return self.image() if op == 3 else None, None
        after = self.image()
        before = list(after)
        for _ in range(self.number() if op == 2 else 0):
            index = self.number()
            before[index] = self.value()
        return before if op == 2 else None, after

def check_values(event, table, body):
    before, after = Body(body).images()
    for name, image in (("before", before), ("after", after)):
        shown = event[name] or {}
        columns = [c["name"] for c in table["columns"]]
        for column, value in zip(columns, image or []):
            if value == "...":
                continue
            need((column in shown) == (value is not Ellipsis), "%s: a column is shown that was not recorded" % event["event"])
            need(value is Ellipsis or shown[column] == value, "%s: %s is not what was recorded" % (event["event"], column))

# --- the bundle ---------------------------------------------------------------------------------------------------------
def read_bundle(path):
    if os.path.isdir(path):
        files = {}
        for folder, _, names in os.walk(path):
            for name in names:
                full = os.path.join(folder, name)
                with open(full, "rb") as f:
                    files[os.path.relpath(full, path).replace(os.sep, "/")] = f.read()
        return files
    with zipfile.ZipFile(path) as z:
        return {name: z.read(name) for name in z.namelist()}

def verify(files, fingerprint=None):
    for name in ("manifest.json", "events.ndjson", "transactions.ndjson", "tables.json", "checkpoint.txt", "keys.txt"):
        need(name in files, "%s is missing" % name)
    manifest = json.loads(files["manifest.json"])
    for name, digest in manifest["files"].items():
        need(name in files, "%s is missing" % name)
        need(sha256(files[name]).hex() == digest, "%s is not the file that the manifest names" % name)
    extra = set(files) - set(manifest["files"]) - {"manifest.json", "manifest.sig"}
    need(not extra, "%s is not in the manifest" % ", ".join(sorted(extra)))

    origin, keys, broken = read_keys(files["keys.txt"].decode())
    first = sha256(keys[0]).hex()
    need(fingerprint is None or fingerprint.lower() == first, "the log began with another key: %s" % first)
    note = read_note(files["checkpoint.txt"].decode())
    need(any(signs(origin, key, note) for key in keys), "no key of the log signed the checkpoint")
    if "manifest.sig" in files:
        need(any(is_signed(key, files["manifest.json"], files["manifest.sig"]) for key in keys),
             "no key of the log signed the manifest")
    lines = note[0].split("\n")
    need(lines[0] == origin, "the checkpoint is of another log")
    size, root = int(lines[1]), base64.b64decode(lines[2], validate=True)

    tables = json.loads(files["tables.json"])
    transactions = {}
    for line in files["transactions.ndjson"].decode().splitlines():
        t = json.loads(line)
        transactions[t["transaction"]] = t
    roots, count = {}, 0
    for line in files["events.ndjson"].decode().splitlines():
        event = json.loads(line)
        body, table = base64.b64decode(event["body"], validate=True), tables[event["table"]]
        t = transactions[event["transaction"]]
        leaf = event_leaf(event, table, body)
        got = root_of(leaf, event["ordinal"], t["event_count"], event["path"])
        need(roots.setdefault(event["transaction"], got) == got, "%s is not in its transaction" % event["event"])
        check_values(event, table, body)
        count += 1
    for name, t in transactions.items():
        need(name in roots, "%s has no event" % name)
        need(root_of(transaction_leaf(t, roots[name]), t["index"], size, t["path"]) == root,
             "%s, or an event of it, is not in the log" % name)
    need(count == manifest["events"] and len(transactions) == manifest["transactions"], "the counts differ")
    return (origin, size, lines[5], first, len(keys), broken, count, len(transactions), "manifest.sig" in files)

def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        origin, size, time, first, keys, broken, count, txs, is_whole = verify(read_bundle(sys.argv[1]), *sys.argv[2:])
    except (Wrong, KeyError, ValueError, IndexError, TypeError, zipfile.BadZipFile, OSError) as wrong:
        print("NOT INTACT: %s" % wrong)
        return 5
    print("INTACT: %d events in %d transactions of log %s (%d transactions, %s)" % (count, txs, origin, size, time))
    print("first key %s, %d key(s), %d not handed on; manifest %s"
          % (first, keys, broken, "signed" if is_whole else "NOT SIGNED"))
    return 0

if __name__ == "__main__":
    sys.exit(main())
