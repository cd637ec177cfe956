package io.github.iislint.diagnose;

import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.certificate.TestCertificate;
import io.github.iislint.certificate.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small certification authority, and everybody who may turn up with a certificate. */
final class Visitors {

    private final Path folder;
    private final Map<String, TestCertificate> all = new LinkedHashMap<>();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Path trust;
    private final Path lists;

    Visitors(Path folder, TestKeys keys) {
        this.folder = folder;
        TestAuthority root = TestAuthority.root("CN=Shop Root, O=Shop", keys);
        TestAuthority sub = root.authority("CN=Shop Partners, O=Shop");
        TestAuthority lost = root.authority("CN=Shop Lost, O=Shop");
        TestAuthority stranger = TestAuthority.root("CN=Stranger", keys);
        client("valid", sub.issue("CN=alice, O=Partner"));
        client("expired", sub.issue("CN=bob, O=Partner").until("2026-05-01"));
        client("not yet valid", sub.issue("CN=carol, O=Partner").from("2026-07-01"));
        client("revoked", sub.issue("CN=dave, O=Partner"));
        client("of an unknown issuer", stranger.issue("CN=eve, O=Partner"));
        client("whose intermediate authority is missing", lost.issue("CN=frank, O=Partner"));
        client("self-signed", TestAuthority.selfSigned("CN=grace, O=Partner"));
        add("for servers only", sub.issue("CN=heidi, O=Partner").purposes(TestAuthority.SERVER).make());
        client("valid, in no mapping", root.issue("CN=ivan, O=Other"));
        TestCertificate keyless = sub.issue("CN=judy, O=Partner").purposes(TestAuthority.CLIENT).make();
        all.put("with the private key of another", keyless);
        files.put("with the private key of another", write("keyless.pem", keyless.pem() + all.get("valid").keyPem()));
        trust = write("trust.pem", root.certificate().pem() + sub.certificate().pem());
        lists = write("lists.pem", sub.list().revoke(all.get("revoked"), "2026-03-01", 1).pem() + root.list().pem());
    }

    private void client(String what, TestAuthority.Request request) {
        add(what, request.purposes(TestAuthority.CLIENT).make());
    }

    private void add(String what, TestCertificate certificate) {
        all.put(what, certificate);
        files.put(what, write(what.replaceAll("\\W+", "-") + ".pem", certificate.pem() + certificate.keyPem()));
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return List.copyOf(all.keySet());
    }

    Path file(String what) {
        return files.get(what);
    }

    TestCertificate certificate(String what) {
        return all.get(what);
    }

    /** The root and one of the two intermediate authorities. */
    Path trust() {
        return trust;
    }

    Path lists() {
        return lists;
    }

    /** One-to-one mappings for everybody but the one who is in no mapping. */
    String oneToOne() {
        return all.entrySet().stream().filter(entry -> !entry.getKey().endsWith("no mapping"))
                .map(entry -> "<add userName=\"partner\" certificate=\"" + entry.getValue().base64() + "\" />")
                .collect(Collectors.joining("", "<oneToOneMappings>", "</oneToOneMappings>"));
    }

    /** A many-to-one mapping for the organization of the same people. */
    static String manyToOne(String attributes) {
        return "<manyToOneMappings><add name=\"Partners\" " + attributes + "><rules><add certificateField=\"Subject\""
                + " certificateSubField=\"O\" matchCriteria=\"Part*\" /></rules></add></manyToOneMappings>";
    }
}
