#!/usr/bin/env python3
"""Measures what transforms cost: 400 projects with a Web.Release.config that changes something, beside the same without.

What counts is processor time, taken in turn, so that other work on the machine hardly matters. The ratio of the medians is to stay
below --limit; without transforms the default costs what --transform none does.

    src/bench/transforms.py                         a table in Markdown
    src/bench/transforms.py --command 'iislint'     with another command
"""

import argparse
import pathlib
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent

BASE = """<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <configSections>
    <section name="entityFramework" type="System.Data.Entity.Internal.ConfigFile.EntityFrameworkSection, EntityFramework" />
  </configSections>
  <connectionStrings>
    <add name="Shop" connectionString="Data Source=.;Initial Catalog=Shop{0};Integrated Security=True" />
  </connectionStrings>
  <appSettings>
    <add key="webpages:Version" value="3.0.0.0" />
    <add key="ClientValidationEnabled" value="true" />
    <add key="Project" value="{0}" />
  </appSettings>
  <system.web>
    <compilation debug="true" targetFramework="4.8" />
    <httpRuntime targetFramework="4.8" maxRequestLength="{1}" />
    <authentication mode="Forms">
      <forms loginUrl="~/Account/Login" timeout="20" requireSSL="true" />
    </authentication>
  </system.web>
  <system.webServer>
    <validation validateIntegratedModeConfiguration="false" />
    <modules>
      <remove name="FormsAuthentication" />
      <add name="Shop{0}" type="Shop.Module, Shop" preCondition="managedHandler" />
    </modules>
    <handlers>
      <remove name="ExtensionlessUrlHandler-Integrated-4.0" />
      <add name="ExtensionlessUrlHandler-Integrated-4.0" path="*." verb="*" type="System.Web.Handlers.TransferRequestHandler"
        preCondition="integratedMode,runtimeVersionv4.0" />
    </handlers>
    <security>
      <requestFiltering><requestLimits maxAllowedContentLength="{2}" /></requestFiltering>
    </security>
    <httpProtocol>
      <customHeaders><remove name="X-Powered-By" /><add name="X-Content-Type-Options" value="nosniff" /></customHeaders>
    </httpProtocol>
  </system.webServer>
  <runtime>
    <assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1">
{3}    </assemblyBinding>
  </runtime>
</configuration>
"""
BINDING = """      <dependentAssembly>
        <assemblyIdentity name="Library{0}" publicKeyToken="31bf3856ad364e35" />
        <bindingRedirect oldVersion="0.0.0.0-{0}.0.0.0" newVersion="{0}.0.0.0" />
      </dependentAssembly>
"""
RELEASE = """<?xml version="1.0" encoding="utf-8"?>
<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
  <connectionStrings>
    <add name="Shop" connectionString="Data Source=db{0};Initial Catalog=Shop;Integrated Security=True"
      xdt:Transform="SetAttributes" xdt:Locator="Match(name)" />
  </connectionStrings>
  <system.web>
    <compilation xdt:Transform="RemoveAttributes(debug)" />
    <customErrors mode="RemoteOnly" xdt:Transform="Insert" />
  </system.web>
</configuration>
"""


def make(folder, projects, transforms):
    for number in range(projects):
        project = folder / f"src/Shop{number}"
        project.mkdir(parents=True)
        bindings = "".join(BINDING.format(i) for i in range(2, 10))
        text = BASE.format(number, 4096 + number, 1000000 + number, bindings)
        (project / "Web.config").write_text(text, encoding="utf-8")
        if transforms:
            (project / "Web.Release.config").write_text(RELEASE.format(number), encoding="utf-8")


def seconds(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if run.returncode == 2:
        sys.exit(f"{command}: {run.stderr.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=f"java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar {PROJECT}/target/iislint.jar",
                        help="how iislint is started")
    parser.add_argument("--projects", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=1.3)
    options = parser.parse_args()
    check = shlex.split(options.command) + ["check", "--format", "json"]
    with tempfile.TemporaryDirectory() as temporary:
        plain, released = pathlib.Path(temporary, "plain"), pathlib.Path(temporary, "released")
        make(plain, options.projects, False)
        make(released, options.projects, True)
        runs = {"without transforms, --transform none": (check + ["--transform", "none", "."], plain),
                "without transforms": (check + ["."], plain),
                "with Web.Release.config": (check + ["."], released)}
        times = {name: [] for name in runs}
        for _ in range(options.rounds):
            for name, (command, folder) in runs.items():
                times[name].append(seconds(command, folder))
    medians = {name: statistics.median(measured) for name, measured in times.items()}
    base = medians["without transforms"]
    print(f"| {options.projects} projects | processor time (s) | ratio |\n|---|---|---|")
    for name, median in medians.items():
        print(f"| {name} | {median:.2f} | {median / base:.2f} |")
    return 0 if medians["with Web.Release.config"] <= options.limit * base else 1


if __name__ == "__main__":
    sys.exit(main())
