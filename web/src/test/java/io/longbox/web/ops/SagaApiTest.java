package io.longbox.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.longbox.api.ops.ListSagas;
import io.longbox.api.ops.SagaPage;
import io.longbox.api.ops.SagaView;
import io.longbox.web.ApiTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SagaApiTest extends ApiTest {

    private static final String SAGAS = "/api/ops/sagas";

    @Test
    void the_processes_under_way_are_shown() {
        store.answer(
                ListSagas.class,
                list -> new SagaPage(
                        List.of(new SagaView("7f", "AddToCartSaga", "reservation=1", "ASKING", false, 2)), 1, null));

        assertThat(get(SAGAS)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"items": [{"id": "7f", "process": "AddToCartSaga", "key": "reservation=1", "step": "ASKING",
                          "resting": false, "attempt": 2}], "next": null, "total": 1}""");
        assertThat(store.asked(ListSagas.class)).containsExactly(new ListSagas(null, null, null, 50));
    }

    @Test
    void some_of_them_can_be_asked_for_page_by_page() throws Exception {
        store.answer(ListSagas.class, list -> new SagaPage(List.of(), 9, list.after() == null ? "7f" : null));
        String query = SAGAS + "?process=CartHoldSaga&resting=false&limit=2";
        String cursor = JsonPath.read(get(query).getResponse().getContentAsString(), "$.next");

        assertThat(get(query + "&cursor=" + cursor)).hasStatusOk();
        assertThat(store.asked(ListSagas.class)).last().isEqualTo(new ListSagas("CartHoldSaga", false, "7f", 2));
    }

    @Test
    void what_is_left_empty_is_not_asked_for() {
        store.answer(ListSagas.class, list -> new SagaPage(List.of(), 0, null));

        assertThat(get(SAGAS + "?process=&resting=&cursor=")).hasStatusOk();
        assertThat(store.asked(ListSagas.class)).containsExactly(new ListSagas(null, null, null, 50));
    }
}
