package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// Whether valid and invalid NewsML-G2 documents are told apart, by the schema that lies in the set
/// (`spec`, All-Power) and by what each version of the standard brought ([NewsmlVersions]). The
/// folder a document lies in names the version and the verdict: `2.29/should_pass`. Two things that
/// the schema's language asks for are not: samples leave out the parts they refer to, and the
/// schemas of other vocabularies within (rights expressions) are not at hand.
///
/// - `told`: share of the documents whose verdict is ours.
/// - `read`: share of the valid ones that are read without an exception.
final class SchemaMeasure implements Measure {
    @Override
    public String set() {
        return "newsml-g2";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        Schema schema = schema(files, zip);
        Tally tally = new Tally("told", "read");
        for (Cases.File file : files) {
            boolean valid = file.path().contains("should_pass/");
            if ((!valid && !file.path().contains("should_fail/"))
                    || !file.path().endsWith(".xml")) {
                continue;
            }
            Optional<String> fault = fault(schema, file).or(() -> NewsmlVersions.fault(file));
            tally.add("told", fault.isEmpty() == valid);
            if (fault.isEmpty() != valid) {
                misses.tell(
                        file.path(), fault.orElse("no fault"), valid ? "a valid one" : "a fault");
            }
            if (valid) {
                tally.add("read", ReadMeasure.read(file, misses).isPresent());
            }
        }
        return new Outcome(tally.count("told"), tally.shares());
    }

    /// The schema with those it imports, which lie beside it; nothing is fetched.
    private static Schema schema(List<Cases.File> files, Path zip) throws IOException {
        Cases.File power =
                files.stream()
                        .filter(file -> file.path().matches(".*-All-Power\\.xsd"))
                        .filter(file -> file.bytes().length > 0)
                        .max(Comparator.comparing(Cases.File::name))
                        .orElseThrow(() -> new IOException(zip + " holds no schema"));
        Path folder = Files.createTempDirectory("broadtape-schema");
        try {
            for (Cases.File file : files) {
                if (file.folder().equals(power.folder()) && file.name().endsWith(".xsd")) {
                    Files.write(folder.resolve(file.name()), file.bytes());
                }
            }
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return factory.newSchema(folder.resolve(power.name()).toFile());
        } catch (SAXException unusable) {
            throw new IOException("The schema " + power.path() + " can't be used", unusable);
        } finally {
            for (Cases.File file : files) {
                Files.deleteIfExists(folder.resolve(file.name()));
            }
            Files.deleteIfExists(folder);
        }
    }

    /// What the schema finds wrong with a document; absent where it is valid.
    private static Optional<String> fault(Schema schema, Cases.File file) throws IOException {
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Faults());
            validator.validate(new StreamSource(new ByteArrayInputStream(file.bytes())));
            return Optional.empty();
        } catch (SAXException invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
    }

    /// Every fault ends the reading, but those that only a whole document or a further schema could
    /// mend.
    private static final class Faults extends DefaultHandler {
        @Override
        public void error(SAXParseException fault) throws SAXException {
            String words = String.valueOf(fault.getMessage());
            if (!words.startsWith("cvc-id.1") && !words.startsWith("cvc-complex-type.2.4.c")) {
                throw fault;
            }
        }
    }
}
