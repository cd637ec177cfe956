"""Makes the bundle that Maven Central takes: maven-bundle.py JAR FILE. Beside the JAR are those with its sources and documentation
(mvn -Pcentral package). With SIGNING_KEY=ID, gpg signs by that key.

The jar holds all libraries, so that its POM names none. The same files give the same bytes, signatures aside.
"""
import hashlib
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
POM = 'http://maven.apache.org/POM/4.0.0'
# What Maven Central asks of a POM.
KEPT = ['modelVersion', 'groupId', 'artifactId', 'version', 'name', 'description', 'url', 'licenses', 'developers', 'scm']
TIME = (2026, 1, 1, 0, 0, 0)


def pom():
    """The POM of the project, as far as it concerns who uses the jar, and the parts of its name."""
    ElementTree.register_namespace('', POM)
    root = ElementTree.parse(os.path.join(ROOT, 'pom.xml')).getroot()
    for child in list(root):
        if child.tag.split('}')[1] not in KEPT:
            root.remove(child)
    found = [child.tag.split('}')[1] for child in root]
    missing = [name for name in KEPT if name not in found]
    if missing:
        sys.exit('pom.xml: Maven Central wants <%s>' % missing[0])
    ElementTree.indent(root)
    text = b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root) + b'\n'
    return text, [root.find('{%s}%s' % (POM, name)).text for name in ('groupId', 'artifactId', 'version')]


def write(archive, name, content):
    entry = zipfile.ZipInfo(name, TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


def signature(content, key, work):
    path = os.path.join(work, 'signed')
    with open(path, 'wb') as file:
        file.write(content)
    return subprocess.run(['gpg', '--batch', '--yes', '--local-user', key, '--armor', '--detach-sign', '--output', '-', path],
                          check=True, stdout=subprocess.PIPE).stdout


def main(jar, target):
    project, (group, artifact, version) = pom()
    base = '%s/%s/%s/%s-%s' % (group.replace('.', '/'), artifact, version, artifact, version)
    key = os.environ.get('SIGNING_KEY')
    with tempfile.TemporaryDirectory() as work:
        files = {'.pom': project}
        for end in ('.jar', '-sources.jar', '-javadoc.jar'):
            with open(jar[:-len('.jar')] + end, 'rb') as file:
                files[end] = file.read()
        with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as bundle:
            for end, content in sorted(files.items()):
                write(bundle, base + end, content)
                for algorithm in ('md5', 'sha1', 'sha256', 'sha512'):
                    write(bundle, base + end + '.' + algorithm, hashlib.new(algorithm, content).hexdigest().encode())
                if key:
                    write(bundle, base + end + '.asc', signature(content, key, work))


if __name__ == '__main__':
    main(*sys.argv[1:])
