#!/usr/bin/env python3
"""Generates what the benchmarks read: a server with many sites, a fleet of small servers, a monorepo of web.config files.

The same arguments give the same bytes. Most sites are alike, as they are on a hosting server; one in some hundred deviates. On a
server that asks for certificates, every site has a finding.
"""

import argparse
import pathlib

SECTIONS = """\
  <configSections>
    <sectionGroup name="system.applicationHost">
      <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
      <section name="log" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
      <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
      <section name="webLimits" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
    </sectionGroup>
    <sectionGroup name="system.webServer">
      <section name="defaultDocument" overrideModeDefault="Allow" />
      <section name="directoryBrowse" overrideModeDefault="Allow" />
      <section name="globalModules" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
      <section name="handlers" overrideModeDefault="Deny" />
      <section name="httpErrors" overrideModeDefault="Allow" />
      <section name="httpProtocol" overrideModeDefault="Allow" />
      <section name="httpRedirect" overrideModeDefault="Allow" />
      <section name="modules" allowDefinition="MachineToApplication" overrideModeDefault="Deny" />
      <section name="serverRuntime" overrideModeDefault="Deny" />
      <section name="staticContent" overrideModeDefault="Allow" />
      <section name="urlCompression" overrideModeDefault="Allow" />
      <sectionGroup name="security">
        <section name="access" overrideModeDefault="Deny" />
        <section name="requestFiltering" overrideModeDefault="Allow" />
        <sectionGroup name="authentication">
          <section name="anonymousAuthentication" overrideModeDefault="Deny" />
          <section name="basicAuthentication" overrideModeDefault="Deny" />
          <section name="clientCertificateMappingAuthentication" overrideModeDefault="Deny" />
          <section name="iisClientCertificateMappingAuthentication" overrideModeDefault="Deny" />
          <section name="windowsAuthentication" overrideModeDefault="Deny" />
        </sectionGroup>
      </sectionGroup>
    </sectionGroup>
  </configSections>
"""

SERVER = """\
  <system.webServer>
    <globalModules>
      <add name="StaticCompressionModule" image="%windir%\\System32\\inetsrv\\compstat.dll" />
      <add name="DefaultDocumentModule" image="%windir%\\System32\\inetsrv\\defdoc.dll" />
      <add name="StaticFileModule" image="%windir%\\System32\\inetsrv\\static.dll" />
      <add name="AnonymousAuthenticationModule" image="%windir%\\System32\\inetsrv\\authanon.dll" />
      <add name="IISCertificateMappingAuthenticationModule" image="%windir%\\System32\\inetsrv\\authmap.dll" />
    </globalModules>
    <defaultDocument enabled="true">
      <files>
        <add value="Default.htm" />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <security>
      <access sslFlags="None" />
      <authentication>
        <anonymousAuthentication enabled="true" userName="IUSR" />
        <iisClientCertificateMappingAuthentication enabled="false" />
      </authentication>
    </security>
  </system.webServer>
  <location path="" overrideMode="Allow">
    <system.webServer>
      <modules>
        <add name="StaticCompressionModule" lockItem="true" />
        <add name="DefaultDocumentModule" lockItem="true" />
        <add name="StaticFileModule" lockItem="true" />
        <add name="AnonymousAuthenticationModule" lockItem="true" />
        <add name="IISCertificateMappingAuthenticationModule" lockItem="true" />
      </modules>
      <handlers accessPolicy="Read, Script">
        <add name="StaticFile" path="*" verb="*" modules="StaticFileModule,DefaultDocumentModule" resourceType="Either" requireAccess="Read" />
      </handlers>
    </system.webServer>
  </location>
"""


def site(i, protocol):
    name = f"site{i:06}"
    https = "" if protocol == "http" else f"""
          <binding protocol="https" bindingInformation="*:443:{name}.example" sslFlags="1" />"""
    return f"""\
      <site name="{name}" id="{i + 1}" serverAutoStart="true">
        <application path="/" applicationPool="pool{i % 50:02}">
          <virtualDirectory path="/" physicalPath="D:\\hosting\\customers\\{name}\\wwwroot" />
        </application>
        <bindings>
          <binding protocol="http" bindingInformation="*:80:{name}.example" />{https}
        </bindings>
        <logFile directory="D:\\hosting\\customers\\{name}\\logs" logFormat="W3C" />
        <traceFailedRequestsLogging enabled="false" directory="D:\\hosting\\customers\\{name}\\traces" maxLogFiles="50" />
        <limits connectionTimeout="00:02:00" />
      </site>
"""


def location(i):
    flags = "Ssl" if i % 100 == 3 else "None"
    if i % 400 == 7:
        flags = "Ssl, SslNegotiateCert, SslRequireCert"
    elif i % 400 == 8:
        flags = "Ssl,SslNegotiateCert"
    return f"""\
  <location path="site{i:06}">
    <system.webServer>
      <security>
        <access sslFlags="{flags}" />
        <authentication>
          <anonymousAuthentication enabled="true" userName="" />
        </authentication>
      </security>
      <defaultDocument>
        <files>
          <add value="start{i % 20}.aspx" />
        </files>
      </defaultDocument>
    </system.webServer>
  </location>
"""


def server(path, sites):
    """Writes an applicationHost.config: about 1,100 bytes a site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<configuration>\n')
        out.write(SECTIONS)
        out.write("  <system.applicationHost>\n    <applicationPools>\n")
        for i in range(50):
            out.write(f'      <add name="pool{i:02}" managedRuntimeVersion="v4.0" />\n')
        out.write("    </applicationPools>\n    <sites>\n")
        for i in range(sites):
            out.write(site(i, "http" if i % 300 == 5 else "https"))
        out.write("    </sites>\n  </system.applicationHost>\n")
        out.write(SERVER)
        for i in range(sites):
            out.write(location(i))
        out.write("</configuration>\n")


def asking(path, sites, asks=True):
    """Writes an applicationHost.config whose sites ask for client certificates, or the same without: about 500 bytes a site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<configuration>\n')
        out.write("  <system.applicationHost>\n    <applicationPools>\n")
        out.write('      <add name="Pool" managedRuntimeVersion="v4.0" />\n    </applicationPools>\n    <sites>\n')
        for i in range(sites):
            out.write(f"""\
      <site name="site{i:03}" id="{i + 1}">
        <application path="/" applicationPool="Pool">
          <virtualDirectory path="/" physicalPath="D:\\www\\site{i:03}" />
        </application>
        <bindings>
          <binding protocol="https" bindingInformation="*:443:site{i:03}.example" sslFlags="1" />
        </bindings>
      </site>
""")
        out.write("    </sites>\n  </system.applicationHost>\n")
        for i in range(sites):
            flags = "Ssl" if not asks else "Ssl, SslNegotiateCert" if i % 9 else "Ssl, SslNegotiateCert, SslRequireCert"
            out.write(f"""\
  <location path="site{i:03}">
    <system.webServer>
      <security>
        <access sslFlags="{flags}" />
      </security>
    </system.webServer>
  </location>
""")
        out.write("</configuration>\n")


def fleet(folder, servers):
    for i in range(servers):
        server(folder / f"{i // 100:03}" / f"web{i:05}" / "applicationHost.config", 2 + i % 3)


def monorepo(folder, files):
    for i in range(files):
        inner = "" if i % 5 else "/admin"
        path = folder / f"team{i // 500:03}" / f"app{i // 5 % 100:02}" / f"part{i % 5}" / f"web{inner}" / "web.config"
        path.parent.mkdir(parents=True, exist_ok=True)
        access = '      <access sslFlags="Ssl, SslRequireCert" />\n' if i % 500 == 3 else ""
        path.write_text(f"""\
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <handlers>
      <add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" resourceType="Unspecified" />
    </handlers>
    <aspNetCore processPath="dotnet" arguments=".\\app{i:05}.dll" stdoutLogEnabled="false" hostingModel="inprocess" />
    <security>
{access}      <requestFiltering>
        <requestLimits maxAllowedContentLength="{1000000 + i % 7}" />
      </requestFiltering>
    </security>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
        <add name="X-Frame-Options" value="DENY" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
""", encoding="utf-8", newline="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["server", "asking", "fleet", "monorepo"])
    parser.add_argument("path", type=pathlib.Path, help="the file of a server; the folder of a fleet or monorepo")
    parser.add_argument("count", type=int, help="how many sites, servers or files")
    args = parser.parse_args()
    {"server": server, "asking": asking, "fleet": fleet, "monorepo": monorepo}[args.kind](args.path, args.count)


if __name__ == "__main__":
    main()
