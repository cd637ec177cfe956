package io.github.iislint.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a DER encoding: just enough to tell what bytes are before a parser sees them, and to read the few fields
 * that the JDK keeps to itself. Bytes that are no DER have no values; nothing here throws.
 */
final class Der {

    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OID = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private final byte[] bytes;
    private final int start;
    private final int content;
    private final int end;

    private Der(byte[] bytes, int start, int content, int end) {
        this.bytes = bytes;
        this.start = start;
        this.content = content;
        this.end = end;
    }

    /** The value at the start of {@code bytes}; what follows it is skipped. */
    static Optional<Der> first(byte[] bytes) {
        return Optional.ofNullable(at(bytes, 0, bytes.length));
    }

    private static @Nullable Der at(byte[] bytes, int start, int limit) {
        if (limit - start < 2 || (bytes[start] & 0x1F) == 0x1F) {
            return null;
        }
        int first = bytes[start + 1] & 0xFF;
        int content = start + 2;
        long length = first;
        if (first >= 0x80) {
            int octets = first - 0x80;
            if (octets == 0 || octets > 4 || limit - content < octets) {
                return null;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes[content++] & 0xFF;
            }
        }
        return length > limit - content ? null : new Der(bytes, start, content, content + (int) length);
    }

    /** The first byte: class, form and number. */
    int tag() {
        return bytes[start] & 0xFF;
    }

    /** The whole value, tag and length included. */
    byte[] encoded() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** The bytes after tag and length. */
    byte[] content() {
        return Arrays.copyOfRange(bytes, content, end);
    }

    /** How many bytes the value takes, tag and length included. */
    int length() {
        return end - start;
    }

    /** The values inside; empty if the content is no series of values. */
    List<Der> children() {
        List<Der> children = new ArrayList<>();
        for (int offset = content; offset < end;) {
            Der child = at(bytes, offset, end);
            if (child == null) {
                return List.of();
            }
            children.add(child);
            offset = child.end;
        }
        return children;
    }

    /** The first child with that tag. */
    Optional<Der> child(int tag) {
        return children().stream().filter(child -> child.tag() == tag).findFirst();
    }

    /** Whether the children have these tags, further children allowed. */
    boolean startsWith(int... tags) {
        List<Der> children = children();
        if (children.size() < tags.length) {
            return false;
        }
        for (int i = 0; i < tags.length; i++) {
            if (children.get(i).tag() != tags[i]) {
                return false;
            }
        }
        return true;
    }

    /** The dotted form of an object identifier; empty if this is none. */
    String oid() {
        if (tag() != OID || content == end) {
            return "";
        }
        StringBuilder dotted = new StringBuilder();
        long arc = 0;
        for (int i = content; i < end; i++) {
            arc = arc << 7 | bytes[i] & 0x7F;
            if (arc < 0 || arc > Long.MAX_VALUE >> 8) {
                return "";
            }
            if ((bytes[i] & 0x80) == 0) {
                if (dotted.length() == 0) {
                    long root = Math.min(2, arc / 40);
                    dotted.append(root).append('.').append(arc - root * 40);
                } else {
                    dotted.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return dotted.toString();
    }
}
