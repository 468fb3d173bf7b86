#!/usr/bin/env python3
"""Measures terminal programs from outside, through a pseudo-terminal. See README.md."""
import argparse
import codecs
import fcntl
import json
import os
import pty
import random
import re
import select
import shutil
import signal
import string
import struct
import subprocess
import sys
import tempfile
import termios
import time
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
NAMED = {
    "Enter": "\r", "Tab": "\t", "Esc": "\x1b", "Space": " ", "Backspace": "\x7f", "lt": "<",
    "PageUp": "\x1b[5~", "PageDown": "\x1b[6~", "Home": "\x1b[H", "End": "\x1b[F",
    "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
    "F2": "\x1bOQ", "F5": "\x1b[15~", "F7": "\x1b[18~", "F9": "\x1b[20~",
}
SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


def encode(keys):
    """'gg<Down><C-d>' as the bytes that a terminal sends."""
    out = ""
    for name, plain in re.findall(r"<([A-Za-z][\w-]*)>|(.)", keys, re.S):
        if plain:
            out += plain
        elif name.startswith("C-"):
            out += chr(ord(name[2:].upper()) & 31)
        else:
            out += NAMED[name]
    return out.encode()


class Screen:
    """What a program that writes cells leaves on the screen: enough to wait for a text."""

    def __init__(self, columns, rows):
        self.rows = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.rest = ""

    def write(self, text):
        text, at = self.rest + text, 0
        self.rest = ""
        while at < len(text):
            if text[at] == "\x1b":
                found = SEQUENCE.match(text, at)
                if not found:
                    self.rest = text[at:]
                    return
                self.move(found[0])
                at = found.end()
                continue
            if text[at] >= " " and self.y < len(self.rows) and self.x < len(self.rows[0]):
                self.rows[self.y][self.x] = text[at]
                self.x += 1
            at += 1

    def move(self, sequence):
        numbers = [int(one or 1) for one in re.findall(r"\d+", sequence)] or [1]
        if sequence.endswith("H"):
            self.y, self.x = numbers[0] - 1, (numbers[1] if len(numbers) > 1 else 1) - 1
        elif sequence.endswith("G"):
            self.x = numbers[0] - 1
        elif sequence.endswith("J"):
            self.rows = [[" "] * len(row) for row in self.rows]

    def text(self):
        return "\n".join("".join(row) for row in self.rows)


class Terminal:
    """A program in a pseudo-terminal. What it writes is read, its questions are answered."""

    def __init__(self, command, env, size):
        columns, rows = (int(part) for part in size.split("x"))
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", **env)
            os.execvp(command[0], command)
        self.written, self.seen = 0, ""
        self.screen = Screen(columns, rows)
        # A letter may come in two reads.
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def read(self, silence, limit=30.0, until=None):
        """Reads until nothing comes for `silence` seconds (or `until` was seen); returns when the
        last byte came, or `until` did."""
        last, end = time.perf_counter(), time.perf_counter() + limit
        while time.perf_counter() < end:
            wait = silence if until is None else max(0.0, end - time.perf_counter())
            ready, _, _ = select.select([self.fd], [], [], wait)
            if not ready:
                return last if until is None else None
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:
                return None
            if not data:
                return None
            last = time.perf_counter()
            self.written += len(data)
            text = self.decode(data)
            self.answer(text)
            self.seen = (self.seen + text)[-(1 << 20):]
            self.screen.write(text)
            if until and (until.search(SEQUENCE.sub("", self.seen))
                          or until.search(self.screen.text())):
                return last
        return None if until else last

    def answer(self, text):
        for asked, reply in (("\x1b[c", "\x1b[?62;c"), ("\x1b[6n", "\x1b[1;1R"),
                             ("\x1b]11;?", "\x1b]11;rgb:0000/0000/0000\x1b\\")):
            if asked in text:
                os.write(self.fd, reply.encode())

    def press(self, data, silence):
        """Writes keys at once; returns milliseconds to the last byte of the repaint, and bytes."""
        before, start = self.written, time.perf_counter()
        self.seen = ""
        os.write(self.fd, data)
        ready, _, _ = select.select([self.fd], [], [], 2.0)
        if not ready:
            return None, 0
        return (self.read(silence) - start) * 1000, self.written - before

    def status(self, field):
        """What the kernel says of each thread."""
        said = {}
        for task in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{task}/status") as status:
                found = re.search(rf"^{field}:\s*(\d+)", status.read(), re.M)
                said[task] = int(found[1]) if found else 0
        return said

    def end(self):
        for step in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, step)
            except ProcessLookupError:
                break
            for _ in range(40):
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.fd)
                    return
                time.sleep(0.05)


def share(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


def measure(scenario, values, rounds):
    """Runs a scenario so many times and returns one line of figures."""
    def fill(text):
        return string.Template(text).substitute(values)

    silence = scenario.get("quiet_ms", 5) / 1000
    figures = {"ready": [], "keys": {}, "burst": {}, "until": {}, "idle": [], "memory": []}
    for _ in range(rounds):
        command = [fill(part) for part in scenario["command"]]
        env = {name: fill(value) for name, value in scenario.get("env", {}).items()}
        terminal = Terminal(command, env, scenario.get("size", "120x36"))
        try:
            ready = terminal.read(0, until=re.compile(scenario["ready"]))
            if ready is None:
                raise SystemExit(f"{command[0]}: {scenario['ready']!r} was not seen:\n"
                                 + SEQUENCE.sub("", terminal.seen)[-2000:])
            figures["ready"].append((ready - terminal.started) * 1000)
            terminal.read(0.2)
            for step in scenario.get("after_ready", []):
                os.write(terminal.fd, encode(fill(step)))
                terminal.read(scenario.get("step_ms", 300) / 1000)
            for one in scenario.get("until", []):
                for key in one.get("before", []):
                    terminal.press(encode(key), 0.5)
                terminal.seen, start = "", time.perf_counter()
                os.write(terminal.fd, encode(fill(one["type"])))
                at = terminal.read(0, limit=20, until=re.compile(one["until"]))
                if at is None:
                    # What would be measured from here on is another screen.
                    raise SystemExit(f"{command[0]}: {one['until']!r} was not seen:\n"
                                     + terminal.screen.text())
                figures["until"].setdefault(one["name"], []).append((at - start) * 1000)
            terminal.read(0.5)
            for one in scenario.get("keys", []):
                for key in one.get("before", []):
                    terminal.press(encode(key), 0.2)
                found = figures["keys"].setdefault(one["name"], [])
                presses = [one["press"]] if isinstance(one["press"], str) else one["press"]
                for at in range(one.get("count", 200)):
                    found.append(terminal.press(encode(presses[at % len(presses)]), silence))
                    time.sleep(0.01)
            for one in scenario.get("burst", []):
                for key in one.get("before", []):
                    terminal.press(encode(key), 0.2)
                found = figures["burst"].setdefault(one["name"], [])
                found.append(terminal.press(encode(one["press"]) * one.get("count", 200), 0.02)[0])
            terminal.read(scenario.get("settle_s", 0.7))
            before = terminal.written, terminal.status("voluntary_ctxt_switches")
            time.sleep(scenario.get("idle_s", 3))
            terminal.read(0.001)
            after = terminal.written, terminal.status("voluntary_ctxt_switches")
            woken = sum(count - before[1].get(task, 0) for task, count in after[1].items())
            figures["idle"].append((after[0] - before[0], woken))
            figures["memory"].append(max(terminal.status("VmHWM").values()) / 1024)
        finally:
            terminal.end()
    return figures


def table(name, rows, figures):
    """Prints what was found: p50 and p99 of all presses of all rounds."""
    print(f"\n{name} · {rows} rows")
    print(f"  ready            p50 {share(figures['ready'], 0.5):9.2f} ms")
    for key, found in figures["keys"].items():
        times = [time for time, _ in found if time is not None]
        sizes = [size for time, size in found if time is not None]
        silent = len(found) - len(times)
        note = f"   {silent} without any output" if silent else ""
        print(f"  {key:<16} p50 {share(times, 0.5):9.2f} ms   p99 {share(times, 0.99):8.2f} ms"
              f"   {share(sizes, 0.5):6.0f} bytes, {sum(sizes) / max(1, len(sizes)):.0f} on average"
              f"{note}")
    for key, found in figures["burst"].items():
        print(f"  {key:<16} p50 {share([one for one in found if one], 0.5):9.2f} ms")
    for key, found in figures["until"].items():
        print(f"  {key:<16} p50 {share(found, 0.5):9.2f} ms   max {max(found):8.2f} ms")
    idle = figures["idle"]
    print(f"  idle             {max(one[0] for one in idle)} bytes, "
          f"{max(one[1] for one in idle)} wake-ups")
    print(f"  memory           {max(figures['memory']):9.1f} MB")


FAMILY = ["Ахметов", "Қайырғали", "Müller", "Ли", "Петрова", "Әбдірахман", "Rahimov", "Smirnov"]


def peer_data(folder, rows):
    """Makes what the peers show: a list, a CSV, a mailbox, a repository. Always the same."""
    dice = random.Random(7)
    lines = [f"26-{at:06} {dice.choice(FAMILY)} {dice.randrange(10**6):06} under review, due in "
             f"{dice.randrange(20)} days" for at in range(rows)]
    with open(f"{folder}/list.txt", "w") as out:
        out.writelines(f"{line}\n" for line in lines)
    with open(f"{folder}/list.csv", "w") as out:
        out.write("number,applicant,serial\n")
        out.writelines(",".join(line.split(" ")[:3]) + "\n" for line in lines)
    with open(f"{folder}/mbox", "w") as out:
        for at, line in enumerate(lines):
            out.write(f"From a@b Thu Jan  1 00:00:00 2026\nFrom: a{at % 97} <a@b>\nTo: c@d\n"
                      f"Date: Thu, 1 Jan 2026 00:{at // 60 % 60:02}:{at % 60:02} +0000\n"
                      f"Message-ID: <{at}@b>\nSubject: {line.encode('ascii', 'replace').decode()}"
                      "\n\nx\n\n")
    subprocess.run(["git", "init", "-q", "-b", "main", f"{folder}/repo"], check=True)
    with subprocess.Popen(["git", "-C", f"{folder}/repo", "fast-import", "--quiet"],
                          stdin=subprocess.PIPE) as git:
        for at, line in enumerate(lines):
            said = line.encode()
            git.stdin.write(b"commit refs/heads/main\ncommitter a <a@b> %d +0000\ndata %d\n%s\n"
                            % (1_700_000_000 + at, len(said), said))


def serve(command, role, running):
    """Starts the server that a scenario names, unless one runs, and returns it with what its first
    line says."""
    server = None
    if running:
        with open(running) as line:
            said = json.loads(line.readline())
    else:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        said = json.loads(server.stdout.readline())
    account = next(one for one in said["accounts"] if one["role"] == role)
    return server, {"url": said["url"], "login": account["login"],
                    "password": account["password"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="+", help="names in scenarios/, such as kezek less")
    parser.add_argument("--rows", type=int, nargs="+", default=[1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kezek", default="kezek", help="the program to measure")
    parser.add_argument("--running", help="file with the first line of a server that runs already "
                        "(then --rows only says how many it has)")
    parser.add_argument("--json", help="file for every single figure")
    options = parser.parse_args()
    everything = {}
    for rows in options.rows:
        with tempfile.TemporaryDirectory() as folder:
            peers = [one for one in options.scenarios if one != "kezek"]
            if peers:
                peer_data(folder, rows)
            for name in options.scenarios:
                with open(f"{HERE}/scenarios/{name}.toml", "rb") as file:
                    scenario = tomllib.load(file)
                # Five in eight of the demo's cases are open.
                values = {"data": folder, "rows": rows, "cases": rows * 8 // 5 + 40,
                          "tmp": folder, "kezek": options.kezek}
                program = string.Template(scenario["command"][0]).substitute(values)
                if not shutil.which(program):
                    print(f"\n{name}: {program} is not installed", file=sys.stderr)
                    continue
                server = None
                try:
                    if "server" in scenario:
                        command = [string.Template(part).substitute(values)
                                   for part in scenario["server"]["command"]]
                        start = time.perf_counter()
                        server, said = serve(command, scenario["server"]["role"],
                                             options.running)
                        values |= said
                        print(f"\n{name}: the server was ready after "
                              f"{time.perf_counter() - start:.1f} s")
                    figures = measure(scenario, values, options.rounds)
                finally:
                    if server:
                        server.terminate()
                        server.wait()
                table(name, rows, figures)
                everything[f"{name}/{rows}"] = figures
    if options.json:
        with open(options.json, "w") as out:
            json.dump(everything, out)


if __name__ == "__main__":
    main()
