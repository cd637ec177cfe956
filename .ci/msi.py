"""Builds an installer for Windows of a folder with a runtime image: msi.py FOLDER VERSION FILE. Needs wixl and msibuild
(msitools).

The same folder and version give the same components and product code, so that an update takes the place of the version before. The
folder bin is put into the PATH of the machine.
"""
import os
import subprocess
import sys
import tempfile
import uuid
from xml.sax.saxutils import quoteattr

# Never change it: by this code Windows knows that one installer updates what another one has installed.
UPGRADE_CODE = '{C490069A-652A-58D5-8B82-B2C69C1335D4}'
NAMES = uuid.UUID(UPGRADE_CODE)


def code(name):
    """A GUID that is the same for the same name."""
    return '{' + str(uuid.uuid5(NAMES, name)).upper() + '}'


def product_code(version):
    return code('product ' + version)


def identifier(kind, path):
    return kind + uuid.uuid5(NAMES, path).hex


def folder(root, path, indent, components, start):
    """The elements of what lies in a folder, each file in a component of its own; wixl takes paths relative to its source."""
    lines = []
    for name in sorted(os.listdir(os.path.join(root, path))):
        below = os.path.join(path, name)
        full = os.path.join(root, below)
        if os.path.isdir(full):
            lines.append('%s<Directory Id="%s" Name=%s>' % (indent, identifier('d', below), quoteattr(name)))
            lines += folder(root, below, indent + '  ', components, start)
            lines.append('%s</Directory>' % indent)
        else:
            component = identifier('c', below)
            components.append(component)
            lines.append('%s<Component Id="%s" Guid="%s" Win64="yes">' % (indent, component, code('component ' + below)))
            lines.append('%s  <File Id="%s" Name=%s Source=%s KeyPath="yes"/>'
                         % (indent, identifier('f', below), quoteattr(name), quoteattr(os.path.relpath(full, start))))
            lines.append('%s</Component>' % indent)
    return lines


def source(root, version, start):
    """The installer in the language of WiX."""
    components = []
    files = folder(root, '', '          ', components, start)
    # Windows compares three numbers of a version.
    number = '.'.join((version.split('-')[0].split('.') + ['0', '0'])[:3])
    return '\n'.join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">',
        '  <Product Id="%s" Name="iislint" Version="%s" Manufacturer="iislint" Language="1033" UpgradeCode="%s">'
        % (product_code(version), number, UPGRADE_CODE),
        '    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"'
        ' Description="A linter for the configuration of Microsoft IIS" Comments="https://github.com/iislint/iislint"/>',
        '    <Media Id="1" Cabinet="iislint.cab" EmbedCab="yes"/>',
        '    <MajorUpgrade DowngradeErrorMessage="A later version of iislint is installed."/>',
        '    <Property Id="ARPURLINFOABOUT" Value="https://github.com/iislint/iislint"/>',
        '    <Property Id="ARPNOMODIFY" Value="1"/>',
        '    <Directory Id="TARGETDIR" Name="SourceDir">',
        '      <Directory Id="ProgramFiles64Folder">',
        '        <Directory Id="INSTALLDIR" Name="iislint">',
    ] + files + [
        '        </Directory>',
        '      </Directory>',
        '    </Directory>',
        '    <Feature Id="Complete" Level="1">',
    ] + ['      <ComponentRef Id="%s"/>' % component for component in components] + [
        '    </Feature>',
        '  </Product>',
        '</Wix>',
        ''])


def environment():
    """The table Environment, which wixl does not know: the folder bin at the end of the PATH of the machine, while it is installed."""
    return '\r\n'.join([
        'Environment\tName\tValue\tComponent_',
        's72\tl255\tL255\ts72',
        'Environment\tEnvironment',
        'Path\t=-*PATH\t[~];[%s]\t%s' % (identifier('d', 'bin'), identifier('c', os.path.join('bin', 'iislint.cmd'))),
        ''])


# In the order that Windows documents for these actions.
SEQUENCE = (('RemoveEnvironmentStrings', 3300), ('WriteEnvironmentStrings', 5200))


def main(root, version, target):
    with tempfile.TemporaryDirectory() as work:
        wxs = os.path.join(work, 'iislint.wxs')
        with open(wxs, 'w', encoding='utf-8') as file:
            file.write(source(os.path.realpath(root), version, os.path.realpath(work)))
        subprocess.run(['wixl', '--arch', 'x64', '--output', target, wxs], check=True)
        idt = os.path.join(work, 'Environment.idt')
        with open(idt, 'w', encoding='utf-8', newline='') as file:
            file.write(environment())
        queries = ["INSERT INTO `InstallExecuteSequence` (`Action`, `Sequence`) VALUES ('%s', %d)" % row for row in SEQUENCE]
        subprocess.run(['msibuild', target, '-i', idt] + [part for query in queries for part in ('-q', query)], check=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
