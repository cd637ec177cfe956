import io.github.iislint.file.DiskFiles;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;

/** Parses a file into iislint's tree with places and does nothing else: no run of iislint can take less. */
final class LocatedParse {

    private LocatedParse() {
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        System.out.println(XmlFile.parse(new DiskFiles(file.getParent(), DiskFiles.DEFAULT_MAX_SIZE), file).root().nodeCount());
    }
}
