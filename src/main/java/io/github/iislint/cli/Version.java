package io.github.iislint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which iislint this is. */
final class Version implements IVersionProvider {

    /** The version number of the build. */
    static String number() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[]{"iislint " + number(), "Java " + System.getProperty("java.version"), "IIS schema 10.0"};
    }
}
