package org.broadtape.bench;

import java.nio.file.Path;

/// Where the sets lie unless told otherwise: the environment's `BROADTAPE_DATA`, else
/// `../shared/data`.
final class Data {
    private Data() {}

    static Path folder() {
        String named = System.getenv("BROADTAPE_DATA");
        return named != null ? Path.of(named) : Path.of("..", "shared", "data");
    }
}
