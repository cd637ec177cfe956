package io.github.iislint.xml;

import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where the tags of a well-formed document without document type declaration stand. It goes in lock step with a real
 * parser, which is the judge of well-formedness: the parser's i-th start tag is the scanner's i-th start tag.
 */
final class TagScanner {

    private final String text;
    private final List<LocatedComment> comments = new ArrayList<>();
    private int at;
    private int tagStart;
    private int tagEnd;
    private boolean selfClosing;
    private int attributes;
    /** Four offsets an attribute: start and end of the name, start and end of the value. */
    private int[] offsets = new int[32];

    TagScanner(String text) {
        this.text = text;
    }

    /** Moves to the next start tag, which must have that name as it is written. */
    void startTag(String qualifiedName) {
        tagStart = nextTag();
        int i = tagStart + 1;
        require(text.startsWith(qualifiedName, i), qualifiedName);
        i += qualifiedName.length();
        attributes = 0;
        while (true) {
            i = skipBlanks(i);
            char c = text.charAt(i);
            if (c == '>') {
                break;
            }
            if (c == '/') {
                i++;
                continue;
            }
            i = attribute(i);
        }
        selfClosing = text.charAt(i - 1) == '/';
        tagEnd = i + 1;
        at = tagEnd;
    }

    private int attribute(int start) {
        int nameEnd = start;
        while (text.charAt(nameEnd) != '=' && !blank(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int open = skipBlanks(skipBlanks(nameEnd) + 1);
        int close = text.indexOf(text.charAt(open), open + 1);
        if (attributes * 4 == offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        int k = attributes++ * 4;
        offsets[k] = start;
        offsets[k + 1] = nameEnd;
        offsets[k + 2] = open + 1;
        offsets[k + 3] = close;
        return close + 1;
    }

    /** The index of the current tag's attribute with that name as it is written. */
    int attributeIndex(String qualifiedName) {
        for (int k = 0; k < attributes * 4; k += 4) {
            if (offsets[k + 1] - offsets[k] == qualifiedName.length() && text.startsWith(qualifiedName, offsets[k])) {
                return k;
            }
        }
        throw lost(qualifiedName);
    }

    int attributeStart(int index) {
        return offsets[index];
    }

    int valueStart(int index) {
        return offsets[index + 2];
    }

    int valueEnd(int index) {
        return offsets[index + 3];
    }

    int tagStart() {
        return tagStart;
    }

    int tagEnd() {
        return tagEnd;
    }

    /** Whether the current start tag ends the element, too. */
    boolean selfClosing() {
        return selfClosing;
    }

    /** Moves to the next end tag, which must have that name as it is written. */
    void endTag(String qualifiedName) {
        tagStart = nextTag();
        require(text.charAt(tagStart + 1) == '/' && text.startsWith(qualifiedName, tagStart + 2), qualifiedName);
        tagEnd = text.indexOf('>', tagStart) + 1;
        at = tagEnd;
    }

    /** Leaves out what stands before an offset. */
    void skip(int to) {
        at = to;
    }

    /** Reads what is left; no tag may be. */
    void finish() {
        int tag = nextTag();
        require(tag == text.length(), "the end");
    }

    private int nextTag() {
        while (true) {
            int open = text.indexOf('<', at);
            if (open < 0) {
                return text.length();
            }
            if (text.startsWith("<!--", open)) {
                int end = text.indexOf("-->", open + 4);
                comment(open, end);
                at = end + 3;
            } else if (text.startsWith("<?", open)) {
                at = text.indexOf("?>", open + 2) + 2;
            } else if (text.startsWith("<![CDATA[", open)) {
                at = text.indexOf("]]>", open + 9) + 3;
            } else {
                return open;
            }
        }
    }

    private void comment(int start, int end) {
        int from = skipBlanks(start + 4);
        if (text.startsWith(LocatedComment.PREFIX, from)) {
            comments.add(new LocatedComment(new Span(start, end + 3), text.substring(from, end).strip()));
        }
    }

    /** The comments so far that are addressed to iislint. */
    List<LocatedComment> comments() {
        return comments;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (blank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private void require(boolean inStep, String what) {
        if (!inStep) {
            throw lost(what);
        }
    }

    private IllegalStateException lost(String what) {
        return new IllegalStateException("the scanner lost the parser at offset " + at + " near " + what);
    }
}
