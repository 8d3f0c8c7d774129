package io.auditworkbench.workbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProgramVersionTest {

    @Test
    void withCommitNamesTheCommitAndItsTime() throws IOException {
        // When
        ProgramVersion version = read("""
                version=1.0.0
                commit=555a68de7472d9c849ac34501a95e3b3ca38388b
                commit.time=2026-11-28T22:30:07Z
                changed=false
                """);
        // Then
        assertThat(version.withCommit()).isEqualTo("1.0.0 (commit 555a68de7472 of 2026-11-28 22:30:07 UTC)");
    }

    @Test
    void withCommitSaysThatFilesDifferedFromIt() throws IOException {
        // When
        ProgramVersion version = read("""
                version=1.0.0
                commit=555a68de7472d9c849ac34501a95e3b3ca38388b
                commit.time=2026-11-28T22:30:07Z
                changed=true
                """);
        // Then
        assertThat(version.withCommit()).endsWith(" UTC, with changes that are not in it)");
    }

    @Test
    void withCommitIsTheVersionAloneWhenTheSourcesHadNoHistory() throws IOException {
        // When
        ProgramVersion version = read("""
                version=1.0.0
                commit=${git.commit.id.full}
                commit.time=${git.commit.time}
                changed=${git.dirty}
                """);
        // Then
        assertThat(version).isEqualTo(new ProgramVersion("1.0.0", null, null, false));
        assertThat(version.withCommit()).isEqualTo("1.0.0");
    }

    private static ProgramVersion read(String built) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(built));
        return ProgramVersion.of(properties);
    }
}
