#!/usr/bin/env python3
"""Doubles one dimension of the input after the other and measures how the work grows.

Each dimension is taken from an eighth of its largest size up to that size, which is about ten times what a large real
installation has. What counts is processor time without the start of the program, so that other work on the machine hardly
matters. Work that grows with the input doubles with it; a dimension fails where a doubling costs more than --limit times as much
(small amounts of work are not judged), or where a run ends without a report.

    src/bench/growth.py                      all dimensions, as a table in Markdown
    src/bench/growth.py bindings mappings    some of them
    src/bench/growth.py --fix                what --fix costs beside check, on the largest sizes
"""

import argparse
import base64
import math
import os
import pathlib
import platform
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx2g"]
NOISE = 0.4
DOUBLINGS = 3

SECTIONS = """<configSections>
<sectionGroup name="system.applicationHost"><section name="sites" allowDefinition="AppHostOnly" /></sectionGroup>
<sectionGroup name="system.webServer">
<section name="defaultDocument" /><section name="handlers" /><section name="staticContent" />
<sectionGroup name="security"><section name="access" />
<sectionGroup name="authentication"><section name="anonymousAuthentication" />
<section name="iisClientCertificateMappingAuthentication" /></sectionGroup></sectionGroup>
</sectionGroup></configSections>
"""
# The start of a certificate, padded; no certificate can be read from it.
PADDED = "MIIBdjCCARygAwIBAgIUOVdB" + "A" * 200


def access(flags):
    return f'<system.webServer><security><access sslFlags="{flags}" /></security></system.webServer>'


REQUIRED = access("Ssl, SslNegotiateCert, SslRequireCert")
MISSPELT = access("Ssl, SslRequireCer")


def location(path, body):
    return f'<location path="{path}">{body}</location>\n'


def site(number, applications="", bindings=""):
    return (f'<site name="S{number}" id="{number + 1}"><application path="/">'
            f'<virtualDirectory path="/" physicalPath="C:\\sites\\s{number}" /></application>{applications}'
            f'<bindings><binding protocol="https" bindingInformation="*:443:s{number}.example" />{bindings}</bindings></site>\n')


def host(sites, rest=""):
    return {"applicationHost.config": f"<configuration>\n{SECTIONS}<system.applicationHost><sites>\n{''.join(sites)}"
                                      f"</sites></system.applicationHost>\n{rest}</configuration>\n"}


def one(rest):
    return host([site(0)], rest)


def web(body):
    return {"web.config": f"<configuration>\n{body}</configuration>\n"}


def settings(body):
    return {"iislint.xml": f'<iislint xmlns="urn:iislint:settings:1">{body}</iislint>\n'}


def many(n, template):
    return "".join(template.format(i) for i in range(n))


def mapping(entries, flags="Ssl, SslNegotiateCert"):
    return (f'<system.webServer><security><access sslFlags="{flags}" /><authentication>'
            f'<iisClientCertificateMappingAuthentication enabled="true">{entries}'
            '</iisClientCertificateMappingAuthentication></authentication></security></system.webServer>')


def one_to_one(n, certificate):
    entries = "".join(f'<add userName="u{i}" password="[enc:A:x:enc]" certificate="{certificate(i)}" />\n' for i in range(n))
    return f"<oneToOneMappings>{entries}</oneToOneMappings>"


def many_to_one(n):
    return "<manyToOneMappings>" + "".join(
        f'<add name="m{i}" userName="u" password="[enc:A:x:enc]"><rules><add certificateField="Issuer" certificateSubField="CN"'
        f' matchCriteria="Authority {i}" /></rules></add>\n' for i in range(n)) + "</manyToOneMappings>"


def mime_maps(n, after=""):
    return "<system.webServer><staticContent>" + "".join(
        f'<mimeMap fileExtension=".a{i}" mimeType="text/x" />{after.format(i)}\n' for i in range(n)) + "</staticContent></system.webServer>"


def applications(n, folder):
    return "".join(f'<application path="/a{i}"><virtualDirectory path="/" physicalPath="{folder.format(i)}" /></application>\n'
                   for i in range(n))


# A self-signed certificate for signing in, made for this measurement; its serial number stands at SERIAL.
DER = base64.b64decode(
    "MIIBeTCCAR+gAwIBAgIIESIzRFVmd4gwCgYIKoZIzj0EAwIwITEQMA4GA1UECgwHQ29udG9zbzENMAsGA1UEAwwEYW5uYTAeFw0yNjExMjYyMzIyMjlaFw00"
    "NjExMjEyMzIyMjlaMCExEDAOBgNVBAoMB0NvbnRvc28xDTALBgNVBAMMBGFubmEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ5iusiPkabyHsbxDE+bmTe"
    "8yktL1guTUUyWnJgEbIhhtlkwngB4qKvTNNuu24+1e4stUn1lg3vL5Gre9zi/SCco0EwPzATBgNVHSUEDDAKBggrBgEFBQcDAjAJBgNVHRMEAjAAMB0GA1Ud"
    "DgQWBBR2d1DUtsiAdTlMMEemwVJT5OJ9jzAKBggqhkjOPQQDAgNIADBFAiANJmcfxk0HOmiVsTdoloZkwja/9PIsLk0tfVq/ugF9rgIhAKjBRbjtP3heSs0u"
    "MMjWw6CAGqzCDZ1H1eutcagcmkyK")
SERIAL = 15


def valid_certificate(number):
    """A certificate that differs from the others in its serial number, and so has no signature that anybody would accept."""
    return base64.b64encode(DER[:SERIAL] + (number + (1 << 56)).to_bytes(8, "big") + DER[SERIAL + 8:]).decode()


CHECK = ["check", "--format", "json"]
FIX = ["check", "--fix", "--format", "json"]
DIFF = ["check", "--diff"]
ALL_FORMATS = ["check", "--format", "text"] + [word for name in ("sarif", "junit", "markdown", "gitlab", "checkstyle")
                                               for word in ("--format", f"{name}=report.{name}")]

# name: (largest size, command, files of a size)
DIMENSIONS = {
    "sites": (16_000, CHECK, lambda n: host([site(i) for i in range(n)], REQUIRED)),
    "sites-with-finding": (16_000, CHECK, lambda n: host([site(i) for i in range(n)], many(n, location("S{0}", REQUIRED)))),
    "applications": (16_000, CHECK, lambda n: host([site(0, applications(n, "C:\\sites\\a{0}"))], REQUIRED)),
    "applications-one-folder": (8_000, CHECK, lambda n: {
        **host([site(0, applications(n, "C:\\sites\\s0"))]), **settings('<map physicalPath="C:\\sites" to="sites" />'),
        "sites/s0/web.config": f"<configuration>{REQUIRED}</configuration>"}),
    "bindings": (8_000, CHECK, lambda n: host([site(0, "", many(n, '<binding protocol="https" bindingInformation="*:443:h{0}" />\n'))],
                                              REQUIRED)),
    "bindings-and-locations": (4_000, CHECK, lambda n: host(
        [site(0, "", many(n, '<binding protocol="https" bindingInformation="*:443:h{0}" />\n'))], many(n, location("S0/a{0}", REQUIRED)))),
    "bindings-and-folders": (2_000, CHECK, lambda n: {
        **host([site(0, "", many(n, '<binding protocol="https" bindingInformation="*:443:h{0}" />\n'))]),
        **settings('<map physicalPath="C:\\sites" to="sites" />'),
        **{f"sites/s0/a{i}/web.config": f"<configuration>{REQUIRED}</configuration>" for i in range(n)}}),
    "locations": (20_000, CHECK, lambda n: one(many(n, location("S0/a{0}", REQUIRED)))),
    # Of so many characters, to which the paths of n nested locations come when n is the root of that.
    "locations-deep": (160_000, CHECK, lambda n: one(
        "".join(location("S0" + "/a" * i, REQUIRED) for i in range(1, math.isqrt(n) + 1)))),
    "locations-same": (20_000, CHECK, lambda n: one(many(n, location("S0", REQUIRED)))),
    "locations-orphan": (20_000, CHECK, lambda n: one(many(n, location("Other{0}", REQUIRED)))),
    "findings": (200_000, CHECK, lambda n: web(many(n, location("a{0}", MISSPELT)))),
    "findings-one-line": (16_000, ["check"], lambda n: web(many(n, location("a{0}", MISSPELT).strip()))),
    "findings-all-formats": (16_000, ALL_FORMATS, lambda n: web(many(n, location("a{0}", MISSPELT)))),
    "findings-baseline": (16_000, CHECK + ["--baseline", "known.json"], lambda n: {
        **web(many(n, location("a{0}", MISSPELT))), "known.json": '{"version":1,"findings":[]}'}),
    "collection": (80_000, CHECK, lambda n: one(mime_maps(n))),
    "collection-duplicates": (80_000, CHECK, lambda n: one(
        "<system.webServer><staticContent>" + '<mimeMap fileExtension=".a" mimeType="text/x" />\n' * n
        + "</staticContent></system.webServer>")),
    "collection-removes": (80_000, CHECK, lambda n: one(mime_maps(n, '<remove fileExtension=".a{0}" />'))),
    "collection-inherited-removes": (20_000, CHECK, lambda n: one(mime_maps(n) + location(
        "S0", "<system.webServer><staticContent>" + many(n, '<remove fileExtension=".a{0}" />\n')
        + "</staticContent></system.webServer>"))),
    "mappings-same-certificate": (8_000, CHECK, lambda n: one(location("S0", mapping(one_to_one(n, lambda i: PADDED))))),
    "mappings-malformed": (8_000, CHECK, lambda n: one(location("S0", mapping(one_to_one(n, lambda i: PADDED + format(i, "08d")))))),
    "mappings-one-to-one": (8_000, CHECK, lambda n: one(location("S0", mapping(one_to_one(n, valid_certificate))))),
    "mappings-and-locations": (4_000, CHECK, lambda n: one(
        location("S0", mapping(one_to_one(n, valid_certificate))) + many(n, location("S0/a{0}", REQUIRED)))),
    "mappings-many-to-one": (8_000, CHECK, lambda n: one(location("S0", mapping(many_to_one(n))))),
    "mappings-switched-off": (8_000, CHECK, lambda n: one(location("S0", mapping(many_to_one(n)).replace(
        'enabled="true"', 'enabled="true" manyToOneCertificateMappingsEnabled="false"', 1)))),
    "mappings-by-site": (8_000, CHECK, lambda n: host([site(i) for i in range(n)], "".join(
        location(f"S{i}", mapping(one_to_one(1, lambda _: PADDED))) for i in range(n)))),
    "suppressions": (40_000, CHECK, lambda n: web(many(n, location(
        "a{0}", "<!-- iislint-disable-next ssl-flag-unknown: known -->" + MISSPELT)))),
    "suppressions-siblings": (40_000, CHECK, lambda n: web("<!-- iislint-disable-next ssl-flag-unknown: known --><a />\n" * n)),
    "suppressions-closed": (40_000, CHECK, lambda n: web(
        "<!-- iislint-disable ssl-flag-unknown: known --><!-- iislint-enable -->\n" * n + "<a />")),
    "suppressions-open": (40_000, CHECK, lambda n: web(
        "<!-- iislint-disable ssl-flag-unknown: known -->\n" * n + "<!-- iislint-enable mapping-denied -->\n" * n + "<a />")),
    "suppressions-malformed": (80_000, CHECK, lambda n: web("<!-- iislint-bogus -->\n" * n)),
    "text-and-elements": (200_000, CHECK, lambda n: web("x<a />" * n)),
    "sections-declared": (40_000, CHECK, lambda n: {"applicationHost.config": host([site(0)], many(n, '<x{0} a="1" />\n'))[
        "applicationHost.config"].replace("</configSections>", many(n, '<section name="x{0}" />\n') + "</configSections>")}),
    "long-value": (1_600_000, CHECK, lambda n: web(access("x" * n))),
    "long-flags": (160_000, CHECK, lambda n: web(access(",".join(["Ssl"] * n)))),
    "long-flags-unknown": (20_000, CHECK, lambda n: web(access(",".join(f"Other{i}" for i in range(n))))),
    "long-flags-fix": (80_000, FIX, lambda n: web(access(",".join(["ssl", "SslRequireCert"] * n)))),
    "expectations": (16_000, CHECK, lambda n: {**host([site(i) for i in range(20)], REQUIRED), **settings(
        "<clientCertificates>" + "".join(f'<expect location="S{i % 20}/a{i}" mode="none" />' for i in range(n)) + "</clientCertificates>")}),
    "maps": (16_000, CHECK, lambda n: {**host([site(i) for i in range(200)], REQUIRED), "sites/readme.txt": "", **settings(
        many(n, '<map physicalPath="C:\\sites\\x{0}" to="sites" />'))}),
    "folders-deep": (800, CHECK, lambda n: {"d/" * i + "web.config": f"<configuration>{REQUIRED}</configuration>" for i in range(n)}),
    "folders-ignored": (16_000, CHECK, lambda n: {".gitignore": many(n, "*a*a*a*a*a*a*a*b{0}\n"), **{
        "a" * 100 + f"{i}/web.config": "<configuration />" for i in range(20)}}),
    "lone-sites": (8_000, CHECK, lambda n: {f"s{i}/web.config": f"<configuration>{REQUIRED}</configuration>" for i in range(n)}),
    "effective": (16_000, ["effective", "--format", "json"], lambda n: host([site(i) for i in range(n)], REQUIRED)),
    "fix-sites": (4_000, FIX, lambda n: host([site(i) for i in range(n)], many(n, location("S{0}", REQUIRED)))),
    "fix-expectations": (4_000, FIX, lambda n: {**host([site(i) for i in range(n)], REQUIRED), **settings(
        "<clientCertificates>" + "".join(f'<expect location="S{i}" mode="{("none", "require", "accept")[i % 3]}" />' for i in range(n))
        + "</clientCertificates>")}),
    "fix-misspelt": (4_000, FIX, lambda n: web(many(n, location("a{0}", MISSPELT)))),
    "fix-lone-sites": (4_000, FIX, lambda n: {f"s{i}/web.config": f"<configuration>{REQUIRED}</configuration>" for i in range(n)}),
    "diff-sites": (4_000, DIFF, lambda n: host([site(i) for i in range(n)], many(n, location("S{0}", REQUIRED)))),
}


def write(folder, files):
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        # Deep trees have paths that are too long to be named as a whole.
        at = os.open(make(folder), os.O_RDONLY)
        *folders, last = name.split("/")
        for step in folders:
            try:
                os.mkdir(step, dir_fd=at)
            except FileExistsError:
                pass
            below = os.open(step, os.O_RDONLY, dir_fd=at)
            os.close(at)
            at = below
        with open(os.open(last, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, dir_fd=at), "w", encoding="utf-8") as file:
            file.write(text)
        os.close(at)


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def seconds(command, folder, timeout):
    """Processor seconds, peak MiB and the exit code of one process; nothing where it takes longer than the timeout."""
    with tempfile.TemporaryFile() as err:
        child = subprocess.Popen([*command, "."], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (timeout, timeout)))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            err.seek(0)
            print(f"  {' '.join(command[-4:])}: exit code {child.returncode}: {err.read()[-300:].decode(errors='replace')}", file=sys.stderr)
    ended = child.returncode in (0, 1)
    return (usage.ru_utime + usage.ru_stime if ended else None), usage.ru_maxrss / 1024


def series(name, iislint, work, args):
    largest, command, files = DIMENSIONS[name]
    sizes = [largest >> (DOUBLINGS - i) for i in range(DOUBLINGS + 1)]
    times = []
    peak = 0
    for size in sizes:
        best = None
        for _ in range(args.runs):
            write(work / "in", files(size))
            spent, memory = seconds([*iislint, *command], work / "in", args.timeout)
            if spent is None:
                return sizes, times, peak
            best = spent if best is None else min(best, spent)
            peak = max(peak, memory)
        times.append(best)
    return sizes, times, peak


def growth(iislint, work, names, args):
    write(work / "in", web(""))
    start = min(seconds([*iislint, *CHECK], work / "in", 60)[0] for _ in range(3))
    print(f"Start of the program: {start:.2f} s, taken off. Processor seconds on {platform.machine()}, {os.cpu_count()} processors.\n")
    print("| dimension | " + " | ".join(f"1/{1 << (DOUBLINGS - i)}" for i in range(DOUBLINGS)) + " | largest | s | growth by doubling | peak MiB |")
    print("|---|" + "--:|" * (DOUBLINGS + 4))
    failed = []
    for name in names:
        sizes, times, peak = series(name, iislint, work, args)
        net = [max(0.01, spent - start) for spent in times]
        # Below the noise a ratio says nothing; the later doublings tell.
        ratios = [after / before for before, after in zip(net, net[1:]) if before > NOISE]
        if len(times) < len(sizes) or any(ratio > args.limit for ratio in ratios):
            failed.append(name)
        cells = [f"{spent:.2f}" for spent in net] + ["-"] * (len(sizes) - len(net))
        print(f"| {name} | " + " | ".join(cells[:-1]) + f" | {sizes[-1]:,} | {cells[-1]} | "
              + (", ".join(f"{ratio:.1f}" for ratio in ratios) or "-") + f" | {peak:.0f} |", flush=True)
    return failed


def fixing(iislint, work, names, args):
    """What --fix costs beside check on the same files."""
    print("| dimension | size | check s | --fix s | ratio |\n|---|--:|--:|--:|--:|")
    failed = []
    for name in names:
        size, command, files = DIMENSIONS[name]
        if command is not FIX:
            continue
        spent = []
        for each in (CHECK, FIX):
            write(work / "in", files(size))
            spent.append(seconds([*iislint, *each], work / "in", args.timeout)[0])
        ratio = spent[1] / spent[0] if all(spent) else None
        if ratio is None or ratio > 4:
            failed.append(name)
        print(f"| {name} | {size:,} | " + " | ".join("-" if s is None else f"{s:.2f}" for s in spent)
              + f" | {'-' if ratio is None else format(ratio, '.1f')} |", flush=True)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="DIMENSION", help=", ".join(DIMENSIONS))
    parser.add_argument("--limit", type=float, default=2.3, help="of what a doubling may cost (default: 2.3)")
    parser.add_argument("--runs", type=int, default=1, help="how often each is measured; the least counts (default: 1)")
    parser.add_argument("--timeout", type=int, default=120, help="processor seconds after which a run is given up (default: 120)")
    parser.add_argument("--fix", action="store_true", help="compare --fix with check instead")
    parser.add_argument("--iislint", help="the command to measure (default: java -jar target/iislint.jar)")
    args = parser.parse_args()
    unknown = [name for name in args.names if name not in DIMENSIONS]
    if unknown:
        parser.error(f"there is no dimension {', '.join(unknown)}")
    iislint = shlex.split(args.iislint) if args.iislint else [*JAVA, "-jar", str(PROJECT / "target" / "iislint.jar")]
    with tempfile.TemporaryDirectory(prefix="iislint-growth-") as temporary:
        failed = (fixing if args.fix else growth)(iislint, pathlib.Path(temporary), args.names or list(DIMENSIONS), args)
    if failed:
        sys.exit("grows faster than the input: " + ", ".join(failed))


if __name__ == "__main__":
    main()
