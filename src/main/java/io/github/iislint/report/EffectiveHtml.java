package io.github.iislint.report;

import io.github.iislint.report.HtmlPage.Card;
import io.github.iislint.report.HtmlPage.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code effective} as a page: the tree of sites, applications and folders with what is in effect at each and where it is set.
 */
public final class EffectiveHtml {

    /** How many servers the navigation names. */
    private static final int MOST_LINKS = 100;

    private EffectiveHtml() {
    }

    /** @param asked whether the locations were requested, and are shown with all that is in effect */
    public static void write(LocationTree tree, boolean asked, Appendable out) throws IOException {
        List<LocationTree.ServerNode> servers = tree.servers();
        long hosts = servers.stream().filter(server -> server.name() != null).count();
        List<Card> cards = new ArrayList<>();
        if (hosts > 0) {
            cards.add(new Card(String.valueOf(hosts), hosts == 1 ? "server" : "servers", "plain"));
        }
        if (!asked) {
            int sites = sites(tree);
            cards.add(new Card(String.valueOf(sites), sites == 1 ? "site" : "sites", "plain"));
        }
        cards.add(new Card(String.valueOf(tree.size()), tree.size() == 1 ? "location" : "locations", "plain"));
        cards.add(new Card(String.valueOf(tree.settings()), "settings", "plain"));
        if (tree.refused() > 0) {
            cards.add(new Card(String.valueOf(tree.refused()), "refused with 500.19", "error"));
        }
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < Math.min(servers.size(), MOST_LINKS); i++) {
            links.add(new Link(HtmlLocations.id(i), HtmlLocations.title(servers.get(i)), ""));
        }
        String subject = servers.stream().map(HtmlLocations::title).limit(3).collect(Collectors.joining(", "))
                + (servers.size() > 3 ? " and " + (servers.size() - 3) + " more" : "");
        HtmlPage.write(out, new HtmlPage.PageHead("Effective configuration", subject,
                asked
                        ? "Everything that IIS applies at the locations, with the file and line of each value."
                        : "What IIS applies at each location, with the file and line of each value.",
                cards, List.of(new Link("locations", "What is in effect", String.valueOf(tree.size()), links))), html -> {
                    if (tree.size() == 0) {
                        html.element("h2", "What is in effect").element("p", "No location found.");
                    }
                    new HtmlLocations(new FindingSites(tree, List.of()), html).write(tree, asked);
                });
    }

    private static int sites(LocationTree tree) {
        return tree.servers().stream().mapToInt(server -> server.name() == null
                ? server.nodes().size()
                : server.nodes().stream().mapToInt(node -> node.below().size()).sum()).sum();
    }
}
