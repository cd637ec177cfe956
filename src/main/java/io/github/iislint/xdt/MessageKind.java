package io.github.iislint.xdt;

import java.util.Locale;

/** What a message of a transformation is about. The names in reports are the lower-case constants with hyphens. */
public enum MessageKind {
    /** No element of the base matches. */
    NO_MATCH,
    /** No element matches any more: the base had one before the transform began. */
    REMOVED_EARLIER,
    /** Remove or Replace finds several elements and takes the first. */
    MULTIPLE_TARGETS,
    /** An attribute that is named in a list is not there. */
    ARGUMENT_UNMATCHED,
    NOTHING_TO_SET,
    NOTHING_TO_REMOVE,
    /** A list after a transform that takes none. */
    ARGUMENT_IGNORED,
    /** An element of the XDT namespace that is no Import. */
    UNKNOWN_XDT_ELEMENT,
    UNKNOWN_TRANSFORM,
    UNKNOWN_LOCATOR,
    /** A locator where a transform is expected, or the reverse. */
    NOT_A_TRANSFORM,
    /** The value is not a name with an optional list in round brackets. */
    SYNTAX,
    ARGUMENT_MISSING,
    ARGUMENT_COUNT,
    TOO_MANY_ARGUMENTS,
    MATCH_ATTRIBUTE_MISSING,
    XPATH_INVALID,
    /** The path of InsertBefore or InsertAfter finds nothing. */
    INSERT_PATH_NO_MATCH,
    INSERT_PATH_NO_ELEMENT,
    /** A transform needs an element around its target. */
    NO_PARENT,
    /** The value of xdt:SupressWarnings is no boolean. */
    NOT_BOOLEAN,
    /** A $(name) in SetTokenizedAttributes that is no attribute. */
    TOKEN_UNKNOWN,
    IMPORT_INVALID,
    /** The assembly of an xdt:Import is never loaded. */
    IMPORT_UNAVAILABLE,
    /** The transform is no well-formed XML. */
    MALFORMED,
    /** CommentOut of an element that holds two hyphens in a row. */
    COMMENT_NOT_WRITABLE,
    /** Nothing is left of the document. */
    NO_ROOT,
    /** The encoding of the base lacks a character that is needed where no character reference can stand. */
    NOT_ENCODABLE,
    /** An XPath visits more nodes than any reasonable one. */
    TOO_MUCH_WORK,
    /** The result is many times longer than what it is made of. */
    TOO_LONG,
    /** An attribute of the XDT namespace that means nothing, such as xdt:transform. */
    UNKNOWN_XDT_ATTRIBUTE,
    /** An Insert has several parents and takes the first. */
    SEVERAL_PARENTS,
    /** InsertIfMissing finds an element of its name, but none with its key, and does nothing. */
    KEY_NOT_COMPARED,
    /** A transform within what another one inserts: its element is part of that already. */
    NESTED,
    /** The file declares no XDT namespace, so that nothing is done. */
    NO_NAMESPACE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
