"""Writes the manifests for winget, Scoop and Homebrew of a release: manifests.py VERSION SHA256SUMS FOLDER DATE.

The checksums are those of what is published: a package without one is an error, since a manifest without a checksum, or with that of
another file, would install anything. DATE is the day of the release (2026-01-31).
"""
import json
import os
import re
import sys

import msi

HOMEPAGE = 'https://github.com/iislint/iislint'
DESCRIPTION = 'A linter for the configuration of Microsoft IIS'
WINGET = '1.6.0'


def checksums(path):
    """The checksums of a file such as sha256sum writes, by the names of files."""
    sums = {}
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            match = re.fullmatch(r'([0-9a-f]{64}) [ *](\S+)', line.rstrip('\r\n'))
            if match is None:
                sys.exit('%s:%d: expected a checksum (64 hexadecimal digits) and the name of a file' % (path, number))
            sums[match.group(2)] = match.group(1)
    return sums


def needed(sums, name):
    if name not in sums:
        sys.exit('no checksum of %s; expected it among those of the release' % name)
    return sums[name]


def url(version, name):
    return '%s/releases/download/v%s/%s' % (HOMEPAGE, version, name)


def yaml(schema, entries):
    """A manifest of winget: keys, and values that JSON and YAML write alike."""
    lines = ['# yaml-language-server: $schema=https://aka.ms/winget-manifest.%s.%s.schema.json' % (schema, WINGET), '']

    def add(key, value, indent):
        if isinstance(value, list):
            lines.append('%s%s:' % (indent, key))
            for entry in value:
                if isinstance(entry, dict):
                    dash = indent + '- '
                    for below, text in entry.items():
                        add_to = len(lines)
                        add(below, text, indent + '  ')
                        lines[add_to] = dash + lines[add_to][len(dash):]
                        dash = indent + '  '
                else:
                    lines.append('%s- %s' % (indent, json.dumps(entry)))
        else:
            lines.append('%s%s: %s' % (indent, key, json.dumps(value, ensure_ascii=False)))

    for key, value in entries.items():
        add(key, value, '')
    return '\n'.join(lines) + '\n'


def winget(version, sums, date):
    """The three files of a package of winget, by their names."""
    installer = 'iislint-%s-windows-x64.msi' % version
    product = msi.product_code(version)
    common = {'PackageIdentifier': 'iislint.iislint', 'PackageVersion': version}
    end = {'ManifestVersion': WINGET}
    return {
        'iislint.iislint.yaml': yaml('version', {
            **common, 'DefaultLocale': 'en-US', 'ManifestType': 'version', **end}),
        'iislint.iislint.installer.yaml': yaml('installer', {
            **common, 'MinimumOSVersion': '10.0.14393.0', 'InstallerType': 'wix', 'Scope': 'machine', 'Commands': ['iislint'],
            'ReleaseDate': date,
            'Installers': [{
                'Architecture': 'x64', 'InstallerUrl': url(version, installer),
                'InstallerSha256': needed(sums, installer).upper(), 'ProductCode': product,
                'AppsAndFeaturesEntries': [{
                    'DisplayName': 'iislint', 'Publisher': 'iislint', 'ProductCode': product, 'UpgradeCode': msi.UPGRADE_CODE}]}],
            'ManifestType': 'installer', **end}),
        'iislint.iislint.locale.en-US.yaml': yaml('defaultLocale', {
            **common, 'PackageLocale': 'en-US', 'Publisher': 'iislint', 'PublisherUrl': 'https://github.com/iislint',
            'PublisherSupportUrl': HOMEPAGE + '/issues', 'PackageName': 'iislint', 'PackageUrl': HOMEPAGE, 'License': 'Apache-2.0',
            'LicenseUrl': '%s/blob/v%s/LICENSE' % (HOMEPAGE, version), 'ShortDescription': DESCRIPTION, 'Moniker': 'iislint',
            'Tags': ['iis', 'linter', 'web-config', 'client-certificates'],
            'ReleaseNotesUrl': '%s/releases/tag/v%s' % (HOMEPAGE, version), 'ManifestType': 'defaultLocale', **end}),
    }


def scoop(version, sums):
    image = 'iislint-runtime-%s-windows-x64.zip'
    return json.dumps({
        'version': version,
        'description': DESCRIPTION,
        'homepage': HOMEPAGE,
        'license': 'Apache-2.0',
        'architecture': {'64bit': {'url': url(version, image % version), 'hash': needed(sums, image % version)}},
        'extract_dir': 'iislint-' + version,
        'bin': 'bin\\iislint.cmd',
        'checkver': 'github',
        'autoupdate': {
            'architecture': {'64bit': {'url': url('$version', image % '$version')}},
            'extract_dir': 'iislint-$version',
            'hash': {'url': HOMEPAGE + '/releases/download/v$version/SHA256SUMS'},
        },
    }, indent=4) + '\n'


def homebrew(version, sums):
    archive = 'iislint-%s.tar.gz' % version
    return '''class Iislint < Formula
  desc "Linter for the configuration of Microsoft IIS"
  homepage "%(homepage)s"
  url "%(url)s"
  sha256 "%(sum)s"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "bin", "lib"
    (bin/"iislint").write_env_script libexec/"bin/iislint", Language::Java.overridable_java_home_env
    bash_completion.install "completion/iislint.bash" => "iislint"
    zsh_completion.install "completion/_iislint"
    fish_completion.install "completion/iislint.fish"
    man1.install "man/iislint.1"
  end

  test do
    (testpath/"web.config").write <<~XML
      <configuration><system.webServer><security><access sslFlags="Ssl; None" /></security></system.webServer></configuration>
    XML
    assert_match "ssl-flag-unknown", shell_output("#{bin}/iislint check #{testpath}", 1)
  end
end
''' % {'homepage': HOMEPAGE, 'url': url(version, archive), 'sum': needed(sums, archive)}


def main(version, sums_file, folder, date):
    if not re.fullmatch(r'\d{4}-\d\d-\d\d', date):
        sys.exit('"%s" is no date; expected one such as 2026-01-31' % date)
    sums = checksums(sums_file)
    files = {'scoop/iislint.json': scoop(version, sums), 'homebrew/iislint.rb': homebrew(version, sums)}
    for name, text in winget(version, sums, date).items():
        files['winget/' + name] = text
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8', newline='\n') as file:
            file.write(text)


if __name__ == '__main__':
    main(*sys.argv[1:])
