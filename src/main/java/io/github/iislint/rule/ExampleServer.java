package io.github.iislint.rule;

import java.util.List;
import java.util.Locale;

/**
 * The applicationHost.config around the content of an example, so that examples need not repeat it: sites with an application
 * pool of the same name and a folder below {@code C:\sites}.
 */
final class ExampleServer {

    static final String FILE = "applicationHost.config";
    static final String SITES = "Shop";
    static final String BINDINGS = "http https";

    private ExampleServer() {
    }

    /**
     * The whole text.
     *
     * @param bindings among {@code http} and {@code https}
     * @param body what is in {@code <configuration>} beside it; it begins and ends with whole lines
     */
    static String text(List<String> sites, List<String> bindings, String body) {
        StringBuilder text = new StringBuilder("<configuration>\n  <system.applicationHost>\n    <applicationPools>\n");
        sites.forEach(site -> text.append("      <add name=\"").append(site).append("\" />\n"));
        text.append("    </applicationPools>\n    <sites>\n");
        for (int i = 0; i < sites.size(); i++) {
            site(sites.get(i), i + 1, bindings, text);
        }
        return text.append("    </sites>\n  </system.applicationHost>\n").append(body).append(body.endsWith("\n") ? "" : "\n")
                .append("</configuration>\n").toString();
    }

    private static void site(String name, int id, List<String> bindings, StringBuilder text) {
        String folder = name.toLowerCase(Locale.ROOT);
        text.append("      <site name=\"").append(name).append("\" id=\"").append(id)
                .append("\">\n        <application path=\"/\" applicationPool=\"")
                .append(name).append("\">\n          <virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\").append(folder)
                .append("\" />\n        </application>\n        <bindings>\n");
        if (bindings.contains("http")) {
            text.append("          <binding protocol=\"http\" bindingInformation=\"*:80:").append(folder)
                    .append(".example\" />\n");
        }
        if (bindings.contains("https")) {
            text.append("          <binding protocol=\"https\" bindingInformation=\"*:443:").append(folder)
                    .append(".example\" sslFlags=\"1\" />\n");
        }
        text.append("        </bindings>\n      </site>\n");
    }
}
