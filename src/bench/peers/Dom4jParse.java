import java.io.File;
import org.dom4j.io.SAXReader;

/** Parses a file with dom4j and does nothing else. */
final class Dom4jParse {

    private Dom4jParse() {
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(SAXReader.createDefault().read(new File(arguments[0])).getRootElement().nodeCount());
    }
}
