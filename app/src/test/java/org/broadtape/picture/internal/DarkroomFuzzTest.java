package org.broadtape.picture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Fuzzes the way of a picture: whatever its bytes, it is printed within bounds or refused by name.
class DarkroomFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void endsWithAPictureOrAReason(byte[] bytes) {
        switch (Darkroom.develop(bytes)) {
            case Development.Printed printed -> assertThat(printed.large().bytes()).isNotEmpty();
            case Development.Refused refused -> assertThat(refused.problem().name()).isNotBlank();
        }
    }
}
