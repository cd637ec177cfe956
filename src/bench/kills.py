#!/usr/bin/env python3
"""Interrupts check --fix over many files at random moments and looks at what is left.

Each round fixes a fresh tree and ends the process by SIGKILL, SIGTERM or SIGINT, or lets two runs loose at the same time, or lets
files grow no further than the limit of a process, or lets the disk run full (a small tmpfs; left out where nothing can be
mounted). After that every file is old or new, whole; where the process could clean up, nothing else lies beside them; and one more
run completes the work and leaves nothing behind.

A run first writes all new files beside the old ones, then puts one after the other into place. The second takes a small part of
the time, so half of the moments are drawn from it, from the first file in place on, and the others from the first temporary file on.

    src/bench/kills.py                 500 rounds
    src/bench/kills.py --rounds 20     fewer
"""

import argparse
import os
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
ROOT = "<configuration />\n"
OLD = '<configuration>\n  <system.webServer><security><access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" /></security></system.webServer>\n</configuration>\n'
NEW = OLD.replace(", SslRequireCert", "")
# Of ten rounds so many end in each way.
WAYS = ("kill", "kill", "kill", "kill", "kill", "term", "int", "two", "full", "disk")
PAGE = resource.getpagesize()
POLL = 0.0002


def tree(folder, files):
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    (folder / "web.config").write_text(ROOT)
    for number in range(files):
        file = folder / f"s{number:05d}" / "web.config"
        file.parent.mkdir()
        file.write_text(OLD)


def start(iislint, folder, limit=None, errors=subprocess.DEVNULL):
    def before():
        # A process in the background of a shell ignores SIGINT, and so would what it starts.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen([*iislint, "check", "--fix", "--format", "json=/dev/null", "."], cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=errors, preexec_fn=before)


def look(folder, clean, what):
    """How many files are new; ends the program where something is not as it should be."""
    new = 0
    for file in sorted(folder.rglob("*")):
        if file.name == "web.config":
            text = file.read_text()
            if text not in ((ROOT,) if file.parent == folder else (OLD, NEW)):
                sys.exit(f"{what}: {file} is neither old nor new")
            new += text == NEW
        elif file.is_file() and clean:
            sys.exit(f"{what}: {file} is left behind")
    return new


def writes(child, folder):
    """Waits until a run begins to write, or ends without having been seen to."""
    first = folder / "s00000"
    while child.poll() is None and len(os.listdir(first)) < 2:
        time.sleep(POLL)


def replaces(child, folder):
    """Waits until a run puts its first file into place, or ends without having been seen to."""
    first = folder / "s00000" / "web.config"
    inode = first.stat().st_ino
    while child.poll() is None and first.stat().st_ino == inode:
        time.sleep(POLL)


def phases(iislint, folder, files):
    """How long an undisturbed run writes, and how long it replaces of that, in seconds."""
    tree(folder, files)
    last = sorted(folder.glob("*/web.config"))[-1]
    inode = last.stat().st_ino
    child = start(iislint, folder)
    writes(child, folder)
    begun = time.monotonic()
    replaces(child, folder)
    placed = time.monotonic()
    while child.poll() is None and last.stat().st_ino == inode:
        time.sleep(POLL)
    ended = time.monotonic()
    child.wait()
    if look(folder, True, "an undisturbed run") != files:
        sys.exit("an undisturbed run did not fix all files")
    return ended - begun, ended - placed


def no_room(iislint, folder, what, limit=None):
    with tempfile.TemporaryFile() as errors:
        code = start(iislint, folder, limit, errors).wait()
        errors.seek(0)
        told = errors.read().decode(errors="replace")
    if code != 2 or "cannot be written" not in told or "nothing has changed" not in told:
        sys.exit(f"{what}: exit code {code}: {told[-500:]}")


def small_disk(folder, size, how=""):
    """Makes a folder one that holds no more than so many bytes."""
    return subprocess.run(["mount", "-t", "tmpfs", "-o", f"{how}size={size}", "tmpfs", str(folder)], stderr=subprocess.DEVNULL).returncode == 0


def disturb(way, iislint, folder, durations, draw):
    if way == "full":
        no_room(iislint, folder, way, 100)
    elif way == "two":
        both = [start(iislint, folder)]
        time.sleep(draw.uniform(0, durations[0]))
        both.append(start(iislint, folder))
        for child in both:
            child.wait()
    else:
        child = start(iislint, folder)
        late = draw.random() < 0.5
        (replaces if late else writes)(child, folder)
        time.sleep(draw.uniform(0, durations[1] if late else durations[0]))
        child.send_signal({"kill": signal.SIGKILL, "term": signal.SIGTERM, "int": signal.SIGINT}[way])
        child.wait()


def round_of(way, iislint, folder, files, durations, draw):
    """How many files are new after the disturbance."""
    mounted = False
    try:
        if way == "disk":
            pages = 2 * files + 2
            mounted = small_disk(folder, pages * PAGE)
            if not mounted:
                return None
            tree(folder, files)
            # Each file takes a page, and some of the new ones find room.
            small_disk(folder, (files + 1 + draw.randrange(files)) * PAGE, "remount,")
            no_room(iislint, folder, way)
        else:
            tree(folder, files)
            disturb(way, iislint, folder, durations, draw)
        new = look(folder, way != "kill", way)
        if way in ("full", "disk") and new:
            sys.exit(f"{way}: {new} files are new, though there was no room for all")
        if mounted:
            small_disk(folder, 2 * pages * PAGE, "remount,")
        start(iislint, folder).wait()
        if look(folder, True, f"the run after {way}") != files:
            sys.exit(f"the run after {way} did not fix all files")
        return new
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=500, help="(default: 500)")
    parser.add_argument("--files", type=int, default=300, help="in each tree (default: 300)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default: 1)")
    parser.add_argument("--seconds", type=int, help="stop after so many, whatever the number of rounds")
    parser.add_argument("--iislint", help="the command to run (default: java -jar target/iislint.jar)")
    args = parser.parse_args()
    iislint = shlex.split(args.iislint) if args.iislint else JAVA
    draw = random.Random(args.seed)
    seen = {way: [0, 0, 0, 0] for way in WAYS}
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="iislint-kills-") as temporary:
        folder = pathlib.Path(temporary) / "in"
        folder.mkdir()
        durations = phases(iislint, folder, args.files)
        print(f"An undisturbed run of {args.files} files writes for {durations[0]:.2f} s, {durations[1]:.2f} s of them it replaces.\n")
        for number in range(args.rounds):
            if args.seconds and time.monotonic() - begun > args.seconds:
                break
            way = WAYS[number % len(WAYS)]
            new = round_of(way, iislint, folder, args.files, durations, draw)
            if new is not None:
                seen[way][0] += 1
                seen[way][1 if new == 0 else 3 if new == args.files else 2] += 1
    print("| way | rounds | none new | some new | all new | afterwards |\n|---|--:|--:|--:|--:|---|")
    for way, counts in seen.items():
        print(f"| {way} | " + " | ".join(map(str, counts)) + (" | all whole, nothing left behind |" if counts[0] else " | nothing can be mounted here |"))


if __name__ == "__main__":
    main()
