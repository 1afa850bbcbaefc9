package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesTest {
    @TempDir Path folder;

    @Test
    void leavesOutTheTopFolderNotesAndWhatArchiversAdd() throws IOException {
        assertThat(
                        paths(
                                "set/ORIGIN.txt", "where from",
                                "set/LICENSE.txt", "terms",
                                "set/a/one.xml", "<rss/>",
                                "set/a/.DS_Store", "x",
                                "__MACOSX/set/a/one.xml", "x"))
                .containsExactly("a/one.xml");
    }

    @Test
    void readsASetWithoutATopFolder() throws IOException {
        assertThat(paths("one.xml", "<rss/>", "a/two.xml", "<rss/>"))
                .containsExactly("a/two.xml", "one.xml");
    }

    @Test
    void pairsAFileWithItsExpectationWhereverThatLies() throws IOException {
        assertThat(
                        companion(
                                "in/x/one.xml",
                                "s/in/x/one.xml",
                                "",
                                "s/out/y/one.json",
                                "",
                                "s/out/x/one.json",
                                ""))
                .isEqualTo("out/x/one.json");
        assertThat(companion("one.xml", "s/one.xml", "", "s/one.json", "", "s/old/one.json", ""))
                .isEqualTo("one.json");
        assertThat(companion("one.xml", "s/one.xml", "", "s/two.json", "")).isEqualTo("none");
    }

    @Test
    void readsExpectationsWithAMarkAndInLatin1() {
        assertThat(new Cases.File("x", "\uFEFF{}".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("{}");
        assertThat(new Cases.File("x", "Zürich".getBytes(StandardCharsets.ISO_8859_1)).text())
                .isEqualTo("Zürich");
    }

    private List<String> paths(String... pathsAndTexts) throws IOException {
        return Cases.in(Zips.of(folder, pathsAndTexts)).stream().map(Cases.File::path).toList();
    }

    private String companion(String path, String... pathsAndTexts) throws IOException {
        List<Cases.File> files = Cases.in(Zips.of(folder, pathsAndTexts));
        Cases.File one =
                files.stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow();
        return Cases.companion(one, files, ".json").map(Cases.File::path).orElse("none");
    }
}
