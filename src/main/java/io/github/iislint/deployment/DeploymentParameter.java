package io.github.iislint.deployment;

import io.github.iislint.file.SourceSpan;
import java.util.List;

/**
 * A parameter of Web Deploy.
 *
 * @param entries what it replaces
 */
record DeploymentParameter(String name, List<Entry> entries) {

    /**
     * What a parameter replaces.
     *
     * @param kind such as {@code XmlFile}, as it is written
     * @param scope a regular expression for the path of files
     * @param match of an XmlFile an XPath
     * @param place of the entry
     */
    record Entry(String kind, String scope, String match, SourceSpan place) {

        /** Whether it replaces texts that nobody needs to understand as XML. */
        boolean textFile() {
            return kind.equalsIgnoreCase("TextFile") || kind.equalsIgnoreCase("TextFilePosition");
        }

        boolean xmlFile() {
            return kind.equalsIgnoreCase("XmlFile");
        }
    }
}
