import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads a file line by line and does nothing with it: what any reader of a log takes at least. */
final class ReadLines {

    private ReadLines() {
    }

    public static void main(String[] args) throws Exception {
        long lines = 0;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(args[0]), StandardCharsets.ISO_8859_1),
                1 << 18)) {
            while (in.readLine() != null) {
                lines++;
            }
        }
        System.out.println(lines);
    }
}
