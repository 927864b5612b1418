package dev.glassbox.runtime.library;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names, hubs and ways on are accepted. */
class AddressRulesTest {
    private static final URI FROM = URI.create("https://hub.example/a/b/resolve/c/d");

    @ParameterizedTest
    @CsvSource({
        "openai-community/gpt2, openai-community, gpt2, main",
        "' roneneldan/TinyStories-1M ', roneneldan, TinyStories-1M, main",
        "Qwen/Qwen2.5-0.5B@v1.0, Qwen, Qwen2.5-0.5B, v1.0",
        "a/b@refs/pr/1, a, b, refs/pr/1",
    })
    void readsIds(String words, String owner, String name, String revision) {
        assertThat(HubId.parse(words)).isEqualTo(new HubId(owner, name, revision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gpt2",
                "a/b/c",
                "a//b",
                "../b",
                "a/..",
                "a/b@",
                "a/b@../c",
                "a b/c",
                "a/b?c",
                "https://huggingface.co/a/b",
                "模型/中文",
                ".a/b",
                "a/b.",
                "-a/b",
                "a/b#c",
                "a\\b/c"
            })
    void refusesWhatIsNoId(String words) {
        assertThat(problemOf(() -> HubId.parse(words)).id()).isEqualTo("library.bad-id");
    }

    @Test
    void aRevisionIsOnePartOfAnAddress() {
        assertThat(HubId.parse("a/b@refs/pr/1").encodedRevision()).isEqualTo("refs%2Fpr%2F1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://huggingface.co", "https://hf-mirror.com/", "http://localhost:8080",
                "http://127.0.0.1:9", "http://[::1]:9", "https://10.0.0.5/mirror"
            })
    void acceptsHubs(String words) {
        assertThat(HubEndpoint.parse(words).toString()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "huggingface.co",
                "http://huggingface.co",
                "ftp://huggingface.co",
                "file:///tmp",
                "https://user:word@huggingface.co",
                "https://huggingface.co?x=1",
                "https://huggingface.co#x",
                "https://",
                "http://127.0.0.2.example.com",
                "https://a b"
            })
    void refusesHubsThatAreNotSafe(String words) {
        assertThat(problemOf(() -> HubEndpoint.parse(words)).id())
                .isEqualTo("library.bad-endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example/file?signature=1",
                "//cdn.example/file",
                "/other/name",
                "?x=1",
                "https://hub.example/other"
            })
    void followsToTheInternetAndToTheHubItself(String location) throws HubTrouble {
        URI to = redirects("https://hub.example").follow(FROM, Optional.of(location));
        assertThat(to).isEqualTo(FROM.resolve(location));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example/file",
                "http://hub.example/file",
                "file:/etc/passwd",
                "https://inside.example/",
                "https://both.example/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://[fc00::1]/",
                "https://[fe80::1]/",
                "https://0.0.0.0/",
                "https://[::ffff:10.0.0.1]/",
                "data:text/plain,x",
                "https:///x"
            })
    void goesNowhereElse(String location) {
        assertThatThrownBy(
                        () -> redirects("https://hub.example").follow(FROM, Optional.of(location)))
                .isInstanceOf(HubTrouble.class);
    }

    @Test
    void aMirrorInTheLocalNetworkMaySendOnWithinItself() throws HubTrouble {
        URI from = URI.create("https://10.0.0.5/a");
        Redirects redirects = redirects("https://10.0.0.5");
        assertThat(redirects.follow(from, Optional.of("/b")))
                .isEqualTo(URI.create("https://10.0.0.5/b"));
        assertThatThrownBy(() -> redirects.follow(from, Optional.of("https://10.0.0.6/b")))
                .isInstanceOf(HubTrouble.class);
    }

    private static Redirects redirects(String hub) {
        return new Redirects(HubEndpoint.parse(hub), AddressRulesTest::lookup);
    }

    /** No network: names of this test only, and addresses as they are. */
    private static InetAddress[] lookup(String host) throws UnknownHostException {
        String address =
                switch (host) {
                    case "cdn.example", "hub.example" -> "93.184.216.34";
                    case "inside.example" -> "10.0.0.7";
                    case "both.example" -> "192.168.0.1";
                    default -> host;
                };
        InetAddress first = InetAddress.getByName(address);
        return host.equals("both.example")
                ? new InetAddress[] {InetAddress.getByName("93.184.216.34"), first}
                : new InetAddress[] {first};
    }
}
