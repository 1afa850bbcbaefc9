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

/// The schema of NewsML-G2 that lies in the standard's own set.
final class G2Schema {
    private final Schema schema;

    private G2Schema(Schema schema) {
        this.schema = schema;
    }

    /// The schema of the set beside another; absent where that set is not at hand.
    static Optional<G2Schema> beside(Path zip) throws IOException {
        Path standard = zip.resolveSibling("newsml-g2.zip");
        return Files.isRegularFile(standard)
                ? Optional.of(in(Cases.in(standard), standard))
                : Optional.empty();
    }

    /// The schema with those it imports, which lie beside it; nothing is fetched.
    static G2Schema in(List<Cases.File> files, Path zip) throws IOException {
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
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return new G2Schema(factory.newSchema(folder.resolve(power.name()).toFile()));
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
    Optional<String> fault(byte[] document) throws IOException {
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Faults());
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
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
