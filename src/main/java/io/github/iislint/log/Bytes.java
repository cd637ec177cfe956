package io.github.iislint.log;

/** Compares and reads parts of byte arrays, without making objects for them. */
final class Bytes {

    private Bytes() {
    }

    /** @param lower in lower case */
    static boolean equalsIgnoreCase(byte[] buffer, int start, int end, byte[] lower) {
        if (end - start != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            byte b = buffer[start + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    /** A number of up to 18 decimal digits; -1 for anything else. */
    static long number(byte[] buffer, int start, int end) {
        if (end <= start || end - start > 18) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
