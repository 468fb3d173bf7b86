#!/usr/bin/env python3
"""Has Schemathesis try the documented contract on a server that runs.

Opens the demo on a server of its own, signs in as one person of each role, and sends generated
requests, right ones and wrong ones: no answer may be a 5xx, and every one must be a documented
one. With --postgres ADDRESS the same demo is copied into that empty database first and served
from there. Ends with 0 when nothing was found and enough was sent.

    pip install schemathesis
    cargo build && tests/schemathesis.py [--kezek target/debug/kezek] [--examples 40] [--seed 1]
                                         [--postgres postgres://...]

The same file is the hooks that Schemathesis loads: they put things that there are into addresses,
because a random name finds nothing.
"""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request

ROLES = [
    "executor",
    "supervisor",
    "gateway",
    "auditor",
    "commission-chair",
    "interview-officer",
]
ENOUGH = 5000
FORMS = {
    "sha256": "[0-9a-f]{64}",
    "edition": "[a-z0-9.-]{1,64}@[0-9a-f]{64}",
    "kind": "[a-z0-9-]{1,64}",
}
# What is right by its form may still be forbidden by the law, stale, or not there.
SETTINGS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "401", "403", "404", "409", "412", "422", "428", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "412", "413", "415", "422", "428", "429"]

# Each command of a batch is judged alone; the batch is taken.
[[operations]]
include-operation-id = "runCommands"
[operations.checks.negative_data_rejection]
expected-statuses = ["2xx", "400", "401", "403", "404", "405", "406", "413", "415", "422", "429"]

# A filter, an order and a cursor are languages of their own; a paper is judged by its content.
[[operations]]
include-operation-id = "listRows"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "304", "400", "404", "429"]

[[operations]]
include-operation-id = "keepPaper"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "403", "413", "415", "422", "429"]
[operations.checks.negative_data_rejection]
enabled = false

# Whoever takes over must say why, and blank text says nothing.
[[operations]]
include-operation-id = "takeLeaseOver"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "400", "403", "404", "429"]

# So does a reason to see a personal number.
[[operations]]
include-operation-id = "revealNumbers"
[operations.checks.positive_data_acceptance]
expected-statuses = ["2xx", "400", "403", "404", "429"]
"""


def ask(url, path, token=None, body=None, method=None):
    request = urllib.request.Request(url + path, method=method)
    if token:
        request.add_header("authorization", f"Bearer {token}")
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request, data=data, timeout=60) as answer:
        return json.loads(answer.read() or b"null")


def hooks():
    """What Schemathesis loads."""
    import schemathesis

    known = json.loads(pathlib.Path(os.environ["KEZEK_KNOWN"]).read_text())
    choose = random.Random(known["seed"])

    @schemathesis.hook
    def map_path_parameters(context, path_parameters):
        for name, value in (path_parameters or {}).items():
            there = known["parts"].get(name)
            # What is wrong on purpose stays wrong.
            right = isinstance(value, str) and re.fullmatch(FORMS.get(name, ".+"), value)
            if there and right and choose.random() < 0.7:
                path_parameters[name] = choose.choice(there)
        return path_parameters

    @schemathesis.hook
    def map_headers(context, headers):
        version = (headers or {}).get("If-Match")
        # A version that a case may well have, so that commands get as far as the rules.
        if version and re.fullmatch('"[0-9]+"', version) and choose.random() < 0.5:
            headers["If-Match"] = f'"{choose.randint(1, 12)}"'
        return headers


def opened(kezek, folder):
    """Opens the demo and returns it with what it printed."""
    demo = subprocess.Popen(
        [kezek, "demo", "--headless", "--keep", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    return demo, json.loads(demo.stdout.readline())


def ended(process):
    process.send_signal(signal.SIGTERM)
    return process.wait(timeout=60)


def on_postgres(kezek, folder, address, now):
    """Copies the demo's database and serves the copy."""
    source = next(folder.glob("*.db"))
    papers = folder / "papers-of-the-copy"
    copied = [kezek, "copy", "--from", f"sqlite:{source}", "--to", address]
    copied += ["--papers-from", str(folder / "papers"), "--papers-to", str(papers)]
    subprocess.run(copied, check=True)
    config = folder / "config"
    shutil.copytree(pathlib.Path(__file__).parent.parent / "config", config)
    settings = config / "kezek.toml"
    text = settings.read_text().replace(
        '# papers = "/var/lib/kezek/papers"', f"papers = {json.dumps(str(papers))}")
    settings.write_text(text)
    serve = [kezek, "serve", "--config", str(config), "--database", address]
    serve += ["--listen", "127.0.0.1:0", "--clock", now]
    server = subprocess.Popen(serve, stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        found = re.search(r"http://[0-9.]+:\d+", line)
        if found:
            return server, found.group()
    raise SystemExit("the server on PostgreSQL did not start")


def things(url, accounts):
    """Signs everybody in and looks for what there is."""
    tokens = {}
    for role in ROLES:
        account = next(one for one in accounts if one["role"] == role)
        who = {key: account[key] for key in ("login", "password")}
        tokens[role] = ask(url, "/v1/sessions", body=who)["token"]
    parts = {name: [] for name in ("case", "slug", "sha256", "service", "edition", "kind")}
    parts["kind"] = ["add-note", "prepare-refusal"]
    for role in ROLES:
        for queue in ask(url, "/v1/queues", tokens[role])["queues"]:
            parts["slug"].append(queue["slug"])
    token = tokens["supervisor"]
    rows = ask(url, "/v1/queues/open/cases?limit=40", token)["rows"]
    rows += ask(url, "/v1/queues/closed/cases?limit=10", token)["rows"]
    for row in rows:
        parts["case"] += [row["id"], row["number"]]
        view = ask(url, f"/v1/cases/{row['id']}", token)
        papers = view["case"]["application"]["papers"]
        parts["sha256"] += [paper["sha256"] for paper in papers]
        law = view["law"]
        parts["sha256"] += [law["policy_sha256"], law["calendar_sha256"]]
        parts["service"].append(law["service"])
        parts["edition"].append(f"{law['edition']}@{law['edition_sha256']}")
    return tokens, {name: sorted(set(values)) for name, values in parts.items()}


def run(url, token, known, folder, examples, seed, choice):
    """Has Schemathesis try it as one person; returns how many requests, and whether all were right."""
    (folder / "known.json").write_text(json.dumps({**known, "seed": seed}))
    (folder / "settings.toml").write_text(SETTINGS)
    report = folder / "report.ndjson"
    report.unlink(missing_ok=True)
    tool = shutil.which("schemathesis", path=os.path.dirname(sys.executable)) or "schemathesis"
    command = [
        tool, "--config-file", str(folder / "settings.toml"), "run", f"{url}/v1/openapi.json",
        "--checks", "all", "--max-examples", str(examples), "--seed", str(seed),
        "--header", f"Authorization: Bearer {token}", "--continue-on-failure",
        "--phases", "examples,coverage,fuzzing,stateful", "--suppress-health-check", "all",
        "--request-timeout", "60", "--no-shrink", "--report", "ndjson",
        "--report-ndjson-path", str(report), "--warnings", "off", *choice,
    ]  # fmt: skip
    environment = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": str(pathlib.Path(__file__).resolve()),
        "KEZEK_KNOWN": str(folder / "known.json"),
        "KEZEK_HOOKS": "1",
    }
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    print(done.stdout, flush=True)
    found = re.findall(r"([\d,]+) generated", done.stdout)
    return sum(int(count.replace(",", "")) for count in found), done.returncode == 0


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kezek", default="target/debug/kezek")
    options.add_argument("--examples", type=int, default=25)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--roles", default=",".join(ROLES))
    options.add_argument("--postgres", help="the address of an empty database")
    options = options.parse_args()
    options.kezek = str(pathlib.Path(options.kezek).resolve())
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kezek-schemathesis-"))
    office = folder / "office"
    server, demo = opened(options.kezek, office)
    url = demo["url"]
    try:
        if options.postgres:
            ended(server)
            server, url = on_postgres(options.kezek, office, options.postgres, demo["now"])
        tokens, parts = things(url, demo["accounts"])
        known = {"parts": parts}
        # These change what the others stand on: they come last, with a session of their own.
        last = ["goOnToNextDay", "closeSession", "closeSessions", "endSession"]
        # The feed never ends; other tests follow it.
        apart = [*last, "followChanges"]
        others = [word for name in apart for word in ("--exclude-operation-id", name)]
        sent, right = 0, True
        for number, role in enumerate(options.roles.split(",")):
            print(f"== as {role}", flush=True)
            seed = options.seed + number
            count, fine = run(url, tokens[role], known, folder, options.examples, seed, others)
            sent, right = sent + count, right and fine
        # A copy is no demo: its server does not have the demo's address.
        for name in last[1:] if options.postgres else last:
            print(f"== {name}", flush=True)
            tokens, _ = things(url, demo["accounts"])
            only = ["--include-operation-id", name]
            count, fine = run(url, tokens["executor"], known, folder, options.examples, 1, only)
            sent, right = sent + count, right and fine
        if server.poll() is not None:
            print("the server ended by itself")
            right = False
        print(f"{sent} requests, {'nothing' if right else 'something'} found")
        if len(options.roles.split(",")) == len(ROLES) and sent < ENOUGH:
            print(f"fewer than {ENOUGH} prove little")
            right = False
        return 0 if right else 1
    finally:
        if server.poll() is None:
            ended(server)
        shutil.rmtree(folder, ignore_errors=True)


if os.environ.get("KEZEK_HOOKS"):
    hooks()
elif __name__ == "__main__":
    sys.exit(main())
