package io.github.iislint.iis.schema;

/** Who reads a section, and whose rules apply to merging it and reading its values. */
public enum SectionOwner {
    /** IIS itself and its native modules, by the schema files of IIS. */
    IIS,
    /** The .NET Framework: ASP.NET, or the application. IIS only checks that the section is declared. */
    DOT_NET;

    /** By the full path of the section. */
    public static SectionOwner of(String path) {
        int slash = path.indexOf('/');
        return switch (slash < 0 ? path : path.substring(0, slash)) {
            case "system.webServer", "system.applicationHost", "system.ftpServer", "webFarms" -> IIS;
            default -> DOT_NET;
        };
    }
}
