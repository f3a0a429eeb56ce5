package io.longbox.web.idempotency;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_JSON;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.inCart;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.api.Money;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.FindRequestTerms;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.cart.RequestTerms;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import io.longbox.web.WebProperties;
import io.longbox.web.problem.ProblemWriter;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class IdempotencyTest extends ApiTest {

    private static final String OTHER_JSON = "{\"name\": \"Grace\", \"email\": \"grace@example.org\"}";

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private IdempotencyTable table;

    @Autowired
    private IdempotencySweep sweep;

    @Autowired
    private ProblemWriter problems;

    @Autowired
    private WebProperties properties;

    @BeforeEach
    void an_empty_table() {
        jdbc.update("DELETE FROM web.idempotency_key");
        store.answer(RegisterUser.class, register -> 0L);
        store.answer(FindUser.class, find -> user(find.user(), UserStatus.ACTIVE, 0));
    }

    @Test
    void a_repeat_gets_the_answer_of_the_first() {
        MvcTestResult first = register("key-1", USER_JSON);
        MvcTestResult second = register("key-1", USER_JSON);

        assertThat(store.sent()).hasSize(1);
        assertThat(first).hasStatus(201).doesNotContainHeader("Idempotent-Replay");
        assertThat(second)
                .hasStatus(201)
                .hasHeader("Idempotent-Replay", "true")
                .hasHeader("Location", first.getResponse().getHeader("Location"))
                .hasHeader("ETag", "\"0\"")
                .hasHeader("Content-Type", first.getResponse().getHeader("Content-Type"));
        assertThat(body(second)).isEqualTo(body(first)).contains("Ada Lovelace");
    }

    @Test
    void a_refusal_is_an_answer_too() {
        MvcTestResult first = register("key-1", "{\"name\": \"Ada\"}");
        MvcTestResult second = register("key-1", "{\"name\": \"Ada\"}");

        assertProblem(second, 400, "invalid-input", "email is required");
        assertThat(second).hasHeader("Idempotent-Replay", "true");
        assertThat(body(second)).isEqualTo(body(first));
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        register("key-1", USER_JSON);

        assertProblem(register("key-1", OTHER_JSON), 422, "idempotency-key-reused", "key-1");
        assertThat(register("key-1", OTHER_JSON))
                .bodyJson()
                .extractingPath("$.instance")
                .isEqualTo("/api/users");
        assertThat(store.sent()).hasSize(1);
    }

    @Test
    void a_key_counts_at_its_own_address_only() {
        register("key-1", "{\"reason\": \"x\"}");
        store.answer(SuspendUser.class, suspend -> 0L);

        assertThat(post(USER_PATH + "/suspension", "{\"reason\": \"x\"}")
                        .header("Idempotency-Key", "key-1")
                        .exchange())
                .hasStatusOk()
                .doesNotContainHeader("Idempotent-Replay");
    }

    @Test
    void a_request_without_a_key_is_never_a_repeat() {
        post("/api/users", USER_JSON).exchange();
        post("/api/users", USER_JSON).exchange();

        assertThat(registeredIds()).hasSize(2);
        assertThat(rows()).isZero();
    }

    @Test
    void concurrent_triples_have_one_effect_and_three_equal_answers() {
        for (int round = 0; round < 5; round++) {
            String key = "triple-" + round;
            store.sent().clear();
            CountDownLatch together = new CountDownLatch(3);
            List<CompletableFuture<MvcTestResult>> calls = IntStream.range(0, 3)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> {
                        together.countDown();
                        awaitLatch(together);
                        return register(key, USER_JSON);
                    }))
                    .toList();
            List<MvcTestResult> answers =
                    calls.stream().map(CompletableFuture::join).toList();

            assertThat(store.sent()).hasSize(1);
            assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(201));
            assertThat(answers.stream().map(IdempotencyTest::body).distinct()).hasSize(1);
            assertThat(answers.stream()
                            .map(answer -> answer.getResponse().getHeader("Location"))
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.getResponse().containsHeader("Idempotent-Replay")))
                    .hasSize(2);
        }
    }

    @Test
    void a_repeat_while_the_first_is_under_way_is_told_to_come_back() {
        CountDownLatch release = new CountDownLatch(1);
        store.answer(RegisterUser.class, register -> {
            awaitLatch(release);
            return 0L;
        });
        CompletableFuture<MvcTestResult> first = CompletableFuture.supplyAsync(() -> register("slow", USER_JSON));
        await().until(() -> !store.sent().isEmpty());

        MvcTestResult second = register("slow", USER_JSON);
        release.countDown();

        assertProblem(second, 409, "idempotency-key-in-use", "slow");
        assertThat(second).hasHeader("Retry-After", "2");
        assertThat(first.join()).hasStatus(201);
        assertThat(register("slow", USER_JSON)).hasStatus(201).hasHeader("Idempotent-Replay", "true");
    }

    @Test
    void a_failure_of_the_store_is_not_kept() {
        AtomicBoolean down = new AtomicBoolean(true);
        store.answer(RegisterUser.class, register -> {
            if (down.getAndSet(false)) {
                throw new ConcurrencyException("busy");
            }
            return 0L;
        });

        assertThat(register("key-1", USER_JSON)).hasStatus(503);
        assertThat(rows()).isZero();
        assertThat(register("key-1", USER_JSON)).hasStatus(201).doesNotContainHeader("Idempotent-Replay");
        assertThat(registeredIds()).hasSize(1);
    }

    @Test
    void an_answer_that_is_only_pending_is_not_kept() {
        AtomicBoolean decided = new AtomicBoolean();
        store.answer(
                FindRequestTerms.class,
                find -> new RequestTerms(
                        new RequestTerms.Reader(UserStatus.ACTIVE, null),
                        new RequestTerms.Offer(ProductStatus.ON_SALE, new Money(1299, EUR))));
        store.answer(RequestItem.class, request -> 0L);
        store.answer(FindCartRequest.class, find -> decided.get() ? inCart(find.reservation()) : null);
        String wish = "{\"productId\": \"" + PRODUCT + "\"}";
        String items = "/api/users/" + USER + "/cart/items";

        assertThat(post(items, wish).header("Idempotency-Key", "want").exchange())
                .hasStatus(202);
        decided.set(true);
        assertThat(post(items, wish).header("Idempotency-Key", "want").exchange())
                .hasStatus(201)
                .doesNotContainHeader("Idempotent-Replay");

        Set<Object> reservations = new HashSet<>();
        store.sent().forEach(command -> reservations.add(((RequestItem) command).reservation()));
        assertThat(store.sent()).hasSize(2);
        assertThat(reservations).hasSize(1);
    }

    @Test
    void a_claim_whose_owner_died_is_taken_over() {
        IdempotencyKey key = new IdempotencyKey("POST", "/api/users", "orphan");
        byte[] fingerprint = IdempotencyKey.fingerprint(USER_JSON.getBytes(StandardCharsets.UTF_8));
        assertThat(table.claim(key, fingerprint)).isInstanceOf(Claim.Granted.class);
        assertThat(table.claim(key, fingerprint)).isEqualTo(new Claim.UnderWay());

        age("61 seconds");

        assertThat(register("orphan", USER_JSON)).hasStatus(201);
        assertThat(store.sent()).hasSize(1);
    }

    @Test
    void a_dead_owners_claim_is_not_taken_over_for_another_body() {
        IdempotencyKey key = new IdempotencyKey("POST", "/api/users", "orphan");
        table.claim(key, IdempotencyKey.fingerprint(USER_JSON.getBytes(StandardCharsets.UTF_8)));
        age("61 seconds");

        assertProblem(register("orphan", OTHER_JSON), 422, "idempotency-key-reused", "orphan");
    }

    @Test
    void an_owner_that_was_only_slow_does_not_overwrite_its_successor() {
        IdempotencyKey key = new IdempotencyKey("POST", "/api/users", "slow");
        byte[] fingerprint = {1};
        Claim.Granted slow = (Claim.Granted) table.claim(key, fingerprint);
        age("61 seconds");
        Claim.Granted successor = (Claim.Granted) table.claim(key, fingerprint);

        table.answer(key, slow.owner(), new StoredAnswer(201, null, null, null, new byte[0]));
        table.release(key, slow.owner());
        assertThat(table.claim(key, fingerprint)).isEqualTo(new Claim.UnderWay());

        table.answer(key, successor.owner(), new StoredAnswer(201, null, null, null, new byte[0]));
        table.release(key, successor.owner());
        assertThat(table.claim(key, fingerprint)).isInstanceOf(Claim.Answered.class);
    }

    @Test
    void an_answer_past_its_day_counts_no_more() {
        register("key-1", USER_JSON);
        age("25 hours");

        assertThat(register("key-1", OTHER_JSON)).hasStatus(201).doesNotContainHeader("Idempotent-Replay");
    }

    @Test
    void the_sweep_removes_what_is_past_its_day() {
        register("old", USER_JSON);
        age("25 hours");
        register("new", USER_JSON);

        sweep.run();

        assertThat(rows()).isEqualTo(1);
        assertThat(register("new", USER_JSON)).hasHeader("Idempotent-Replay", "true");
    }

    @Test
    void what_a_repeat_creates_has_the_same_id_even_without_the_table() {
        register("key-1", USER_JSON);
        jdbc.update("DELETE FROM web.idempotency_key");
        register("key-1", USER_JSON);

        assertThat(store.sent()).hasSize(2);
        assertThat(registeredIds()).hasSize(1);
        UUID id = registeredIds().iterator().next();
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void different_keys_create_different_things() {
        Stream.of("a", "b", "a ".strip() + "c").forEach(key -> register(key, USER_JSON));

        assertThat(registeredIds()).hasSize(3);
    }

    @Test
    void writing_lazily_does_not_make_the_connection_lazy() {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            JdbcTemplate one = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            one.execute("SET synchronous_commit = on");
            new IdempotencyTable(one, properties).claim(new IdempotencyKey("POST", "/", "k"), new byte[] {1});
            assertThat(one.queryForObject("SHOW synchronous_commit", String.class))
                    .isEqualTo("on");
            return null;
        });
    }

    @Test
    void without_its_table_a_key_cannot_be_honoured_and_nothing_is_done() throws Exception {
        JdbcTemplate nowhere = new JdbcTemplate(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"));
        IdempotencyFilter filter =
                new IdempotencyFilter(new IdempotencyTable(nowhere, properties), problems, properties);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/users");
        request.addHeader("Idempotency-Key", "key-1");
        MockHttpServletResponse response = new MockHttpServletResponse();

        filter.doFilter(request, response, (ignored, neither) -> {
            throw new AssertionError("nothing may be done");
        });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    private MvcTestResult register(String key, String body) {
        return post("/api/users", body).header("Idempotency-Key", key).exchange();
    }

    private Set<UUID> registeredIds() {
        Set<UUID> ids = new HashSet<>();
        store.sent().forEach(command -> ids.add(((RegisterUser) command).user().value()));
        return ids;
    }

    private int rows() {
        Integer rows = jdbc.queryForObject("SELECT count(*) FROM web.idempotency_key", Integer.class);
        return rows == null ? 0 : rows;
    }

    private void age(String by) {
        jdbc.update("UPDATE web.idempotency_key SET claimed_at = claimed_at - CAST(? AS interval)", by);
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
