package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicDoorsTest {
    @Test
    void measuresWhatOthersMayUseAndNothingInternal() throws IOException, URISyntaxException {
        Path classes =
                Path.of(Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> violations = new TreeSet<>();
        for (Path file : classFiles(classes.resolve("org/broadtape/bench"))) {
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                if (entry instanceof ClassEntry used && isInternal(used.asInternalName())) {
                    violations.add(file.getFileName() + " → " + used.asInternalName());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    private static boolean isInternal(String name) {
        return name.contains("org/broadtape/") && name.contains("/internal/");
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
