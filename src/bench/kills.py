#!/usr/bin/env python3
"""Interrupts check --fix over many files at random moments and looks at what is left.

Each round fixes a fresh tree and ends the process by SIGKILL, SIGTERM or SIGINT, or lets two runs loose at the same time, or lets
files grow no further than the limit of a process (which is what a full disk looks like to it). After that every file is old or
new, whole; where the process could clean up, nothing else lies beside them; and one more run completes the work and leaves nothing
behind. The moments are drawn from the time in which a run writes, from its first temporary file on.

    src/bench/kills.py                 500 rounds
    src/bench/kills.py --rounds 20     fewer
"""

import argparse
import pathlib
import random
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-jar", str(PROJECT / "target" / "iislint.jar")]
OLD = '<configuration>\n  <system.webServer><security><access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" /></security></system.webServer>\n</configuration>\n'
NEW = OLD.replace(", SslRequireCert", "")
WAYS = ("kill", "term", "int", "two", "full")


def tree(folder, files):
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(files):
        file = folder / f"s{number}" / "web.config"
        file.parent.mkdir(parents=True)
        file.write_text(OLD)


def start(iislint, folder, limit=None):
    before = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
    return subprocess.Popen([*iislint, "check", "--fix", "--format", "json=/dev/null", "."], cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=before)


def look(folder, clean, what):
    """How many files are new; ends the program where something is not as it should be."""
    new = 0
    for file in sorted(folder.rglob("*")):
        if file.name == "web.config":
            text = file.read_text()
            if text not in (OLD, NEW):
                sys.exit(f"{what}: {file} is neither old nor new")
            new += text == NEW
        elif file.is_file() and clean:
            sys.exit(f"{what}: {file} is left behind")
    return new


def begins(child, folder):
    """Waits until a run begins to write, or ends without having been seen to."""
    while child.poll() is None and not any((folder / "s0").glob(".iislint-*")):
        time.sleep(0.0005)


def writing(iislint, folder, files):
    """How long an undisturbed run writes, in seconds: until the last file is replaced."""
    tree(folder, files)
    # Files are written in the order of their names.
    last = sorted(folder.rglob("web.config"))[-1]
    child = start(iislint, folder)
    begins(child, folder)
    begun = time.monotonic()
    while child.poll() is None and last.read_text() == OLD:
        time.sleep(0.0005)
    ended = time.monotonic()
    child.wait()
    if look(folder, True, "an undisturbed run") != files:
        sys.exit("an undisturbed run did not fix all files")
    return ended - begun


def disturb(way, iislint, folder, moment):
    if way == "full":
        start(iislint, folder, 100).wait()
    elif way == "two":
        both = [start(iislint, folder), start(iislint, folder)]
        for child in both:
            child.wait()
    else:
        child = start(iislint, folder)
        begins(child, folder)
        time.sleep(moment)
        child.send_signal({"kill": signal.SIGKILL, "term": signal.SIGTERM, "int": signal.SIGINT}[way])
        child.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=500, help="(default: 500)")
    parser.add_argument("--files", type=int, default=60, help="in each tree (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default: 1)")
    parser.add_argument("--seconds", type=int, help="stop after so many, whatever the number of rounds")
    parser.add_argument("--iislint", help="the command to run (default: java -jar target/iislint.jar)")
    args = parser.parse_args()
    iislint = shlex.split(args.iislint) if args.iislint else JAVA
    draw = random.Random(args.seed)
    seen = {way: [0, 0, 0] for way in WAYS}
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="iislint-kills-") as temporary:
        folder = pathlib.Path(temporary) / "in"
        duration = writing(iislint, folder, args.files)
        for number in range(args.rounds):
            if args.seconds and time.monotonic() - begun > args.seconds:
                break
            way = WAYS[number % len(WAYS)] if number % 10 > 4 else "kill"
            tree(folder, args.files)
            disturb(way, iislint, folder, draw.uniform(0, duration))
            new = look(folder, way != "kill", way)
            seen[way][0] += 1
            seen[way][1] += 0 < new < args.files
            seen[way][2] += new == args.files
            start(iislint, folder).wait()
            if look(folder, True, f"the run after {way}") != args.files:
                sys.exit(f"the run after {way} did not fix all files")
    print("| way | rounds | some files new | all new | afterwards |\n|---|--:|--:|--:|---|")
    for way, (rounds, some, every) in seen.items():
        print(f"| {way} | {rounds} | {some} | {every} | all whole, nothing left behind |")


if __name__ == "__main__":
    main()
