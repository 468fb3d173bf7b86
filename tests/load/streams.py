#!/usr/bin/env python3
"""How many workstations can follow the feed of one server, and how soon all of them are told.

    python3 tests/load/streams.py PATH-TO-KEZEK [STREAMS]

Starts a server on a database of its own in a temporary folder, opens the streams, hands one
application in, and prints when the first and the last stream was told of it and what memory the
streams took. Needs nothing but Python. Raise the limit of open files first: `ulimit -n 32768`.
"""

import asyncio
import datetime
import hashlib
import json
import os
import resource
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
import zlib

UNIT = "almaty"
STREAMS_OF_ONE_SESSION = 4


def png(number):
    """A picture of one dot that no other number gives."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(bytes([0, number, number, number]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def call(url, method, path, token, body=None, kind="application/json"):
    request = urllib.request.Request(url + path, data=body, method=method)
    request.add_header("authorization", "Bearer " + token)
    request.add_header("content-type", kind)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def people(database, sessions):
    """Puts people and open sessions into a database that no server has open."""
    base = sqlite3.connect(database)
    now = datetime.datetime.now(datetime.timezone.utc)
    later = now + datetime.timedelta(hours=12)
    for login, role in (("gate", "gateway"), ("officer", "executor")):
        base.execute("INSERT INTO accounts (login, name, password_hash, draft_key, enabled, created_at)"
                     " VALUES (?, ?, '', '', 1, ?)", (login, login, now.isoformat()))
        base.execute("INSERT INTO posts (login, role, unit) VALUES (?, ?, ?)", (login, role, UNIT))
    tokens = []
    for number in range(sessions + 1):
        token = hashlib.sha256(f"token {number}".encode()).hexdigest()
        tokens.append(token)
        base.execute("INSERT INTO sessions (token_sha256, id, login, opened_at, seen_at, ends_at, address,"
                     " means) VALUES (?, ?, ?, ?, ?, ?, '127.0.0.1', 'password')",
                     (hashlib.sha256(token.encode()).hexdigest(), uuid.uuid4().bytes,
                      "gate" if number == 0 else "officer",
                      now.isoformat(), now.isoformat(), later.isoformat()))
    base.commit()
    base.close()
    return tokens


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        lines = dict(line.split(":", 1) for line in status if ":" in line)
    return int(lines["VmRSS"].split()[0])


def hand_in(url, token):
    papers = []
    for number, document in enumerate(("application", "identity-document", "education-document",
                                       "work-experience")):
        picture = png(number)
        sha256 = hashlib.sha256(picture).hexdigest()
        call(url, "PUT", f"/v1/documents/{sha256}", token, picture, "image/png")
        paper = {"document": document, "sha256": sha256, "name": document + ".png"}
        if document == "identity-document":
            paper["expires_on"] = "2031-12-31"
        papers.append(paper)
    application = {
        "service": "qualification-certificate", "request": "issue", "channel": "portal",
        "unit": UNIT, "filed_at": "2026-03-10T05:00:00Z", "reference": str(uuid.uuid4()),
        "language": "ru",
        "applicant": {"family_name": "Okafor", "given_name": "Adaeze", "born_on": "1990-01-15",
                      "citizenship": "NGA", "iin": "900115300003", "identity_number": "A1234567"},
        "details": {"profession": "Welder"}, "papers": papers,
    }
    call(url, "POST", "/v1/applications", token, json.dumps(application).encode())


async def follow(port, token, begun, told):
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=4096)
    writer.write(f"GET /v1/changes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n".encode())
    await writer.drain()
    while True:
        line = await reader.readline()
        if not line:
            return
        if line == b"event: ready\n":
            begun.release()
        elif line == b"event: change\n":
            told.append(time.monotonic())


async def run(program, count):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count + 100:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count + 100), hard))
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "kezek.db")
        port = 18490 + os.getpid() % 1000
        command = [program, "serve", "--database", "sqlite:" + database, "--listen", f"127.0.0.1:{port}",
                   "--clock", "2026-03-10T10:30"]
        def start():
            server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(600):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready").read()
                    return server
                except OSError:
                    time.sleep(0.1)
            sys.exit("the server does not start")
        server = start()
        server.terminate()
        server.wait()
        tokens = people(database, -(-count // STREAMS_OF_ONE_SESSION))
        server = start()
        try:
            before = memory(server.pid)
            begun, told = asyncio.Semaphore(0), []
            tasks = []
            for number in range(count):
                token = tokens[1 + number // STREAMS_OF_ONE_SESSION]
                tasks.append(asyncio.create_task(follow(port, token, begun, told)))
                if number % 200 == 199:
                    for _ in range(200):
                        await begun.acquire()
            for _ in range(count % 200):
                await begun.acquire()
            after = memory(server.pid)
            url = f"http://127.0.0.1:{port}"
            sent = time.monotonic()
            await asyncio.to_thread(hand_in, url, tokens[0])
            done = time.monotonic()
            while len(told) < count:
                await asyncio.sleep(0.01)
            peak = memory(server.pid)
            print(f"streams                     {count}")
            print(f"memory without streams      {before} kB")
            print(f"memory of one stream        {(after - before) / count:.1f} kB"
                  f" ({(peak - before) / count:.1f} kB while all are told)")
            print(f"handing in                  {(done - sent) * 1000:.0f} ms")
            print(f"first told after            {(min(told) - sent) * 1000:.0f} ms")
            print(f"last told after first       {(max(told) - min(told)) * 1000:.0f} ms")
            for task in tasks:
                task.cancel()
        finally:
            server.terminate()
            server.wait()


if len(sys.argv) < 2:
    sys.exit(__doc__)
asyncio.run(run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000))
