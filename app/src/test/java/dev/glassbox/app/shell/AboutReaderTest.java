package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AboutReaderTest {
    private final About about = new AboutReader(ShellFixture.FILES).read();

    @Test
    void theModelIsNamedWithWhatItWasTrainedOn() {
        assertThat(about.models())
                .contains(
                        new About.BundledModel(
                                "shakespeare-char",
                                "shakespeare-char",
                                "tinyshakespeare.txt",
                                "Apache-2.0"));
    }

    @Test
    void theNoticeNamesThePartsWithALicenceOfTheirOwnKind() {
        assertThat(about.notice()).contains("JFreeChart", "LGPL-2.1", "JLaTeXMath", "OpenJFX");
    }

    @Test
    void theTypefaceIsAmongTheFiles() {
        assertThat(about.files())
                .anySatisfy(
                        file ->
                                assertThat(file.path("path").asText())
                                        .isEqualTo("fonts/NotoSansSC-Regular.otf"));
    }
}
