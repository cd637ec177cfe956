package io.github.iislint.xdt;

import io.github.iislint.file.Span;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Selects attributes and texts of a file by XPath, exactly: names count with their namespaces. The work is bounded. */
public final class XPathSelection {

    private XPathSelection() {
    }

    /**
     * What is selected.
     *
     * @param span the value of an attribute without its quotes, or a text
     * @param quote around the value; 0 for a text
     */
    public record Selected(Span span, char quote) {
    }

    /**
     * The attributes and texts that an expression selects, in document order; none where it is no XPath, or too much work.
     *
     * @param file well-formed
     */
    public static List<Selected> of(XmlFile file, String xpath) {
        List<Selected> selected = new ArrayList<>();
        try {
            for (Object node : new XPathEvaluator(new Budget()).select(xpath, TreeReader.read(file.file()), Map.of())) {
                if (node instanceof TreeAttribute attribute) {
                    TreeAttribute.Quoted quoted = attribute.quoted();
                    selected.add(new Selected(new Span(quoted.open().span().end(), quoted.close().span().start()),
                            quoted.quote()));
                } else if (node instanceof TreeText text && text.kind() == TreeText.Kind.TEXT) {
                    selected.add(new Selected(text.fragment().span(), (char) 0));
                }
            }
        } catch (XdtException | Budget.ExceededException e) {
            return List.of();
        }
        return selected;
    }
}
