package io.github.iislint.cli;

import io.github.iislint.file.ShippedFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which iislint this is. */
final class Version implements IVersionProvider {

    /** The version number of the build. */
    static String number() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(ShippedFiles.text(Version.class, "version.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[]{"iislint " + number(), "Java " + System.getProperty("java.version"), "IIS schema 10.0"};
    }
}
