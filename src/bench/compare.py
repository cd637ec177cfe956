#!/usr/bin/env python3
"""Measures whole processes of iislint, PMD (one XPath rule), bare dom4j parsing and xmllint on generated files.

The programs take turns on each file (A B C, A B C, ...), so that a machine that changes its speed changes it for all; the table
has medians. iislint is the launcher of the tar.gz (mvn package -DskipTests), with its archive of classes; PMD is started as its
own script does it, dom4j with the JVM options of the launcher and without any. Needs Maven for PMD, and xmllint where it is to be
compared.
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
FAST_START = ["-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=2", "-XX:-UsePerfData", "-XX:CICompilerCount=1",
              "-XX:+UseParallelGC", "-Xmn64m", "-XX:InitialRAMPercentage=2", "-XX:+UseTransparentHugePages"]
MORE_IF_SMALL = 4
SMALL = ("60 kB", "1 MB")
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
    """The class paths of PMD and of the drivers that only parse."""
    listed = work / "peers.classpath"
    subprocess.run(["mvn", "-q", "-f", HERE / "peers" / "pom.xml", "dependency:build-classpath", f"-Dmdep.outputFile={listed}"],
                   check=True)
    jar = PROJECT / "target" / "iislint.jar"
    subprocess.run(["javac", "-cp", jar, "-d", work, *(HERE / "peers").glob("*.java")], check=True)
    return listed.read_text().strip(), f"{jar}{os.pathsep}{work}"


def installed(work):
    """The launcher, unpacked, when its archive of classes is there."""
    [package] = (PROJECT / "target").glob("iislint-[0-9]*.tar.gz")
    (work / "installed").mkdir()
    subprocess.run(["tar", "xzf", package, "-C", work / "installed"], check=True)
    [launcher] = (work / "installed").glob("*/bin/iislint")
    os.environ["IISLINT_CACHE"] = str(work / "cache")
    subprocess.run([launcher, "--version"], check=True, stdout=subprocess.DEVNULL)
    while not [*(work / "cache").rglob("*.jsa"), *(work / "cache").rglob("*.aot")]:
        time.sleep(0.2)
    return [launcher]


def commands_for(file, iislint, image, pmd, drivers, size):
    commands = {"iislint": [*iislint, "check", "--exit-zero", file]}
    if image:
        commands["iislint, runtime image"] = [image, "check", "--exit-zero", file]
    commands["iislint's tree alone"] = ["java", *FAST_START, "-cp", drivers, "LocatedParse", file]
    commands["bare dom4j"] = ["java", *FAST_START, "-cp", drivers, "Dom4jParse", file]
    commands["bare dom4j, plain java"] = ["java", "-cp", drivers, "Dom4jParse", file]
    if size in SMALL:
        commands["PMD, one rule"] = ["java", "-cp", pmd, "net.sourceforge.pmd.cli.PmdCli", "check", "--no-cache", "--no-progress",
                                     "-R", HERE / "peers" / "pmd.xml", "-d", file]
    if shutil.which("xmllint"):
        commands["xmllint --noout"] = ["xmllint", "--huge", "--noout", file]
    return commands


def stages_of(command, folder):
    """A table of where the time of one run went."""
    lines = iter(subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr.splitlines())
    rows = []
    for line in lines:
        if line.startswith("rules, "):
            break
        name, _, time_spent = line.strip().rpartition(" ")
        if line.startswith(" "):
            rows.append(f"| {name.strip()} | {float(time_spent) / 1000:.2f} |")
    return ["", "## Where the time of the 100 MB goes", "", "One run, by `--timings`.", "", "| stage | s |", "|---|--:|", *rows]


def image_java(image):
    return subprocess.run([image, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[1]


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
    parser.add_argument("--only", action="append", help="60 kB, 1 MB, 10 MB, 100 MB, findings, fleet or monorepo; repeatable")
    parser.add_argument("--scale", type=float, default=1.0, help="of the fleet (10,000 servers) and the monorepo (50,000 files)")
    parser.add_argument("--iislint", help="the command to measure (default: the launcher in target/iislint-VERSION.tar.gz)")
    parser.add_argument("--image", type=pathlib.Path, help="the launcher of a runtime image, to be measured, too")
    parser.add_argument("--output", type=pathlib.Path, default=PROJECT / "docs" / "benchmarks.md")
    args = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="iislint-bench-") as temporary:
        work = pathlib.Path(temporary)
        iislint = args.iislint.split() if args.iislint else installed(work)
        pmd, drivers = peers(work)
        stages = []
        for size, sites in SERVERS.items():
            if not args.only or size in args.only:
                # PMD tells the language by the name.
                file = work / size.replace(" ", "") / "applicationHost.xml"
                generate.server(file, sites)
                commands = commands_for(file, iislint, args.image and args.image.resolve(), pmd, drivers, size)
                rows += rows_of(size, in_turn(commands, work, args.runs + MORE_IF_SMALL if size in SMALL else args.runs))
                if size == "100 MB":
                    stages = stages_of([*iislint, "check", "--exit-zero", "--timings", file], work)
        if not args.only or "findings" in args.only:
            file, without = work / "asking" / "applicationHost.xml", work / "silent" / "applicationHost.xml"
            generate.asking(file, 120)
            generate.asking(without, 120, asks=False)
            commands = commands_for(file, iislint, args.image and args.image.resolve(), pmd, drivers, SMALL[0])
            commands["iislint, the same without findings"] = [*iislint, "check", "--exit-zero", without]
            rows += rows_of("120 sites, each with a finding", in_turn(commands, work, args.runs + MORE_IF_SMALL))
        if not args.only or "fleet" in args.only:
            count = max(1, int(10_000 * args.scale))
            generate.fleet(work / "fleet", count)
            check = [*iislint, "check", "--exit-zero"]
            jobs = {"iislint, --jobs 2": [*check, "--jobs", "2", "fleet"], "iislint, --jobs 1": [*check, "--jobs", "1", "fleet"]}
            if shutil.which("taskset"):
                jobs["iislint on one core"] = ["taskset", "1", *check, "fleet"]
            rows += rows_of(f"{count:,} servers", in_turn(jobs, work, args.runs))
        if not args.only or "monorepo" in args.only:
            for count in (max(1, int(50_000 * args.scale)), max(1, int(5_000 * args.scale))):
                generate.monorepo(work / f"monorepo{count}", count)
                rows += rows_of(f"{count:,} web.config files", in_turn(
                    {"iislint": [*iislint, "check", "--exit-zero", f"monorepo{count}"]}, work, args.runs))
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    args.output.parent.mkdir(parents=True, exist_ok=True)
    args.output.write_text("\n".join([
        "# Benchmarks", "",
        f"Whole processes, start-up included, medians of {args.runs} runs in turn ({args.runs + MORE_IF_SMALL} of short ones); written by"
        " `src/bench/compare.py`.",
        f"{java}, {os.cpu_count()} processors, {platform.system()}. Only ratios within one kind of input say something: the machine"
        " changes its speed.",
        *([f"The runtime image has {image_java(args.image)}."] if args.image else []), "",
        *table(rows), *stages, ""]), encoding="utf-8")
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
