package io.github.iislint.report;

import io.github.iislint.lint.Inventory;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.settings.PathMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a settings file that declares the current configuration as expected, so that any change is reported. The whole server
 * expects no certificates, and each location that differs from the one above it has an entry of its own: no other entries are
 * needed to notice a change in either direction, of locations that are yet to come as well.
 */
public final class SettingsReport {

    private static final String NAMESPACE = "urn:iislint:settings:1";
    private static final int MOST_SUGGESTIONS = 20;

    private final LintOptions options;
    private final XmlWriter xml;

    private SettingsReport(LintOptions options, Appendable out) throws IOException {
        this.options = options;
        this.xml = new XmlWriter(out);
    }

    /** @param options as {@link LintOptions#planned} makes them; relative paths start from the folder of their settings */
    public static void write(List<Inventory> inventories, LintOptions options, Appendable out) throws IOException {
        new SettingsReport(options, out).write(inventories);
    }

    /** How many expectations {@link #write} writes besides the one for everything. */
    public static long count(List<Inventory> inventories) {
        return inventories.stream().flatMap(i -> i.entries().stream()).filter(e -> e.mode() != null && !e.location().equals("."))
                .count();
    }

    private void write(List<Inventory> inventories) throws IOException {
        xml.start("iislint").attribute("xmlns", NAMESPACE);
        xml.comment(
                "Written by \"iislint init\": the current configuration is the expected one, so that \"iislint check\" "
                        + "reports every change.\n       Correct what was never intended, with a reason.\n       The schema "
                        + "of this file, for editors: iislint rules schema settings");
        maps(inventories);
        List<Inventory> hosts = inventories.stream().filter(i -> i.server() != null).toList();
        List<Inventory> everywhere = hosts.size() > 1
                ? inventories.stream().filter(i -> i.server() == null).toList()
                : inventories;
        expectations(everywhere, true);
        if (options.windows().isPresent() || !httpSys().isEmpty() || hosts.size() > 1) {
            servers(hosts.size() > 1 ? hosts : List.of());
        }
        xml.end();
    }

    private void maps(List<Inventory> inventories) throws IOException {
        Set<String> written = new HashSet<>();
        for (PathMap map : options.maps()) {
            if (written.add(map.physicalPath().toLowerCase(Locale.ROOT))) {
                xml.start("map").attribute("physicalPath", map.physicalPath()).attribute("to", relative(map.to())).end();
            }
        }
        List<String> parents = prefixes(inventories);
        if (!parents.isEmpty()) {
            xml.comment(
                    "No map covers the folders of some sites, so their web.config files are not read. If you have these "
                            + "folders:");
            Set<String> taken = new HashSet<>();
            for (String parent : parents.stream().limit(MOST_SUGGESTIONS).toList()) {
                String name = parent.substring(parent.lastIndexOf('\\') + 1).replaceAll("[^\\w.-]", "").toLowerCase(Locale.ROOT);
                name = free(name.isEmpty() ? "sites" : name, taken);
                xml.comment("<map physicalPath=\"" + parent.replace("&", "&amp;").replace("<", "&lt;") + "\" to=\""
                        + name + "\"/>");
            }
            if (parents.size() > MOST_SUGGESTIONS) {
                xml.comment("and " + (parents.size() - MOST_SUGGESTIONS) + " more");
            }
        }
        for (Map.Entry<String, String> variable : options.environment().entrySet()) {
            xml.start("environment").attribute("name", variable.getKey()).attribute("value", variable.getValue()).end();
        }
    }

    /** The name, with a number where another folder has it: two folders of a server are not one here. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + i;
        }
        return free;
    }

    private static List<String> prefixes(List<Inventory> inventories) {
        Map<String, String> parents = new TreeMap<>();
        for (Inventory inventory : inventories) {
            inventory.unmapped().stream().map(SettingsReport::parent)
                    .forEach(p -> parents.putIfAbsent(p.toLowerCase(Locale.ROOT), p));
        }
        // A map covers what is below its folder.
        parents.keySet().removeAll(parents.keySet().stream()
                .filter(path -> parents.keySet().stream().anyMatch(above -> path.startsWith(above + "\\"))).toList());
        return List.copyOf(parents.values());
    }

    /** The folder that holds a folder, as sites often lie side by side; the folder itself below the root of a drive. */
    private static String parent(String folder) {
        String path = folder.replace('/', '\\').replaceAll("\\\\+$", "");
        int end = path.lastIndexOf('\\');
        return end < 0 || path.substring(0, end).endsWith(":") || path.substring(0, end).matches("%\\w+%|\\\\\\\\?[^\\\\]*")
                ? path
                : path.substring(0, end);
    }

    private void expectations(List<Inventory> inventories, boolean all) throws IOException {
        List<Inventory.InventoryEntry> entries = new ArrayList<>();
        inventories.forEach(inventory -> entries.addAll(inventory.entries()));
        xml.start("clientCertificates");
        if (all) {
            Inventory.InventoryEntry root = entries.stream().filter(e -> e.location().equals(".") && e.mode() != null).findFirst()
                    .orElse(null);
            entries.remove(root);
            if (root == null) {
                xml.comment("No client certificate is requested except where an entry below declares it; this includes new "
                        + "sites.");
                expect("", ExpectedMode.NONE);
            } else {
                expect(root);
            }
        }
        for (Inventory.InventoryEntry entry : entries) {
            expect(entry);
        }
        xml.end();
    }

    private void expect(Inventory.InventoryEntry entry) throws IOException {
        String from = entry.origin() == null || entry.value() == null
                ? "no flags are inherited"
                : entry.origin() + ": " + entry.value().replaceAll("\\s+", " ");
        if (entry.mode() == null) {
            xml.comment(from + " is known when it is deployed; then add what is expected at " + entry.location());
        } else {
            xml.comment(from);
            expect(entry.location(), entry.mode());
        }
    }

    private void expect(String location, ExpectedMode mode) throws IOException {
        xml.start("expect").attribute("location", location).attribute("mode", mode.toString()).end();
    }

    private void servers(List<Inventory> hosts) throws IOException {
        if (options.windows().isPresent() || !httpSys().isEmpty()) {
            xml.start("server");
            if (options.windows().isPresent()) {
                xml.attribute("windows", options.windows().getAsInt());
            }
            if (!httpSys().isEmpty()) {
                xml.attribute("httpSys", httpSys());
            }
            xml.end();
        }
        for (Inventory host : hosts) {
            if (host.server() != null && !host.entries().isEmpty()) {
                xml.start("server").attribute("file", host.server());
                expectations(List.of(host), false);
                xml.end();
            }
        }
    }

    /** The files about http.sys as settings name them; those elsewhere would be refused there. */
    private String httpSys() {
        return String.join(";", options.httpSys().stream().filter(file -> file.startsWith(options.settings().folder()))
                .map(this::relative).toList());
    }

    private String relative(Path path) {
        Path folder = options.settings().folder();
        boolean related = path.getRoot() != null && path.getRoot().equals(folder.getRoot());
        String relative = (related ? folder.relativize(path) : path).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }
}
