package io.github.iislint.deployment;

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
     */
    record Entry(String kind, String scope, String match) {

        boolean xmlFile() {
            return kind.equalsIgnoreCase("XmlFile");
        }
    }
}
