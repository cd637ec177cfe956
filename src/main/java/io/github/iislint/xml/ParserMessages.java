package io.github.iislint.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates the messages of the platform's XML parser for authors of configuration: what was found, what was expected, what
 * to do. The texts are those of {@code XMLMessages.properties} of the JDK, as far as a document without document type
 * declaration can cause them.
 *
 * <p>No value gets into a message: a password with an ampersand, a quote or a bracket makes a file malformed, and the parser
 * takes the rest of it for a name.
 */
final class ParserMessages {

    private static final Pattern LIKE_A_VALUE = Pattern.compile("(?=.*\\d)(?=.*\\p{L})\\S{6,}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String REFERENCE = "; write &amp; for the character &";

    /** A text of the parser and what is said instead; {@code $1} is the first quoted name in the text. */
    private record Sentence(Pattern text, String said) {
    }

    private static final List<Sentence> SENTENCES = new ArrayList<>();

    static {
        // The file as a whole.
        say("Premature end of file|root element is required", "there is no element in the file");
        say("DOCTYPE is (disallowed|not allowed)|Already seen doctype|Scanner State 24",
                "a document type declaration is not allowed");
        say("(Content|Reference) is not allowed in prolog",
                "there is text before the root element; expected only an XML declaration, comments and white space there");
        say("(Content|Reference) is not allowed in trailing section",
                "there is text after the end of the root element; expected only comments and white space there");
        say("markup in the document preceding the root element",
                "what begins with < is not an element; expected the root element, a comment or an XML declaration");
        say("markup in the document following the root element",
                "another element begins after the end of the root element; expected one root element that contains all others");
        say("must start and end within the same entity",
                "the file ends inside an element, comment or value; expected the end of each: it may be truncated");
        say("XML declaration may only appear at the very beginning|target matching \"\\[xX\\]",
                "there is an XML declaration here; expected it at the very start of the file or not at all");

        // Tags.
        say("must be terminated by the matching end-tag",
                "<$1> is not closed before another end tag; expected </$1>: add it, or correct the name of the end tag");
        say("end-tag for element type", "the end tag of <$1> is incomplete; expected </$1>");
        say("must be followed by either attribute specifications",
                "the tag <$1> contains something that is not an attribute; expected NAME=\"VALUE\" with white space before "
                        + "it, > or /> (write a quote in a value as &quot;)");
        say("content of elements must consist of well-formed",
                "< is not followed by a name, / or !; write &lt; for the character <");

        // Attributes.
        say("must be followed by the ' = '", "there is no = after the attribute \"$1\" of <$2>; expected $1=\"VALUE\"");
        say("(Open|Close) quote is expected for attribute",
                "the value of the attribute \"$1\" of <$2> is not in quotes; expected $1=\"VALUE\"");
        say("must begin with either a single or double quote",
                "the value of the attribute \"$1\" is not in quotes; expected $1=\"VALUE\"");
        say("must end with the matching quote", "the value of the attribute \"$1\" has no closing quote");
        say("must not contain the '<' character",
                "the value of the attribute \"$1\" of <$2> contains <; write &lt;, or end the value before it with a quote");
        say("bound to namespace .* was already specified|was already specified for element",
                "the attribute \"$1\" is given twice in one tag; keep one of them");

        // Namespaces.
        say("The prefix \"xdt\" for attribute", "the prefix \"xdt\" is not declared; add"
                + " xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\" to the root element");
        say("The prefix \"[^\"]*\" for (attribute|element)",
                "the prefix \"$1\" of \"$2\" is not declared; add xmlns:$1=\"...\" or remove the prefix");
        say("prefix \"xml\" cannot|prefix \"xmlns\" cannot|cannot have \"xmlns\" as its prefix",
                "the prefixes xml and xmlns have fixed meanings; remove the declaration");
        say("Prefixed namespace bindings may not be empty",
                "a prefix is declared with an empty namespace; give it one, or remove the declaration");
        say("do not match QName|invalid second ':'|A colon is not allowed|namespace prefix .* was not declared",
                "there is a colon that does not separate a prefix from a name; expected a name with at most one colon in it");

        // References and characters.
        say("must immediately follow the '&' in the entity", "there is a single &" + REFERENCE);
        say("reference to entity .* must end with|reference must be terminated by",
                "& begins a reference that does not end with ;" + REFERENCE);
        say("entity .* was referenced, but not declared",
                "& begins a reference to an entity that is not declared; expected &amp; &lt; &gt; &quot; or &apos;" + REFERENCE);
        say("must immediately follow the \"&#|The character reference must end",
                "a character reference is incomplete; expected &#10; or &#xA;" + REFERENCE);
        say("Character reference .* is an invalid XML character",
                "a character reference stands for a character that XML does not allow; remove it");
        Pattern invalid = Pattern.compile("An invalid XML character \\(Unicode: 0x([0-9a-fA-F]+)\\) was found");
        SENTENCES.add(new Sentence(invalid, "the character U+$1 is not allowed in XML; remove it"));
        say("sequence \"\\]\\]>\" must not appear in content", "text contains ]]>; write ]]&gt;");

        // Comments, CDATA sections, processing instructions.
        say("\"--\" is not permitted within comments",
                "a comment contains --, which is allowed only as part of --> at the end; write it differently");
        say("comment must end with", "a comment does not end; expected -->");
        say("Comment must start with", "a comment does not begin correctly; expected <!--");
        say("CDATA section must end with", "a CDATA section does not end; expected ]]>");
        say("processing instruction must begin with", "there is no name after <?; expected <?NAME ... ?>");
        say("processing instruction must end with", "a processing instruction does not end; expected ?>");
        say("between the processing instruction target and data",
                "there is no white space after the name of a processing instruction; expected <?NAME ... ?>");

        // The XML declaration.
        say("XML version \"[^\"]*\" is not supported|Invalid version", "the XML version is not 1.0; expected " + DECLARATION);
        say("Invalid encoding name", "\"$1\" is not the name of an encoding; expected " + DECLARATION);
        say("standalone document declaration value|standalone name in XML declaration",
                "\"standalone\" is neither yes nor no; expected " + DECLARATION);
        say("XML declaration|text declaration|pseudo attribute", "the XML declaration is incomplete; expected " + DECLARATION);

        // Limits.
        say("JAXP00010006|maxElementDepth", "elements are nested deeper than " + SafeParser.MAX_DEPTH);
        say("JAXP00010002", "an element has more than " + SafeParser.MAX_ATTRIBUTES + " attributes");
        say("JAXP00010005", "a name is longer than " + SafeParser.MAX_NAME + " characters");
        say("JAXP0001", "the file exceeds a limit of the XML parser");
    }

    private ParserMessages() {
    }

    /** @param text a regular expression, to be found in a text of the parser in which white space is one blank */
    private static void say(String text, String said) {
        SENTENCES.add(new Sentence(Pattern.compile(text), said));
    }

    /** A phrase without the place. */
    static String phrase(@Nullable String message) {
        String text = String.valueOf(message).replaceAll("\\s+", " ").strip();
        for (Sentence sentence : SENTENCES) {
            Matcher found = sentence.text.matcher(text);
            if (found.find()) {
                return filled(sentence.said, sentence.said.contains("U+$1") ? List.of(found.group(1)) : names(text));
            }
        }
        // What a later release of Java says again.
        String line = QUOTED.matcher(text).replaceAll("\"...\"");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            String name = quoted.group(1);
            names.add(LIKE_A_VALUE.matcher(name).matches() ? "..." : name);
        }
        return names;
    }

    private static String filled(String said, List<String> names) {
        String filled = said;
        for (int i = 0; i < names.size(); i++) {
            filled = filled.replace("$" + (i + 1), names.get(i));
        }
        return filled.replaceAll("\\$[0-9]", "...");
    }
}
