package io.github.iislint.xdt;

import io.github.iislint.file.Span;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selects attributes and texts of a file by XPath, exactly: names count with their namespaces. The work is bounded. */
public final class XPathSelection {

    private final XmlFile file;
    private final XPathEvaluator evaluator = new XPathEvaluator(new Budget());
    private @Nullable TreeDocument tree;

    /** @param file well-formed */
    public XPathSelection(XmlFile file) {
        this.file = file;
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
     * All that an expression selects.
     *
     * @param values attributes and texts, in document order
     * @param elements whether it selects elements, too
     */
    public record Selection(List<Selected> values, boolean elements) {
    }

    /** What an expression selects; nothing where it is no XPath, or all expressions together are too much work. */
    public Selection of(String xpath) {
        List<Selected> selected = new ArrayList<>();
        boolean elements = false;
        tree = tree == null ? TreeReader.read(file.file()) : tree;
        try {
            for (Object node : evaluator.select(xpath, tree, Map.of())) {
                if (node instanceof TreeAttribute attribute) {
                    TreeAttribute.Quoted quoted = attribute.quoted();
                    selected.add(new Selected(attribute.valueSpan(), quoted.quote()));
                } else if (node instanceof TreeText text && text.kind() == TreeText.Kind.TEXT) {
                    selected.add(new Selected(text.fragment().span(), (char) 0));
                }
                elements |= node instanceof TreeElement;
            }
        } catch (XdtException | Budget.ExceededException e) {
            return new Selection(List.of(), false);
        }
        return new Selection(selected, elements);
    }
}
