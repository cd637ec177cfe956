package io.github.iislint.log;

import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of Failed Request Tracing as a stream: the attributes of {@code failedRequest}, and of its events the first one
 * in which a module sets the status. Its document type is not read, so no entity leads anywhere.
 */
final class FailedRequestReader {

    /** The event with which a module says that it refuses the request. */
    private static final String REFUSAL = "MODULE_SET_RESPONSE_ERROR_STATUS";

    private final XMLStreamReader xml;
    private final Map<String, String> root = new HashMap<>();
    private final Map<String, String> data = new HashMap<>();
    private String opcode = "";
    private @Nullable String moment;
    private @Nullable String notification;
    private Map<String, String> refusal = Map.of();
    private @Nullable String refusalNotification;
    private @Nullable String started;

    /** A file that is none of Failed Request Tracing, or is damaged. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1;

        private final long line;

        UnusableException(String message, long line) {
            super(message);
            this.line = line;
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }

        /** 1-based; 0 where it is not known. */
        long line() {
            return line;
        }
    }

    private FailedRequestReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    static FailedRequest read(InputStream in) throws UnusableException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        FailedRequestReader reader = null;
        try {
            reader = new FailedRequestReader(factory.createXMLStreamReader(in));
            reader.run();
        } catch (XMLStreamException | RuntimeException e) {
            // What came before the damage is enough if it told the status.
            if (reader == null || !reader.root.containsKey("statusCode")) {
                throw new UnusableException("is not well-formed XML: expected a Failed Request Tracing file",
                        e instanceof XMLStreamException x && x.getLocation() != null ? x.getLocation().getLineNumber() : 0);
            }
        }
        return reader.request();
    }

    private void run() throws XMLStreamException, UnusableException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(xml.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("Event")) {
                end();
            }
        }
    }

    private void start(String name) throws XMLStreamException, UnusableException {
        if (root.isEmpty()) {
            if (!name.equals("failedRequest")) {
                throw new UnusableException("is not a log: expected a Failed Request Tracing file with the root element "
                        + "failedRequest", xml.getLocation().getLineNumber());
            }
            root.put("", "");
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                root.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
            return;
        }
        switch (name) {
            case "Event" -> {
                data.clear();
                opcode = "";
                notification = null;
            }
            case "TimeCreated" -> moment = xml.getAttributeValue(null, "SystemTime");
            case "Data" -> data.put(String.valueOf(xml.getAttributeValue(null, "Name")), xml.getElementText().strip());
            case "Opcode" -> opcode = xml.getElementText().strip();
            case "Description" -> {
                if ("Notification".equals(xml.getAttributeValue(null, "Data"))) {
                    notification = xml.getElementText().strip();
                }
            }
            default -> {
            }
        }
    }

    private void end() {
        if (started == null) {
            started = moment;
        }
        boolean refuses = opcode.equals(REFUSAL) || opcode.isEmpty() && data.containsKey("HttpSubStatus")
                && data.containsKey("ModuleName");
        if (refuses && refusal.isEmpty()) {
            refusal = Map.copyOf(data);
            refusalNotification = notification;
        }
    }

    private FailedRequest request() throws UnusableException {
        String code = root.getOrDefault("statusCode", refusal.getOrDefault("HttpStatus", ""));
        int dot = code.indexOf('.');
        int status = number(dot < 0 ? code : code.substring(0, dot), -1);
        if (status < 100 || status > 999) {
            throw new UnusableException("contains no status: expected the attribute statusCode, such as statusCode=\"403.7\"", 0);
        }
        int substatus = dot < 0 ? number(refusal.get("HttpSubStatus"), -1) : number(code.substring(dot + 1), -1);
        URI url = url(root.get("url"));
        boolean https = url != null && "https".equalsIgnoreCase(url.getScheme());
        return new FailedRequest(number(root.get("siteId"), 0), url == null ? null : url.getPath(), https,
                url != null && url.getPort() > 0 ? url.getPort() : https ? 443 : 80, root.get("verb"), status, substatus,
                win32(refusal.get("ErrorCode")), time(started), word(refusal.get("ModuleName")), word(refusalNotification),
                root.get("appPoolId"));
    }

    /** Only the part before the query: what follows may name somebody. */
    private static @Nullable URI url(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int query = text.indexOf('?');
        try {
            return new URI(query < 0 ? text : text.substring(0, query)).parseServerAuthority();
        } catch (URISyntaxException e) {
            int path = text.indexOf('/', text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3);
            try {
                return path < 0
                        ? null
                        : new URI(text.toLowerCase(Locale.ROOT).startsWith("https") ? "https" : "http", "h",
                                query < path ? text.substring(path) : text.substring(path, query), null);
            } catch (URISyntaxException again) {
                return null;
            }
        }
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** An HRESULT such as 2147942405, as the number that W3C logs have: 0x8007nnnn stands for the error nnnn of Windows. */
    private static long win32(@Nullable String code) {
        try {
            long number = code == null ? -1 : Long.decode(code);
            return (number & 0xFFFF0000L) == 0x80070000L ? number & 0xFFFF : number;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A module or notification, if it looks like the name of one. */
    private static @Nullable String word(@Nullable String text) {
        return text != null && text.matches("[A-Za-z][A-Za-z0-9_. -]{0,99}") ? text : null;
    }

    private static long time(@Nullable String moment) {
        if (moment == null || moment.length() < 19) {
            return 0;
        }
        String digits = moment.substring(0, 19).replaceAll("[-:T ]", "");
        return digits.matches("\\d{14}") ? Long.parseLong(digits) : 0;
    }
}
