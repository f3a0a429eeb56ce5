package io.longbox.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.longbox.web.ApiTest;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ApiDescriptionTest extends ApiTest {

    @Test
    void the_front_door_leads_to_the_page() {
        assertThat(get("/")).hasStatus(302).hasHeader("Location", "/swagger-ui.html");
        assertThat(get("/swagger-ui.html")).hasStatus(302);
        assertThat(get("/swagger-ui/index.html")).hasStatusOk();
    }

    @Test
    void every_address_is_described() throws UnsupportedEncodingException {
        Map<String, Map<String, Object>> paths = JsonPath.read(description(), "$.paths");

        assertThat(paths.keySet())
                .containsExactlyInAnyOrder(
                        "/api/users",
                        "/api/users/{userId}",
                        "/api/users/{userId}/points",
                        "/api/users/{userId}/suspension",
                        "/api/users/{userId}/subscription",
                        "/api/plans",
                        "/api/plans/{planId}",
                        "/api/users/{userId}/cart",
                        "/api/users/{userId}/cart/items",
                        "/api/users/{userId}/cart/items/{productId}",
                        "/api/users/{userId}/checkout",
                        "/api/users/{userId}/addresses",
                        "/api/users/{userId}/addresses/{addressId}",
                        "/api/shipping-methods",
                        "/api/shipping-methods/{methodId}",
                        "/api/orders/{orderId}/shipments",
                        "/api/shipments/{shipmentId}",
                        "/api/shipments/{shipmentId}/status",
                        "/api/users/{userId}/checkout/begin",
                        "/api/users/{userId}/orders",
                        "/api/orders",
                        "/api/orders/{orderId}",
                        "/api/orders/{orderId}/timeline",
                        "/api/orders/{orderId}/invoice",
                        "/api/orders/{orderId}/cancel",
                        "/api/orders/{orderId}/returns",
                        "/api/orders/{orderId}/returns/{returnId}/accept",
                        "/api/orders/{orderId}/returns/{returnId}/reject",
                        "/api/orders/{orderId}/refunds",
                        "/api/revenue",
                        "/api/users/{userId}/waitlist",
                        "/api/users/{userId}/notifications",
                        "/api/users/{userId}/notifications/read",
                        "/api/users/{userId}/notifications/live",
                        "/api/users/{userId}/unlocks",
                        "/api/users/{userId}/unlocks/{chapterId}",
                        "/api/users/{userId}/reading",
                        "/api/users/{userId}/reading/{chapterId}",
                        "/api/users/{userId}/reading/history",
                        "/api/chapters/{chapterId}/access",
                        "/api/products",
                        "/api/products/imports",
                        "/api/products/imports/{importId}",
                        "/api/products/imports/{importId}/errors",
                        "/api/products/{productId}",
                        "/api/products/{productId}/live",
                        "/api/products/{productId}/cover",
                        "/api/products/{productId}/chapters",
                        "/api/chapters/{chapterId}",
                        "/api/chapters/{chapterId}/navigation",
                        "/api/chapters/{chapterId}/pages",
                        "/api/chapters/{chapterId}/pages/{n}",
                        "/api/products/{productId}/sale-terms",
                        "/api/products/{productId}/waitlist",
                        "/api/products/{productId}/waitlist/{userId}",
                        "/api/products/{productId}/waitlist/pause",
                        "/api/products/{productId}/waitlist/resume",
                        "/api/products/{productId}/stock",
                        "/api/products/{productId}/stock/receipts",
                        "/api/products/{productId}/stock/adjustments",
                        "/api/cart-requests/{requestId}",
                        "/api/audit/products/{productId}/fairness",
                        "/api/audit/products/{productId}/why",
                        "/api/audit/events",
                        "/api/ops/sagas",
                        "/api/ops/views",
                        "/api/ops/views/{view}/rebuild");
    }

    @Test
    void every_operation_has_a_summary_and_its_problems() throws UnsupportedEncodingException {
        Map<String, Map<String, Map<String, Object>>> paths = JsonPath.read(description(), "$.paths");

        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertThat(operation).as("%s %s", method, path).containsKey("summary");
            Map<String, Map<String, Object>> responses = JsonPath.read(operation, "$.responses");
            assertThat(responses).as("%s %s", method, path).containsKeys("400", "406", "500", "503");
            assertThat(responses.keySet()).as("%s %s", method, path).anyMatch(status -> status.startsWith("2"));
            responses.forEach((status, response) -> {
                if (status.charAt(0) >= '4') {
                    assertThat(response.get("content"))
                            .as("%s %s %s", method, path, status)
                            .asString()
                            .contains("application/problem+json");
                }
            });
        }));
    }

    @Test
    void every_post_takes_an_idempotency_key_and_nothing_else_does() throws UnsupportedEncodingException {
        Map<String, Map<String, Object>> paths = JsonPath.read(description(), "$.paths");

        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            List<String> headers = JsonPath.read(operation, "$..parameters[?(@.in == 'header')].name");
            assertThat(headers.contains("Idempotency-Key"))
                    .as("%s %s", method, path)
                    .isEqualTo(method.equals("post"));
        }));
    }

    @Test
    void ids_are_uuids_and_bodies_have_examples() throws UnsupportedEncodingException {
        String api = description();

        assertThat(JsonPath.<String>read(api, "$.paths['/api/users/{userId}'].get.parameters[0].schema.format"))
                .isEqualTo("uuid");
        assertThat(JsonPath.<String>read(api, "$.components.schemas.UserInput.properties.email.example"))
                .contains("@");
        assertThat(JsonPath.<List<String>>read(api, "$.components.schemas.ProductInput.required"))
                .contains("kind", "title", "price");
        assertThat(JsonPath.<Map<String, Object>>read(api, "$.components.schemas"))
                .doesNotContainKeys("Upload", "ChapterId", "UserId", "PersonalText", "NewId", "Quantity", "ProductId");
        assertThat(JsonPath.<String>read(api, "$.info.title")).isEqualTo("Longbox");
    }

    @Test
    void every_parameter_says_what_it_is() throws UnsupportedEncodingException {
        Map<String, Map<String, Map<String, Object>>> paths = JsonPath.read(description(), "$.paths");

        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            List<Map<String, Object>> parameters = JsonPath.read(operation, "$..parameters[*]");
            parameters.forEach(parameter -> {
                Map<String, Object> schema = JsonPath.read(parameter, "$.schema");
                assertThat(parameter.containsKey("description") || "uuid".equals(schema.get("format")))
                        .as("%s %s %s", method, path, parameter)
                        .isTrue();
            });
        }));
    }

    @Test
    void what_is_no_plain_json_is_described_as_what_it_is() throws UnsupportedEncodingException {
        String api = description();

        for (String live : List.of("/api/products/{productId}/live", "/api/users/{userId}/notifications/live")) {
            assertThat(JsonPath.<Map<String, Object>>read(api, "$.paths['" + live + "'].get.responses['200'].content"))
                    .containsOnlyKeys("text/event-stream");
        }
        assertThat(JsonPath.<Map<String, Object>>read(api, "$.paths['/api/audit/events'].get.responses['200'].content"))
                .containsOnlyKeys("application/json", "application/x-ndjson");
        assertThat(JsonPath.<String>read(api, "$.paths['/api/audit/events'].get.operationId"))
                .isEqualTo("listEvents");
        assertThat(JsonPath.<Map<String, Object>>read(
                        api, "$.paths['/api/chapters/{chapterId}/pages/{n}'].get.responses['200'].content"))
                .containsOnlyKeys("image/png", "image/jpeg", "image/webp", "image/gif");
        assertThat(JsonPath.<Map<String, Object>>read(
                        api, "$.paths['/api/chapters/{chapterId}/pages/{n}'].put.requestBody.content"))
                .containsOnlyKeys("image/*", "application/octet-stream", "multipart/form-data");
        assertThat(JsonPath.<String>read(api, "$.components.schemas.Event.properties.payload.type"))
                .isEqualTo("object");
    }

    private String description() throws UnsupportedEncodingException {
        MvcTestResult answer = get("/v3/api-docs");
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
