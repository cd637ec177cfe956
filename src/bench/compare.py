#!/usr/bin/env python3
"""Measures whole processes of iislint, PMD (one XPath rule), bare dom4j parsing and xmllint on generated files.

The programs take turns on each file (A B C, A B C, ...), so that a machine that changes its speed changes it for all; the table
has medians. Build iislint first (mvn package -DskipTests). Needs Maven for PMD, and xmllint where it is to be compared.
"""

import argparse
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import generate

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
FAST_START = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
SERVERS = {"60 kB": 50, "1 MB": 900, "10 MB": 9_000, "100 MB": 90_000}


def measure(command, folder):
    """Wall seconds, processor seconds and peak MiB of one process."""
    start = time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 4):  # 1: iislint has found something; 4: PMD has
        sys.exit(f"{' '.join(map(str, command))}: exit code {child.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def in_turn(commands, folder, runs):
    """Medians by name; one run of each beforehand fills the caches and is not counted."""
    found = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            figures = measure(command, folder)
            if run > 0:
                found[name].append(figures)
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in found.items()}


def peers(work):
    """The class paths of PMD and of dom4j with its driver."""
    listed = work / "peers.classpath"
    subprocess.run(["mvn", "-q", "-f", HERE / "peers" / "pom.xml", "dependency:build-classpath", f"-Dmdep.outputFile={listed}"],
                   check=True)
    jar = PROJECT / "target" / "iislint.jar"
    subprocess.run(["javac", "-cp", jar, "-d", work, HERE / "peers" / "Dom4jParse.java"], check=True)
    return listed.read_text().strip(), f"{jar}{os.pathsep}{work}"


def commands_for(file, iislint, pmd, dom4j, size):
    java = ["java", *FAST_START, *(["-Xmx4g"] if size == "100 MB" else [])]
    commands = {"iislint, all rules": [*iislint, "check", "--exit-zero", file],
                "bare dom4j": [*java, "-cp", dom4j, "Dom4jParse", file]}
    if size in ("60 kB", "1 MB"):
        commands["PMD, one rule"] = [*java, "-cp", pmd, "net.sourceforge.pmd.cli.PmdCli", "check", "--no-cache", "--no-progress",
                                     "-R", HERE / "peers" / "pmd.xml", "-d", file]
    if shutil.which("xmllint"):
        commands["xmllint --noout"] = ["xmllint", "--huge", "--noout", file]
    return commands


def table(rows):
    return ["| files | program | wall s | cpu s | peak MiB | iislint's wall time to it |", "|---|---|--:|--:|--:|--:|", *rows]


def rows_of(title, medians):
    first = next(iter(medians.values()))
    for name, (wall, cpu, peak) in medians.items():
        ratio = "" if medians[name] is first else f"{first[0] / wall:.2f}"
        yield f"| {title} | {name} | {wall:.3f} | {cpu:.3f} | {peak:.0f} | {ratio} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="how many runs count (default: 7)")
    parser.add_argument("--only", action="append", help="60 kB, 1 MB, 10 MB, 100 MB, fleet or monorepo; repeatable")
    parser.add_argument("--scale", type=float, default=1.0, help="of the fleet (10,000 servers) and the monorepo (50,000 files)")
    parser.add_argument("--iislint", help="the command to measure, such as a launcher (default: the jar with the flags of the launcher)")
    parser.add_argument("--output", type=pathlib.Path, default=PROJECT / "docs" / "benchmarks.md")
    args = parser.parse_args()
    iislint = args.iislint.split() if args.iislint else ["java", *FAST_START, "-jar", PROJECT / "target" / "iislint.jar"]
    rows = []
    with tempfile.TemporaryDirectory(prefix="iislint-bench-") as temporary:
        work = pathlib.Path(temporary)
        pmd, dom4j = peers(work)
        for size, sites in SERVERS.items():
            if not args.only or size in args.only:
                # PMD tells the language by the name.
                file = work / size.replace(" ", "") / "applicationHost.xml"
                generate.server(file, sites)
                rows += rows_of(size, in_turn(commands_for(file, iislint, pmd, dom4j, size), work, args.runs))
        for name, make, count in (("fleet", generate.fleet, 10_000), ("monorepo", generate.monorepo, 50_000)):
            if not args.only or name in args.only:
                count = max(1, int(count * args.scale))
                make(work / name, count)
                jobs = {f"iislint, --jobs {n}": [*iislint, "check", "--exit-zero", "--jobs", str(n), name] for n in (2, 1)}
                rows += rows_of(f"{name} of {count:,}", in_turn(jobs, work, args.runs))
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    args.output.parent.mkdir(parents=True, exist_ok=True)
    args.output.write_text("\n".join([
        "# Benchmarks", "",
        f"Whole processes, start-up included, medians of {args.runs} runs in turn; written by `src/bench/compare.py`.",
        f"{java}, {os.cpu_count()} processors, {platform.system()}. Only ratios within the table say something.", "",
        *table(rows), ""]), encoding="utf-8")
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
