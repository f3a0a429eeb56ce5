package io.longbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One application for all tests of this module. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "longbox.cart.answer-within=300ms",
            "longbox.checkout.answer-within=300ms",
            "longbox.checkout.point-value=2",
            "longbox.shop.name=Longbox Antiquariat",
            "longbox.shop.address=1 Comic Row,London",
            "longbox.reading.answer-within=300ms",
            "longbox.web.read-within=300ms",
            "longbox.web.max-body=16KB",
            "longbox.web.max-upload=1MB",
            "longbox.web.upload-dir=target/uploads",
            "longbox.web.idempotency.wait-at-most=2s",
            "longbox.web.live.streams=4",
            "longbox.web.live.heartbeat=200ms",
            "longbox.web.live.look-every=400ms",
            "spring.main.banner-mode=off",
            "logging.level.root=warn"
        })
@AutoConfigureMockMvc
public abstract class ApiTest {

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected FakeStore store;

    @Autowired
    protected FakeMedia media;

    @Autowired
    protected FakeCards cards;

    @BeforeEach
    void forget() {
        store.reset();
        media.reset();
        cards.reset();
    }

    @AfterEach
    void nobody_listens_any_more() {
        assertThat(store.subscriptions()).isZero();
    }

    protected MockMvcTester.MockMvcRequestBuilder post(String path, String json) {
        return mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(json);
    }

    protected MockMvcTester.MockMvcRequestBuilder put(String path, String json) {
        return mvc.put().uri(path).contentType(MediaType.APPLICATION_JSON).content(json);
    }

    protected MockMvcTester.MockMvcRequestBuilder patch(String path, String json) {
        return mvc.patch().uri(path).contentType(MediaType.APPLICATION_JSON).content(json);
    }

    protected MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    protected MvcTestResult delete(String path) {
        return mvc.delete().uri(path).exchange();
    }

    protected static void assertProblem(MvcTestResult answer, int status, String kind, String detail) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + kind);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().containsIgnoringCase(detail);
    }
}
