package io.github.iislint.certificate;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes DER, because the JDK can read certificates and not make them. */
final class DerWriter {

    private DerWriter() {
    }

    static byte[] sequence(byte[]... values) {
        return tagged(Der.SEQUENCE, values);
    }

    static byte[] set(byte[]... values) {
        return tagged(Der.SET, values);
    }

    static byte[] tagged(int tag, byte[]... values) {
        byte[] content = join(values);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - from);
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] join(byte[]... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] value : values) {
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    static byte[] integer(BigInteger value) {
        return tagged(Der.INTEGER, value.toByteArray());
    }

    static byte[] integer(int value) {
        return integer(BigInteger.valueOf(value));
    }

    static byte[] truth() {
        return tagged(0x01, new byte[]{(byte) 0xFF});
    }

    static byte[] nothing() {
        return tagged(0x05);
    }

    static byte[] octets(byte[]... values) {
        return tagged(Der.OCTET_STRING, values);
    }

    static byte[] bits(byte[] value) {
        return tagged(Der.BIT_STRING, new byte[]{0}, value);
    }

    /** A bit string with these bits set, counted from the first. */
    static byte[] flags(int... set) {
        int last = 0;
        int bits = 0;
        for (int bit : set) {
            last = Math.max(last, bit);
            bits |= 0x8000 >> bit;
        }
        byte[] bytes = last < 8 ? new byte[]{(byte) (bits >> 8)} : new byte[]{(byte) (bits >> 8), (byte) bits};
        return tagged(Der.BIT_STRING, new byte[]{(byte) (7 - last % 8)}, bytes);
    }

    static byte[] ascii(int tag, String text) {
        return tagged(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        arc(out, Integer.parseInt(arcs[0]) * 40L + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            arc(out, Long.parseLong(arcs[i]));
        }
        return tagged(Der.OID, out.toByteArray());
    }

    private static void arc(ByteArrayOutputStream out, long arc) {
        int septets = Math.max(1, (64 - Long.numberOfLeadingZeros(arc) + 6) / 7);
        for (int i = septets - 1; i >= 0; i--) {
            out.write((int) (arc >> 7 * i & 0x7F) | (i > 0 ? 0x80 : 0));
        }
    }

    /** UTCTime up to 2049, GeneralizedTime from 2050 on, as RFC 5280 wants it. */
    static byte[] time(Instant moment) {
        boolean late = moment.atZone(ZoneOffset.UTC).getYear() >= 2050;
        DateTimeFormatter format = DateTimeFormatter.ofPattern(late ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'");
        return ascii(late ? Der.GENERALIZED_TIME : Der.UTC_TIME, format.withZone(ZoneOffset.UTC).format(moment));
    }
}
