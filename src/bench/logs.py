#!/usr/bin/env python3
"""Measures `iislint diagnose --log` beside a bare line reader: processor time and memory, in a heap of 256 MB.

    src/bench/logs.py [MB]        (default 200; needs target/iislint.jar)
"""
import os
import random
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIELDS = ("#Fields: date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version cs(User-Agent)"
          " cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken\n")
AGENT = "Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/120.0.0.0+Safari/537.36"
PATHS = ["/", "/admin/index.html", "/orders/%d"] + ["/assets/%d/app.js" % i for i in range(300)]
ANSWERS = (["200 0 0"] * 85 + ["304 0 0"] * 8 + ["403 7 5"] * 3 + ["404 0 2"] * 2 + ["403 16 2148204809", "500 0 64"])


def write(file, megabytes):
    chosen = random.Random(7)
    size = 0
    with open(file, "w", encoding="ascii") as out:
        out.write(FIELDS)
        while size < megabytes << 20:
            path = chosen.choice(PATHS)
            line = "2026-03-01 %02d:%02d:%02d W3SVC%d 10.0.0.5 GET %s id=%d 443 - 192.0.2.%d HTTP/1.1 %s https://shop.example/start" \
                   " shop.example %s %d 800 %d\n" % (
                       chosen.randrange(24), chosen.randrange(60), chosen.randrange(60), chosen.randrange(1, 4),
                       path % chosen.randrange(100000) if "%" in path else path, chosen.randrange(10 ** 6), chosen.randrange(255),
                       AGENT, chosen.choice(ANSWERS), chosen.randrange(50000), chosen.randrange(900))
            out.write(line)
            size += len(line)


def run(name, command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print("%-28s %6.2f s of processor time, at most %d MB so far" % (name, seconds, after.ru_maxrss >> 10))
    return seconds


def main():
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    java = ["java", "-Xmx256m", "-XX:+UseSerialGC"]
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "u_ex.log")
        write(log, megabytes)
        print("%d MB of log" % megabytes)
        subprocess.run(["javac", "-d", folder, os.path.join(ROOT, "src/bench/peers/ReadLines.java")], check=True)
        bare = run("lines alone", java + ["-cp", folder, "ReadLines", log])
        start = run("iislint without log lines", java + ["-jar", os.path.join(ROOT, "target/iislint.jar"), "diagnose", "--log",
                                                         empty(folder), os.path.join(ROOT, "testdata/contoso")])
        whole = run("iislint diagnose --log", java + ["-jar", os.path.join(ROOT, "target/iislint.jar"), "diagnose", "--log", log,
                                                      os.path.join(ROOT, "testdata/contoso")])
        print("ratio %.1f, without the start %.1f" % (whole / bare, (whole - start) / bare))


def empty(folder):
    file = os.path.join(folder, "empty.log")
    with open(file, "w", encoding="ascii") as out:
        out.write(FIELDS)
    return file


if __name__ == "__main__":
    main()
