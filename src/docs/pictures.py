#!/usr/bin/env python3
"""Takes the pictures of the pages in README.md and docs: runs iislint on testdata, opens the pages in headless Chromium, and writes
small PNG files (256 colours) to docs/pictures. Needs Chromium, and target/iislint.jar or --iislint COMMAND."""

import argparse
import os
import pathlib
import shlex
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "pictures"
WIDTH = 1180

# name, arguments, height, theme
PICTURES = [
    ("check", "check testdata/contoso", 900, "light"),
    ("check-dark", "check testdata/contoso", 900, "dark"),
    ("effective", "effective testdata/contoso", 620, "light"),
    ("diagnose", "diagnose testdata/contoso --at Shop", 860, "light"),
    ("compare", "compare --fleet testdata/fleet", 900, "light"),
]


def screenshot(chromium, page, picture, height, theme, profile):
    subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    f"--user-data-dir={profile}", f"--window-size={WIDTH},{height}", "--force-device-scale-factor=1",
                    f"--blink-settings=preferredColorScheme={0 if theme == 'dark' else 1}",
                    "--virtual-time-budget=5000", f"--screenshot={picture}", page.as_uri()],
                   check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def chunks(data):
    at = 8
    while at < len(data):
        length, = struct.unpack(">I", data[at:at + 4])
        yield data[at + 4:at + 8], data[at + 8:at + 8 + length]
        at += length + 12


def rows(data):
    """The size and the rows of pixels of an 8-bit RGB or RGBA picture, as lists of (red, green, blue)."""
    parts = list(chunks(data))
    width, height, depth, colours = struct.unpack(">IIBB", parts[0][1][:10])
    channels = {2: 3, 6: 4}.get(colours)
    if depth != 8 or channels is None:
        sys.exit("Chromium wrote a picture that is neither RGB nor RGBA")
    raw = zlib.decompress(b"".join(part for kind, part in parts if kind == b"IDAT"))
    stride = width * channels
    above = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        line = bytearray(raw[start + 1:start + 1 + stride])
        unfilter(raw[start], line, above, channels)
        above = line
        yield width, [tuple(line[x:x + 3]) for x in range(0, stride, channels)]


def unfilter(kind, line, above, channels):
    for i in range(len(line)):
        left = line[i - channels] if i >= channels else 0
        corner = above[i - channels] if i >= channels else 0
        if kind == 1:
            line[i] = (line[i] + left) & 255
        elif kind == 2:
            line[i] = (line[i] + above[i]) & 255
        elif kind == 3:
            line[i] = (line[i] + (left + above[i]) // 2) & 255
        elif kind == 4:
            line[i] = (line[i] + paeth(left, above[i], corner)) & 255


def paeth(left, above, corner):
    guess = left + above - corner
    distances = abs(guess - left), abs(guess - above), abs(guess - corner)
    return (left, above, corner)[distances.index(min(distances))]


def small(picture):
    """Writes the picture anew with a palette of the 256 colours that are used most."""
    counts = {}
    lines = []
    for width, line in rows(picture.read_bytes()):
        lines.append(line)
        for colour in line:
            counts[colour] = counts.get(colour, 0) + 1
    palette = sorted(counts, key=lambda colour: (-counts[colour], colour))[:256]
    index = {colour: i for i, colour in enumerate(palette)}
    for colour in counts:
        if colour not in index:
            index[colour] = min(range(len(palette)), key=lambda i: sum((a - b) ** 2 for a, b in zip(colour, palette[i])))
    body = b"".join(b"\0" + bytes(index[colour] for colour in line) for line in lines)
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(lines), 8, 3, 0, 0, 0))
                        + chunk(b"PLTE", b"".join(bytes(colour) for colour in palette))
                        + chunk(b"IDAT", zlib.compress(body, 9)) + chunk(b"IEND", b""))


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--iislint", default=f"java -jar {shlex.quote(str(ROOT / 'target' / 'iislint.jar'))}",
                           help="the command; default: java -jar target/iislint.jar")
    arguments.add_argument("--chromium", default="chromium", help="the browser; default: chromium")
    options = arguments.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, command, height, theme in PICTURES:
            page = pathlib.Path(folder) / f"{name}.html"
            run = subprocess.run(shlex.split(options.iislint) + command.split() + ["--format", f"html={page}"], cwd=ROOT,
                                 env={**os.environ, "LC_ALL": "C.UTF-8"})
            if run.returncode > 1:
                sys.exit(f"iislint {command}: exit code {run.returncode}")
            picture = TARGET / f"{name}.png"
            screenshot(options.chromium, page, picture, height, theme, pathlib.Path(folder) / "profile")
            small(picture)
            print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
