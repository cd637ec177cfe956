package io.github.iislint.iis.schema;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dom4j.Attribute;
import org.dom4j.Document;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data files that describe IIS say nothing that contradicts itself. */
class SchemaFilesTest {

    private static final Set<String> TYPES = Set.of("bool", "enum", "flags", "uint", "int", "int64", "string", "timeSpan");
    private static final Set<String> VALIDATIONS = Set.of("applicationPath", "applicationPoolName", "integerRange",
            "nonEmptyString", "requireTrimmedString", "siteName", "timeSpanRange", "virtualDirectoryPath");

    /** What the format knows: the element, and the attributes it may have. */
    private static final Map<String, Set<String>> FORMAT = Map.of(
            "configSchema", Set.of(),
            "sectionSchema", Set.of("name", "allowUnrecognizedAttributes"),
            "element", Set.of("name", "isCollectionDefault", "allowUnrecognizedAttributes"),
            "collection", Set.of("addElement", "removeElement", "clearElement", "defaultElement", "mergeAppend",
                    "allowDuplicates", "replace", "allowUnrecognizedAttributes"),
            "attribute", Set.of("name", "type", "defaultValue", "required", "isUniqueKey", "isCombinedKey", "caseSensitive",
                    "encrypted", "expanded", "allowInfinite", "timeSpanFormat", "validationType", "validationParameter"),
            "enum", Set.of("name", "value"),
            "flag", Set.of("name", "value", "documentedOnly"));

    private static final Pattern TIME_SPAN = Pattern.compile("-?(?:(\\d+)\\.)?(\\d+):(\\d\\d):(\\d\\d)(?:\\.\\d+)?");

    private static final List<Element> FILES = new ArrayList<>();
    private static Element declarations;

    @BeforeAll
    static void parse() throws Exception {
        try (Stream<Path> found = Files.list(folder())) {
            for (Path file : found.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                FILES.add(read(file).getRootElement());
            }
        }
        declarations = read(folder().resolveSibling("declarations.xml")).getRootElement();
        assertTrue(FILES.size() > 5, "only " + FILES.size() + " schema files");
    }

    @Test
    void filesUseOnlyWhatTheFormatKnows() {
        List<String> unknown = new ArrayList<>();
        for (Element file : FILES) {
            everyElement(file).forEach(element -> {
                Set<String> known = FORMAT.getOrDefault(element.getName(), Set.of());
                for (Attribute attribute : element.attributes()) {
                    if (!known.contains(attribute.getName())) {
                        unknown.add(place(element) + " has " + attribute.getName());
                    }
                }
                if (!FORMAT.containsKey(element.getName())) {
                    unknown.add(place(element));
                }
            });
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void theIndexSaysWhichFileHoldsASection() throws Exception {
        Map<String, String> found = new TreeMap<>();
        FILES.forEach(file -> file.elements().forEach(
                section -> found.put(section.attributeValue("name"), file.getDocument().getName())));
        Map<String, String> indexed = new TreeMap<>();
        for (String line : Files.readAllLines(folder().resolve("sections.txt"))) {
            String[] parts = line.split(": ");
            List.of(parts[1].split(" ")).forEach(section -> indexed.put(section, parts[0]));
        }
        assertEquals(found, indexed);
    }

    @Test
    void noSectionIsDescribedTwice() {
        Set<String> seen = new HashSet<>();
        assertNone(sections(), section -> !seen.add(section.attributeValue("name")));
    }

    @Test
    void whatTwoModulesSayOfOneKindOfEntryIsPutTogether() {
        ElementSchema farm = Schema.builtIn().section("webFarms").collection("webFarm").add().get("webFarm");
        assertTrue(farm.elements().containsKey("platformProvision"));
        assertTrue(farm.elements().get("applicationRequestRouting").elements().containsKey("protocol"));
        assertTrue(farm.collection("server").add().get("server").elements().containsKey("applicationRequestRouting"));
    }

    @Test
    void aSectionIsReadAloneAsWithItsFile() throws Exception {
        Map<String, String> whole = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
                SchemaReader.read(file.toString(), Files.newInputStream(file))
                        .forEach((path, section) -> whole.put(path, all(section)));
            }
        }
        Map<String, String> alone = new TreeMap<>();
        for (String path : Schema.builtIn().sections()) {
            alone.put(path, all(Schema.builtIn().section(path)));
        }
        assertEquals(whole, alone);
    }

    private static String all(ElementSchema element) {
        return element.name() + element.open() + element.attributes()
                + element.elements().values().stream().map(SchemaFilesTest::all).toList()
                + element.collections().stream().map(collection -> collection.remove() + collection.clear() + collection.append()
                        + collection.allowDuplicates() + collection.replaces() + collection.defaults()
                        + collection.add().values().stream().map(SchemaFilesTest::all).toList()).toList();
    }

    @Test
    void everyDeclaredSectionIsDescribed() {
        Set<String> declared = new TreeSet<>(declared(declarations.element("configSections")).keySet());
        sections().map(section -> section.attributeValue("name")).forEach(declared::remove);
        // The only one of which no source tells the names.
        assertEquals(Set.of("system.webServer/advancedLogging"), declared);
    }

    @Test
    void noNameIsGivenTwiceInOneElement() {
        assertNone(every("sectionSchema", "element", "collection", "attribute"), owner -> {
            Set<String> seen = new HashSet<>();
            return owner.elements().stream()
                    .anyMatch(child -> child.attribute("name") != null
                            && !seen.add(child.getName() + " " + child.attributeValue("name")));
        });
    }

    @Test
    void everyTypeIsKnown() {
        assertNone(attributes(), attribute -> !TYPES.contains(attribute.attributeValue("type")));
    }

    @Test
    void everyValidationIsKnown() {
        assertNone(attributes().filter(attribute -> attribute.attribute("validationType") != null),
                attribute -> !VALIDATIONS.contains(attribute.attributeValue("validationType")));
    }

    @Test
    void enumsAndFlagsHaveNamesAndOthersHaveNone() {
        assertNone(attributes(), attribute -> {
            String child = switch (attribute.attributeValue("type")) {
                case "enum" -> "enum";
                case "flags" -> "flag";
                default -> "";
            };
            return child.isEmpty()
                    ? !attribute.elements().isEmpty()
                    : attribute.elements().isEmpty() || attribute.elements().size() != attribute.elements(child).size();
        });
    }

    @Test
    void everyFlagIsOneBitOrASumOfOthers() {
        assertNone(every("flag"), flag -> {
            int value = Integer.parseInt(flag.attributeValue("value"));
            int others = flag.getParent().elements("flag").stream().map(other -> Integer.parseInt(other.attributeValue("value")))
                    .filter(bits -> Integer.bitCount(bits) == 1).reduce(0, (one, other) -> one | other);
            return (value & ~others) != 0;
        });
    }

    @Test
    void everyDefaultIsALegalValue() {
        assertNone(attributes().filter(attribute -> attribute.attribute("defaultValue") != null),
                attribute -> !isLegal(attribute, attribute.attributeValue("defaultValue")));
    }

    @Test
    void whatCanBeRemovedHasAKey() {
        assertNone(every("collection").filter(collection -> collection.attribute("removeElement") != null),
                collection -> collection.elements("attribute").stream().noneMatch(SchemaFilesTest::isKey));
    }

    @Test
    void onlyEntriesOfACollectionHaveKeys() {
        assertNone(attributes().filter(SchemaFilesTest::isKey),
                attribute -> !attribute.getParent().getName().equals("collection"));
    }

    @Test
    void aKeyIsEitherUniqueOrCombined() {
        assertNone(attributes(), attribute -> attribute.attribute("isUniqueKey") != null
                && attribute.attribute("isCombinedKey") != null);
    }

    @Test
    void everyCollectionSaysHowToAdd() {
        assertNone(every("collection"), collection -> collection.attributeValue("addElement", "").isBlank());
    }

    @Test
    void everyCollectionDefaultStandsBesideItsCollection() {
        assertNone(every("collection").filter(collection -> collection.attribute("defaultElement") != null),
                collection -> defaults(collection) == null);
    }

    @Test
    void aCollectionDefaultKnowsNothingThatAnEntryDoesNot() {
        assertNone(every("collection").filter(collection -> collection.attribute("defaultElement") != null),
                collection -> !names(collection).containsAll(names(defaults(collection))));
    }

    @Test
    void onlySslMapCertIsDocumentedButInNoSchema() {
        assertEquals(List.of("SslMapCert"), every("flag").filter(flag -> flag.attribute("documentedOnly") != null)
                .map(flag -> flag.attributeValue("name"))
                .toList());
    }

    @Test
    void theDefaultServerLocksAccessAndBothMappingSections() {
        Map<String, Element> declared = declared(declarations.element("configSections"));
        assertAll(Stream.of("access", "authentication/clientCertificateMappingAuthentication",
                "authentication/iisClientCertificateMappingAuthentication")
                .map(name -> () -> assertEquals("Deny",
                        declared.get("system.webServer/security/" + name).attributeValue("overrideModeDefault"), name)));
    }

    @Test
    void theDefaultServerUnlocksModulesAndHandlers() {
        Element location = declarations.element("location");
        assertEquals("Allow", location.attributeValue("overrideMode"));
        assertEquals(List.of("modules", "handlers"),
                location.element("system.webServer").elements().stream().map(Element::getName).toList());
    }

    @Test
    void theAttributesThatTheDefaultServerLocksExist() {
        assertNone(declarations.element("system.webServer").elements().stream(), locking -> {
            Element section = sections()
                    .filter(found -> found.attributeValue("name").equals("system.webServer/" + locking.getName()))
                    .findAny()
                    .orElseThrow();
            return !names(section).containsAll(List.of(locking.attributeValue("lockAttributes").split(",")));
        });
    }

    private static boolean isLegal(Element attribute, String value) {
        String[] range = attribute.attributeValue("validationParameter", "").split(",");
        if (value.equals("Infinite")) {
            return attribute.attributeValue("allowInfinite", "").equals("true");
        }
        return switch (attribute.attributeValue("type")) {
            case "bool" -> value.equals("true") || value.equals("false");
            case "enum" -> names(attribute).contains(value);
            case "flags" -> value.isEmpty() || names(attribute).containsAll(Arrays.asList(value.split(",\\s*")));
            case "uint", "int", "int64" -> inRange(Long.parseLong(value), range);
            case "timeSpan" -> inRange(seconds(value, attribute.attributeValue("timeSpanFormat", "string")), range);
            default -> true;
        };
    }

    private static boolean inRange(long value, String[] range) {
        if (range.length < 2) {
            return true;
        }
        boolean inside = Long.parseLong(range[0]) <= value && value <= Long.parseLong(range[1]);
        return inside != range[range.length - 1].equals("exclude");
    }

    private static long seconds(String value, String format) {
        if (!format.equals("string")) {
            return Long.parseLong(value) * (format.equals("minutes") ? 60 : 1);
        }
        Matcher parts = TIME_SPAN.matcher(value);
        assertTrue(parts.matches(), value);
        long days = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
        return ((days * 24 + Long.parseLong(parts.group(2))) * 60 + Long.parseLong(parts.group(3))) * 60
                + Long.parseLong(parts.group(4));
    }

    private static Element defaults(Element collection) {
        return collection.getParent().elements("element").stream()
                .filter(element -> element.attributeValue("name").equals(collection.attributeValue("defaultElement")))
                .filter(element -> element.attributeValue("isCollectionDefault", "").equals("true"))
                .findAny()
                .orElse(null);
    }

    private static Set<String> names(Element owner) {
        return owner.elements().stream().map(child -> child.attributeValue("name", "")).collect(Collectors.toSet());
    }

    private static boolean isKey(Element attribute) {
        return attribute.attribute("isUniqueKey") != null || attribute.attribute("isCombinedKey") != null;
    }

    private static Map<String, Element> declared(Element group) {
        return everyElement(group)
                .filter(element -> element.getName().equals("section"))
                .collect(Collectors.toMap(SchemaFilesTest::declaredPath, section -> section));
    }

    private static String declaredPath(Element declaration) {
        Element parent = declaration.getParent();
        String name = declaration.attributeValue("name");
        return parent.getName().equals("sectionGroup") ? declaredPath(parent) + "/" + name : name;
    }

    private static Stream<Element> sections() {
        return FILES.stream().flatMap(file -> file.elements().stream());
    }

    private static Stream<Element> attributes() {
        return every("attribute");
    }

    private static Stream<Element> every(String... names) {
        return FILES.stream().flatMap(SchemaFilesTest::everyElement).filter(e -> List.of(names).contains(e.getName()));
    }

    private static Stream<Element> everyElement(Element top) {
        return Stream.concat(Stream.of(top), top.elements().stream().flatMap(SchemaFilesTest::everyElement));
    }

    private static void assertNone(Stream<Element> elements, Predicate<Element> isWrong) {
        assertEquals(List.of(), elements.filter(isWrong).map(SchemaFilesTest::place).toList());
    }

    private static String place(Element element) {
        return element.getUniquePath() + " " + element.attributeValue("name", "") + " in "
                + element.getDocument().getName();
    }

    private static Document read(Path file) throws DocumentException {
        Document document = SAXReader.createDefault().read(file.toFile());
        document.setName(file.getFileName().toString());
        return document;
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Schema.class.getResource("webServer.xml").toURI()).getParent();
    }
}
